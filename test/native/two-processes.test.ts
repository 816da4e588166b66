// What only a real server has: several connections, of which one waits for another or is refused.
import { expect, it } from 'vitest';
import { connectPostgres } from '../../src/postgres/connection.js';
import { LOCKS, migratePostgres } from '../../src/postgres/migrations.js';
import { ownDatabases } from '../support/own-database.js';

const make = ownDatabases();

it('makes the tables once when several processes start at the same moment', async () => {
  const { url, db } = await make({ bare: true });
  const others = [connectPostgres(url), connectPostgres(url), connectPostgres(url)];
  await Promise.all(others.map((other) => migratePostgres(other)));
  await Promise.all(others.map((other) => other.close()));
  const applied = await db.query<{ place: number }>('SELECT place FROM schema_migrations ORDER BY place');
  expect(applied.map(({ place }) => place)).toEqual(applied.map((_row, index) => index + 1));
});

it('keeps a lock of a session from every other one until its connection ends', async () => {
  const { url } = await make();
  const [one, other] = [connectPostgres(url), connectPostgres(url)];
  const take = 'SELECT pg_try_advisory_lock($1) AS taken';
  const first = await one.session();
  expect(await first.query(take, [LOCKS.scheduler])).toEqual([{ taken: true }]);
  const second = await other.session();
  expect(await second.query(take, [LOCKS.scheduler])).toEqual([{ taken: false }]);
  await first.release();
  await expect.poll(() => second.query(take, [LOCKS.scheduler])).toEqual([{ taken: true }]);
  await second.release();
  await Promise.all([one.close(), other.close()]);
});

it('rejects a transaction whose connection the server ends between two statements, and goes on', async () => {
  const { db } = await make();
  const end = 'SELECT pg_terminate_backend($1)';
  const cut = db.transaction(async (client) => {
    const [own] = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await db.query(end, [own?.pid]);
    const left = 'SELECT count(*) AS left FROM pg_stat_activity WHERE pid = $1';
    await expect.poll(() => db.query(left, [own?.pid])).toEqual([{ left: 0 }]);
    // The news of it has come when the answer to a later question has.
    await db.query('SELECT 1');
    await client.query('SELECT 1');
  });
  await expect(cut).rejects.toThrow();
  expect(await db.transaction((client) => client.query('SELECT 1 AS n'))).toEqual([{ n: 1 }]);
});

it('has the server end a transaction whose process does nothing more, and no other connection', async () => {
  const { db } = await make();
  const asked = "SELECT current_setting('idle_in_transaction_session_timeout') AS after";
  for (const lightly of [false, true])
    expect(await db.transaction((client) => client.query(asked), { lightly })).toEqual([{ after: '1min' }]);
  expect(await db.query(asked)).toEqual([{ after: '0' }]);
});
