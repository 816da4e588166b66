// The SQLite store under the common contract, and what only SQLite can get wrong.
import { describe, expect, it } from 'vitest';
import { collected } from '../../src/core/in-turn.js';
import { createArticleStore } from '../../src/store/articles.js';
import { openDatabase } from '../../src/store/database.js';
import { createWordSearch } from '../../src/store/word-search.js';
import { articleStoreContract } from '../contracts/article-store.js';
import { modelRecordContract } from '../contracts/model-record.js';
import { wordSearchContract } from '../contracts/word-search.js';
import { articleOf, model, put } from '../support/articles.js';

function open() {
  const db = openDatabase(':memory:');
  const store = createArticleStore(db);
  return { db, store, words: createWordSearch(db), close: () => void db.close() };
}

articleStoreContract('SQLite', open);
modelRecordContract('SQLite', open);
wordSearchContract('SQLite', open);

describe('the SQLite article store', () => {
  it('refuses to store vectors before it knows whose they are', async () => {
    const { store, close } = open();
    await expect(put(store, articleOf('a'))).rejects.toMatchObject({ code: 'MODEL_MISMATCH' });
    close();
  });

  it.each(['vectors', 'chunk_words', 'meta'])(
    'leaves the former article whole when writing its %s fails halfway',
    async (table) => {
      const { db, store, words, close } = open();
      await store.setModel(model);
      await put(store, articleOf('a'), { hash: 'good' });
      const state = async () => [
        await store.hashOf('a'),
        await store.byKey('a'),
        await store.chunksOf('a'),
        await collected(store.allVectors()),
        await store.change(),
        await words.search('typed', ['sang', 'khai'], 9),
        await words.frequencies('folded', ['sang', 'ngay', 'moi']),
        await words.total(),
      ];
      const before = await state();
      const event = table === 'meta' ? 'UPDATE' : 'INSERT';
      db.exec(
        `CREATE TRIGGER fail BEFORE ${event} ON ${table} BEGIN SELECT raise(ABORT, 'disk on fire'); END`,
      );
      const [first] = (await store.vectorsOf(await store.chunkIds())).values();
      const chunk = {
        caption: null,
        start: 0,
        end: 4,
        searchText: 'mới',
        vector: first ?? new Float32Array(),
      };
      const replacement = { hash: 'bad', file: '/f', line: null, chunks: [chunk], now: 2 };
      await expect(store.replace(articleOf('a', { text: 'Tin mới.' }), replacement)).rejects.toThrow(
        'disk on fire',
      );
      expect(await state()).toEqual(before);
      close();
    },
  );

  it('keeps its full-text tables sound while articles come, change and go', async () => {
    const { db, store, close } = open();
    await store.setModel(model);
    for (let i = 0; i < 60; i++) {
      await put(store, articleOf(`k${i % 20}`, { text: `Bản tin số ${i} về lúa gạo và thời tiết.` }));
      if (i % 7 === 0) await store.remove([`k${(i + 3) % 20}`]);
    }
    for (const table of ['words_typed', 'words_folded']) {
      expect(() => db.exec(`INSERT INTO ${table} (${table}) VALUES ('integrity-check')`)).not.toThrow();
      const terms = db.prepare(`SELECT max(doc) AS most FROM ${table}_terms`).get();
      expect(terms).toEqual({ most: (await store.chunkIds()).length });
    }
    close();
  });

  it('numbers chunks up to the last label and refuses the first one beyond', async () => {
    const { db, store, words, close } = open();
    await store.setModel(model);
    await put(store, articleOf('a', { captions: [] }));
    db.prepare("UPDATE sqlite_sequence SET seq = ? WHERE name = 'chunks'").run(2 ** 32 - 2);
    const { added } = await put(store, articleOf('b', { captions: [], text: 'Lúa gạo.' }));
    expect(added.map(({ id }) => id)).toEqual([2 ** 32 - 1]);
    expect((await words.search('folded', ['lua'], 5)).map(({ chunk }) => chunk)).toEqual([2 ** 32 - 1]);
    expect((await store.chunks([2 ** 32 - 1]))[0]?.text).toBe('Lúa gạo.');
    await expect(put(store, articleOf('c', { captions: [] }))).rejects.toMatchObject({
      code: 'CHUNK_INVALID',
    });
    expect(await store.remove(['b'])).toEqual([2 ** 32 - 1]);
    expect(await words.search('folded', ['lua'], 5)).toEqual([]);
    close();
  });

  it('says so when a stored article is not what any version writes', async () => {
    const { db, store, close } = open();
    await store.setModel(model);
    await put(store, articleOf('a'));
    db.exec(`UPDATE articles SET captions = '{"not":"a list"}'`);
    await expect(store.byKey('a')).rejects.toThrow(expect.objectContaining({ code: 'DATABASE_UNREADABLE' }));
    close();
  });
});
