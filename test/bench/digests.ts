// Measures digests for thousands: npm run bench:digests -- [chats] [messages] [matching|sending]. DATA_DIR names a data
// folder to copy.
import { fork } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Collection, openCollection } from '../../src/compose.js';
import { loadConfig } from '../../src/config.js';
import { quantile } from '../../src/core/measures.js';
import { createLogger } from '../../src/log.js';
import { openDatabase } from '../../src/store/database.js';
import { runCommand, SAMPLE_ARTICLES, sampleQuestions } from '../support/product.js';
import { type MeasuredBot, startMeasuredBot } from './digests-bot.js';
import { matchAll, prepareAll } from './digests-prepare.js';
import { fillUp, followFresh, followMany, freshSubjects } from './digests-scene.js';
import type { DigestSideMessage, DigestSideOrder } from './digests-side.js';

/** What Telegram allows in a second (Bots FAQ). */
const ALLOWED = 30;
/** The newest articles for which it is looked who follows them, and who follows something of them. */
const [FRESH, TOPICS, QUESTIONS] = [228, 2000, 100];

/** Questions with and without digests being sent, after some that warm the bot up. */
const [ASKED, WARMING] = [40, 8];

const [chats = 10_000, messages = 1500] = process.argv.slice(2).map(Number);
const only = process.argv[4];
const questions = sampleQuestions().map(({ question }) => question);
const log = createLogger('error');
const folder = mkdtempSync(join(tmpdir(), 'trichdan-digests-'));
const file = join(folder, 'trichdan.sqlite');
const print = (line: string) => process.stdout.write(`${line}\n`);

async function withCollection<T>(work: (collection: Collection) => Promise<T>): Promise<T> {
  const collection = await openCollection(loadConfig({ DATA_DIR: folder, READER_MODEL: 'none' }), log);
  try {
    return await work(collection);
  } finally {
    await collection.close();
  }
}

async function matching(): Promise<void> {
  const db = openDatabase(file);
  const { topics, seen, articles } = await freshSubjects(db, FRESH, TOPICS);
  const asked = Array.from(
    { length: QUESTIONS },
    (_, n) => `${questions[n % questions.length]}${n < questions.length ? '' : ' Bao giờ?'}`,
  );
  await followFresh(db, { topics, asked, seen });
  db.close();
  const { result, seconds, delay } = await withCollection(matchAll);
  print(
    `matching: ${topics.length} topics, ${QUESTIONS} questions × ${articles} articles: ${seconds.toFixed(1)} s, ` +
      `${result} found; the event loop waits at most ${delay.most.toFixed(0)} ms, p99 ${delay.p99.toFixed(0)}`,
  );
}

async function preparing(): Promise<void> {
  const db = openDatabase(file);
  db.exec('DELETE FROM subscriptions');
  await followMany(db, chats, questions);
  db.close();
  const { result, seconds, processor, delay } = await withCollection((collection) =>
    prepareAll(collection, log),
  );
  print(
    `preparing: ${chats} chats, ${result} messages: ${seconds.toFixed(1)} s, ${processor.toFixed(1)} s of processor time; ` +
      `the event loop waits p50 ${delay.p50.toFixed(0)}, p99 ${delay.p99.toFixed(0)}, at most ${delay.most.toFixed(0)} ms`,
  );
}

async function sending(): Promise<void> {
  const side = fork(fileURLToPath(new URL('digests-side.js', import.meta.url)), [`${chats}`]);
  const heard = <K extends DigestSideMessage['kind']>(kind: K) =>
    new Promise<Extract<DigestSideMessage, { kind: K }>>((resolve) => {
      const listen = (message: DigestSideMessage) => {
        if (message.kind !== kind) return;
        side.off('message', listen);
        resolve(message as Extract<DigestSideMessage, { kind: K }>);
      };
      side.on('message', listen);
    });
  const order = (wanted: DigestSideOrder) => side.send(wanted);
  const asking = async (count: number) => {
    order({ kind: 'ask', questions: questions.slice(0, count) });
    const { times } = await heard('answered');
    return [0.5, 0.95].map((share) => quantile(times, share).toFixed(0));
  };
  const arriving = async (bot: MeasuredBot, count: number) => {
    order({ kind: 'await', messages: count });
    const [from, before] = [performance.now(), await bot.processor()];
    const arrived = await heard('arrived');
    const core = ((await bot.processor()) - before) / ((performance.now() - from) / 1000);
    const share = (value: number) => `${(value * 100).toFixed(1)} %`;
    return (
      `${arrived.rate.toFixed(2)} a second, ${share(arrived.rate / ALLOWED)} of ${ALLOWED}; ${share(core)} of a core; ` +
      `${arrived.refused} refused, ${arrived.doubled} doubled`
    );
  };
  const telegram = await heard('ready');
  const db = openDatabase(file);
  // Nothing is to be sent while the same questions are asked for comparison.
  db.exec('UPDATE outbox SET not_before = not_before + 86400000');
  db.close();
  const quiet = await startMeasuredBot(folder, telegram);
  await asking(WARMING);
  const [p50, p95] = await asking(ASKED);
  await quiet.stop();
  const due = openDatabase(file);
  due.exec('UPDATE outbox SET not_before = due_at');
  due.close();
  const bot = await startMeasuredBot(folder, telegram);
  await arriving(bot, ALLOWED * 2);
  print(`sending: ${await arriving(bot, messages)}`);
  const whileAsked = asking(ASKED);
  const besides = arriving(bot, Math.floor(messages / 2));
  const [during50, during95] = await whileAsked;
  print(
    `questions: p50 ${during50} ms, p95 ${during95} ms while digests are sent; ${p50} and ${p95} while none are`,
  );
  print(`sending meanwhile, answers counted: ${await besides}`);
  await bot.stop();
  side.disconnect();
}

try {
  if (process.env.DATA_DIR) cpSync(process.env.DATA_DIR, folder, { recursive: true });
  else await runCommand(folder, ['ingest', SAMPLE_ARTICLES]);
  const db = openDatabase(file);
  await fillUp(db);
  db.close();
  if (only !== 'sending') await matching();
  if (only !== 'matching') {
    await preparing();
    await sending();
  }
} finally {
  rmSync(folder, { recursive: true });
}
