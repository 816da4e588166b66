// What a real server lets fail: what may pass is told from what will not.
import { expect, it } from 'vitest';
import type { Client } from '../../src/postgres/connection.js';
import { ownDatabases } from '../support/own-database.js';

const make = ownDatabases();
const END_ME = 'SELECT pg_terminate_backend(pg_backend_pid())';
const codeOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => null,
    (error: { code?: unknown }) => error.code,
  );

it('says of a connection that ends, and of a time limit, that the database is away, wherever it was asked', async () => {
  const { db } = await make();
  const within = (work: (client: Client) => Promise<unknown>) => db.transaction(work);
  expect(await codeOf(db.query(END_ME))).toBe('DATABASE_AWAY');
  expect(await codeOf(within((client) => client.query(END_ME)))).toBe('DATABASE_AWAY');
  const session = await db.session();
  expect(await codeOf(session.query(END_ME))).toBe('DATABASE_AWAY');
  expect(await codeOf(session.run('SELECT 1'))).toBe('DATABASE_AWAY');
  await session.release();
  const late = within(async (client) => {
    await client.run("SET LOCAL statement_timeout = '1ms'");
    await client.query('SELECT pg_sleep(5)');
  });
  expect(await codeOf(late)).toBe('DATABASE_AWAY');
  expect(await db.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

it('keeps the code of what is refused for what was asked', async () => {
  const { db } = await make();
  expect(await codeOf(db.query('SELECT * FROM nowhere'))).toBe('42P01');
  const twice = "INSERT INTO meta (key, value) VALUES ('a', 'b'), ('a', 'b')";
  expect(await codeOf(db.transaction((client) => client.run(twice)))).toBe('23505');
});
