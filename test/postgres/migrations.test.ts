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

it('makes nothing with a pgvector that cannot search as the product does, and says which is needed', async () => {
  const db = await open();
  const [there] = await db.query<{ version: string }>(
    "SELECT extversion AS version FROM pg_extension WHERE extname = 'vector'",
  );
  const pretend = (version: string | undefined) =>
    db.run("UPDATE pg_extension SET extversion = $1 WHERE extname = 'vector'", [version]);
  await pretend('0.7.4');
  const refused = await migratePostgres(db).catch((error: unknown) => error);
  await pretend('1.0.0');
  await migratePostgres(db, []).catch((error: unknown) =>
    expect(error).toMatchObject({ code: 'DATABASE_TOO_NEW' }),
  );
  await pretend(there?.version);
  expect(refused).toMatchObject({ code: 'DATABASE_UNREADABLE' });
  expect(String(refused)).toMatch(/pgvector 0\.8 .*0\.7\.4/u);
});

it('leaves nothing of a migration that fails', async () => {
  const db = await open();
  await db.run('DELETE FROM schema_migrations');
  const broken = [{ name: 'one', sql: 'CREATE TABLE half (n int8);\nCREATE TABLE half (n int8);\n' }];
  await expect(migratePostgres(db, broken)).rejects.toThrow('already exists');
  expect(await db.query("SELECT 1 FROM pg_tables WHERE tablename = 'half'")).toEqual([]);
});
