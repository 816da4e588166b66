// What every article store must do when writing fails, when its numbers run out, and when what is stored was spoilt.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleHistory } from '../../src/core/article-history.js';
import type { ArticleStore, WordSearch } from '../../src/core/article-store.js';
import { all, articleOf, code, model, type OpenedStore, put } from '../support/articles.js';

export interface OpenedFragile extends OpenedStore {
  readonly history: ArticleHistory;
  /** From now on, whatever writes to the table fails, saying that the disk is on fire. */
  failOn(table: string): void | Promise<void>;
  /** The next chunk gets the number after this one. */
  numberAfter(chunk: number): void | Promise<void>;
  /** Runs a statement past the store. */
  run(sql: string): void | Promise<void>;
}

const LAST_LABEL = 2 ** 32 - 1;

export function wholeArticlesContract(
  name: string,
  open: () => OpenedFragile | Promise<OpenedFragile>,
): void {
  describe(`${name} as a store of whole articles`, () => {
    let opened: OpenedFragile;
    let store: ArticleStore;
    let words: WordSearch;
    let history: ArticleHistory;

    beforeEach(async () => {
      opened = await open();
      ({ store, words, history } = opened);
    });
    afterEach(() => opened.close());

    it('refuses to store vectors before it knows whose they are', async () => {
      expect(await code(() => put(store, articleOf('a')))).toBe('MODEL_MISMATCH');
    });

    it.each(['vectors', 'chunk_words', 'meta'])(
      'leaves the former article whole when writing its %s fails halfway',
      async (table) => {
        await store.setModel(model);
        await put(store, articleOf('a', { title: 'Bộ Y tế (BYT)' }), { hash: 'good' });
        const state = async () => [
          await store.hashOf('a'),
          await store.byKey('a'),
          await store.chunksOf('a'),
          await all(store.allVectors()),
          await store.change(),
          await history.versionsOf('a'),
          await words.search('typed', ['sang', 'khai'], 9),
          await words.frequencies('folded', ['sang', 'ngay', 'moi']),
          await words.meanings(['BYT']),
          await words.total(),
        ];
        const before = await state();
        await opened.failOn(table);
        const [first = new Float32Array()] = (await store.vectorsOf(await store.chunkIds())).values();
        const chunk = { caption: null, start: 0, end: 4, searchText: 'mới', vector: first };
        const replacement = { hash: 'bad', file: '/f', line: null, chunks: [chunk], now: 2 };
        await expect(store.replace(articleOf('a', { text: 'Tin mới.' }), replacement)).rejects.toThrow(
          'disk on fire',
        );
        if (table === 'meta') await expect(store.remove(['a'], 5)).rejects.toThrow('disk on fire');
        expect(await state()).toEqual(before);
      },
    );

    it('numbers chunks up to the last label and refuses the first one beyond', async () => {
      await store.setModel(model);
      await put(store, articleOf('a', { captions: [] }));
      await opened.numberAfter(LAST_LABEL - 1);
      const { added } = await put(store, articleOf('b', { captions: [], text: 'Lúa gạo.' }));
      expect(added.map(({ id }) => id)).toEqual([LAST_LABEL]);
      expect((await words.search('folded', ['lua'], 5)).map(({ chunk }) => chunk)).toEqual([LAST_LABEL]);
      expect((await store.chunks([LAST_LABEL]))[0]?.text).toBe('Lúa gạo.');
      expect(await code(() => put(store, articleOf('c', { captions: [] })))).toBe('CHUNK_INVALID');
      expect(await store.remove(['b'])).toEqual([LAST_LABEL]);
      expect(await words.search('folded', ['lua'], 5)).toEqual([]);
    });

    it('says so when a stored article or version is not what any version of the program writes', async () => {
      await store.setModel(model);
      await put(store, articleOf('a'));
      await opened.run(`UPDATE articles SET captions = '{"not":"a list"}'`);
      expect(await code(() => store.byKey('a'))).toBe('DATABASE_UNREADABLE');
      expect(await code(() => history.versionsOf('a'))).toBe('DATABASE_UNREADABLE');
      await store.remove(['a']);
      expect(await code(() => history.version('a', 1))).toBe('DATABASE_UNREADABLE');
    });

    it('puts an article in the place of another, and its short forms in that of theirs', async () => {
      await store.setModel(model);
      await put(store, articleOf('a', { text: 'Bộ Y tế (BYT) họp.' }));
      const former = await store.byKey('a');
      await put(store, articleOf('a', { text: 'Bộ Công Thương (BCT) họp.' }));
      expect((await store.byKey('a'))?.id).toBe(former?.id);
      expect(await words.meanings(['BYT'])).toEqual([]);
      expect(await words.meanings(['BCT'])).toMatchObject([{ long: 'Bộ Công Thương', articles: 1 }]);
    });

    it('keeps the place of every word of a text that holds what no text should', async () => {
      await store.setModel(model);
      const text = `Trước\0sau và ${'\ud800'}nửa chữ, rồi hết.`;
      const { added } = await put(store, articleOf('a', { text, captions: [] }));
      const [chunk] = await store.chunks(added.map(({ id }) => id));
      expect(chunk?.text.slice(-8)).toBe('rồi hết.');
      expect(chunk?.article.text).toHaveLength(text.length);
      await put(store, articleOf('a', { text, captions: [] }), { hash: 'two' });
      expect(await history.versionsOf('a')).toHaveLength(1);
    });
  });
}
