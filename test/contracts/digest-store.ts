// What every store of digests must do: what is found waits once, a digest is prepared whole or not at all, and by one alone.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  DEFAULT_DIGEST_SETTINGS,
  type DigestStore,
  type FoundItem,
  type PreparedDigest,
  type Turn,
} from '../../src/core/digest.js';
import { AT_ONCE_TURN, type NewSubscription } from '../../src/core/subscription.js';
import { messageTo } from './outbox.js';
import type { OpenedSubscriptions } from './subscription-store.js';

export interface OpenedDigests extends OpenedSubscriptions {
  readonly digests: DigestStore;
}

/** An article found for a subscription, of a story of its own unless one is named. */
export function foundItem(article: string, over: Partial<FoundItem> = {}): FoundItem {
  const source = { headline: 'Lúa', title: 'Lúa', outlet: 'Báo', url: null, date: null, eventDay: null };
  const span = { start: 0, end: 9 };
  const quote = { ...source, ...span, text: 'Lúa “giá”', article, caption: null, passage: span };
  return { story: `story of ${article}`, article, quote, score: 0.75, ...over };
}

const PLACE = { chat: -5, topic: 3 };
/** Subscriptions stand at 7. */
const LOOKED = { from: 7, to: 12 };
const DAILY = { frequency: 'daily', lastDay: '2026-01-01', nextAt: 1000 } as const;

export function digestStoreContract(name: string, open: () => OpenedDigests | Promise<OpenedDigests>): void {
  describe(`${name} as a store of digests`, () => {
    let opened: OpenedDigests;
    let digests: DigestStore;

    beforeEach(async () => {
      opened = await open();
      digests = opened.digests;
    });
    afterEach(() => opened.close());

    async function added(over: Partial<NewSubscription> = {}): Promise<string> {
      const who = { ...PLACE, person: 9, kind: 'topic', question: 'Lúa', createdAt: 100, seen: 7 } as const;
      const { id } = await opened.subscriptions.add({ ...AT_ONCE_TURN, ...who, ...over }, 20);
      return id ?? expect.fail();
    }
    const stories = async (place = PLACE) => (await digests.waiting(place)).map(({ article }) => article);
    const ids = async () => (await digests.waiting(PLACE)).map(({ id }) => id);
    const turn = (subscription: string, over: Partial<Turn> = {}): Turn => ({
      ...{ subscription, from: { lastDay: '2026-01-01', nextAt: 1000 }, lastDay: '2026-01-02', nextAt: 2000 },
      ...over,
    });
    const digest = (over: Partial<PreparedDigest> = {}): PreparedDigest => ({
      ...{ place: PLACE, messages: [], done: [], carried: [], told: [], turns: [] },
      ...over,
    });

    it('keeps what a place settled, and knows what one that settled nothing has', async () => {
      expect(await digests.settings(PLACE)).toEqual(DEFAULT_DIGEST_SETTINGS);
      const settled = { zone: 'Asia/Tokyo', quiet: { from: '22:00', to: '06:30' }, most: 3 };
      await digests.settle(PLACE, settled);
      await digests.settle({ chat: -5, topic: null }, { ...settled, most: 4 });
      expect(await digests.settings(PLACE)).toEqual(settled);
      expect(await digests.settings({ chat: -5, topic: null })).toMatchObject({ most: 4 });
      expect(await digests.settle(PLACE, { quiet: null })).toEqual({ ...settled, quiet: null });
      expect(await digests.settings(PLACE)).toEqual({ ...settled, quiet: null });
    });

    it('has a place looked at anew when it settled something else', async () => {
      await added({ ...DAILY, nextAt: 9000 });
      const held = await added({ question: 'Lũ', nextAt: 9000 });
      expect(await digests.placesDue(10)).toEqual([]);
      await digests.settle(PLACE, DEFAULT_DIGEST_SETTINGS);
      expect(await digests.placesDue(10)).toEqual([PLACE]);
      expect((await opened.subscriptions.get(held))?.nextAt).toBeNull();
    });

    it('notes what was found once, as it was found, together with how far was looked', async () => {
      const id = await added();
      expect(await digests.found(id, LOOKED, [foundItem('a'), foundItem('b')], 200)).toBe(true);
      const further = { from: 12, to: 15 };
      expect(await digests.found(id, further, [foundItem('a', { score: 1 }), foundItem('c')], 300)).toBe(
        true,
      );
      expect(await digests.found(id, { from: 15, to: 16 }, [foundItem('b')], 400)).toBe(true);
      expect((await opened.subscriptions.get(id))?.seen).toBe(16);
      expect(await stories()).toEqual(['a', 'b', 'c']);
      const [first] = await digests.waiting(PLACE);
      expect(first).toEqual({ ...foundItem('a'), id: expect.any(Number), subscription: id, foundAt: 200 });
      expect(await stories({ chat: -5, topic: 4 })).toEqual([]);
    });

    it('notes nothing where another looked meanwhile, and leaves how far that was', async () => {
      const id = await added();
      await digests.found(id, LOOKED, [foundItem('a')], 200);
      const [first = 0] = await ids();
      await digests.prepare(digest({ done: [first] }), 250);
      for (const late of [LOOKED, { from: 7, to: 15 }, { from: 7, to: 9 }, { from: 13, to: 15 }])
        expect(await digests.found(id, late, [foundItem('a'), foundItem('b')], 300)).toBe(false);
      await opened.subscriptions.pass([id], 14);
      expect(await digests.found(id, { from: 12, to: 15 }, [foundItem('b')], 300)).toBe(false);
      expect((await opened.subscriptions.get(id))?.seen).toBe(14);
      expect(await stories()).toEqual([]);
    });

    it('notes nothing for what was ended, and forgets what waited for it', async () => {
      const id = await added();
      await digests.found(id, LOOKED, [foundItem('a')], 200);
      await opened.subscriptions.remove(id);
      expect(await digests.found(id, { from: 12, to: 13 }, [foundItem('b')], 200)).toBe(false);
      expect(await stories()).toEqual([]);
    });

    it('knows which places are due, each once, and when the next will be', async () => {
      expect(await digests.nextDue()).toBeNull();
      await added(DAILY);
      await added({ ...DAILY, question: 'Lũ', nextAt: 900 });
      await added({ ...DAILY, chat: 2, topic: null, nextAt: 1001 });
      const paused = await added({ ...DAILY, chat: 4, topic: null, nextAt: 5 });
      await opened.subscriptions.change(paused, { paused: true });
      expect(await digests.placesDue(1000)).toEqual([PLACE]);
      expect(await digests.placesDue(899)).toEqual([]);
      expect(await digests.placesDue(1001)).toHaveLength(2);
      expect(await digests.nextDue()).toBe(900);
    });

    it('counts what comes at once as due when something waits, unless it is held back or paused', async () => {
      const [one, daily] = [await added(), await added({ ...DAILY, chat: 2, topic: null, nextAt: 9000 })];
      expect(await digests.placesDue(500)).toEqual([]);
      for (const id of [one, daily]) await digests.found(id, LOOKED, [foundItem('a')], 200);
      expect(await digests.placesDue(500)).toEqual([PLACE]);
      await opened.subscriptions.change(one, { nextAt: 600 });
      expect(await digests.placesDue(599)).toEqual([]);
      expect(await digests.nextDue()).toBe(600);
      expect(await digests.placesDue(600)).toEqual([PLACE]);
      await opened.subscriptions.change(one, { paused: true });
      expect(await digests.placesDue(600)).toEqual([]);
    });

    it('prepares a digest whole: messages, told stories, items and turns', async () => {
      const id = await added(DAILY);
      await digests.found(id, LOOKED, [foundItem('a'), foundItem('b')], 200);
      const [first = 0] = await ids();
      const told = [{ story: 's', articles: ['a'] }];
      const prepared = digest({ messages: [messageTo(-5, 'm', { topic: 3 })], done: [first], told });
      expect(await digests.prepare({ ...prepared, turns: [turn(id)] }, 1500)).toBe(true);
      expect(await opened.outbox.counts()).toMatchObject({ pending: 1 });
      expect(await stories()).toEqual(['b']);
      expect(await opened.subscriptions.get(id)).toMatchObject({ lastDay: '2026-01-02', nextAt: 2000 });
      expect(await digests.told(PLACE, ['s', 't'])).toEqual([{ story: 's', articles: ['a'], at: 1500 }]);
      expect(await digests.told({ chat: -5, topic: null }, ['s'])).toEqual([]);
    });

    it('knows all the articles by which a story was told', async () => {
      const tell = (articles: string[] | null, now: number) =>
        digests.prepare(digest({ told: [{ story: 's', articles }] }), now);
      await tell(null, 1);
      expect(await digests.told(PLACE, ['s'])).toEqual([{ story: 's', articles: null, at: 1 }]);
      await tell(['b'], 2);
      await tell(['a', 'b'], 3);
      expect(await digests.told(PLACE, ['s'])).toEqual([{ story: 's', articles: ['a', 'b'], at: 3 }]);
    });

    it('does nothing at all where the turn was taken, or the subscription changed, paused or ended', async () => {
      const [taken, paused, ended] = [
        await added(DAILY),
        await added({ ...DAILY, question: '2' }),
        await added({ ...DAILY, question: '3' }),
      ];
      await opened.subscriptions.change(taken, { lastDay: '2026-01-02' });
      await opened.subscriptions.change(paused, { paused: true });
      await opened.subscriptions.remove(ended);
      const good = await added({ ...DAILY, question: '4' });
      for (const id of [taken, paused, ended]) {
        const told = [{ story: 's', articles: ['a'] }];
        const prepared = digest({ messages: [messageTo(-5, id)], told, turns: [turn(good), turn(id)] });
        expect(await digests.prepare(prepared, 1500)).toBe(false);
      }
      const elsewhere = digest({ place: { chat: 1, topic: null }, turns: [turn(good)] });
      expect(await digests.prepare(elsewhere, 1500)).toBe(false);
      expect(await opened.outbox.counts()).toMatchObject({ pending: 0 });
      expect(await digests.told(PLACE, ['s'])).toEqual([]);
      expect(await opened.subscriptions.get(good)).toMatchObject({ lastDay: '2026-01-01', nextAt: 1000 });
    });

    it('does nothing at all where an item went into another digest', async () => {
      const id = await added();
      await digests.found(id, LOOKED, [foundItem('a'), foundItem('b')], 200);
      const [a = 0, b = 0] = await ids();
      const prepared = digest({ messages: [messageTo(-5, 'm')], done: [a] });
      expect(await digests.prepare(prepared, 300)).toBe(true);
      const again = digest({ messages: [messageTo(-5, 'n')], done: [b, a] });
      expect(await digests.prepare(again, 300)).toBe(false);
      expect(await opened.outbox.counts()).toMatchObject({ pending: 1 });
      expect(await stories()).toEqual(['b']);
    });

    it('gives a turn to one of those who prepare it at once', async () => {
      const id = await added(DAILY);
      const made = [1, 2, 3].map((n) => digest({ messages: [messageTo(-5, `m${n}`)], turns: [turn(id)] }));
      const taken = await Promise.all(made.map((one) => digests.prepare(one, 1500)));
      expect(taken.filter(Boolean)).toEqual([true]);
      expect(await opened.outbox.counts()).toMatchObject({ pending: 1 });
    });

    it('keeps all that is settled at once', async () => {
      const quiet = { from: '22:00', to: '06:00' };
      await Promise.all([
        digests.settle(PLACE, { most: 4 }),
        digests.settle(PLACE, { quiet }),
        digests.settle(PLACE, { zone: 'Asia/Tokyo' }),
      ]);
      expect(await digests.settings(PLACE)).toEqual({ zone: 'Asia/Tokyo', quiet, most: 4 });
    });

    it('tells no story by articles that are told twice at once, nor forgets one of them', async () => {
      const told = [
        { story: 's', articles: ['a'] },
        { story: 's', articles: ['b'] },
        { story: 't', articles: null },
      ];
      await Promise.all([told, told.toReversed()].map((some) => digests.prepare(digest({ told: some }), 3)));
      expect(await digests.told(PLACE, ['s'])).toEqual([{ story: 's', articles: ['a', 'b'], at: 3 }]);
      expect(await digests.told(PLACE, ['t'])).toEqual([{ story: 't', articles: [], at: 3 }]);
    });

    it('prepares many, each for itself', async () => {
      const [one, two] = [await added(DAILY), await added({ ...DAILY, chat: 2, topic: null })];
      const places = [PLACE, PLACE, { chat: 2, topic: null }];
      const made = places.map((place, n) => {
        const messages = [messageTo(place.chat, `m${n}`)];
        return digest({ place, messages, turns: [turn(place.chat === 2 ? two : one)] });
      });
      const prepared = await digests.prepareAll(made, 1500);
      expect(prepared.map(({ messages }) => messages[0]?.item)).toEqual(['m0', 'm2']);
      expect(await opened.outbox.counts()).toMatchObject({ pending: 2 });
    });
  });
}
