// What every article store must do, whichever database is behind them. All calls are awaited, so that
// a store that answers with promises can be put to the same test.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleStore, WordSearch } from '../../src/core/article-store.js';
import { typedTokens } from '../../src/core/text.js';
import { all, articleOf, code, type OpenedStore, put } from '../support/articles.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';

const embedder = createHashedEmbedder();

export function articleStoreContract(name: string, open: () => OpenedStore | Promise<OpenedStore>): void {
  describe(`${name} as an article store`, () => {
    let opened: OpenedStore;
    let store: ArticleStore;
    let words: WordSearch;

    beforeEach(async () => {
      opened = await open();
      ({ store, words } = opened);
      await store.setModel(embedder.model);
    });
    afterEach(() => opened.close());

    describe('articles', () => {
      it('gives an article back with every field as it was stored', async () => {
        const full = articleOf('đầy-đủ.txt', {
          updated: { day: '2025-08-17', time: '09:00' },
          dateEvidence: [
            {
              source: 'header',
              role: 'published',
              written: '16/8/2025 07:30',
              day: '2025-08-16',
              time: '07:30',
              verdict: 'used',
            },
            {
              source: 'feed',
              role: 'updated',
              written: 'hôm qua',
              day: null,
              time: null,
              verdict: 'unreadable',
            },
          ],
        });
        const bare = articleOf('bare', {
          title: null,
          captions: [],
          author: null,
          photographer: null,
          outlet: null,
          agency: null,
          url: null,
          date: null,
          eventDay: null,
        });
        await put(store, full);
        await put(store, bare);
        expect(await store.byKey('đầy-đủ.txt')).toEqual({ ...full, id: expect.any(Number), version: 1 });
        expect(await store.byKey('bare')).toEqual({ ...bare, id: expect.any(Number), version: 1 });
        expect(await store.byKey('missing')).toBeNull();
        expect(await store.count()).toBe(2);
      });

      it('knows the hash of what it holds and of nothing else', async () => {
        await put(store, articleOf('a'), { hash: 'first' });
        expect(await store.hashOf('a')).toBe('first');
        await put(store, articleOf('a'), { hash: 'second' });
        expect(await store.hashOf('a')).toBe('second');
        expect(await store.hashOf('b')).toBeNull();
      });

      it('lists articles by day and key with the undated last, also while it is written to', async () => {
        for (let i = 0; i < 230; i++) {
          const day = `2025-01-${String(1 + (i % 28)).padStart(2, '0')}`;
          await put(
            store,
            articleOf(`k${String(i).padStart(3, '0')}`, {
              date: { day, time: null, source: 'url' },
              captions: [],
            }),
          );
        }
        await put(store, articleOf('a-undated', { date: null }));
        const listed: string[] = [];
        for await (const article of store.list()) {
          if (listed.length === 0) await put(store, articleOf('z-late', { date: null }));
          listed.push(`${article.date?.day ?? 'none'} ${article.key}`);
        }
        expect(listed).toHaveLength(232);
        expect(listed.slice(0, 230)).toEqual([...listed.slice(0, 230)].sort());
        expect(listed.slice(230)).toEqual(['none a-undated', 'none z-late']);
      });

      it('removes an article with all that belongs to it and ignores keys it does not have', async () => {
        const { added } = await put(store, articleOf('a'));
        const { added: kept } = await put(store, articleOf('b'));
        expect(await store.remove(['a', 'missing'])).toEqual(added.map(({ id }) => id));
        expect(await store.hashOf('a')).toBeNull();
        const [first = 0, last = 0] = kept.map(({ id }) => id);
        expect([await store.chunkIds(0, 1), await store.chunkIds(first)]).toEqual([[first], [last]]);
        expect(await store.lastChunkId()).toBe(last);
        expect((await all(store.allVectors())).map(({ id }) => id)).toEqual(kept.map(({ id }) => id));
        expect(await words.total()).toBe(kept.length);
        expect(await words.search('typed', typedTokens('a'), 10)).toEqual([]);
      });

      it('finds what came from a file or a folder by the path itself, not by its look', async () => {
        await put(store, articleOf('a'), { file: '/in/a_b/x.txt' });
        await put(store, articleOf('b'), { file: '/in/aXb/x.txt' });
        await put(store, articleOf('c'), { file: '/in/a_b' });
        await put(store, articleOf('d'), { file: '/in/a_b2/x.txt' });
        const keys = async (root: string) => (await store.from(root)).map(({ key }) => key);
        expect(await keys('/in/a_b')).toEqual(['a', 'c']);
        expect(await keys('/in/a_b/')).toEqual(['a']);
        expect(await keys('/in/a_b/x.txt')).toEqual(['a']);
        expect(await keys('/in/%')).toEqual([]);
        expect(await store.from('/in/aXb')).toEqual([{ key: 'b', file: '/in/aXb/x.txt' }]);
      });

      it('notes that an article moved to another file, once', async () => {
        await put(store, articleOf('a'), { file: '/old' });
        expect(await store.move('a', '/new', 3)).toBe(true);
        expect(await store.move('a', '/new', 3)).toBe(false);
        expect(await store.move('missing', '/new', 3)).toBe(false);
        expect(await store.from('/new')).toEqual([{ key: 'a', file: '/new' }]);
        expect(await store.from('/old')).toEqual([]);
      });
    });

    describe('chunks', () => {
      it('gives chunks as slices of the body and of the captions, in the order asked for', async () => {
        const article = articleOf('a');
        const { added } = await put(store, article);
        const ids = added.map(({ id }) => id).reverse();
        const chunks = await store.chunks([...ids, 999_999]);
        expect(chunks.map(({ id }) => id)).toEqual(ids);
        for (const chunk of chunks) {
          const whole = chunk.caption === null ? article.text : article.captions[chunk.caption];
          expect(chunk.text).toBe(whole?.slice(chunk.start, chunk.end));
          expect(chunk.article).toEqual({ ...article, id: chunk.article.id, version: 1 });
        }
        expect(chunks.map(({ caption }) => caption)).toEqual([0, null]);
        expect((await store.chunksOf('a')).map(({ id }) => id)).toEqual([...ids].reverse());
      });

      it('puts new chunks under new numbers and never uses a number twice', async () => {
        const first = await put(store, articleOf('a'));
        const second = await put(store, articleOf('a', { text: 'Một văn bản khác hẳn.' }));
        expect(second.removed).toEqual(first.added.map(({ id }) => id));
        expect(await store.chunkIds()).toEqual(second.added.map(({ id }) => id));
        expect(await store.lastChunkId()).toBe(second.added.at(-1)?.id);
        const gone = await store.remove(['a']);
        const third = await put(store, articleOf('a'));
        const used = [...first.added.map(({ id }) => id), ...gone];
        expect(Math.min(...third.added.map(({ id }) => id))).toBeGreaterThan(Math.max(...used));
      });

      it.each([
        ['beyond the end', { caption: null, start: 0, end: 10_000 }],
        ['empty', { caption: null, start: 4, end: 4 }],
        ['turned round', { caption: null, start: 5, end: 2 }],
        ['before the beginning', { caption: null, start: -3, end: 2 }],
        ['between two units', { caption: null, start: 0.5, end: 3 }],
        ['nothing but space', { caption: null, start: 4, end: 5 }],
        ['in a caption that is not there', { caption: 7, start: 0, end: 3 }],
      ])('refuses a slice that is %s and keeps what it had', async (_, slice) => {
        await put(store, articleOf('a'), { hash: 'good' });
        const before = await store.change();
        const [vector = new Float32Array()] = await embedder.embedPassages(['x']);
        const bad = { ...slice, searchText: 'x', vector };
        const base = { hash: 'bad', file: '/in/a', line: null, now: 2 };
        expect(await code(() => store.replace(articleOf('a'), { ...base, chunks: [bad] }))).toBe(
          'CHUNK_INVALID',
        );
        expect(await store.hashOf('a')).toBe('good');
        expect(await store.change()).toBe(before);
        expect(await store.chunksOf('a')).toHaveLength(2);
      });
    });

    describe('vectors', () => {
      it('gives vectors back to the bit, by ids and all of them after an id', async () => {
        const { added } = await put(store, articleOf('a'));
        await put(store, articleOf('b'));
        const [first] = added;
        expect(first).toBeDefined();
        if (!first) return;
        expect(await store.vectorsOf([first.id, 999_999])).toEqual(new Map([[first.id, first.vector]]));
        const every = await all(store.allVectors());
        expect(every).toHaveLength(4);
        expect(every[0]).toEqual(first);
        expect(await all(store.allVectors(first.id))).toEqual(every.slice(1));
      });

      it.each([
        ['has another length', new Float32Array(3)],
        ['holds something that is no number', new Float32Array(64).fill(Number.NaN)],
      ])('refuses a vector that %s', async (_, vector) => {
        const chunks = [{ caption: null, start: 0, end: 4, searchText: 'x', vector }];
        const replacement = { hash: 'h', file: '/in/a', line: null, now: 2, chunks };
        expect(await code(() => store.replace(articleOf('a'), replacement))).toBe('MODEL_MISMATCH');
        expect(await store.count()).toBe(0);
      });
    });

    it('finds the chunks of some outlets, of an agency where there is no outlet', async () => {
      await put(store, articleOf('one', { outlet: 'Báo Một', captions: [] }));
      await put(store, articleOf('two', { outlet: 'Báo Hai', captions: [] }));
      await put(store, articleOf('agency', { outlet: null, agency: 'Hãng Ba', captions: [] }));
      const keys = async (...outlets: string[]) =>
        (await store.chunks(await store.chunksOfOutlets(outlets))).map(({ article }) => article.key);
      expect(await keys('Báo Một', 'Hãng Ba')).toEqual(['one', 'agency']);
      expect(await keys('TTXVN')).toEqual([]);
      expect(await keys()).toEqual([]);
    });

    describe('days', () => {
      beforeEach(async () => {
        const dated = (day: string) => ({ day, time: null, source: 'url' }) as const;
        await put(store, articleOf('may', { date: dated('2025-05-31'), eventDay: null, captions: [] }));
        await put(
          store,
          articleOf('july', { date: dated('2025-07-02'), eventDay: '2025-06-30', captions: [] }),
        );
        await put(store, articleOf('event', { date: null, eventDay: '2024-08-28', captions: [] }));
        await put(store, articleOf('never', { date: null, eventDay: null, captions: [] }));
      });

      it('finds chunks by the day of publication or of the event, both ends included', async () => {
        const keys = async (from: string, to: string) =>
          (await store.chunks(await store.chunksInWindow(from, to))).map(({ article }) => article.key);
        expect(await keys('2025-05-31', '2025-06-30')).toEqual(['may', 'july']);
        expect(await keys('2025-07-01', '2025-07-02')).toEqual(['july']);
        expect(await keys('2024-01-01', '2024-12-31')).toEqual(['event']);
        expect(await keys('2025-06-01', '2025-06-29')).toEqual([]);
      });

      it('names the nearest days on either side of a window', async () => {
        expect(await store.nearestDays('2025-06-01', '2025-06-29')).toEqual({
          before: '2025-05-31',
          after: '2025-06-30',
        });
        expect(await store.nearestDays('2024-01-01', '2024-01-31')).toEqual({
          before: null,
          after: '2024-08-28',
        });
        expect(await store.nearestDays('2026-01-01', '2026-01-31')).toEqual({
          before: '2025-07-02',
          after: null,
        });
      });

      it('does not name a day that is only announced', async () => {
        const date = { day: '2025-08-01', time: null, source: 'url' } as const;
        await put(store, articleOf('announced', { date, eventDay: '2026-03-21', captions: [] }));
        expect(await store.nearestDays('2025-12-01', '2025-12-31')).toEqual({
          before: '2025-08-01',
          after: null,
        });
        expect(await store.nearestDays('2026-06-01', '2026-06-30')).toEqual({
          before: '2025-08-01',
          after: null,
        });
      });

      it('counts and lists dated articles by outlet and day of publication, newest or oldest first', async () => {
        const dated = (day: string, time: string | null = null) => ({ day, time, source: 'url' }) as const;
        const from = (outlet: string | null, agency: string | null = null) => ({ outlet, agency });
        await put(store, articleOf('noon', { ...from('B'), date: dated('2025-07-02', '12:00') }));
        await put(store, articleOf('agency', { ...from(null, 'B'), date: dated('2025-01-05') }));
        await put(store, articleOf('nobody', { ...from(null), date: null }));
        const keys = async (...asked: Parameters<ArticleStore['byAge']>) =>
          (await store.byAge(...asked)).map(({ key }) => key);
        expect(await keys('newest', 3)).toEqual(['noon', 'july', 'may']);
        expect(await keys('oldest', 9)).toEqual(['agency', 'may', 'july', 'noon']);
        expect(await keys('newest', 9, { outlet: 'B' })).toEqual(['noon', 'agency']);
        const days = { from: '2025-05-31', to: '2025-07-01' };
        expect(await keys('newest', 9, { days })).toEqual(['may']);
        expect(await store.count()).toBe(7);
        expect(await store.count({ outlet: 'B' })).toBe(2);
        expect(await store.count({ days })).toBe(1);
        expect(await store.count({ outlet: 'B', days })).toBe(0);
        expect(await store.outlets()).toEqual([
          { outlet: 'Báo Mẫu', articles: 4 },
          { outlet: 'B', articles: 2 },
          { outlet: null, articles: 1 },
        ]);
      });

      it('spans from the first day to the last, event days standing in for missing dates', async () => {
        expect(await store.span()).toEqual({ from: '2024-08-28', to: '2025-07-02' });
        await store.remove(['may', 'july', 'event']);
        expect(await store.span()).toBeNull();
      });
    });
  });
}
