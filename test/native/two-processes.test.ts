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
