// Two processes of the bot behind a balancer, over one PostgreSQL and the fake Telegram, which sends them updates: they share
// the questions, keep each chat's order, lose none when one is killed in the middle of an answer, and answer none twice when
// one is suspended there.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LOCKS } from '../../src/postgres/migrations.js';
import { type Balancer, startBalancer } from '../support/balancer.js';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram/server.js';
import { freePort } from '../support/free-port.js';
import { type OwnDatabase, ownDatabases } from '../support/own-database.js';
import { createWorkplace, type Running, startBot, type Workplace } from '../support/product.js';

const make = ownDatabases();
const QUESTIONS = [
  'Ai là Bộ trưởng Bộ Tư pháp Vương quốc Maroc?',
  'Bộ Công an hợp tác với bao nhiêu cơ quan nước ngoài?',
  'Kho tin có gì?',
];

let place: Workplace;
let database: OwnDatabase;
let telegram: FakeTelegram;
let balancer: Balancer;

beforeAll(async () => {
  [place, database] = [await createWorkplace(), await make()];
  [telegram, balancer] = [await startFakeTelegram(), await startBalancer()];
  return async () => {
    await telegram.close();
    await balancer.close();
    await place.remove();
  };
});
const running: Running[] = [];
afterAll(() => Promise.all(running.map(({ stop }) => stop('SIGKILL'))));

interface WorkerProcess extends Running {
  readonly port: number;
}

async function startWorkerProcess(): Promise<WorkerProcess> {
  const port = await freePort();
  const process = startBot(await place.dataDir(), {
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    BOT_MODE: 'webhook',
    PUBLIC_URL: balancer.url,
    DATABASE_URL: database.url,
    PORT: String(port),
    LOG_LEVEL: 'info',
  });
  running.push(process);
  await process.line(/đang nghe trên Telegram/u);
  return { ...process, port };
}

const status = async (port: number, path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;

const unfinished = async (): Promise<number> => {
  const [row] = await database.db.query<{ left: number }>(
    'SELECT count(*)::int8 AS left FROM updates WHERE finished = 0',
  );
  return row?.left ?? 0;
};

it('share questions, and another goes on with what a killed one had begun, leading in its place', async () => {
  const started = await Promise.all([startWorkerProcess(), startWorkerProcess()]);
  const leads = (one: WorkerProcess): boolean => one.stderr().includes('this process leads');
  expect(started.filter(leads)).toHaveLength(1);
  const [first, second] = leads(started[0]) ? started : started.toReversed();
  if (first === undefined || second === undefined) expect.fail();
  balancer.ports = [first.port, second.port];
  expect(await Promise.all([first, second].map(({ port }) => status(port, '/readyz')))).toEqual([200, 200]);

  const users = [1, 2, 3].map((id) => telegram.user(id));
  for (const question of QUESTIONS) for (const user of users) user.send(question);
  await telegram.waitFor(() => users.every(({ messages }) => messages.length >= QUESTIONS.length), 60_000);
  await telegram.waitFor(async () => (await unfinished()) === 0);
  const [answers, ...others] = users.map(({ messages }) => messages.map(({ text }) => text));
  expect(answers?.[0]).toContain('Abdellatif Ouahbi');
  for (const other of others) expect(other).toEqual(answers);

  // It hangs with its answer, and is killed; meanwhile a further question of the chat waits behind it.
  const [user] = users;
  const before = user?.messages.length ?? 0;
  const sends = telegram.callsOf('sendMessage').length;
  telegram.fail('sendMessage', { kind: 'silent' }, 1, 1);
  balancer.ports = [first.port];
  user?.send(QUESTIONS[0] ?? '');
  await telegram.waitFor(() => telegram.callsOf('sendMessage').length > sends, 60_000);
  balancer.ports = [first.port, second.port];
  user?.send(QUESTIONS[1] ?? '');
  await telegram.waitFor(() => telegram.pending.length === 0);
  expect((await first.stop('SIGKILL')).signal).toBe('SIGKILL');

  await telegram.waitFor(() => (user?.messages.length ?? 0) === before + 2, 60_000);
  await telegram.waitFor(async () => (await unfinished()) === 0);
  expect(user?.messages.slice(before).map(({ text }) => text)).toEqual(answers?.slice(0, 2));
  await second.line(/this process leads/u);

  const ended = await second.stop('SIGTERM');
  expect([ended.code, ended.signal]).toEqual([0, null]);
  expect(ended.stderr).not.toContain('"level":"error"');
  const late = telegram.user(4);
  late.send(QUESTIONS[0] ?? '');
  await telegram.waitFor(() => telegram.deliveries.at(-1)?.status === 502);
  const third = await startWorkerProcess();
  balancer.ports = [third.port];
  await telegram.waitFor(() => late.messages.length === 1, 60_000);
});

/** As the server does by itself after thirty seconds without a word. */
async function endSessionThatHolds(lane: string): Promise<void> {
  const ended = await database.db.query(
    `SELECT pg_terminate_backend(pid) FROM pg_locks
     WHERE locktype = 'advisory' AND objsubid = 1
       AND ((classid::int8 << 32) | objid::int8) = hashtextextended($1, ${LOCKS.chats})`,
    [lane],
  );
  expect(ended).toHaveLength(1);
}

it('answer once what one had begun that was suspended until another had its chats, or whose server was restarted', async () => {
  await Promise.all(running.splice(0).map(({ stop }) => stop('SIGKILL')));
  const [first, second] = await Promise.all([startWorkerProcess(), startWorkerProcess()]);
  balancer.ports = [first.port];
  const user = telegram.user(7);
  telegram.fail('sendMessage', { kind: 'too-many', retryAfter: 3 });
  const sends = telegram.callsOf('sendMessage').length;
  user.send(QUESTIONS[0] ?? '');
  await telegram.waitFor(() => telegram.callsOf('sendMessage').length > sends, 60_000);
  first.child.kill('SIGSTOP');
  await endSessionThatHolds('7');
  await telegram.waitFor(async () => (await unfinished()) === 0, 60_000);
  expect(user.messages.map(({ text }) => text)).toEqual([expect.stringContaining('Abdellatif Ouahbi')]);

  first.child.kill('SIGCONT');
  await first.line(/update left to whoever has it/u);
  expect(user.messages).toHaveLength(1);
  user.send(QUESTIONS[2] ?? '');
  await telegram.waitFor(() => user.messages.length === 2, 60_000);
  await telegram.waitFor(async () => (await unfinished()) === 0);
  expect(user.messages).toHaveLength(2);
  for (const one of [first, second]) expect(one.stderr()).not.toContain('"level":"error"');

  // A server that is restarted: every connection ends, and with it whatever holds the chat.
  telegram.fail('sendMessage', { kind: 'too-many', retryAfter: 3 });
  const before = telegram.callsOf('sendMessage').length;
  user.send(QUESTIONS[1] ?? '');
  await telegram.waitFor(() => telegram.callsOf('sendMessage').length > before, 60_000);
  await database.db.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
  await telegram.waitFor(async () => (await unfinished()) === 0, 60_000);
  expect(user.messages).toHaveLength(3);
  expect(user.messages[2]?.text).not.toMatch(/^Xin lỗi/u);
  for (const ended of await Promise.all([first.stop('SIGTERM'), second.stop('SIGTERM')]))
    expect([ended.code, ended.signal]).toEqual([0, null]);
});
