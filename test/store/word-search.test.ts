// Words are scored as FTS5 scores them, to the last digit, whatever came and went since they were last searched.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ArticleStore, WordField, WordSearch } from '../../src/core/article-store.js';
import { foldedTokens, typedTokens } from '../../src/core/text.js';
import { createArticleStore } from '../../src/store/articles.js';
import type { Database } from '../../src/store/database.js';
import { isFoldedWord } from '../../src/store/plain-tokens.js';
import { createWordSearch } from '../../src/store/word-search.js';
import { articleOf, model, put } from '../support/articles.js';
import { memoryDatabase } from '../support/memory-database.js';

let db: Database;
let store: ArticleStore;
let words: WordSearch;

beforeEach(async () => {
  db = memoryDatabase();
  store = createArticleStore(db);
  words = createWordSearch(db);
  await store.setModel(model);
});
afterEach(() => void db.close());

const WORDS =
  'lúa gạo mưa nắng Hà Nội Đà Nẵng hội nghị giá vàng cầu đường Παρίσι Москва ﬁn Straße 北京'.split(' ');

/** A text of words drawn by a small generator, so that a failure can be had again. */
function textOf(seed: number): string {
  let state = seed * 2654435761 + 1;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const drawn = Array.from(
    { length: 5 + Math.floor(next() * 25) },
    () => WORDS[Math.floor(next() * next() * WORDS.length)],
  );
  return `${drawn.join(' ')}.`;
}

async function put1(key: string, seed: number): Promise<void> {
  await put(store, articleOf(key, { title: 'Tin', captions: [], text: textOf(seed) }));
}

/** What FTS5 itself says. */
function byFts(field: WordField, tokens: readonly string[], count: number): unknown[] {
  const table = `words_${field}`;
  const query = tokens.map((token) => `"${token}"`).join(' OR ');
  return db
    .prepare(
      `SELECT rowid AS chunk, -bm25(${table}) AS score FROM ${table} WHERE ${table} MATCH ? ORDER BY score DESC, chunk LIMIT ?`,
    )
    .all(query, count);
}

async function compare(): Promise<void> {
  for (const text of ['giá gạo Hà Nội', 'mưa Đà Nẵng cầu đường', 'Москва 北京 vàng', 'Straße Παρίσι lúa']) {
    for (const [field, tokens] of [
      ['typed', typedTokens(text)],
      ['folded', foldedTokens(text)],
    ] as const) {
      const counts = await words.frequencies(field, tokens);
      // FTS5 adds up in the order in which tokens are given to it: the rarest first, as they are searched.
      const known = [...counts].filter(([, n]) => n > 0).sort((a, b) => a[1] - b[1]);
      const inOrder = known.map(([token]) => token);
      expect(await words.search(field, tokens, 7)).toEqual(byFts(field, inOrder, 7));
    }
  }
  const counted = (sql: string) => db.prepare<[], [string, number]>(sql).raw().all();
  expect(counted('SELECT word, chunks FROM folded_words ORDER BY word')).toEqual(
    counted('SELECT term, doc FROM words_folded_terms ORDER BY term').filter(([word]) => isFoldedWord(word)),
  );
}

it('while articles are added, replaced and removed one by one', async () => {
  for (let i = 0; i < 12; i++) await put1(`k${i}`, i);
  await compare();
  for (let i = 0; i < 12; i++) {
    await put1(`k${(i * 5) % 17}`, 100 + i);
    if (i % 3 === 0) await store.remove([`k${(i * 7) % 12}`]);
    await compare();
  }
});

it('when very many come at once, when most go, and when none is left', async () => {
  await put1('first', 1);
  await compare();
  for (let i = 0; i < 90; i++) await put1(`k${i}`, i);
  await compare();
  await store.remove(Array.from({ length: 80 }, (_, i) => `k${i}`));
  await compare();
  await store.remove([...Array.from({ length: 10 }, (_, i) => `k${80 + i}`), 'first']);
  expect(await words.search('typed', typedTokens('lúa gạo'), 5)).toEqual([]);
  await put1('again', 5);
  await compare();
});

it('by another connection too, which sees what was committed before it was asked', async () => {
  await put1('a', 3);
  const found = await words.search('folded', foldedTokens('gao lua mua'), 5);
  const changes = [await store.change()];
  await put1('b', 3);
  changes.push(await store.change());
  expect(changes[1]).toBeGreaterThan(changes[0] ?? 0);
  expect(await words.search('folded', foldedTokens('gao lua mua'), 5)).toHaveLength(found.length * 2);
});

it('all the same once what could not be read can be', async () => {
  for (let i = 0; i < 5; i++) await put1(`k${i}`, i);
  await compare();
  await put1('late', 9);
  db.exec('ALTER TABLE chunk_words RENAME TO elsewhere');
  await expect(words.search('typed', typedTokens('lúa gạo'), 5)).rejects.toThrow(/chunk_words/u);
  db.exec('ALTER TABLE elsewhere RENAME TO chunk_words');
  await compare();
});
