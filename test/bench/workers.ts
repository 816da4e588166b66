// Measures how many questions one worker and two answer in a second, over one PostgreSQL and the fake Telegram, which sends them
// their updates through a balancer: npm run bench:workers -- postgres://… [chats] [questions of each]. Twice: as the machine
// lets them, and each with half a core of its own, which is what tells of two where two cores are all there is.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { mean } from '../../src/core/measures.js';
import { databaseBeside } from '../../src/postgres/database-beside.js';
import { startBalancer } from '../support/balancer.js';
import { startFakeTelegram } from '../support/fake-telegram/server.js';
import { freePort } from '../support/free-port.js';
import { createWorkplace, type Running, sampleQuestions, startBot } from '../support/product.js';
import { type CoreShare, shareFirstCore } from './core-share.js';

const [server, chats = '240', each = '2'] = process.argv.slice(2);
if (server === undefined || !(Number(chats) > 0) || !(Number(each) > 0)) {
  process.stderr.write('bench:workers -- postgres://… [chats] [questions of each]\n');
  process.exit(2);
}

// Whoever was started ends with this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const MOST_WORKERS = 2;
/** Questions to each worker before any is counted: a bot runs for months, and its code is compiled by what it is asked first. */
const WARMING = 60;
/** Share of the answers up to which is counted: of several workers one has answered all of its questions before the others. */
const COUNTED = 0.75;
const ROUNDS = 3;
/** What a worker that has half a core gets at the least on a machine that does nothing else. */
const LEAST_SHARE = 0.4;
const POLL_MS = 20;
const MOST_MS = 240_000;

interface Measured {
  readonly rate: number;
  readonly shares: readonly number[];
}

/**
 * Questions answered in a second by `workers` processes while all of them are at work; all questions are asked at once. Each
 * process takes what it gets, or has half a core: then also what share of a core each had.
 */
async function rateOf(workers: number, url: string, isShared: boolean): Promise<Measured> {
  const [place, telegram, balancer] = [
    await createWorkplace(),
    await startFakeTelegram(),
    await startBalancer(),
  ];
  const running: Running[] = [];
  let share: CoreShare | null = null;
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
    const wait = async (wanted: number, since: number): Promise<void> => {
      while (answers() < wanted) {
        if (performance.now() - since > MOST_MS) throw new Error(`${answers()} of ${wanted} answers came.`);
        await pause(POLL_MS);
      }
    };
    const ask = (rounds: number, from: number): void => {
      for (let round = 0; round < rounds; round++)
        for (const [n, user] of users.entries())
          user.send(questions[(7 * (round + from) + n) % questions.length] ?? '');
    };
    const warming = Math.ceil((WARMING * workers) / users.length);
    ask(warming, Number(each));
    const warm = warming * users.length;
    await wait(warm, performance.now());
    if (isShared)
      share = shareFirstCore(
        running.map(({ child }) => child.pid as number),
        MOST_WORKERS,
      );
    const begun = performance.now();
    ask(Number(each), 0);
    const counted = Math.floor(users.length * Number(each) * COUNTED);
    await wait(warm + counted, begun);
    const rate = counted / ((performance.now() - begun) / 1000);
    const shares = (await share?.end()) ?? [];
    share = null;
    await wait(warm + users.length * Number(each), begun);
    return { rate, shares };
  } finally {
    await share?.end();
    await Promise.all(running.map(({ stop }) => stop('SIGTERM')));
    await telegram.close();
    await balancer.close();
    await place.remove();
  }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

for (const isShared of [false, true]) {
  say(isShared ? 'each with half a core of its own' : 'each with what it gets');
  const [one, several]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++)
    for (const workers of [1, MOST_WORKERS]) {
      // Of its own each time: to a former run's the updates would be known.
      const { url, drop } = await databaseBeside(server, `bench_${randomUUID().slice(0, 8)}`);
      const { rate, shares } = await rateOf(workers, url, isShared).finally(drop);
      (workers === 1 ? one : several).push(rate);
      const had = shares.map((part) => `, ${part.toFixed(2)} of a core`).join('');
      say(`${workers} worker${workers > 1 ? 's' : ''}: ${rate.toFixed(2)} questions/s${had}`);
      if (shares.every((part) => part >= LEAST_SHARE)) continue;
      say('The machine is busy with something else: the ratio says nothing.');
      process.exitCode = 1;
    }
  const ratios = several.map((rate, round) => rate / (one[round] ?? Number.NaN));
  const spread = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
  say(`two to one: ${(mean(several) / mean(one)).toFixed(2)} (${spread})`);
}
