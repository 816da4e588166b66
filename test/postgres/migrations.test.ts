// The tables of PostgreSQL: made once whoever starts, never of a later version, and undone with what fails.
import { expect, it } from 'vitest';
import { migratePostgres } from '../../src/postgres/migrations.js';
import { testPostgres } from '../support/postgres.js';

const open = testPostgres();

it('applies each migration once, and those that came since', async () => {
  const db = await open();
  const two = [
    { name: 'one', sql: 'CREATE TABLE first (n int8);\nCREATE TABLE second (n int8);\n' },
    { name: 'two', sql: 'CREATE TABLE third (n int8)' },
  ];
  await db.run('DELETE FROM schema_migrations');
  await migratePostgres(db, two.slice(0, 1));
  await Promise.all([migratePostgres(db, two), migratePostgres(db, two)]);
  const applied = await db.query('SELECT place, name FROM schema_migrations ORDER BY place');
  expect(applied).toEqual([
    { place: 1, name: 'one' },
    { place: 2, name: 'two' },
  ]);
  await expect(migratePostgres(db, two.slice(0, 1))).rejects.toMatchObject({ code: 'DATABASE_TOO_NEW' });
  await db.run('DROP TABLE first, second, third');
});

it('leaves nothing of a migration that fails', async () => {
  const db = await open();
  await db.run('DELETE FROM schema_migrations');
  const broken = [{ name: 'one', sql: 'CREATE TABLE half (n int8);\nCREATE TABLE half (n int8);\n' }];
  await expect(migratePostgres(db, broken)).rejects.toThrow('already exists');
  expect(await db.query("SELECT 1 FROM pg_tables WHERE tablename = 'half'")).toEqual([]);
});
