// Measures preparing digests for thousands and sending them at Telegram's rate: npm run bench:digests -- [chats] [sent].
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createDeliver } from '../../src/app/deliver.js';
import { createScheduleDigests } from '../../src/app/schedule-digests.js';
import { createTellStories } from '../../src/app/tell-stories.js';
import { createUnhurriedApi } from '../../src/bot/connection.js';
import { pauseUnlessAborted } from '../../src/bot/patience.js';
import { createOutboxSender } from '../../src/bot/send-outbox.js';
import { createSendPace } from '../../src/core/send-pace.js';
import { AT_ONCE_TURN } from '../../src/core/subscription.js';
import { createLogger } from '../../src/log.js';
import { createAnswerStore } from '../../src/store/answers.js';
import { createArticleStore } from '../../src/store/articles.js';
import { createChatStore } from '../../src/store/chats.js';
import { type Database, openDatabase } from '../../src/store/database.js';
import { createDigestMessages } from '../../src/store/digest-messages.js';
import { createDigestStore } from '../../src/store/digests.js';
import { createOutbox } from '../../src/store/outbox.js';
import { createStoryStore } from '../../src/store/stories.js';
import { createSubscriptionStore } from '../../src/store/subscriptions.js';
import { articleOf, model, put } from '../support/articles.js';
import { botPrompts, composing, foundIn } from '../support/digest-scene.js';
import type { DigestSideMessage } from './digests-side.js';

const [chats = 10_000, sent = 1500] = process.argv.slice(2).map(Number);
const clock = () => Date.now();
const ITEMS = 5;
const ARTICLES = 40;
const NANOSECONDS_A_MS = 1e6;

/** A delay of the event loop is what a question that arrives meanwhile waits besides its own time. */
async function measured<T>(work: () => Promise<T>) {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const [from, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const seconds = (performance.now() - from) / 1000;
  const { user, system } = process.cpuUsage(before);
  delay.disable();
  const [p50, p95, p99] = [50, 95, 99].map((share) => delay.percentile(share) / NANOSECONDS_A_MS);
  return { result, seconds, core: (user + system) / 1e6 / seconds, delay: { p50, p95, p99 } };
}

async function fill(db: Database): Promise<void> {
  const store = createArticleStore(db);
  store.setModel(model);
  for (let n = 0; n < ARTICLES; n++) {
    const text = `Giá lúa tại Đồng Tháp ngày thứ ${n} lên 7.${100 + n} đồng một ký. ${'Nông dân nói vẫn chờ thêm. '.repeat(60)}`;
    await put(store, articleOf(`tin-${n}`, { text, captions: [] }));
  }
  const [subscriptions, digests] = [createSubscriptionStore(db), createDigestStore(db)];
  const daily = { ...AT_ONCE_TURN, frequency: 'daily', lastDay: '2025-01-01', nextAt: 1 } as const;
  db.transaction(() => {
    for (let chat = 1; chat <= chats; chat++) {
      const who = { chat, topic: null, person: chat, kind: 'topic', question: 'lúa' } as const;
      const { id } = subscriptions.add({ ...daily, ...who, createdAt: 0, seen: 0 }, 9);
      const items = Array.from({ length: ITEMS }, (_, n) => foundIn(db, `tin-${(chat + n) % ARTICLES}`));
      digests.found(id ?? '', 1, items, 1);
    }
  })();
}

const folder = mkdtempSync(join(tmpdir(), 'trichdan-digests-'));
const db = openDatabase(join(folder, 'bench.sqlite'));
await fill(db);
const [answers, outbox, stories] = [createAnswerStore(db), createOutbox(db), createStoryStore(db)];
const schedule = createScheduleDigests({
  ...{ digests: createDigestStore(db), subscriptions: createSubscriptionStore(db), clock },
  compose: composing(db, createTellStories(stories)),
  ...{ languageOf: () => 'vi', isGone: () => false, turn: () => nextTurn() },
  onFailure: (error) => {
    throw error;
  },
});
const prepared = await measured(() => schedule(new AbortController().signal));

const side = fork(fileURLToPath(new URL('digests-side.js', import.meta.url)), [`${chats}`, `${sent}`]);
const heard = <K extends DigestSideMessage['kind']>(kind: K) =>
  new Promise<Extract<DigestSideMessage, { kind: K }>>((resolve) => {
    side.on('message', (message: DigestSideMessage) => {
      if (message.kind === kind) resolve(message as Extract<DigestSideMessage, { kind: K }>);
    });
  });
const done = heard('done');
const { apiRoot, token } = await heard('ready');
const log = createLogger('silent');
const pace = createSendPace();
const api = createUnhurriedApi({ token, client: { apiRoot }, clock, log, pace });
const kept = {
  answers,
  articles: createArticleStore(db),
  messages: createDigestMessages(db),
  chats: createChatStore(db),
};
const sender = createOutboxSender({ api, ...kept, prompts: botPrompts(), log });
const deliver = createDeliver({ outbox, sender, pace, clock, wait: pauseUnlessAborted, process: 'bench' });
const stopping = new AbortController();
void done.then(() => stopping.abort());
const delivered = await measured(() => deliver(stopping.signal));
const { rate, arrived, doubled, refused } = await done;
process.stdout.write(
  `${JSON.stringify({ chats, prepared: { ...prepared, perSecond: chats / prepared.seconds }, sent: { rate, arrived, doubled, refused, core: delivered.core, delay: delivered.delay } }, null, 2)}\n`,
);
side.disconnect();
db.close();
rmSync(folder, { recursive: true });
