// Whether an article was quoted, and the secret of reader pages, as PostgreSQL keeps them.
import { expect, it } from 'vitest';
import { createPostgresArticleStore } from '../../src/postgres/articles.js';
import {
  createPostgresQuotedCheck,
  givenQuotesOf,
  noteGivenQuotes,
} from '../../src/postgres/given-quotes.js';
import { postgresReaderSecret } from '../../src/postgres/reader-secret.js';
import { articleOf, model, put } from '../support/articles.js';
import { testPostgres } from '../support/postgres.js';

const open = testPostgres();
const day = { day: '2025-08-16', time: null, source: 'meta' as const };
const quote = (article: string, start: number) => ({
  article,
  caption: null,
  start,
  end: start + 4,
  date: day,
});

it('knows what was quoted to whom in the order given, until it is corrected or forgotten', async () => {
  const db = await open();
  const store = createPostgresArticleStore(db);
  await store.setModel(model);
  for (const key of ['a', 'b']) await put(store, articleOf(key));
  const wasQuoted = createPostgresQuotedCheck(db);
  expect(await wasQuoted('a')).toBe(false);
  await db.run("INSERT INTO answers (id, chat, answer, given_at) VALUES ('one', 5, '{}', 1)");
  const quotes = [quote('b', 5), quote('a', 5), quote('b', 0)];
  await db.transaction((client) => noteGivenQuotes(client, { chat: 5, answer: 'one' }, quotes, 10));
  expect([await wasQuoted('a'), await wasQuoted('b'), await wasQuoted('c')]).toEqual([true, true, false]);
  expect(await givenQuotesOf(db, 'one', 'b')).toEqual([
    { id: 1, version: 1, caption: null, start: 5, end: 9, shownDay: '2025-08-16' },
    { id: 3, version: 1, caption: null, start: 0, end: 4, shownDay: '2025-08-16' },
  ]);
  await db.run("UPDATE given_quotes SET corrected = 1 WHERE key = 'a'");
  expect(await wasQuoted('a')).toBe(false);
  await db.run('DELETE FROM answers');
  expect(await wasQuoted('b')).toBe(false);
});

it('makes the secret once, of the randomness given, and keeps it', async () => {
  const db = await open();
  const first = await postgresReaderSecret(db, (bytes) => Buffer.alloc(bytes, 7));
  expect(first).toEqual(Buffer.alloc(32, 7));
  expect(await postgresReaderSecret(db, () => expect.fail('made twice'))).toEqual(first);
});
