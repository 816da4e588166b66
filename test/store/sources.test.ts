// The SQLite store of live sources under the common contract.
import { expect, it } from 'vitest';
import { createAnswerStore } from '../../src/store/answers.js';
import { createQuotedCheck } from '../../src/store/given-quotes.js';
import { createSourceStore } from '../../src/store/sources.js';
import { answeredWith, firstQuote } from '../bot/sample.js';
import { sourceStoreContract } from '../contracts/source-store.js';
import { memoryDatabase } from '../support/memory-database.js';

sourceStoreContract('SQLite', () => {
  const db = memoryDatabase();
  return { store: createSourceStore(db), close: () => void db.close() };
});

it('knows of which articles somebody was given a quote, for as long as the answer is kept', async () => {
  const db = memoryDatabase();
  const wasQuoted = createQuotedCheck(db);
  const answers = createAnswerStore(db);
  const quote = firstQuote();
  expect(await wasQuoted(quote.article)).toBe(false);
  await answers.save({ chat: 1, topic: null }, answeredWith('Ai?', [quote]), 5);
  expect([await wasQuoted(quote.article), await wasQuoted('khác')]).toEqual([true, false]);
  await answers.prune(6);
  expect(await wasQuoted(quote.article)).toBe(false);
  db.close();
});
