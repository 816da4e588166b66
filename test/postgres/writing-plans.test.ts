// By which indexes PostgreSQL writes articles and their words: none of its tables is read from end to end for a single one.
import { expect, it } from 'vitest';
import { createPostgresArticleStore } from '../../src/postgres/articles.js';
import { articleOf, model, put } from '../support/articles.js';
import { overheard, readWhole } from '../support/overheard.js';
import { POSTGRES, testPostgres } from '../support/postgres.js';

const open = testPostgres();
const TABLES = 'articles|article_versions|chunks|chunk_words|vectors|words|postings|abbreviations';

/** Thousands of articles with a chunk and a word each, numbered far beyond those that the store will number. */
async function filled() {
  const db = await open();
  await createPostgresArticleStore(db).setModel(model);
  for (const statement of [
    `INSERT INTO articles (id, key, text, captions, hash, file, ingested_at)
     SELECT n, 'k' || n, '', '[]', 'h' || n, 'f' || n, 0 FROM generate_series(5001, 9000) AS n`,
    `INSERT INTO article_versions (key, version, text, captions, hash, replaced_at)
     SELECT 'k' || n, 1, '', '[]', 'h', 0 FROM generate_series(5001, 9000) AS n`,
    `INSERT INTO chunks (id, article_id, start_at, end_at) SELECT n, n, 0, 1 FROM generate_series(5001, 9000) AS n`,
    `INSERT INTO chunk_words SELECT n, ''::bytea, ''::bytea FROM generate_series(5001, 9000) AS n`,
    `INSERT INTO vectors SELECT n, ''::bytea FROM generate_series(5001, 9000) AS n`,
    `INSERT INTO words (id, kind, word, chunks) SELECT n, 't', 'w' || n, 1 FROM generate_series(5001, 15000) AS n`,
    `INSERT INTO postings SELECT 5001 + n % 10000, 5001 + n % 4000, 1, 1 FROM generate_series(1, 20000) AS n`,
    `INSERT INTO abbreviations (article_id, short_key, long_key, short, long)
     SELECT n, 's' || n, 'l' || n, 's', 'l' FROM generate_series(5001, 9000) AS n`,
  ])
    await db.run(statement);
  return db;
}

it.each(['before its tables were looked at', 'afterwards'])(
  `${POSTGRES} writes an article by indexes alone, %s`,
  async (when) => {
    const db = await filled();
    if (when === 'afterwards') await db.run('ANALYZE');
    const { db: heard, said } = overheard(db);
    const store = createPostgresArticleStore(heard);
    const text = 'Ủy ban nhân dân (UBND) thành phố Huế khai mạc lễ hội.';
    await put(store, articleOf('a', { text }));
    await put(store, articleOf('a', { text: `${text} Đông người dự.` }));
    await put(store, articleOf('b', { text }));
    expect(await store.remove(['a', 'b'], 5)).not.toEqual([]);
    expect(said.filter(([sql]) => /INTO postings|FROM postings/u.test(sql))).toHaveLength(5);
    expect(await readWhole(db, said, TABLES)).toEqual([]);
  },
);
