// Opening the database: its settings on every open, its migrations, and what is said about a file that is no good.
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WordSearch } from '../../src/core/article-store.js';
import { createArticleStore } from '../../src/store/articles.js';
import { openDatabase } from '../../src/store/database.js';
import { migrations } from '../../src/store/migrations.js';
import { createWordSearch } from '../../src/store/word-search.js';
import { articleOf, model, put } from '../support/articles.js';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trichdan-store-'));
  file = join(folder, 'deep', 'collection.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function fill(): Promise<void> {
  const db = openDatabase(file);
  const store = createArticleStore(db);
  await store.setModel(model);
  for (let i = 0; i < 30; i++) await put(store, articleOf(`k${i}`));
  db.close();
}

function settings(db: SQLite.Database) {
  const read = (name: string) => db.pragma(name, { simple: true });
  return [read('journal_mode'), read('synchronous'), read('foreign_keys'), read('busy_timeout')];
}

/** One step alone, on tables that have it: others change what the database has already. */
function applyAlone(db: SQLite.Database, name: string): void {
  const step = migrations.find((one) => one.name === name) ?? expect.fail();
  db.exec(step.sql);
  step.fill?.(db);
}

describe('openDatabase', () => {
  it('holds WAL, synchronous=FULL, foreign keys and the busy timeout on the first open and on every later one', () => {
    for (let i = 0; i < 2; i++) {
      const db = openDatabase(file);
      expect(settings(db)).toEqual(['wal', 2, 1, 5000]);
      db.close();
    }
    const reader = openDatabase(file, { readonly: true });
    expect(settings(reader)).toEqual(['wal', 2, 1, 5000]);
    reader.close();
  });

  it('brings a database of any earlier version to the same tables as a new one', () => {
    const tables = (db: SQLite.Database) =>
      db.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
    const fresh = openDatabase(':memory:');
    for (let version = 0; version < migrations.length; version++) {
      const old = join(folder, `v${version}.sqlite`);
      const db = new SQLite(old);
      for (const { sql } of migrations.slice(0, version)) db.exec(sql);
      db.pragma(`user_version = ${version}`);
      db.close();
      const opened = openDatabase(old);
      expect(opened.pragma('user_version', { simple: true })).toBe(migrations.length);
      expect(tables(opened)).toEqual(tables(fresh));
      opened.close();
    }
    fresh.close();
  });

  it('fills the words and short forms of articles that were stored before they were kept', async () => {
    const db = openDatabase(file);
    const store = createArticleStore(db);
    await store.setModel(model);
    await put(store, articleOf('a', { text: 'Báo Công an nhân dân (CAND) đưa tin.' }));
    const state = async (words: WordSearch) => [
      (await words.vocabulary()).sort((one, other) => (one.typed < other.typed ? -1 : 1)),
      [...(await words.frequencies('typed', ['công_an', 'nhân_dân', 'an_dân']))],
      [...(await words.frequencies('folded', ['cong', 'dan', 'cong_an', 'lua']))],
      await words.meanings(['CAND']),
    ];
    const before = await state(createWordSearch(db));
    expect(before[3]).toHaveLength(1);
    for (const table of ['typed_words', 'typed_pairs', 'abbreviations', 'folded_words'])
      db.exec(`DROP TABLE ${table}`);
    for (const step of ['m004_spelling', 'm025_folded']) applyAlone(db, step);
    expect(await state(createWordSearch(db))).toEqual(before);
    db.close();
  });

  it('counts folded words of before as it would today, also where FTS5 writes a sign otherwise', async () => {
    const db = openDatabase(file);
    const store = createArticleStore(db);
    await store.setModel(model);
    await put(store, articleOf('a', { text: 'Bụi 10 µm ở ΟΔΟΣ, Straße và Hà Nội.' }));
    const counts = () => db.prepare('SELECT word, chunks FROM folded_words ORDER BY word').raw().all();
    const before = counts();
    expect(before).toContainEqual(['bui', 1]);
    db.exec('DROP TABLE folded_words');
    applyAlone(db, 'm025_folded');
    expect(counts()).toEqual(before);
    db.close();
  });

  it('names its migrations by their place, so that none is slipped in between', () => {
    const numbers = migrations.map(({ name }) => Number(/^m(\d{3})_[a-z-]+$/u.exec(name)?.[1]));
    expect(numbers).toEqual(migrations.map((_, place) => place + 1));
  });

  it('does not touch a database that a later version of the program wrote', () => {
    openDatabase(file).close();
    const db = new SQLite(file);
    db.pragma(`user_version = ${migrations.length + 1}`);
    db.close();
    expect(() => openDatabase(file)).toThrow(expect.objectContaining({ code: 'DATABASE_TOO_NEW' }));
    expect(() => openDatabase(file, { readonly: true })).toThrow(
      expect.objectContaining({ code: 'DATABASE_TOO_NEW' }),
    );
  });

  it('leaves nothing behind of a migration that fails', () => {
    const db = new SQLite(join(folder, 'clash.sqlite'));
    db.exec('CREATE TABLE chunks (x)');
    db.close();
    expect(() => openDatabase(join(folder, 'clash.sqlite'))).toThrow(/chunks already exists/u);
    const after = new SQLite(join(folder, 'clash.sqlite'));
    expect(after.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'chunks' }]);
    expect(after.pragma('user_version', { simple: true })).toBe(0);
    after.close();
  });

  it.each([
    [
      'is something else',
      () => writeFileSync(file, 'Đây là một bài báo, không phải cơ sở dữ liệu.'.repeat(200)),
    ],
    ['was cut short', () => truncateSync(file, Math.floor(statSync(file).size / 2 / 4096) * 4096)],
    [
      'has pages overwritten',
      () => {
        const bytes = readFileSync(file);
        for (let page = 2; page < bytes.length / 4096; page += 3)
          bytes.fill(0xa5, page * 4096, page * 4096 + 64);
        writeFileSync(file, bytes);
      },
    ],
  ])('names the file when it %s', async (_, damage) => {
    await fill();
    damage();
    const failure = expect.objectContaining({
      code: 'DATABASE_UNREADABLE',
      message: expect.stringContaining(file),
    });
    expect(() => openDatabase(file)).toThrow(failure);
    expect(() => openDatabase(file, { readonly: true })).toThrow(failure);
  });

  it('names the file when it is a folder, is missing for a reader, or is not up to date for one', () => {
    const unreadable = expect.objectContaining({ code: 'DATABASE_UNREADABLE' });
    expect(() => openDatabase(folder)).toThrow(unreadable);
    expect(() => openDatabase(join(folder, 'missing.sqlite'), { readonly: true })).toThrow(unreadable);
    const db = new SQLite(join(folder, 'old.sqlite'));
    db.pragma('journal_mode = WAL');
    db.close();
    expect(() => openDatabase(join(folder, 'old.sqlite'), { readonly: true })).toThrow(unreadable);
  });

  it('waits for no writer where the tables are up to date', () => {
    const writer = openDatabase(file);
    writer.exec('BEGIN IMMEDIATE');
    const beside = openDatabase(file);
    expect(settings(beside)).toEqual(['wal', 2, 1, 5000]);
    beside.close();
    writer.exec('ROLLBACK');
    writer.close();
  });

  it('lets a reader see what the writer has committed, and write nothing', async () => {
    const writer = openDatabase(file);
    const store = createArticleStore(writer);
    await store.setModel(model);
    const reader = openDatabase(file, { readonly: true });
    const read = createArticleStore(reader);
    const words = createWordSearch(reader);
    expect(await words.search('folded', ['hoi'], 5)).toEqual([]);
    await put(store, articleOf('a'));
    expect(await read.hashOf('a')).toBe('hash of a');
    expect(await read.change()).toBe(await store.change());
    expect(await words.search('folded', ['hoi'], 5)).toHaveLength(2);
    await expect(read.remove(['a'])).rejects.toThrow(/readonly/u);
    reader.close();
    writer.close();
  });
});
