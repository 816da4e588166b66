// What every queue of passages that wait for their vectors must do.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddingQueue, passageId, type QueuedPassage } from '../../src/core/embedding-queue.js';

export interface OpenedQueue {
  readonly queue: EmbeddingQueue;
  close(): Promise<void>;
}

const MODEL = { name: 'one', dimension: 2, fingerprint: 'one' };
const OTHER = { name: 'other', dimension: 2, fingerprint: 'other' };
const DAY = 86_400_000;

const passage = (text: string): QueuedPassage => ({ id: passageId(text), text });
const [first, second, third] = [passage('Một.'), passage('Hai.'), passage('Ba: “bốn”, \u{1F600}')];
const texts = (passages: readonly QueuedPassage[]): string[] => passages.map(({ text }) => text).sort();
const by = (process: string, now = 10, until = 20) => ({ process, now, until });

export function embeddingQueueContract(name: string, open: () => Promise<OpenedQueue>): void {
  describe(`${name} as a queue of passages`, () => {
    let opened: OpenedQueue;
    let queue: EmbeddingQueue;
    beforeEach(async () => {
      opened = await open();
      ({ queue } = opened);
    });
    afterEach(() => opened.close());

    const vector = (...numbers: number[]) => Float32Array.from(numbers);
    const written = (one: QueuedPassage, ...numbers: number[]) =>
      queue.write(MODEL, [{ id: one.id, vector: vector(...numbers) }]);

    it('gives each passage to one process, the oldest first and no more than asked for', async () => {
      await queue.put(MODEL, [second], 2);
      await queue.put(MODEL, [first, first], 1);
      await queue.put(MODEL, [third], 3);
      expect(texts(await queue.claim(MODEL, 2, by('a')))).toEqual([second, first].map(({ text }) => text));
      expect(await queue.claim(MODEL, 9, by('b'))).toEqual([third]);
      expect(await queue.claim(MODEL, 9, by('c'))).toEqual([]);
    });

    it('gives again what was claimed by a process that is silent for too long, has left, or asks again', async () => {
      await queue.put(MODEL, [first], 1);
      expect(await queue.claim(MODEL, 9, by('a', 10, 20))).toEqual([first]);
      expect(await queue.claim(MODEL, 9, by('b', 19, 29))).toEqual([]);
      expect(await queue.claim(MODEL, 9, by('b', 20, 30))).toEqual([first]);
      expect(await queue.claim(MODEL, 9, by('b', 21, 31))).toEqual([first]);
      await queue.leave('b', 22);
      expect(await queue.claim(MODEL, 9, by('c', 22, 32))).toEqual([first]);
    });

    it('gives the vectors written, each once, to who asks for them, and says what it does not hold', async () => {
      await queue.put(MODEL, [first, second], 1);
      await queue.claim(MODEL, 9, by('a'));
      await written(first, 0.6, -0.8);
      await written(third, 1, 0);
      const taken = await queue.take(MODEL, [first.id, second.id, third.id]);
      expect(taken).toEqual({ vectors: new Map([[first.id, vector(0.6, -0.8)]]), missing: [third.id] });
      expect(await queue.take(MODEL, [first.id])).toEqual({ vectors: new Map(), missing: [first.id] });
    });

    it('keeps the first vector of a passage, and embeds none that has one or is dropped', async () => {
      await queue.put(MODEL, [first, second], 1);
      await written(first, 1, 0);
      await written(first, 0, 1);
      await queue.put(MODEL, [first], 2);
      await queue.drop(MODEL, [second.id, third.id]);
      expect(await queue.claim(MODEL, 9, by('a'))).toEqual([]);
      expect((await queue.take(MODEL, [first.id])).vectors.get(first.id)).toEqual(vector(1, 0));
    });

    it('keeps the passages of two models apart', async () => {
      await queue.put(MODEL, [first], 1);
      expect(await queue.claim(OTHER, 9, by('a'))).toEqual([]);
      await queue.put(OTHER, [first], 1);
      await written(first, 1, 0);
      expect((await queue.take(OTHER, [first.id])).vectors.size).toBe(0);
      expect((await queue.take(MODEL, [first.id])).vectors.size).toBe(1);
      expect(await queue.claim(OTHER, 9, by('a'))).toEqual([first]);
    });

    it('tells whether another process is there for a model, until it leaves', async () => {
      const isHelped = (process: string, since: number, model = MODEL) =>
        queue.isHelped(model, process, since);
      expect(await isHelped('a', 0)).toBe(false);
      await queue.claim(MODEL, 1, by('b', 10, 20));
      expect([await isHelped('a', 10), await isHelped('a', 11)]).toEqual([true, false]);
      expect([await isHelped('b', 0), await isHelped('a', 0, OTHER)]).toEqual([false, false]);
      await queue.claim(MODEL, 1, by('b', 30, 40));
      expect(await isHelped('a', 30)).toBe(true);
      await queue.leave('b', 31);
      expect(await isHelped('a', 0)).toBe(false);
    });

    it('drops after a day what nobody has taken', async () => {
      await queue.put(MODEL, [first], 1);
      await queue.put(MODEL, [second], 2);
      await written(first, 1, 0);
      await queue.leave('a', 2 + DAY);
      expect((await queue.take(MODEL, [first.id, second.id])).missing).toEqual([first.id]);
    });
  });
}
