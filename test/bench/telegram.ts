// Measures the bot's own time for an update over the fake Telegram: npm run bench:telegram -- [chats] [rounds].
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bot } from 'grammy';
import type { Update } from 'grammy/types';
import type { BotContext } from '../../src/bot/context.js';
import { createGate } from '../../src/core/gate.js';
import { quantile } from '../../src/core/measures.js';
import { openDatabase } from '../../src/store/database.js';
import { createUpdateInbox } from '../../src/store/updates.js';
import { createScene } from '../bot/harness.js';
import { answeredWith, articleSaying, quoteOf } from '../bot/sample.js';
import { botStores } from '../support/bot-stores.js';
import type { SideMessage } from './telegram-side.js';

type Span = readonly [from: number, to: number];

/** One update: from being handed to the bot until it is done, and what of that went into asking and into calls. */
interface Handled {
  readonly whole: number;
  readonly ask: number;
  readonly calls: number;
  /** Processor time of the whole process meanwhile. */
  readonly cpu: number;
}

const now = () => performance.now();

/** Milliseconds of `spans` together, those that overlap counted once. */
function covered(spans: readonly Span[]): number {
  let end = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    sum += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return sum;
}

/** One run: every update of the load through polling, the inbox and the stores; one at a time where `concurrency` is 1. */
async function run(chats: number, rounds: number, concurrency: number) {
  const folder = mkdtempSync(join(tmpdir(), 'trichdan-bench-'));
  const side = fork(fileURLToPath(new URL('telegram-side.js', import.meta.url)), [`${chats}`, `${rounds}`]);
  const heard = <K extends SideMessage['kind']>(kind: K) =>
    new Promise<Extract<SideMessage, { kind: K }>>((resolve) => {
      side.on('message', (message: SideMessage) => {
        if (message.kind === kind) resolve(message as Extract<SideMessage, { kind: K }>);
      });
    });
  const done = heard('done');
  const { apiRoot, token, expected } = await heard('ready');
  const db = openDatabase(join(folder, 'bench.db'));
  const inbox = createUpdateInbox(db);
  const handled: Handled[] = [];
  const finishing: number[] = [];
  let accepting = 0;
  let asking: Span[] = [];
  let calling: Span[] = [];

  function watch(bot: Bot<BotContext>): void {
    // A typing sign is not waited for: its time is the bot's only as far as it keeps the bot from other work.
    bot.api.config.use(async (prev, method, payload, signal) => {
      const from = now();
      const response = await prev(method, payload, signal);
      if (method !== 'sendChatAction') calling.push([from, now()]);
      return response;
    });
    const { handleUpdate } = bot;
    const handle = async (update: Update): Promise<void> => {
      asking = [];
      calling = [];
      const [from, before] = [now(), process.cpuUsage()];
      await handleUpdate.call(bot, update);
      const whole = now() - from;
      const { user, system } = process.cpuUsage(before);
      const spent = (user + system) / 1000;
      handled.push({ whole, ask: covered(asking), calls: covered(calling), cpu: spent });
    };
    const gate = createGate(concurrency);
    bot.handleUpdate = (update) => gate(() => handle(update));
  }

  const scene = await createScene({
    ...botStores(db),
    client: { apiRoot },
    ask: async (question) => {
      const from = now();
      await new Promise(setImmediate);
      const answer = answeredWith(question, [quoteOf(articleSaying(question), question)]);
      asking.push([from, now()]);
      return answer;
    },
  });
  const [began, cpu] = [now(), process.cpuUsage()];
  const polling = scene.start({
    token,
    onBot: watch,
    inbox: {
      ...inbox,
      async accept(updates, at) {
        const from = now();
        const fresh = await inbox.accept(updates, at);
        accepting += now() - from;
        return fresh;
      },
      async finish(id) {
        const from = now();
        await inbox.finish(id);
        finishing.push(now() - from);
      },
    },
  });
  const { wrongs } = await done;
  const seconds = (now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  await polling.stop();
  await scene.close();
  db.close();
  side.kill();
  rmSync(folder, { recursive: true });
  if (wrongs.length > 0) throw new Error(`${wrongs.length} chats did not get their answers: ${wrongs[0]}`);
  return { expected, handled, finishing, accepting, seconds, cpu: (user + system) / 1000 };
}

const [chats = 1000, rounds = 3] = process.argv.slice(2).map(Number);
const print = (text: string) => process.stdout.write(`${text}\n`);

function line(name: string, values: readonly number[]): string {
  const [half, most] = [quantile(values, 0.5), quantile(values, 0.95)].map((value) => value.toFixed(2));
  return `${name.padEnd(58)} p50 ${half} ms   p95 ${most} ms`;
}

/** Two transactions of a row each, as an answer costs them, with nothing around: what the disk takes at this hour. */
function bareCommits(times: number): number[] {
  const folder = mkdtempSync(join(tmpdir(), 'trichdan-bench-'));
  const db = openDatabase(join(folder, 'bare.db'));
  db.exec('CREATE TABLE bare (body TEXT)');
  const add = db.prepare('INSERT INTO bare VALUES (?)');
  const taken = Array.from({ length: times }, () => {
    const from = now();
    add.run('x'.repeat(500));
    add.run('x'.repeat(100));
    return now() - from;
  });
  db.close();
  rmSync(folder, { recursive: true });
  return taken;
}

// Polling, the compiler and the database warm up on a load of their own.
await run(100, 2, 1);
const single = await run(chats, rounds, 1);
const share = single.accepting / single.expected;
const own = single.handled.map(({ whole, ask, calls }) => whole - ask - calls);
print(`${single.expected} updates of ${chats} chats, one at a time:`);
print(line('bot’s own: handleUpdate less ask and calls to Telegram', own));
print(
  line(
    '  and taking in and finishing the update',
    own.map((mine, n) => mine + (single.finishing[n] ?? 0) + share),
  ),
);
print(
  line(
    'calls to Telegram: grammY, loopback and the fake',
    single.handled.map(({ calls }) => calls),
  ),
);
print(
  line(
    'processor time from start to end of handleUpdate',
    single.handled.map(({ cpu }) => cpu),
  ),
);
print(line('for comparison: two bare commits on this disk', bareCommits(single.expected)));
const many = await run(chats, rounds, 8);
print(
  `eight chats at a time: ${(many.expected / many.seconds).toFixed(0)} updates/s, ` +
    `${(many.cpu / many.expected).toFixed(2)} ms of processor time each, polling and inbox included`,
);
