// What every queue of passages that wait for their vectors must do.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EmbeddingQueue, passageId, type QueuedPassage } from '../../src/core/embedding-queue.js';

export interface OpenedQueue {
  readonly queue: EmbeddingQueue;
  /** As if the process had noted nothing for so many seconds. */
  silence(process: string, seconds: number): Promise<void>;
  close(): Promise<void>;
}

const MODEL = { name: 'one', dimension: 2, fingerprint: 'one' };
const OTHER = { name: 'other', dimension: 2, fingerprint: 'other' };
/** Silent for so many seconds a process is there still; for so many it is gone. */
const [QUIET, GONE] = [10, 20];

const passage = (text: string): QueuedPassage => ({ id: passageId(text), text });
const [first, second, third] = [passage('Một.'), passage('Hai.'), passage('Ba: “bốn”, \u{1F600}')];
const texts = (passages: readonly QueuedPassage[]): string[] => passages.map(({ text }) => text).sort();

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

    it('gives each passage to one process, in the order put and no more than asked for', async () => {
      await queue.put(MODEL, 'ingest', [second, first, first]);
      await queue.put(MODEL, 'ingest', [third, second]);
      expect(texts(await queue.claim(MODEL, 'a', 1))).toEqual(texts([second]));
      expect(texts(await queue.claim(MODEL, 'b', 1))).toEqual(texts([first]));
      expect(await queue.claim(MODEL, 'c', 9)).toEqual([third]);
      expect(await queue.claim(MODEL, 'd', 9)).toEqual([]);
    });

    it('gives again what was claimed by a process that is gone, has left, or asks again', async () => {
      await queue.put(MODEL, 'ingest', [first]);
      expect(await queue.claim(MODEL, 'a', 9)).toEqual([first]);
      await opened.silence('a', QUIET);
      expect(await queue.claim(MODEL, 'b', 9)).toEqual([]);
      await opened.silence('a', GONE);
      expect(await queue.claim(MODEL, 'b', 9)).toEqual([first]);
      expect(await queue.claim(MODEL, 'b', 9)).toEqual([first]);
      await opened.silence('b', GONE);
      await queue.note(MODEL, 'b');
      expect(await queue.claim(MODEL, 'c', 9)).toEqual([]);
      await queue.leave('b');
      expect(await queue.claim(MODEL, 'c', 9)).toEqual([first]);
    });

    it('gives the vectors written, each once, to who asks for them, and says what it does not hold', async () => {
      await queue.put(MODEL, 'ingest', [first, second]);
      await queue.claim(MODEL, 'a', 9);
      await written(first, 0.6, -0.8);
      await written(third, 1, 0);
      const taken = await queue.take(MODEL, 'ingest', [first.id, second.id, third.id]);
      expect(taken).toEqual({ vectors: new Map([[first.id, vector(0.6, -0.8)]]), missing: [third.id] });
      const again = await queue.take(MODEL, 'ingest', [first.id]);
      expect(again).toEqual({ vectors: new Map(), missing: [first.id] });
    });

    it('keeps the first vector of a passage, and embeds none that has one or is dropped', async () => {
      await queue.put(MODEL, 'ingest', [first, second]);
      await written(first, 1, 0);
      await written(first, 0, 1);
      await queue.put(MODEL, 'ingest', [first]);
      await queue.drop(MODEL, [second.id, third.id]);
      expect(await queue.claim(MODEL, 'a', 9)).toEqual([]);
      expect((await queue.take(MODEL, 'ingest', [first.id])).vectors.get(first.id)).toEqual(vector(1, 0));
    });

    it('keeps the passages of two models apart', async () => {
      await queue.put(MODEL, 'ingest', [first]);
      expect(await queue.claim(OTHER, 'a', 9)).toEqual([]);
      await queue.put(OTHER, 'ingest', [first]);
      await written(first, 1, 0);
      expect((await queue.take(OTHER, 'ingest', [first.id])).vectors.size).toBe(0);
      expect((await queue.take(MODEL, 'ingest', [first.id])).vectors.size).toBe(1);
      expect(await queue.claim(OTHER, 'a', 9)).toEqual([first]);
    });

    it('tells whether another process is there for a model, until it leaves or is silent', async () => {
      const isHelped = (process: string, model = MODEL) => queue.isHelped(model, process);
      expect(await isHelped('a')).toBe(false);
      await queue.claim(MODEL, 'b', 1);
      expect([await isHelped('a'), await isHelped('b'), await isHelped('a', OTHER)]).toEqual([
        true,
        false,
        false,
      ]);
      await opened.silence('b', GONE);
      expect(await isHelped('a')).toBe(false);
      await queue.note(MODEL, 'b');
      expect(await isHelped('a')).toBe(true);
      await queue.leave('b');
      expect(await isHelped('a')).toBe(false);
    });

    it('drops what a process put that is gone, and tells another that waits for it too', async () => {
      await queue.put(MODEL, 'one', [first, second]);
      await queue.put(MODEL, 'other', [third]);
      expect((await queue.take(MODEL, 'other', [first.id, third.id])).missing).toEqual([]);
      await opened.silence('one', GONE);
      expect((await queue.take(MODEL, 'other', [first.id, third.id])).missing).toEqual([first.id]);
      await queue.put(MODEL, 'other', [first]);
      expect(texts(await queue.claim(MODEL, 'a', 9))).toEqual(texts([first, third]));
      await queue.note(MODEL, 'one');
      expect((await queue.take(MODEL, 'one', [second.id])).missing).toEqual([second.id]);
      await queue.leave('other');
      expect((await queue.take(MODEL, 'a', [first.id, third.id])).missing).toHaveLength(2);
    });
  });
}
