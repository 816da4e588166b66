// Measuring with a server's address in the settings: in a database of its own, which is gone afterwards, never in the collection's.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { databaseBeside } from '../../src/postgres/database-beside.js';
import { ownDatabases } from '../support/own-database.js';
import { createWorkplace, runCommand, type Workplace } from '../support/product.js';

const make = ownDatabases();
let place: Workplace;
beforeAll(async () => {
  place = await createWorkplace();
});
afterAll(() => place.remove());

async function besides(db: Awaited<ReturnType<typeof make>>['db']): Promise<string[]> {
  const rows = await db.query<{ name: string }>(
    "SELECT datname AS name FROM pg_database WHERE starts_with(datname, current_database() || '_eval')",
  );
  return rows.map(({ name }) => name);
}

it('retrieval is measured on the server, and leaves nothing of it there', async () => {
  const { url, db } = await make();
  const [corpus, questions] = ['corpus', 'questions'].map((name) => join(place.folder, `${name}.jsonl`));
  const row = { id: 'cầu', text: 'Cầu Long Biên do người Pháp xây từ năm 1899 đến năm 1902.' };
  const question = { id: 1, question: 'Cầu Long Biên được xây năm nào?', article_id: 'cầu' };
  await writeFile(corpus ?? '', JSON.stringify(row));
  await writeFile(questions ?? '', JSON.stringify(question));
  const args = ['eval', '--json', '--retrieval', corpus ?? '', questions ?? ''];
  const { code, stdout, stderr } = await runCommand(await place.dataDir(), args, { DATABASE_URL: url });
  expect([code, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({ questions: 1, final: { 'R@1': 1 } });
  expect(await db.query('SELECT key FROM articles')).toEqual([]);
  expect(await besides(db)).toEqual([]);
});

it('a database beside is the same one the next time, and refused to a role that may make none', async () => {
  const { url, db } = await make();
  const first = await databaseBeside(url, 'eval');
  expect((await databaseBeside(url, 'eval')).url).toBe(first.url);
  expect(await besides(db)).toEqual([decodeURIComponent(new URL(first.url).pathname.slice(1))]);
  await first.drop();
  expect(await besides(db)).toEqual([]);
  await expect(databaseBeside(url, 'x'.repeat(40))).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  const role = `${new URL(url).pathname.slice(1)}_role`;
  await db.run(`CREATE ROLE ${role} LOGIN`);
  try {
    const other = new URL(url);
    other.username = role;
    other.password = '';
    await expect(databaseBeside(other.href, 'eval')).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  } finally {
    await db.run(`DROP ROLE ${role}`);
  }
});
