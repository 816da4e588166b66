// What SQLite says when the machine or another process is in its way, and what is made of that.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { createAnswerStore } from '../../src/store/answers.js';
import { openDatabase } from '../../src/store/database.js';
import { asOpeningError } from '../../src/store/opening-error.js';
import { openReadingThread } from '../../src/store/reading-thread.js';
import { createStateStore } from '../../src/store/state.js';
import { createUpdateInbox } from '../../src/store/updates.js';
import { memoryDatabase } from '../support/memory-database.js';

const codeOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => null,
    (error: { code?: unknown }) => error.code,
  );

it('a database that another process writes to, or whose disk is full, is away; a mistake is none of that', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'trichdan-faults-'));
  const file = join(folder, 'trichdan.sqlite');
  const [db, other] = [openDatabase(file), openDatabase(file)];
  const state = createStateStore(db);
  db.pragma('busy_timeout = 0');
  other.exec('BEGIN IMMEDIATE');
  expect(await codeOf(state.put('kind', 'key', 1, true, 1))).toBe('DATABASE_AWAY');
  expect(await codeOf(createUpdateInbox(db).accept([{ update_id: 1 }], 1))).toBe('DATABASE_AWAY');
  expect(await codeOf(createAnswerStore(db).messagesOf('nothing'))).toBeNull();
  other.exec('ROLLBACK');
  other.close();
  // As on a full disk: no page more.
  db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`);
  const long = state.put('kind', 'key', 1, 'x'.repeat(100_000), 1);
  expect(await codeOf(long)).toBe('DATABASE_AWAY');
  await expect(long).rejects.toThrow('its disk is full');
  db.exec('DROP TABLE bot_state');
  expect(await codeOf(state.get('kind', 'key'))).toBe('SQLITE_ERROR');
  db.close();
  rmSync(folder, { recursive: true });
});

it.each([
  ['SQLITE_FULL', Number.POSITIVE_INFINITY, 'DISK_FULL'],
  ['SQLITE_IOERR_SHMSIZE', 0, 'DISK_FULL'],
  ['SQLITE_CANTOPEN', 4096, 'DISK_FULL'],
  ['SQLITE_IOERR_SHMSIZE', 2 ** 20, 'DATABASE_UNREADABLE'],
  ['SQLITE_CORRUPT', 0, 'DATABASE_UNREADABLE'],
])('a file that cannot be opened (%s, %d bytes free) is told as %s', (said, free, code) => {
  const error = new SQLite.SqliteError('of SQLite', said);
  expect(asOpeningError(error, 'data/trichdan.sqlite', () => free)).toMatchObject({
    code,
    message: expect.stringMatching(
      code === 'DISK_FULL' ? /trichdan\.sqlite .*disk is full/u : /cannot be read/u,
    ),
  });
});

it('what is read for questions beside the stores says so too when the disk cannot be read', async () => {
  const db = memoryDatabase();
  const { articles, close } = openReadingThread(db);
  expect(await codeOf(articles.cosines(new Float32Array(1), [1]))).toBeNull();
  db.function('unread', () => {
    throw new SQLite.SqliteError('disk I/O error', 'SQLITE_IOERR_READ');
  });
  db.exec('ALTER TABLE vectors RENAME TO others');
  db.exec('CREATE TEMP VIEW vectors AS SELECT unread() AS chunk_id, NULL AS vector');
  expect(await codeOf(articles.cosines(new Float32Array(1), [1]))).toBe('DATABASE_AWAY');
  await close();
  db.close();
});
