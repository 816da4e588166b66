// What every store of digests must do with what a message is to tell: keep it until it is sent, and put back what falls away.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DigestMessages } from '../../src/core/digest-message.js';
import { MOST_RESENDS } from '../../src/core/outbox.js';
import { AT_ONCE_TURN } from '../../src/core/subscription.js';
import { foundItem, type OpenedDigests } from './digest-store.js';
import { messageTo } from './outbox.js';

interface OpenedMessages extends OpenedDigests {
  readonly messages: DigestMessages;
}

const PLACE = { chat: -5, topic: 3 };
const WHOLE = { part: 1, parts: 1 };

export function digestMessagesContract(
  name: string,
  open: () => OpenedMessages | Promise<OpenedMessages>,
): void {
  describe(`${name} as a store of what messages of digests tell`, () => {
    let opened: OpenedMessages;

    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    async function added(question: string): Promise<string> {
      const who = { ...PLACE, person: 9, kind: 'topic', question, createdAt: 100, seen: 7 } as const;
      const { id } = await opened.subscriptions.add({ ...AT_ONCE_TURN, ...who }, 20);
      return id ?? expect.fail();
    }
    const waiting = async () => (await opened.digests.waiting(PLACE)).map(({ article }) => article);
    const told = async (...stories: string[]) =>
      (await opened.digests.told(PLACE, stories)).map(({ story, articles }) => [story, articles]);

    /** Has all that waits told by one message each, in the order found; the numbers of the messages. */
    async function prepared(...items: string[]): Promise<number[]> {
      const { digests, outbox } = opened;
      const found = await digests.waiting(PLACE);
      const done = found.map(({ id }) => id);
      const carried = done.map((item, message) => ({ item, lead: item, message }));
      const messages = items.map((item) => messageTo(-5, item, { topic: 3 }));
      const stories = found.flatMap(({ story, article }) => [
        { story, articles: [article] },
        { story: `article ${article}`, articles: [article] },
      ]);
      const digest = { place: PLACE, messages, done, carried, told: stories, turns: [] };
      expect(await digests.prepare(digest, 300)).toBe(true);
      const [row = expect.fail()] = await outbox.due(1000, 9);
      return items.map((_, index) => row.id + index);
    }
    const standingOf = async (message: number, page = WHOLE) => {
      const { stories, part, parts } = await opened.messages.standing(message, page);
      return [stories.map(({ article }) => article), part, parts];
    };

    it('keeps what a message tells until it is sent, and does not take it for what waits', async () => {
      const id = await added('Lúa');
      await opened.digests.found(id, { from: 7, to: 12 }, [foundItem('a')], 200);
      const [message = 0] = await prepared('digest 1/1 a');
      expect(await waiting()).toEqual([]);
      expect(await opened.digests.placesDue(500)).toEqual([]);
      await opened.digests.found(id, { from: 12, to: 13 }, [foundItem('a')], 400);
      expect(await standingOf(message)).toEqual([['a'], 1, 1]);
      expect(await standingOf(message)).toEqual([['a'], 1, 1]);
      await opened.outbox.begin(message, 'one', 2000);
      await opened.outbox.sent(message, 77, 1500);
      expect(await standingOf(message)).toEqual([[], 1, 1]);
      expect(await waiting()).toEqual([]);
    });

    it('puts back what is paused, as if it had never been told, under a key that bars no other message', async () => {
      const [one, two] = [await added('Lúa'), await added('Lũ')];
      await opened.digests.found(one, { from: 7, to: 12 }, [foundItem('a', { story: 's' })], 200);
      await opened.digests.found(two, { from: 7, to: 12 }, [foundItem('b')], 200);
      const [first = 0, second = 0] = await prepared('digest 1/2 a', 'digest 2/2 b');
      await opened.subscriptions.change(one, { paused: true });
      expect(await standingOf(second, { part: 2, parts: 2 })).toEqual([['b'], 1, 1]);
      expect(await standingOf(first, { part: 1, parts: 2 })).toEqual([[], 1, 2]);
      expect(await waiting()).toEqual(['a']);
      expect(await told('s', 'article a', 'article b')).toEqual([['article b', ['b']]]);
      await opened.outbox.drop(first, 1500);
      await opened.subscriptions.change(one, { paused: false });
      expect(await standingOf(first, { part: 1, parts: 2 })).toEqual([[], 1, 2]);
      const again = await opened.outbox.counts();
      await prepared('digest 1/2 a');
      expect((await opened.outbox.counts()).pending).toBe(again.pending + 1);
    });

    it('ends what was found for an ended one, and puts back what others found along with it', async () => {
      const [one, two] = [await added('Lúa'), await added('Lũ')];
      await opened.digests.found(one, { from: 7, to: 12 }, [foundItem('a', { story: 's' })], 200);
      await opened.digests.found(two, { from: 7, to: 12 }, [foundItem('b', { story: 's' })], 200);
      const [lead, other] = await opened.digests.waiting(PLACE);
      if (lead === undefined || other === undefined) return expect.fail();
      const carried = [lead, other].map(({ id }) => ({ item: id, lead: lead.id, message: 0 }));
      await opened.digests.prepare(
        {
          place: PLACE,
          messages: [messageTo(-5, 'digest 1/1 a', { topic: 3 })],
          done: [lead.id, other.id],
          carried,
          told: [{ story: 's', articles: ['a', 'b'] }],
          turns: [],
        },
        300,
      );
      await opened.subscriptions.remove(one);
      expect(await waiting()).toEqual(['b']);
      expect(await told('s')).toEqual([]);
    });

    it('knows what of a place is still to be sent, but for a digest of which somebody may have a part', async () => {
      const { digests, outbox } = opened;
      const id = await added('Lúa');
      const items = ['a', 'b'].map((article) => foundItem(article));
      await digests.found(id, { from: 7, to: 12 }, items, 200);
      const [first = 0, second = 0] = await prepared('digest 1/2 a', 'digest 2/2 b');
      const unsent = async () =>
        (await digests.unsent(PLACE)).map(({ message, items }) => [
          message,
          ...items.map(({ article }) => article),
        ]);
      expect(await unsent()).toEqual([
        [first, 'a'],
        [second, 'b'],
      ]);
      expect(await digests.unsent({ chat: -5, topic: null })).toEqual([]);
      await outbox.begin(first, 'one', 2000);
      expect(await unsent()).toEqual([]);
      await outbox.release(first, 'one', 3000);
      expect(await unsent()).toHaveLength(2);
      await outbox.begin(first, 'one', 2000);
      await outbox.uncertain(first, 'one', 1500);
      expect(await unsent()).toEqual([]);
    });

    it('takes messages back that nobody is sending, and has others tell what they were to', async () => {
      const { digests, outbox } = opened;
      const id = await added('Lúa');
      await digests.found(id, { from: 7, to: 12 }, [foundItem('a'), foundItem('b')], 200);
      const takenBack = await prepared('digest 1/2 a', 'digest 2/2 b');
      const [first = 0, second = 0] = takenBack;
      const done = (await digests.unsent(PLACE)).flatMap(({ items }) => items.map((item) => item.id));
      const carried = done.map((item) => ({ item, lead: item, message: 0 }));
      const whole = { place: PLACE, messages: [messageTo(-5, 'digest 1/1 a', { topic: 3 })], done, carried };
      const digest = { ...whole, told: [{ story: 's', articles: ['a'] }], turns: [], takenBack };
      await outbox.begin(second, 'one', 2000);
      expect(await digests.prepare(digest, 400)).toBe(false);
      expect(await standingOf(second)).toEqual([['b'], 1, 1]);
      await outbox.release(second, 'one', 300);
      expect(await digests.prepareAll([digest, { ...digest, told: [] }], 400)).toEqual([digest]);
      expect(await outbox.counts()).toMatchObject({ pending: 1, dropped: 2 });
      expect(await standingOf(first)).toEqual([[], 1, 1]);
      expect(await told('s', 'article a', 'article b')).toEqual([['s', ['a']]]);
      const [row = expect.fail()] = await outbox.due(1000, 1);
      expect(await standingOf(row.id)).toEqual([['a', 'b'], 1, 1]);
    });

    it('is done with what a message was to tell that may have been received often enough', async () => {
      await opened.digests.found(await added('Lúa'), { from: 7, to: 12 }, [foundItem('a')], 200);
      const [message = 0] = await prepared('digest 1/1 a');
      for (let times = 0; times <= MOST_RESENDS; times++) {
        expect(await standingOf(message)).toEqual([['a'], 1, 1]);
        await opened.outbox.begin(message, 'one', 1000);
        if (times % 2 === 0) await opened.outbox.recover(1001, 50);
        else await opened.outbox.uncertain(message, 'one', 1001);
      }
      expect(await opened.outbox.counts()).toMatchObject({ unknown: 1 });
      expect(await standingOf(message)).toEqual([[], 1, 1]);
      expect(await waiting()).toEqual([]);
    });

    it('puts what comes to a place at once off that takes nothing for now, together with what it was to be told', async () => {
      const [id, other] = [await added('Lúa'), await added('Lũ')];
      await opened.subscriptions.change(other, { frequency: 'daily', nextAt: 9000 });
      await opened.digests.found(id, { from: 7, to: 12 }, [foundItem('a')], 200);
      const [message = 0] = await prepared('digest 1/1 a');
      await opened.outbox.begin(message, 'one', 2000);
      await opened.outbox.shut(message, 1000, 5000);
      expect(await waiting()).toEqual(['a']);
      expect([await opened.subscriptions.get(id), await opened.subscriptions.get(other)]).toMatchObject([
        { nextAt: 5000 },
        { nextAt: 9000 },
      ]);
      expect(await opened.outbox.counts()).toMatchObject({ dropped: 1 });
    });

    it('knows whether a digest of a day is still to be sent, and its last message', async () => {
      const { messages, outbox } = opened;
      const since = (moment: number) => messages.sentSince(PLACE, moment);
      const ofDay = { topic: 3, period: '2026-01-02', dueAt: 100 };
      await outbox.add([messageTo(-5, 'digest 1/1 z', { topic: 3 })]);
      expect(await since(100)).toBeNull();
      await outbox.add([messageTo(-5, 'digest 1/2 a', ofDay), messageTo(-5, 'digest 2/2 b', ofDay)]);
      expect(await since(100)).toBe('under-way');
      expect(await since(101)).toBeNull();
      expect(await messages.sentSince({ chat: -5, topic: null }, 100)).toBeNull();
      for (let number = 70; number < 73; number++) {
        const [row = expect.fail()] = await outbox.due(1000, 1);
        await outbox.begin(row.id, 'one', 2000);
        expect(await since(100)).toBe('under-way');
        await outbox.sent(row.id, number, 1500);
      }
      expect(await since(100)).toEqual({ message: 72 });
    });

    it('puts back what is given back, or was for a chat that is gone; what is dropped is done with', async () => {
      const id = await added('Lúa');
      for (const [how, left] of [
        ['giveBack', ['a']],
        ['dropChat', ['a']],
        ['drop', []],
      ] as const) {
        await opened.digests.found(id, { from: 7, to: 12 }, [foundItem('a')], 200);
        const [message = 0] = await prepared('digest 1/1 a');
        await opened.outbox[how](how === 'dropChat' ? -5 : message, 1500);
        expect(await waiting()).toEqual(left);
        expect(await told('article a')).toEqual(how === 'drop' ? [['article a', ['a']]] : []);
        expect(await opened.outbox.counts()).toMatchObject({ pending: 0 });
      }
    });
  });
}
