// Moving a whole database from SQLite to PostgreSQL and back: nothing is lost, altered or twice, however often it is begun.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import SQLite from 'better-sqlite3';
import { afterAll, afterEach, expect, it } from 'vitest';
import { moveDatabase } from '../../src/app/move-database.js';
import type { MoveSource, MoveTarget } from '../../src/core/move-ports.js';
import { type Cell, COUNTED_TABLES, isAltered, MOVED_TABLES, type Row } from '../../src/core/moved-tables.js';
import { storedText } from '../../src/core/stored-text.js';
import { assertWhole, openServerToFill, SERVER_MADE_TABLES } from '../../src/postgres/moving.js';
import { openDatabase } from '../../src/store/database.js';
import { FILE_MADE_TABLES, openFileToFill, openFileToMove } from '../../src/store/moving.js';
import { openSqliteStorage } from '../../src/store/storage.js';
import { createWordIndex } from '../../src/store/word-index.js';
import { randomFrom } from '../support/chance.js';
import { fillStorage } from '../support/filled-storage.js';
import { testPostgres } from '../support/postgres.js';

const folder = mkdtempSync(join(tmpdir(), 'trichdan-move-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const opened: MoveSource[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});
const server = testPostgres();
let files = 0;
const newFile = (): string => join(folder, `${++files}.sqlite`);

async function opening<T extends MoveSource>(one: T | Promise<T>): Promise<T> {
  opened.push(await one);
  return one;
}

async function filledFile(articles?: number): Promise<string> {
  const file = newFile();
  const storage = await openSqliteStorage(file);
  await fillStorage(storage, articles === undefined ? {} : { articles });
  await storage.close();
  return file;
}

function comparable(cell: Cell): Cell {
  return cell instanceof Uint8Array ? Buffer.from(cell).toString('hex') : cell;
}

/** In an order that does not depend on the database. */
function inOrder(rows: readonly Row[]): readonly Row[] {
  return [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function readable(row: Row): Row {
  const columns = Object.keys(row).sort();
  return Object.fromEntries(columns.map((column) => [column, comparable(row[column] ?? null)]));
}

/** Every row of every table, those that are made of others among them. */
async function everything(db: MoveSource): Promise<Record<string, readonly Row[]>> {
  const found: Record<string, readonly Row[]> = {};
  for (const table of [...MOVED_TABLES, ...COUNTED_TABLES]) {
    const { rows } = await db.page(table, null, 100_000);
    found[table.name] = inOrder(rows.map(readable));
  }
  return found;
}

/** The same with what PostgreSQL cannot keep put into the form in which it does. */
function stored(tables: Record<string, readonly Row[]>): Record<string, readonly Row[]> {
  const text = (cell: Cell) => (typeof cell === 'string' ? storedText(cell) : cell);
  const rowOf = (row: Row) =>
    Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, text(cell)]));
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, inOrder(rows.map(rowOf))]));
}

async function contents(file: string) {
  const db = openFileToMove(file);
  const [rows, numbers] = [await everything(db), await db.counters()];
  await db.close();
  const whole = openDatabase(file);
  const words = ['words_typed', 'words_folded'].map((name) =>
    whole.prepare(`SELECT term, doc, cnt FROM ${name}_terms ORDER BY term`).all(),
  );
  whole.close();
  return { rows, numbers, words };
}

const dying = new Error('killed');

/** A target that dies at its page number `page`, before or after it is written. */
function dyingAt(to: MoveTarget, page: number, written: boolean): MoveTarget {
  let pages = 0;
  return {
    ...to,
    async put(...given) {
      if (++pages < page) return to.put(...given);
      if (written) await to.put(...given);
      throw dying;
    },
  };
}

it('knows every table of both databases, with the same columns', async () => {
  const file = newFile();
  const whole = openDatabase(file);
  const ours = whole
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")
    .pluck()
    .all();
  whole.close();
  const here = await opening(openFileToMove(file));
  const db = await server();
  const there = await opening(openServerToFill(db));
  for (const table of MOVED_TABLES) {
    expect([table.name, ...(await there.columns(table))].sort()).toEqual(
      [table.name, ...(await here.columns(table))].sort(),
    );
  }
  const names = MOVED_TABLES.map(({ name }) => name);
  const shadows = /^words_(?:typed|folded)_(?:data|idx|content|docsize|config)$/u;
  expect(ours.filter((name) => !shadows.test(name)).sort()).toEqual(
    [...names, ...FILE_MADE_TABLES, 'sqlite_sequence'].sort(),
  );
  const theirs = await db.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
  );
  const counted = COUNTED_TABLES.map(({ name }) => name);
  expect(theirs.map(({ name }) => name).sort()).toEqual(
    [...names, ...counted, ...SERVER_MADE_TABLES, 'schema_migrations'].sort(),
  );
});

it('fills every table that is to be moved', async () => {
  const rows = await everything(await opening(openFileToMove(await filledFile())));
  expect(Object.keys(rows).filter((name) => rows[name]?.length === 0)).toEqual([]);
});

it('brings back the very database that it took away', async () => {
  const from = await filledFile();
  const before = await contents(from);
  const db = await server();
  const there = await opening(openServerToFill(db));
  const first = await moveDatabase({ from: await opening(openFileToMove(from)), to: there });
  const moved = MOVED_TABLES.flatMap(({ name }) => before.rows[name] ?? []);
  const altered = moved.filter(isAltered).length;
  expect(altered).toBeGreaterThan(0);
  expect(first).toEqual({ outcome: 'moved', rows: moved.length, tables: MOVED_TABLES.length, altered });

  const to = newFile();
  const back = await opening(openFileToFill(to));
  const second = await moveDatabase({ from: there, to: back });
  expect(second).toMatchObject({ outcome: 'moved', altered: 0 });
  await back.close();
  const after = await contents(to);
  expect(after.rows).toEqual(stored(before.rows));
  expect(after.numbers).toEqual(before.numbers);
  expect(after.words).toEqual(before.words);
});

it('goes on where it was killed, at whatever page, and however often', async () => {
  const from = await opening(openFileToMove(await filledFile(11)));
  const before = await everything(from);
  const db = await server();
  const there = await opening(openServerToFill(db));
  const random = randomFrom(7);
  let kills = 0;
  for (;;) {
    const run = moveDatabase({ from, to: dyingAt(there, 1 + random(12), random(2) === 0), pageRows: 2 });
    const ended = await run.catch((error: unknown) => error);
    if (ended !== dying) {
      expect(ended).toMatchObject({ outcome: 'moved' });
      break;
    }
    kills++;
    await expect(assertWhole(db)).rejects.toMatchObject({ code: 'DATABASE_INCOMPLETE' });
  }
  expect(kills).toBeGreaterThan(8);
  await assertWhole(db);
  expect(await everything(there)).toEqual(stored(before));
});

it('stops when asked to, marks the file as unfinished, and begins anew when told so', async () => {
  const db = await server();
  const there = await opening(openServerToFill(db));
  await moveDatabase({ from: await opening(openFileToMove(await filledFile())), to: there });
  const file = newFile();
  const stop = new AbortController();
  const to = openFileToFill(file);
  const onProgress = () => stop.abort();
  const first = await moveDatabase({ from: there, to, signal: stop.signal, onProgress });
  expect(first).toEqual({ outcome: 'stopped' });
  await to.close();
  const refused = expect.objectContaining({ code: 'DATABASE_INCOMPLETE' });
  expect(() => openDatabase(file)).toThrow(refused);
  expect(() => openFileToMove(file)).toThrow(refused);

  const again = await opening(openFileToFill(file));
  expect(await again.count({ name: 'articles' })).toBeGreaterThan(0);
  // What an unfinished move left does not count.
  await again.put({ name: 'chats' }, [{ chat: 99, kind: null, gone_at: null, advised_at: null }], {
    ...{ table: 'chats', after: [99], altered: 0 },
  });
  expect(await moveDatabase({ from: there, to: again, again: true })).toMatchObject({ outcome: 'moved' });
  expect(await everything(again)).toEqual(await everything(there));
});

it('refuses a database that holds something, and says where the two are not equal', async () => {
  const from = await opening(openFileToMove(await filledFile()));
  const db = await server();
  const there = await opening(openServerToFill(db));
  await db.run('INSERT INTO chats (chat) VALUES (1)');
  expect(await moveDatabase({ from, to: there })).toEqual({ outcome: 'not-empty' });
  await db.run('DELETE FROM chats');
  // Somebody writes to it meanwhile, once all has been moved.
  const meddling: MoveTarget = {
    ...there,
    async prepare() {
      await db.run("UPDATE votes SET reply = reply || ' '");
      await db.run(
        "UPDATE words SET chunks = chunks + 1 WHERE id = (SELECT min(id) FROM words WHERE kind = 't')",
      );
    },
  };
  const found = await moveDatabase({ from, to: meddling });
  expect(found).toEqual({ outcome: 'differs', tables: ['votes', 'typed_words'] });
  await expect(assertWhole(db)).rejects.toMatchObject({ code: 'DATABASE_INCOMPLETE' });
});

const TARGETS: ReadonlyArray<readonly [string, () => Promise<MoveTarget>]> = [
  ['a server', async () => opening(openServerToFill(await server()))],
  ['a file', async () => opening(openFileToFill(newFile()))],
];

it.each(TARGETS)(
  'says that the two are not equal where the source got something between two runs into %s',
  async (_, target) => {
    const file = await filledFile();
    const there = await target();
    let vectors = 0;
    const dead: MoveTarget = {
      ...there,
      async put(table, ...given) {
        if (table.name === 'vectors' && vectors++ > 0) throw dying;
        return there.put(table, ...given);
      },
    };
    const first = openFileToMove(file);
    await expect(moveDatabase({ from: first, to: dead, pageRows: 1 })).rejects.toBe(dying);
    await first.close();
    const used = openDatabase(file);
    used.exec(`INSERT INTO chunks (article_id, start_at, end_at) SELECT min(id), 0, 1 FROM articles;
      INSERT INTO vectors (chunk_id, vector) SELECT (SELECT max(id) FROM chunks), vector FROM vectors LIMIT 1`);
    used.close();
    const from = await opening(openFileToMove(file));
    expect(await moveDatabase({ from, to: there })).toEqual({ outcome: 'differs', tables: ['vectors'] });
    expect(await moveDatabase({ from, to: there, again: true })).toMatchObject({ outcome: 'moved' });
  },
);

it('gives no number twice that was given before, on either side', async () => {
  const from = await opening(openFileToMove(await filledFile()));
  const db = await server();
  const there = await opening(openServerToFill(db));
  await moveDatabase({ from, to: there });
  const last = (await from.counters()).get('chunks') ?? 0;
  expect((await from.page({ name: 'chunks' }, null, 1000)).rows.at(-1)?.id).toBeLessThan(last);
  const [made] = await db.query<{ id: number }>(
    'INSERT INTO chunks (article_id, start_at, end_at) SELECT min(id), 0, 1 FROM articles RETURNING id',
  );
  expect(made?.id).toBe(last + 1);
});

it('leaves a file alone that somebody has open', async () => {
  const file = await filledFile();
  const other = openDatabase(file);
  const used = expect.objectContaining({ code: 'DATABASE_IN_USE' });
  expect(() => openFileToMove(file)).toThrow(used);
  other.close();
  const mine = await opening(openFileToMove(file));
  expect(await mine.count({ name: 'articles' })).toBeGreaterThan(0);
  const reader = new SQLite(file, { timeout: 0 });
  expect(() => reader.prepare('SELECT 1 FROM articles').get()).toThrow('locked');
  reader.close();
  expect(() => openDatabase(file, { readonly: true })).toThrow(used);
});

it('counts no empty word where an earlier version packed two spaces in a row', async () => {
  const db = openDatabase(await filledFile());
  const words = createWordIndex(db);
  const chunk = Number(db.prepare('SELECT min(chunk_id) FROM chunk_words').pluck().get());
  words.remove(chunk);
  words.addPacked(chunk, deflateRawSync('một  hai'), deflateRawSync('mot  hai'));
  for (const table of ['typed_words', 'folded_words']) {
    const counted = db.prepare(`SELECT word FROM ${table} WHERE word IN ('', 'hai')`).pluck().all();
    expect(counted).toEqual(['hai']);
  }
  db.close();
});
