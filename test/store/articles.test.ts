// The SQLite store under the common contract, and what only SQLite can get wrong.
import { describe, expect, it } from 'vitest';
import { createArticleHistory } from '../../src/store/article-versions.js';
import { createArticleStore } from '../../src/store/articles.js';
import { createWordSearch } from '../../src/store/word-search.js';
import { articleStoreContract } from '../contracts/article-store.js';
import { modelRecordContract } from '../contracts/model-record.js';
import { wholeArticlesContract } from '../contracts/whole-articles.js';
import { wordSearchContract } from '../contracts/word-search.js';
import { articleOf, model, put } from '../support/articles.js';
import { memoryDatabase } from '../support/memory-database.js';

function open(pause?: () => Promise<void>) {
  const db = memoryDatabase();
  const store = createArticleStore(db, pause);
  return {
    db,
    store,
    words: createWordSearch(db),
    history: createArticleHistory(db),
    failOn(table: string) {
      for (const event of ['INSERT', 'UPDATE'])
        db.exec(
          `CREATE TRIGGER fail_${event} BEFORE ${event} ON ${table} BEGIN SELECT raise(ABORT, 'disk on fire'); END`,
        );
    },
    numberAfter: (chunk: number) =>
      void db.prepare("UPDATE sqlite_sequence SET seq = ? WHERE name = 'chunks'").run(chunk),
    run: (sql: string) => void db.exec(sql),
    close: () => void db.close(),
  };
}

articleStoreContract('SQLite', () => open());
articleStoreContract('SQLite with pauses', () => open(async () => {}));
modelRecordContract('SQLite', () => open());
wordSearchContract('SQLite', () => open());
wholeArticlesContract('SQLite', () => open());

describe('the SQLite article store', () => {
  it('writes in the order asked for, however long what came before takes to prepare', async () => {
    const { store, db } = open(() => new Promise((resolve) => setImmediate(resolve)));
    await store.setModel(model);
    const writes: Array<Promise<unknown>> = [];
    const asking = (key: string, text: string) =>
      new Promise<void>((asked) => {
        const replace: typeof store.replace = (...given) => {
          asked();
          return store.replace(...given);
        };
        writes.push(put({ ...store, replace }, articleOf(key, { text, captions: [] })));
      });
    await asking('a', 'Lúa chín. '.repeat(300));
    await asking('a', 'Mưa to.');
    await asking('b', 'Nắng to. '.repeat(300));
    await Promise.all([...writes, store.remove(['b'])]);
    expect((await store.byKey('a'))?.text).toBe('Mưa to.');
    expect(await store.byKey('b')).toBeNull();
    db.close();
  });

  it('prepares the words of one chunk after another, and writes them all at once', async () => {
    const seen: unknown[] = [];
    const { store, words, db } = open(async () => {
      seen.push(db.prepare('SELECT count(*) FROM chunks').pluck().get());
    });
    await store.setModel(model);
    const { added } = await put(store, articleOf('a', { text: 'Lúa chín. '.repeat(200), captions: ['Mưa'] }));
    expect(seen).toEqual(added.map(() => 0));
    expect(await words.search('folded', ['mua'], 9)).toHaveLength(1);
    db.close();
  });

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
});
