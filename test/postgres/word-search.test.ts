// Words on PostgreSQL beside the embedded database with the same chunks: the same are found, in the same order, scored alike.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ArticleStore, Replaced, WordField, WordSearch } from '../../src/core/article-store.js';
import { passageText } from '../../src/core/chunk.js';
import { foldedTokens, typedTokens } from '../../src/core/text.js';
import { createPostgresArticleStore } from '../../src/postgres/articles.js';
import { lockCollection } from '../../src/postgres/collection-lock.js';
import type { Postgres } from '../../src/postgres/connection.js';
import { createPostgresWordSearch } from '../../src/postgres/word-search.js';
import { addPackedWords, addWords, type PackedWords, removeWords } from '../../src/postgres/words.js';
import { createArticleStore } from '../../src/store/articles.js';
import type { Database } from '../../src/store/database.js';
import { createWordSearch } from '../../src/store/word-search.js';
import { wordSearchContract } from '../contracts/word-search.js';
import { articleOf, model, put } from '../support/articles.js';
import { randomFrom } from '../support/chance.js';
import { memoryDatabase } from '../support/memory-database.js';
import { POSTGRES, testPostgres } from '../support/postgres.js';
import { SAMPLE_ARTICLES } from '../support/product.js';

const open = testPostgres();

wordSearchContract(POSTGRES, async () => {
  const db = await open();
  return {
    store: createPostgresArticleStore(db),
    words: createPostgresWordSearch(db),
    close: () => db.close(),
  };
});

const random = randomFrom(8);
const samples = readdirSync(SAMPLE_ARTICLES)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(join(SAMPLE_ARTICLES, name), 'utf8'));
const syllables = [...new Set(samples.join(' ').match(/[\p{L}\p{N}]+/gu) ?? [])];
/** Few syllables again and again and many seldom, as in any language. */
const word = (): string => syllables[random(1 + random(1 + random(syllables.length)))] ?? 'tin';
const words = (count: number): string => Array.from({ length: count }, word).join(' ');

interface Beside {
  readonly embedded: Database;
  readonly store: ArticleStore;
  readonly db: Postgres;
  readonly both: readonly [WordSearch, WordSearch];
  /** Does on PostgreSQL, all at once, what was done in the embedded database one by one. */
  follow(changes: readonly Replaced[]): Promise<void>;
}

async function beside(): Promise<Beside> {
  const db = await open();
  const embedded = memoryDatabase();
  const store = createArticleStore(embedded);
  await store.setModel(model);

  async function follow(changes: readonly Replaced[]): Promise<void> {
    const chunks = await store.chunks(changes.flatMap(({ added }) => added.map(({ id }) => id)));
    const removed = changes.flatMap((change) => change.removed);
    await db.transaction(async (client) => {
      await lockCollection(client);
      await removeWords(client, removed);
      await client.run('DELETE FROM chunks WHERE id = ANY ($1::int8[])', [removed]);
      for (const { id, article } of chunks) {
        await client.run(
          `INSERT INTO articles (id, key, text, captions, hash, file, ingested_at) VALUES ($1, $2, '', '[]', '', '', 0)
           ON CONFLICT DO NOTHING`,
          [article.id, article.key],
        );
        await client.run('INSERT INTO chunks (id, article_id, start_at, end_at) VALUES ($1, $2, 0, 1)', [
          id,
          article.id,
        ]);
      }
      const texts = chunks.map((chunk) => ({ chunk: chunk.id, text: passageText(chunk.article, chunk) }));
      await addWords(client, texts);
    });
  }
  return {
    embedded,
    store,
    db,
    both: [createWordSearch(embedded), createPostgresWordSearch(db)],
    follow,
  };
}

/** The sample articles and some of chance, a part of which were replaced or have gone since. */
async function filled(): Promise<Beside> {
  const made = await beside();
  const { store, follow } = made;
  const changes: Replaced[] = [];
  for (const [i, text] of samples.entries()) changes.push(await put(store, articleOf(`s${i}`, { text })));
  for (let i = 0; i < 100; i++) {
    const text = `${words(20 + random(60))}.\n\n${words(10 + random(80))}.`;
    changes.push(await put(store, articleOf(`a${i}`, { text, title: words(4), captions: [] })));
  }
  await follow(changes.splice(0));
  for (let i = 0; i < 100; i += 7) changes.push(await put(store, articleOf(`a${i}`, { text: words(30) })));
  for (let i = 3; i < 100; i += 10) changes.push({ added: [], removed: await store.remove([`a${i}`]) });
  await follow(changes);
  return made;
}

const tokensOf = { typed: typedTokens, folded: foldedTokens };

describe(`words on ${POSTGRES}`, () => {
  it('are found as in the embedded database: the same chunks in the same order, with the same scores', async () => {
    const { both, store, embedded } = await filled();
    const [expected, actual] = both;
    const ids = await store.chunkIds();
    expect(await actual.total()).toBe(ids.length);
    for (let asked = 0; asked < 200; asked++) {
      const question = words(1 + random(9));
      const field: WordField = asked % 2 === 0 ? 'typed' : 'folded';
      const tokens = tokensOf[field](question);
      const some = asked % 3 === 0 ? ids.filter(() => random(4) === 0) : undefined;
      const wanted = await expected.search(field, tokens, 60, some);
      const found = await actual.search(field, tokens, 60, some);
      expect({ question, chunks: found.map(({ chunk }) => chunk) }).toEqual({
        question,
        chunks: wanted.map(({ chunk }) => chunk),
      });
      for (const [i, { score }] of found.entries()) expect(score).toBeCloseTo(wanted[i]?.score ?? 0, 9);
      if (asked % 4 > 1) continue;
      expect(await actual.frequencies(field, tokens)).toEqual(await expected.frequencies(field, tokens));
      const [first = ''] = tokens;
      const pair = [first, tokens.at(-1) ?? ''];
      expect(await actual.articlesWith(field, pair)).toBe(await expected.articlesWith(field, pair));
    }
    const sorted = async (search: WordSearch) =>
      (await search.vocabulary()).sort((a, b) => (a.typed < b.typed ? -1 : 1));
    expect(await sorted(actual)).toEqual(await sorted(expected));
    embedded.close();
  });

  it('are the same again from what another database remembers, and leave nothing behind when they go', async () => {
    const { both, embedded, db, store, follow } = await beside();
    for (let i = 0; i < 4; i++) await follow([await put(store, articleOf(`a${i}`, { text: words(40) }))]);
    const rows = embedded
      .prepare<[], PackedWords>('SELECT chunk_id, typed, folded FROM chunk_words ORDER BY chunk_id')
      .all();
    const ids = rows.map((row) => row.chunk_id);
    const postings = () =>
      db.query(
        `SELECT kind, words.word, chunks, chunk, tf, len FROM words JOIN postings ON postings.word = words.id
         ORDER BY kind, words.word, chunk`,
      );
    const kept = async () => {
      const found = await db.query<PackedWords>(
        'SELECT chunk_id, typed, folded FROM chunk_words ORDER BY chunk_id',
      );
      return found.map((row) => [row.chunk_id, Buffer.from(row.typed), Buffer.from(row.folded)]);
    };
    const before = [await postings(), await kept()];
    await db.transaction((client) => removeWords(client, [...ids, 4711]));
    const left = ['words', 'postings', 'chunk_words'].map((table) => db.query(`SELECT 1 FROM ${table}`));
    expect(await Promise.all(left)).toEqual([[], [], []]);
    expect(await db.query('SELECT DISTINCT chunks, tokens FROM word_totals')).toEqual([
      { chunks: 0, tokens: 0 },
    ]);
    expect(await both[1].search('typed', typedTokens('khai mạc'), 5)).toEqual([]);
    await db.transaction((client) => addPackedWords(client, rows));
    expect([await postings(), await kept()]).toEqual(before);
    expect(await db.query('SELECT word FROM typed_words ORDER BY word')).toEqual(
      embedded.prepare('SELECT word FROM typed_words ORDER BY word').all(),
    );
    expect(await db.query('SELECT pair, chunks FROM typed_pairs ORDER BY pair')).toEqual(
      embedded.prepare('SELECT pair, chunks FROM typed_pairs ORDER BY pair').all(),
    );
    embedded.close();
  });
});
