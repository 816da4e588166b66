// What every store of stories must do, whichever database is behind it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleStore } from '../../src/core/article-store.js';
import type { StoryReason } from '../../src/core/story.js';
import type { Placement, StoryStore } from '../../src/core/story-store.js';
import { articleOf, model, put } from '../support/articles.js';

export interface OpenedStories {
  readonly store: ArticleStore;
  readonly stories: StoryStore;
  close(): void | Promise<void>;
}

const FIRST: StoryReason = { kind: 'first' };

function vectorOf(angle: number): Float32Array {
  return Float32Array.from([Math.cos(angle), Math.sin(angle), 0, 0]);
}

function placement(over: Partial<Placement> = {}): Placement {
  return { story: null, reason: FIRST, bands: [], vector: vectorOf(0), ...over };
}

const on = (day: string | null) => ({
  date: day === null ? null : ({ day, time: null, source: 'given' } as const),
  eventDay: null,
});

export function storyStoreContract(name: string, open: () => OpenedStories | Promise<OpenedStories>): void {
  describe(`${name} as a story store`, () => {
    let opened: OpenedStories;
    let store: ArticleStore;
    let stories: StoryStore;

    beforeEach(async () => {
      opened = await open();
      ({ store, stories } = opened);
      await store.setModel(model);
    });
    afterEach(() => opened.close());

    it('opens a story, lets another article join it, and tells both with their reasons', async () => {
      await put(store, articleOf('a'));
      await put(store, articleOf('b'));
      const reason: StoryReason = {
        kind: 'same-event',
        as: 'a',
        likeness: 0.9,
        similarity: 0.95,
        names: ['Đà Nẵng'],
        days: null,
      };
      const story = await stories.place('a', placement());
      expect(await stories.place('b', placement({ story, reason }))).toBe(story);
      expect([await stories.storyOf('a'), await stories.storyOf('b'), await stories.storyOf('c')]).toEqual([
        story,
        story,
        null,
      ]);
      expect(await stories.keysOf(story ?? '')).toEqual(['a', 'b']);
      expect(
        (await stories.members(story ?? '')).map(({ article, reason }) => [article.key, reason]),
      ).toEqual([
        ['a', FIRST],
        ['b', reason],
      ]);
    });

    it('places nothing that is not stored, and opens a story in place of one that is gone', async () => {
      expect(await stories.place('a', placement())).toBeNull();
      await put(store, articleOf('a'));
      expect(await stories.place('a', placement({ story: 's999' }))).not.toBe('s999');
      expect([await stories.members('s999'), await stories.members('nonsense')]).toEqual([[], []]);
    });

    it('lets a replaced article leave, to be placed anew, and keeps an unchanged one', async () => {
      await put(store, articleOf('a'));
      await put(store, articleOf('b'));
      const story = await stories.place('a', placement());
      await stories.place('b', placement({ story }));
      await put(store, articleOf('b'));
      expect(await stories.storyOf('b')).toBe(story);
      await put(store, articleOf('b'), { hash: 'another' });
      expect([await stories.storyOf('b'), await stories.unplaced(9)]).toEqual([null, ['b']]);
      expect(await stories.keysOf(story ?? '')).toEqual(['a']);
    });

    it('lets a removed article leave, and never gives the id of an empty story again', async () => {
      await put(store, articleOf('a'));
      const story = await stories.place('a', placement({ bands: [1] }));
      await store.remove(['a']);
      expect([await stories.members(story ?? ''), await stories.sharing([1], 9)]).toEqual([[], []]);
      expect(await stories.near(vectorOf(0), null, 9)).toEqual([]);
      await put(store, articleOf('b'));
      expect(await stories.place('b', placement())).not.toBe(story);
    });

    it('places all anew for vectors of another model', async () => {
      await put(store, articleOf('a'));
      await stories.place('a', placement());
      const other = { ...model, fingerprint: 'f'.repeat(64) };
      const chunks = await store.chunksOf('a');
      const vector = new Float32Array(model.dimension);
      vector[0] = 1;
      await store.stageVectors(
        other,
        chunks.map(({ id }) => ({ id, vector })),
      );
      expect(await store.adoptStaged(other)).toBe(true);
      expect(await stories.unplaced(9)).toEqual(['a']);
    });

    it('names those without a place in the order in which they came', async () => {
      for (const key of ['c', 'a', 'b']) await put(store, articleOf(key));
      await stories.place('a', placement());
      expect([await stories.unplaced(9), await stories.unplaced(1)]).toEqual([['c', 'b'], ['c']]);
    });

    it('gives back the vector, rounded', async () => {
      await put(store, articleOf('a'));
      await stories.place('a', placement({ vector: vectorOf(0.3) }));
      expect((await stories.near(vectorOf(0), null, 9))[0]?.similarity).toBeCloseTo(Math.cos(0.3), 2);
      const numbers = [...((await stories.vectorOf('a')) ?? [])];
      expect(numbers).toEqual([...vectorOf(0.3)].map((value) => expect.closeTo(value, 2)));
      expect(await stories.vectorOf('b')).toBeNull();
    });

    it('finds the nearest by vector within the days and among those without a day', async () => {
      const days = { early: '2025-08-01', mid: '2025-08-05', late: '2025-08-20', none: null };
      for (const [i, [key, day]] of Object.entries(days).entries()) {
        await put(store, articleOf(key, on(day)));
        await stories.place(key, placement({ vector: vectorOf(i / 10) }));
      }
      const keys = async (from: string, to: string, count = 9) =>
        (await stories.near(vectorOf(0), { from, to }, count)).map(({ key }) => key);
      expect(await keys('2025-08-01', '2025-08-08')).toEqual(['early', 'mid', 'none']);
      expect(await keys('2025-08-02', '2025-08-31', 2)).toEqual(['mid', 'late']);
      expect((await stories.near(vectorOf(0), null, 9)).map(({ key }) => key)).toEqual([
        'early',
        'mid',
        'late',
        'none',
      ]);
      expect((await stories.near(vectorOf(0), null, 1))[0]?.similarity).toBeCloseTo(1, 2);
    });

    it('finds what was placed after the first search, and not where it stood before', async () => {
      await put(store, articleOf('a', on('2025-08-01')));
      await stories.place('a', placement());
      const range = { from: '2025-08-01', to: '2025-08-02' };
      expect(await stories.near(vectorOf(0), range, 9)).toHaveLength(1);
      await put(store, articleOf('b', on('2025-08-02')));
      await stories.place('b', placement({ vector: vectorOf(0.2) }));
      expect((await stories.near(vectorOf(0), range, 9)).map(({ key }) => key)).toEqual(['a', 'b']);
      await put(store, articleOf('a', on('2025-09-01')), { hash: 'moved' });
      await stories.place('a', placement());
      expect((await stories.near(vectorOf(0), range, 9)).map(({ key }) => key)).toEqual(['b']);
    });

    it('places nothing from what has changed meanwhile', async () => {
      await put(store, articleOf('a'), { hash: 'one' });
      await put(store, articleOf('b'), { hash: 'two' });
      const asOf = { hash: 'one', placings: await stories.placings() };
      await stories.place('b', placement());
      expect(await stories.placings()).toBe(asOf.placings + 1);
      expect(await stories.place('a', placement({ asOf }))).toBeNull();
      const hence = await stories.placings();
      expect(await stories.place('a', placement({ asOf: { hash: 'former', placings: hence } }))).toBeNull();
      expect(await stories.place('a', placement({ asOf: { hash: 'former', placings: null } }))).toBeNull();
      expect([await stories.unplaced(9), await stories.placings()]).toEqual([['a'], hence]);
      expect(await stories.place('a', placement({ asOf: { ...asOf, placings: hence } }))).not.toBeNull();
      expect(await stories.place('a', placement({ asOf: { ...asOf, placings: null } }))).not.toBeNull();
    });

    it('lets an article that is placed anew leave, and gives no story that is empty by it', async () => {
      await put(store, articleOf('a'));
      await put(store, articleOf('b'));
      const story = await stories.place('a', placement());
      await stories.place('b', placement({ story }));
      expect(await stories.place('a', placement({ story }))).toBe(story);
      const own = await stories.place('a', placement());
      expect(own).not.toBe(story);
      expect(await stories.place('a', placement({ story: own }))).not.toBe(own);
      expect(await stories.place('b', placement({ story: own }))).not.toBe(own);
    });

    it('finds those that share most bands first', async () => {
      for (const key of ['a', 'b', 'c']) await put(store, articleOf(key));
      await stories.place('a', placement({ bands: [1, 2, 2 ** 32 - 1] }));
      await stories.place('b', placement({ bands: [1, 2, 3] }));
      await stories.place('c', placement({ bands: [9] }));
      expect(await stories.sharing([3, 2, 1], 9)).toEqual(['b', 'a']);
      expect([
        await stories.sharing([2 ** 32 - 1], 9),
        await stories.sharing([1], 1),
        await stories.sharing([], 9),
      ]).toEqual([['a'], ['a'], []]);
    });
  });
}
