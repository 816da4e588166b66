// An ingest that other processes help to embed: they take their share, one of them may be killed over it, and the collection
// is what it would be without them.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { ownDatabases } from '../support/own-database.js';
import {
  createWorkplace,
  type Running,
  runCommand,
  startCommand,
  type Workplace,
} from '../support/product.js';

const make = ownDatabases();
const ARTICLES = 240;

let place: Workplace;
beforeAll(async () => {
  place = await createWorkplace();
  const lines = Array.from({ length: ARTICLES }, (_, n) =>
    JSON.stringify({
      id: `tin-${n}`,
      title: `Tin số ${n} về vụ mùa`,
      date: '2025-10-25',
      outlet: 'Báo Thử',
      text: `Ngày ${n} của vụ mùa, nông dân xã ${n} thu hoạch ${n * 7} tấn lúa.\n\nGiá lúa ở xã ${n} là ${5000 + n} đồng một cân.`,
    }),
  );
  await writeFile(join(place.folder, 'articles.jsonl'), lines.join('\n'));
  return () => place.remove();
});

it('is shared with two, of which one is killed, and misses no article', async () => {
  const { url, db } = await make();
  const settings = { DATABASE_URL: url, EMBEDDING_WORKERS: '1' };
  const begin = async (): Promise<Running> => {
    const running = startCommand(await place.dataDir(), ['embed'], settings);
    await running.line(/Đang chờ việc/u);
    return running;
  };
  const [first, second] = await Promise.all([begin(), begin()]);
  const held = async (): Promise<number> => {
    const [row] = await db.query<{ processes: number }>(
      'SELECT count(DISTINCT process)::int8 AS processes FROM queued_passages WHERE process IS NOT NULL',
    );
    return row?.processes ?? 0;
  };
  const ingest = startCommand(
    await place.dataDir(),
    ['ingest', join(place.folder, 'articles.jsonl'), '--json'],
    settings,
  );
  await expect.poll(held).toBe(3);
  await first.stop('SIGKILL');
  const { code, stdout, stderr } = await ingest.ended;
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('"level"')]);
  expect(JSON.parse(stdout)).toMatchObject({ counts: { new: ARTICLES, problems: 0 } });
  const ended = await second.stop('SIGTERM');
  expect(ended.code).toBe(0);
  expect(Number(/Đã dừng: (\d+) đoạn/u.exec(ended.stdout)?.[1])).toBeGreaterThan(0);

  const [counts] = await db.query(
    `SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM chunks) = (SELECT count(*) FROM vectors) AS whole,
       (SELECT count(*) FROM queued_passages) AS queued`,
  );
  expect(counts).toEqual({ articles: ARTICLES, whole: true, queued: 0 });
});

it('needs a server, and says so', async () => {
  const { code, stderr } = await runCommand(await place.dataDir(), ['embed'], {});
  expect([code, stderr]).toEqual([
    1,
    'DATABASE_URL: only a server can be worked with from several machines.\n',
  ]);
});
