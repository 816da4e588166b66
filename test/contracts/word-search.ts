// What every word search must do over the store it belongs to, whichever database is behind them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleStore, WordSearch } from '../../src/core/article-store.js';
import { foldedTokens, typedTokens } from '../../src/core/text.js';
import { articleOf, model, type OpenedStore, put } from '../support/articles.js';

export function wordSearchContract(name: string, open: () => OpenedStore | Promise<OpenedStore>): void {
  describe(`${name} as a word search`, () => {
    let opened: OpenedStore;
    let store: ArticleStore;
    let words: WordSearch;

    beforeEach(async () => {
      opened = await open();
      ({ store, words } = opened);
      await store.setModel(model);
    });
    afterEach(() => opened.close());

    const plain = { captions: [], title: 'Tin', outlet: null, agency: null, date: null, eventDay: null };
    const keysOf = async (hits: ReadonlyArray<{ chunk: number }>) =>
      (await store.chunks(hits.map(({ chunk }) => chunk))).map(({ article }) => article.key);

    it('tells words apart by their marks in the typed field and not in the folded one', async () => {
      await put(store, articleOf('city', { ...plain, text: 'Mưa lớn ở Đà Nẵng.' }));
      await put(store, articleOf('other', { ...plain, text: 'Cái đa năng nổ.' }));
      expect(await keysOf(await words.search('typed', typedTokens('đà nẵng'), 5))).toEqual(['city']);
      expect((await keysOf(await words.search('folded', foldedTokens('da nang'), 5))).sort()).toEqual([
        'city',
        'other',
      ]);
      expect(await words.search('typed', typedTokens('da nang'), 5)).toEqual([]);
    });

    it('puts the better match first, scores rising with quality, and stops at the count', async () => {
      await put(store, articleOf('one', { ...plain, text: 'Hội nghị bàn về lúa gạo.' }));
      await put(store, articleOf('two', { ...plain, text: 'Hội nghị bàn về an ninh mạng.' }));
      await put(store, articleOf('three', { ...plain, text: 'Trời nắng.' }));
      const hits = await words.search('typed', typedTokens('an ninh mạng hội nghị'), 5);
      expect(await keysOf(hits)).toEqual(['two', 'one']);
      expect(hits[0]?.score).toBeGreaterThan(hits[1]?.score ?? Number.POSITIVE_INFINITY);
      expect(await words.search('typed', typedTokens('an ninh mạng hội nghị'), 1)).toEqual(hits.slice(0, 1));
      expect(
        await words.search('typed', [...typedTokens('hội nghị'), ...typedTokens('hội nghị')], 5),
      ).toEqual(await words.search('typed', typedTokens('hội nghị'), 5));
    });

    it('searches only among the chunks it is given, with the same scores', async () => {
      const texts = ['Lúa gạo xuất khẩu.', 'Lúa gạo được mùa lớn.', 'Trời nắng.', 'Trời mưa.', 'Trời râm.'];
      for (const [i, text] of texts.entries()) await put(store, articleOf(`k${i}`, { ...plain, text }));
      const every = await words.search('typed', typedTokens('lúa'), 5);
      expect(every).toHaveLength(2);
      const last = every.slice(1);
      const only = last.map(({ chunk }) => chunk);
      expect(await words.search('typed', typedTokens('lúa'), 5, only)).toEqual(last);
      expect(await words.search('typed', typedTokens('lúa'), 5, [])).toEqual([]);
    });

    it('counts the articles that hold all tokens in one chunk, each once', async () => {
      await put(store, articleOf('one', { ...plain, text: 'Bộ Công an họp. Bộ Công an nói.' }));
      await put(store, articleOf('two', { ...plain, text: 'Bộ Công Thương họp.' }));
      expect(await words.articlesWith('typed', typedTokens('Bộ Công an'))).toBe(1);
      expect(await words.articlesWith('folded', foldedTokens('bo cong'))).toBe(2);
      expect(await words.articlesWith('typed', typedTokens('Bộ Công an họp nói'))).toBe(0);
      expect(await words.articlesWith('typed', [])).toBe(0);
    });

    it('takes any token as a word, never as a command', async () => {
      await put(store, articleOf('a', { ...plain, text: 'Lúa gạo.' }));
      for (const token of ['"', 'AND', 'c++', 'lúa" OR "gạo', '*', '?', 'words:', '\0', '', 'NEAR(', "'"]) {
        expect(await words.search('typed', [token], 5)).toEqual([]);
      }
      expect(await words.search('typed', [], 5)).toEqual([]);
      expect(await words.search('typed', typedTokens('lúa'), 0)).toEqual([]);
      const many = Array.from({ length: 2000 }, (_, i) => `không${i}`);
      expect(await words.search('typed', [...many, ...typedTokens('lúa')], 5)).toHaveLength(1);
    });

    it('counts the chunks that hold a token', async () => {
      await put(store, articleOf('a', { ...plain, text: 'Lúa và lúa.' }));
      await put(store, articleOf('b', { ...plain, text: 'Lúa gạo.' }));
      const [lua = '', gao = ''] = typedTokens('lúa gạo');
      expect(await words.frequencies('typed', [lua, gao, 'xyz', gao])).toEqual(
        new Map([
          [lua, 2],
          [gao, 1],
          ['xyz', 0],
        ]),
      );
      expect(await words.frequencies('folded', ['lua'])).toEqual(new Map([['lua', 2]]));
      expect(await words.total()).toBe(2);
    });

    it('scores a collection by what is in it now, not by what was once', async () => {
      const texts = ['Lúa gạo xuất khẩu.', 'Trời nắng to.', 'Trời mưa.', 'Trời râm mát.'];
      for (const [i, text] of texts.entries()) await put(store, articleOf(`k${i}`, { ...plain, text }));
      const before = await words.search('typed', typedTokens('lúa'), 5);
      for (let i = 0; i < 20; i++) {
        await put(store, articleOf('k1', { ...plain, text: `Trời mưa to lần ${i}, mưa mãi.` }));
        await put(store, articleOf(`extra${i}`, { ...plain, text: 'Lúa chín vàng.' }));
        await store.remove([`extra${i}`]);
      }
      await put(store, articleOf('k1', { ...plain, text: texts[1] ?? '' }));
      const after = await words.search('typed', typedTokens('lúa'), 5);
      expect(after).toHaveLength(1);
      expect(after[0]?.chunk).toBe(before[0]?.chunk);
      expect(after[0]?.score).toBeCloseTo(before[0]?.score ?? 0, 12);
    });

    it('knows its words, in order, and pairs with their counts, and forgets those that stand nowhere any more', async () => {
      await put(store, articleOf('a', { ...plain, text: 'Lúa gạo và lúa mì.' }));
      await put(store, articleOf('b', { ...plain, text: 'Lúa chín.' }));
      const pairs = ['lua2_gao5', 'lua2_chin2'];
      expect(await words.vocabulary()).toEqual([
        { typed: 'chin2', chunks: 1 },
        { typed: 'gao5', chunks: 1 },
        { typed: 'lua2', chunks: 2 },
        { typed: 'mi1', chunks: 1 },
        { typed: 'tin', chunks: 2 },
        { typed: 'va1', chunks: 1 },
      ]);
      expect([...(await words.frequencies('typed', pairs)).values()]).toEqual([1, 1]);
      await put(store, articleOf('a', { ...plain, text: 'Mưa.' }));
      await store.remove(['b']);
      expect(await words.vocabulary()).toEqual([
        { typed: 'mưa', chunks: 1 },
        { typed: 'tin', chunks: 1 },
      ]);
      expect([...(await words.frequencies('typed', pairs)).values()]).toEqual([0, 0]);
    });

    it('learns short forms from articles, both ways, and forgets them with their articles', async () => {
      const text = 'Báo Công an nhân dân (CAND) đưa tin.';
      await put(store, articleOf('a', { ...plain, text }));
      await put(
        store,
        articleOf('b', { ...plain, text: `${text} Câu lạc bộ Công an Nghệ An Đỏ (CAND) thắng.` }),
      );
      const first = { short: 'CAND', long: 'Công an nhân dân', articles: 2 };
      expect((await words.meanings(['CAND', 'XYZ']))[0]).toEqual(first);
      expect(await words.meanings(['XYZ'])).toEqual([]);
      expect(await words.shortForms(['cong_an_nhan_dan', 'x_y'])).toEqual([first]);
      await put(store, articleOf('b', { ...plain, text: 'Tin khác.' }));
      expect(await words.meanings(['CAND'])).toEqual([{ ...first, articles: 1 }]);
      await store.remove(['a']);
      expect([await words.meanings(['CAND']), await words.shortForms(['cong_an_nhan_dan'])]).toEqual([
        [],
        [],
      ]);
    });
  });
}
