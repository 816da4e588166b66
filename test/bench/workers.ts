// Measures how many questions one worker and two answer in a second, over one PostgreSQL and the fake Telegram, which sends them
// their updates through a balancer: npm run bench:workers -- postgres://… [chats] [questions of each].
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { databaseBeside } from '../../src/postgres/database-beside.js';
import { startBalancer } from '../support/balancer.js';
import { startFakeTelegram } from '../support/fake-telegram/server.js';
import { freePort } from '../support/free-port.js';
import { createWorkplace, type Running, sampleQuestions, startBot } from '../support/product.js';

const [server, chats = '24', each = '10'] = process.argv.slice(2);
if (server === undefined || !(Number(chats) > 0) || !(Number(each) > 0)) {
  process.stderr.write('bench:workers -- postgres://… [chats] [questions of each]\n');
  process.exit(2);
}

const POLL_MS = 20;
const MOST_MS = 240_000;

/** Questions answered in a second by `workers` processes, from the first question to the last answer; all are asked at once. */
async function rateOf(workers: number, url: string): Promise<number> {
  const [place, telegram, balancer] = [
    await createWorkplace(),
    await startFakeTelegram(),
    await startBalancer(),
  ];
  const running: Running[] = [];
  try {
    const settings = {
      ...{ BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot, BOT_MODE: 'webhook' },
      ...{ PUBLIC_URL: balancer.url, DATABASE_URL: url, WATCH_ARTICLES: 'off' },
      ...{ QUESTIONS_PER_MINUTE: '0', QUESTIONS_PER_DAY: '0' },
    };
    const ports: number[] = [];
    for (let n = 0; n < workers; n++) {
      const port = await freePort();
      const bot = startBot(await place.dataDir(), { ...settings, PORT: String(port) });
      running.push(bot);
      await bot.line(/đang nghe trên Telegram/u);
      ports.push(port);
    }
    balancer.ports = ports;
    const questions = sampleQuestions().map(({ question }) => question);
    const users = Array.from({ length: Number(chats) }, (_, n) => telegram.user(n + 1));
    const answers = (): number => users.reduce((sum, { messages }) => sum + messages.length, 0);
    // Whatever is loaded with the first question is loaded.
    for (const user of users.slice(0, 2 * workers)) user.send(questions[0] ?? '');
    const wait = async (wanted: number, since: number): Promise<void> => {
      while (answers() < wanted) {
        if (performance.now() - since > MOST_MS) throw new Error(`${answers()} of ${wanted} answers came.`);
        await pause(POLL_MS);
      }
    };
    const warm = 2 * workers;
    await wait(warm, performance.now());
    const begun = performance.now();
    for (let round = 0; round < Number(each); round++)
      for (const [n, user] of users.entries()) user.send(questions[(7 * round + n) % questions.length] ?? '');
    const wanted = users.length * Number(each);
    await wait(warm + wanted, begun);
    return wanted / ((performance.now() - begun) / 1000);
  } finally {
    await Promise.all(running.map(({ stop }) => stop('SIGTERM')));
    await telegram.close();
    await balancer.close();
    await place.remove();
  }
}

const rates: Record<number, number[]> = { 1: [], 2: [] };
for (const workers of [1, 2, 1, 2]) {
  // Of its own each time: to a former run's the updates would be known.
  const { url, drop } = await databaseBeside(server, `bench_${randomUUID().slice(0, 8)}`);
  const rate = await rateOf(workers, url).finally(drop);
  rates[workers]?.push(rate);
  process.stdout.write(`${workers} worker${workers > 1 ? 's' : ''}: ${rate.toFixed(2)} questions/s\n`);
}
const mean = (list: readonly number[] = []): number => list.reduce((sum, one) => sum + one, 0) / list.length;
process.stdout.write(`two to one: ${(mean(rates[2]) / mean(rates[1])).toFixed(2)}\n`);
