// Words searched in a thread: what it finds, what it sees, and that its death costs nobody an answer.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { typedTokens } from '../../src/core/text.js';
import { createArticleStore } from '../../src/store/articles.js';
import { type Database, openDatabase } from '../../src/store/database.js';
import { openThreadedWords, type ThreadedWords } from '../../src/store/word-thread.js';
import { wordSearchContract } from '../contracts/word-search.js';
import { articleOf, model, put } from '../support/articles.js';

let folder: string;
let db: Database;
let words: ThreadedWords | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'word-thread-'));
  db = openDatabase(join(folder, 'a.sqlite'));
});
afterEach(async () => {
  await words?.close();
  db.close();
  rmSync(folder, { recursive: true });
});

wordSearchContract('the word thread', () => {
  const own = mkdtempSync(join(tmpdir(), 'word-thread-'));
  const opened = openDatabase(join(own, 'a.sqlite'));
  const threaded = openThreadedWords(opened);
  return {
    store: createArticleStore(opened),
    words: threaded,
    close: async () => {
      await threaded.close();
      opened.close();
      rmSync(own, { recursive: true });
    },
  };
});

const text = 'Lúa gạo chết vì hạn.';
const tokens = typedTokens('lúa');

it('sees what was committed before it is asked, and answers after it was closed', async () => {
  words = openThreadedWords(db);
  const store = createArticleStore(db);
  await store.setModel(model);
  expect(await words.search('typed', tokens, 5)).toEqual([]);
  await put(store, articleOf('a', { title: null, captions: [], text }));
  const found = await words.search('typed', tokens, 5);
  expect(found).toHaveLength(1);
  await words.close();
  expect(await words.search('typed', tokens, 5)).toEqual(found);
});

it('answers here what the thread died of, starts it again, and gives it up after three deaths', async () => {
  const deaths: number[] = [];
  const worker = new URL('../../dist/test/store/dying-word-worker.js', import.meta.url);
  words = openThreadedWords(db, { worker, onDeath: (count) => deaths.push(count) });
  const store = createArticleStore(db);
  await store.setModel(model);
  await put(store, articleOf('a', { title: null, captions: [], text }));
  for (let i = 0; i < 5; i++) {
    expect(await words.search('typed', typedTokens('chết'), 5)).toHaveLength(1);
    expect(await words.search('typed', tokens, 5)).toHaveLength(1);
  }
  expect(deaths).toEqual([1, 2, 3]);
});

it('searches a database in memory in this thread', async () => {
  const memory = openDatabase(':memory:');
  const store = createArticleStore(memory);
  await store.setModel(model);
  await put(store, articleOf('a', { title: null, captions: [], text }));
  const here = openThreadedWords(memory);
  expect(await here.search('typed', tokens, 5)).toHaveLength(1);
  await here.close();
  memory.close();
});
