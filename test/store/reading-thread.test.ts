// What is read in a thread: what it finds, what it sees, and that its death costs nobody an answer.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { typedTokens } from '../../src/core/text.js';
import { dot } from '../../src/core/vector.js';
import { createArticleStore } from '../../src/store/articles.js';
import { type Database, openDatabase } from '../../src/store/database.js';
import { openReadingThread, type ReadingThread } from '../../src/store/reading-thread.js';
import { wordSearchContract } from '../contracts/word-search.js';
import { articleOf, model, put } from '../support/articles.js';
import { memoryDatabase } from '../support/memory-database.js';

let folder: string;
let db: Database;
let thread: ReadingThread | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reading-thread-'));
  db = openDatabase(join(folder, 'a.sqlite'));
});
afterEach(async () => {
  await thread?.close();
  db.close();
  rmSync(folder, { recursive: true });
});

wordSearchContract('the reading thread', () => {
  const own = mkdtempSync(join(tmpdir(), 'reading-thread-'));
  const opened = openDatabase(join(own, 'a.sqlite'));
  const threaded = openReadingThread(opened);
  return {
    store: createArticleStore(opened),
    words: threaded.words,
    close: async () => {
      await threaded.close();
      opened.close();
      rmSync(own, { recursive: true });
    },
  };
});

/** A thread that dies of whatever it is asked, so that all is answered here. */
const DYING = new URL('../../dist/test/store/dying-reading-worker.js', import.meta.url);
const text = 'Lúa gạo chết vì hạn.';
const tokens = typedTokens('lúa');

it('sees what was committed before it is asked, and answers nothing once it is closed', async () => {
  thread = openReadingThread(db);
  const store = createArticleStore(db);
  await store.setModel(model);
  expect(await thread.words.search('typed', tokens, 5)).toEqual([]);
  await put(store, articleOf('a', { title: null, captions: [], text }));
  const found = await thread.words.search('typed', tokens, 5);
  expect(found).toHaveLength(1);
  const waiting = [1, 2, 3].map(() => thread?.words.search('typed', tokens, 5));
  const closing = thread.close();
  await expect(thread.words.search('typed', tokens, 5)).rejects.toMatchObject({ code: 'CLOSED' });
  await closing;
  const ends = await Promise.allSettled(waiting);
  for (const end of ends)
    expect([found, 'CLOSED']).toContainEqual(end.status === 'fulfilled' ? end.value : end.reason.code);
});

it('answers here what the thread died of, starts it again, and gives it up after three deaths', async () => {
  const deaths: Array<readonly [number, boolean]> = [];
  thread = openReadingThread(db, { worker: DYING, onDeath: (...told) => deaths.push(told) });
  const store = createArticleStore(db);
  await store.setModel(model);
  await put(store, articleOf('a', { title: null, captions: [], text }));
  for (let i = 0; i < 5; i++) {
    expect(await thread.words.search('typed', typedTokens('chết'), 5)).toHaveLength(1);
    expect(await thread.words.search('typed', tokens, 5)).toHaveLength(1);
  }
  expect(deaths).toEqual([
    [1, true],
    [2, true],
    [3, false],
  ]);
  expect(pagesOfLog()).toBe(1000);
});

const pagesOfLog = () => db.pragma('wal_autocheckpoint', { simple: true });

it('brings what was committed into the file, which the writing thread then leaves to it', async () => {
  thread = openReadingThread(db);
  expect(pagesOfLog()).toBe(10_000);
  db.exec('CREATE TABLE filler (bytes BLOB)');
  for (let n = 0; n < 40; n++) db.prepare('INSERT INTO filler VALUES (zeroblob(100000))').run();
  await expect.poll(() => statSync(db.name).size, { timeout: 10_000 }).toBeGreaterThan(4_000_000);
  await thread.close();
  expect(pagesOfLog()).toBe(1000);
});

it('searches a database in memory in this thread', async () => {
  const memory = memoryDatabase();
  const store = createArticleStore(memory);
  await store.setModel(model);
  await put(store, articleOf('a', { title: null, captions: [], text }));
  const here = openReadingThread(memory);
  expect(await here.words.search('typed', tokens, 5)).toHaveLength(1);
  await here.close();
  memory.close();
});

it('finds the chunks of some days and their nearness to a vector as the store does', async () => {
  const store = createArticleStore(db);
  await store.setModel(model);
  await put(
    store,
    articleOf('a', { date: { day: '2025-08-16', time: null, source: 'given' }, eventDay: null }),
  );
  await put(
    store,
    articleOf('b', { date: { day: '2025-08-20', time: null, source: 'given' }, eventDay: '2025-08-16' }),
  );
  await put(store, articleOf('c', { date: null, eventDay: '2025-08-16' }));
  await put(
    store,
    articleOf('d', { date: { day: '2025-08-17', time: null, source: 'given' }, eventDay: null }),
  );
  const of = async (...keys: string[]) =>
    (await Promise.all(keys.map((key) => store.chunksOf(key)))).flat().map(({ id }) => id);
  for (const options of [{}, { worker: DYING }]) {
    thread = openReadingThread(db, options);
    const { articles } = thread;
    expect(await articles.chunksInWindow('2025-08-15', '2025-08-16')).toEqual(await of('a', 'b', 'c'));
    expect(await articles.chunksInWindow('2025-08-17', '2025-08-17')).toEqual(await of('d'));
    const [first = 0, second = 0] = await of('a', 'd');
    const vector = (await store.vectorsOf([first])).get(first) ?? new Float32Array(0);
    const other = (await store.vectorsOf([second])).get(second) ?? new Float32Array(0);
    expect(await articles.cosines(vector, [first, second, 99_999])).toEqual(
      new Map([
        [first, dot(vector, vector)],
        [second, dot(vector, other)],
      ]),
    );
    await thread.close();
  }
});
