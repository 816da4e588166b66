// A database that cannot hold what the product writes is refused at the start, with what to do.
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { connectPostgres } from '../../src/postgres/connection.js';
import { migratePostgres } from '../../src/postgres/migrations.js';
import { nativeServer } from '../support/own-database.js';

it('refuses a database whose encoding lacks Vietnamese letters', async () => {
  const server = connectPostgres(nativeServer());
  const name = `trichdan_test_${randomUUID().replaceAll('-', '')}`;
  await server.run(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'`);
  const address = new URL(nativeServer());
  address.pathname = `/${name}`;
  const db = connectPostgres(address.href);
  const refused: unknown = await migratePostgres(db).catch((error: unknown) => error);
  await db.close();
  await server.run(`DROP DATABASE ${name} WITH (FORCE)`);
  await server.close();
  expect(refused).toMatchObject({ code: 'DATABASE_UNREADABLE' });
  expect(String(refused)).toContain('LATIN1');
});
