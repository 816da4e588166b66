// `trichdan migrate` as people run it, against a real server: killed on the way, refused while somebody works, and back again.
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pause } from '../../src/app/pause.js';
import { COUNTED_TABLES, createTableSum, MOVED_TABLES, type TableSum } from '../../src/core/moved-tables.js';
import { connectPostgres } from '../../src/postgres/connection.js';
import { openServerToMove } from '../../src/postgres/moving.js';
import { openPostgresStorage } from '../../src/postgres/storage.js';
import { openFileToMove } from '../../src/store/moving.js';
import { openSqliteStorage } from '../../src/store/storage.js';
import { fillStorage } from '../support/filled-storage.js';
import { ownDatabases } from '../support/own-database.js';
import { createWorkplace, runCommand, startCommand, type Workplace } from '../support/product.js';

const FORWARD = ['migrate', '--from', 'sqlite', '--to', 'postgres'];
const BACK = ['migrate', '--from', 'postgres', '--to', 'sqlite'];
const ARTICLES = 260;
const make = ownDatabases();
let place: Workplace;
let filled: string;

beforeAll(async () => {
  place = await createWorkplace();
  filled = await place.dataDir();
  const storage = await openSqliteStorage(join(filled, 'trichdan.sqlite'));
  await fillStorage(storage, { articles: ARTICLES });
  await storage.close();
});
afterAll(() => place.remove());

/** A database with all tables, which nothing is connected to. */
async function made(): Promise<string> {
  const { url } = await make({ bare: true });
  await (await openPostgresStorage(url, { wait: pause })).close();
  return url;
}

async function sumsOf(folder: string): Promise<Record<string, TableSum>> {
  const db = openFileToMove(join(folder, 'trichdan.sqlite'));
  const sums: Record<string, TableSum> = {};
  for (const table of [...MOVED_TABLES, ...COUNTED_TABLES]) {
    const sum = createTableSum();
    for (const row of (await db.page(table, null, 1_000_000)).rows) sum.add(row);
    sums[table.name] = sum.total();
  }
  await db.close();
  return sums;
}

/** Runs a move that is killed once it is a tenth done, begun again and killed at two tenths, and so on up to four. */
async function killedOver(dataDir: string, args: readonly string[], settings: Record<string, string>) {
  let kills = 0;
  for (const reached of [/xong [1-9]\d %/u, /xong [2-9]\d %/u, /xong [3-9]\d %/u, /xong [4-9]\d %/u]) {
    const running = startCommand(dataDir, args, settings);
    await running.line(reached);
    if ((await running.stop('SIGKILL')).signal === 'SIGKILL') kills++;
  }
  return { kills, ...(await runCommand(dataDir, args, settings)) };
}

it('moves there and back what was there, however often it is killed', async () => {
  const { url } = await make({ bare: true });
  const settings = { DATABASE_URL: url };
  const there = await killedOver(filled, FORWARD, settings);
  expect(there).toMatchObject({ code: 0, kills: 4 });
  expect(there.stdout).toContain(`của ${MOVED_TABLES.length} bảng`);
  const empty = await place.dataDir();
  const back = await killedOver(empty, BACK, settings);
  expect(back).toMatchObject({ code: 0, kills: 4 });
  expect(await sumsOf(empty)).toEqual(await sumsOf(filled));
});

it('refuses while somebody works with the server, and a server that holds something already', async () => {
  const { url } = await make({ bare: true });
  const named = new URL(url);
  named.searchParams.set('application_name', 'another');
  const other = connectPostgres(named.href);
  const session = await other.session();
  const refused = await runCommand(filled, FORWARD, { DATABASE_URL: url });
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('is in use by another process');
  await session.release();
  await other.close();
  expect((await runCommand(filled, FORWARD, { DATABASE_URL: url })).code).toBe(0);
  const second = await runCommand(filled, FORWARD, { DATABASE_URL: url });
  expect(second.code).toBe(1);
  expect(second.stderr).toContain('đã có dữ liệu');
});

it('lets nothing start on a database that is being moved, and moves none that an idle process has open', async () => {
  const url = await made();
  const server = connectPostgres(url);
  const moved = await openServerToMove(server);
  const started = await runCommand(filled, ['articles'], { DATABASE_URL: url });
  expect(started.code).toBe(1);
  expect(started.stderr).toContain('is being moved');
  await moved.close();
  await server.close();
  const idle = await openPostgresStorage(url, { wait: pause });
  const refused = await runCommand(await place.dataDir(), BACK, { DATABASE_URL: url });
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('is in use by another process');
  await idle.close();
  expect((await runCommand(await place.dataDir(), BACK, { DATABASE_URL: url })).code).toBe(0);
});

it('says again that a database is worked with when the connection that said so was lost', async () => {
  const url = await made();
  const idle = await openPostgresStorage(url, { wait: async () => {} });
  const other = connectPostgres(url);
  await other.query(`SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'`);
  const held = async () =>
    (await other.query(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted`)).length;
  await expect.poll(held).toBe(1);
  await idle.close();
  await other.close();
});

it('leaves the index of a file that it refuses to fill', async () => {
  const url = await made();
  const full = await place.dataDir(filled);
  const stamp = join(full, 'vectors.hnsw.json');
  await writeFile(stamp, '{}');
  const refused = await runCommand(full, BACK, { DATABASE_URL: url });
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('đã có một kho');
  expect(existsSync(stamp)).toBe(true);
});

it('lets nothing start on a database into which a move is not finished', async () => {
  const { url } = await make({ bare: true });
  const running = startCommand(filled, FORWARD, { DATABASE_URL: url });
  await running.line(/xong 1\d %/u);
  await running.stop('SIGKILL');
  const started = await runCommand(filled, ['articles'], { DATABASE_URL: url });
  expect(started.code).toBe(1);
  expect(started.stderr).toContain('Run `trichdan migrate` again');
});
