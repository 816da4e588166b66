// What every store of answers must do, whichever database is behind it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inTurn } from '../../src/core/in-turn.js';
import type { AnswerStore } from '../../src/core/ports.js';
import { answered, EVERY_REPLY, notFound } from '../support/replies.js';

export interface OpenedAnswers {
  readonly answers: AnswerStore;
  /** Writes that in place of every answer. */
  write(json: string): void | Promise<void>;
  close(): void | Promise<void>;
}

const HERE = { chat: 1, topic: null };
const CHAT = -1001234567890;

export function answerStoreContract(name: string, open: () => OpenedAnswers | Promise<OpenedAnswers>): void {
  describe(`${name} as a store of answers`, () => {
    let opened: OpenedAnswers;
    let answers: AnswerStore;
    beforeEach(async () => {
      opened = await open();
      ({ answers } = opened);
    });
    afterEach(() => opened.close());

    it('gives every kind of answer back as it was, under an id that fits a button', async () => {
      for (const answer of [...EVERY_REPLY, { ...answered, question: 'Lúa\0 \ud800?' }]) {
        const saved = await answers.save({ chat: CHAT, topic: 7 }, answer, 5);
        expect(saved.id).toMatch(/^[\w-]{10}$/u);
        expect(await answers.get(saved.id)).toEqual({ id: saved.id, chat: CHAT, topic: 7, answer, at: 5 });
      }
      expect(await answers.get('nothing')).toBeNull();
      expect(await answers.get('no\0thing')).toBeNull();
    });

    it('knows the last answer of each place, also of two in the same millisecond', async () => {
      await answers.save(HERE, answered, 5);
      const second = await answers.save(HERE, notFound, 5);
      await answers.save({ chat: 2, topic: null }, answered, 6);
      const inTopic = await answers.save({ chat: 1, topic: 7 }, answered, 6);
      expect(await answers.last(HERE)).toEqual(second);
      expect(await answers.last({ chat: 1, topic: 7 })).toEqual(inTopic);
      expect(await answers.last({ chat: 3, topic: null })).toBeNull();
    });

    it('knows the answer before another in the same place alone', async () => {
      const first = await answers.save(HERE, answered, 5);
      await answers.save({ chat: 1, topic: 7 }, answered, 6);
      await answers.save({ chat: 2, topic: null }, answered, 7);
      const second = await answers.save(HERE, notFound, 8);
      await answers.save(HERE, answered, 9);
      expect(await answers.before(second.id)).toEqual(first);
      expect(await answers.before(first.id)).toBeNull();
      expect(await answers.before('nothing')).toBeNull();
    });

    it('knows the last answer to a person in a place, and the one before another', async () => {
      const asked = (user: number | null, place = HERE) =>
        answers.save(place, answered, 5, { user, message: 1 });
      const first = await asked(5);
      const second = await asked(5);
      const other = await asked(6);
      await asked(5, { chat: 2, topic: null });
      expect(await answers.lastTo(HERE, 5, null)).toEqual(second);
      expect(await answers.lastTo(HERE, 5, other.id)).toEqual(second);
      expect(await answers.lastTo(HERE, 5, second.id)).toEqual(first);
      expect(await answers.lastTo(HERE, 5, first.id)).toBeNull();
      expect(await answers.lastTo(HERE, 5, 'nothing')).toBeNull();
      expect(await answers.lastTo({ chat: 1, topic: 7 }, 5, null)).toBeNull();
      await inTurn(Array.from({ length: 49 }), () => asked(null));
      expect(await answers.lastTo(HERE, 6, null)).toEqual(other);
      await asked(null);
      expect(await answers.lastTo(HERE, 6, null)).toBeNull();
    });

    it('knows who asked and with which message', async () => {
      const { id } = await answers.save(HERE, answered, 5, { user: 9, message: 3 });
      const without = await answers.save(HERE, answered, 5);
      expect(await answers.askedBy(id)).toEqual({ user: 9, message: 3 });
      expect(await answers.askedBy(without.id)).toEqual({ user: null, message: null });
      expect(await answers.askedBy('nothing')).toBeNull();
    });

    it('knows the messages that carry an answer, those of its last sending alone', async () => {
      const { id } = await answers.save({ chat: CHAT, topic: 7 }, answered, 5);
      await answers.sent(id, [12, 11, 13], 'vi');
      expect(await answers.messagesOf(id)).toEqual([12, 11, 13]);
      await answers.sent(id, [13, 14], 'en');
      expect(await answers.messagesOf(id)).toEqual([13, 14]);
      const found = await inTurn([11, 13, 14], (message) => answers.ofMessage(CHAT, message));
      expect(found.map((one) => one?.id ?? null)).toEqual([null, id, id]);
      expect(await answers.ofMessage(1, 13)).toBeNull();
      await answers.sent(id, [], 'vi');
      expect(await answers.messagesOf(id)).toEqual([]);
    });

    it('takes a message that carried another answer for the one that it carries now', async () => {
      const [first, second] = [await answers.save(HERE, answered, 5), await answers.save(HERE, notFound, 5)];
      await answers.sent(first.id, [11, 12], 'vi');
      await answers.sent(second.id, [12, 12], 'vi');
      expect((await answers.ofMessage(1, 12))?.id).toBe(second.id);
      expect([await answers.messagesOf(first.id), await answers.messagesOf(second.id)]).toEqual([[11], [12]]);
    });

    it('knows a message that tells more of an answer, and counts it among none that carry it', async () => {
      const { id } = await answers.save(HERE, answered, 5);
      await answers.sent(id, [11], 'vi');
      await answers.alsoAbout(id, 20);
      await answers.sent(id, [12], 'vi');
      expect((await answers.ofMessage(1, 20))?.id).toBe(id);
      expect(await answers.messagesOf(id)).toEqual([12]);
      await answers.alsoAbout('nothing', 21);
      await answers.sent('nothing', [22], 'vi');
      expect([await answers.ofMessage(1, 21), await answers.ofMessage(1, 22)]).toEqual([null, null]);
    });

    it('knows the newest answer to a message, one that was sent before one that was not', async () => {
      const asked = () => answers.save(HERE, answered, 5, { user: 9, message: 3 });
      const [first, second] = [await asked(), await asked()];
      expect((await answers.toMessage(1, 3))?.id).toBe(second.id);
      await answers.sent(first.id, [11], 'vi');
      expect((await answers.toMessage(1, 3))?.id).toBe(first.id);
      await answers.sent(second.id, [12], 'vi');
      expect((await answers.toMessage(1, 3))?.id).toBe(second.id);
      expect([await answers.toMessage(2, 3), await answers.toMessage(1, 4)]).toEqual([null, null]);
    });

    it('forgets what is older than asked, with the messages that carried it, and nothing else', async () => {
      const old = await answers.save(HERE, answered, 4);
      const edge = await answers.save(HERE, answered, 5);
      await answers.sent(old.id, [11], 'vi');
      await answers.sent(edge.id, [12], 'vi');
      expect(await answers.prune(5)).toBe(1);
      expect(await answers.get(old.id)).toBeNull();
      expect([await answers.ofMessage(1, 11), await answers.messagesOf(old.id)]).toEqual([null, []]);
      expect((await answers.ofMessage(1, 12))?.id).toBe(edge.id);
    });

    it('counts an answer it cannot understand as forgotten', async () => {
      const { id } = await answers.save(HERE, answered, 4);
      await opened.write(JSON.stringify({ ...answered, quotes: [{ text: 'x' }] }));
      expect(await answers.get(id)).toBeNull();
      expect(await answers.last(HERE)).toBeNull();
    });
  });
}
