// A bot over the fake Telegram with the real store behind it: articles are ingested, quoted, changed, and corrected.
import { createCite } from '../../src/app/cite.js';
import { createIngest } from '../../src/app/ingest.js';
import { createSendCorrections, type SendReport } from '../../src/app/send-corrections.js';
import { createUnhurriedApi } from '../../src/bot/connection.js';
import { createBot } from '../../src/bot/create-bot.js';
import { type Polling, startPolling } from '../../src/bot/polling.js';
import { createCorrectionSender } from '../../src/bot/send-correction.js';
import type { Quote, Reply } from '../../src/core/answer.js';
import { quoteOf } from '../../src/core/choose-quotes.js';
import type { CorrectionOutbox } from '../../src/core/correction-ports.js';
import { inTurn } from '../../src/core/in-turn.js';
import type { AnswerStore } from '../../src/core/ports.js';
import { createArticleHistory } from '../../src/store/article-versions.js';
import { createArticleStore } from '../../src/store/articles.js';
import { createCorrectionOutbox } from '../../src/store/corrections.js';
import { capturedLog, type LogLine, prompts } from '../bot/harness.js';
import { botStores } from './bot-stores.js';
import { createExactIndex } from './exact-index.js';
import { type FakeTelegram, startFakeTelegram } from './fake-telegram/server.js';
import { createHashedEmbedder } from './hashed-embedder.js';
import { memoryDatabase } from './memory-database.js';
import { createMemoryInbox } from './memory-inbox.js';
import { plainExtract, rawOf, streamOf } from './raw-articles.js';

export interface CorrectionScene {
  readonly telegram: FakeTelegram;
  readonly lines: LogLine[];
  /** Milliseconds since 1970, as everything in the scene sees it. */
  now: number;
  /** Takes an article in with this body, in place of what its key held. */
  ingest(key: string, text: string, date?: string): Promise<void>;
  /** Takes in what `ingest` took as `from` under another key, as of a file that was renamed; `from` goes after or before. */
  rename(from: string, to: string, text: string, goes: 'after' | 'before'): Promise<void>;
  /** Takes the folder in again that all articles came from and that is empty now. */
  withdrawAll(): Promise<void>;
  /** What the bot answers from now on: these words of these articles. */
  quoting(...words: ReadonlyArray<readonly [key: string, words: string]>): void;
  /** One turn of sending, with a list of corrections that may be made to fail. */
  send(outbox?: Partial<CorrectionOutbox>): Promise<SendReport>;
  readonly outbox: CorrectionOutbox;
  readonly answers: AnswerStore;
  close(): Promise<void>;
}

export const NOON = Date.UTC(2025, 9, 25, 5);

/** A scene with its bot polling. */
export async function createCorrectionScene(): Promise<CorrectionScene> {
  const telegram = await startFakeTelegram();
  const db = memoryDatabase();
  const store = createArticleStore(db);
  const history = createArticleHistory(db);
  const outbox = createCorrectionOutbox(db);
  const stores = botStores(db);
  const { settings, languages, chats } = stores;
  const { log, lines } = capturedLog();
  const clock = () => scene.now;
  const [embedder, index] = [createHashedEmbedder(), createExactIndex()];
  const ingest = createIngest({ store, embedder, index, clock, extract: plainExtract });
  let wanted: ReadonlyArray<readonly [string, string]> = [];

  async function answer(question: string): Promise<Reply> {
    const quotes = await inTurn(wanted, async ([key, words]): Promise<Quote> => {
      const article = await store.byKey(key);
      const start = article?.text.indexOf(words) ?? -1;
      if (article === null || start < 0) throw new Error(`${key} does not say: ${words}`);
      const span = { start, end: start + words.length };
      return quoteOf(article, null, span, { start: 0, end: article.text.length });
    });
    return { status: 'answered', question, quotes, window: null, score: 1 };
  }

  const bot = createBot({
    token: telegram.token,
    ask: async (question) => answer(question),
    cite: createCite({ articles: store, history }),
    ...stores,
    prompts,
    clock,
    log,
    client: { apiRoot: telegram.apiRoot },
  });
  const polling: Polling = startPolling({ bot, inbox: createMemoryInbox(), state: stores.state, clock, log });
  const api = createUnhurriedApi({
    token: telegram.token,
    client: { apiRoot: telegram.apiRoot },
    clock,
    log,
  });
  const sender = createCorrectionSender({ api, answers: stores.answers, prompts, log });

  async function take(key: string, text: string, date = '2025-08-16'): Promise<void> {
    const report = await ingest(streamOf([rawOf(key, { text, date })]));
    if (report.counts.new + report.counts.changed !== 1) throw new Error(`${key} was not taken in.`);
  }

  const scene: CorrectionScene = {
    telegram,
    lines,
    now: NOON,
    outbox,
    answers: stores.answers,
    ingest: (key, text, date) => take(key, `Tin ${key}\n${text}`, date),
    async rename(from, to, text, goes) {
      if (goes === 'before') await store.remove([from], scene.now);
      await take(to, `Tin ${from}\n${text}`);
      if (goes === 'after') await store.remove([from], scene.now);
    },
    async withdrawAll() {
      await ingest(streamOf([]), { prune: ['/in'] });
    },
    quoting(...words) {
      wanted = words;
    },
    send: (over = {}) =>
      createSendCorrections({
        ...{ settings, languages, chats, history, sender, clock, process: 'one' },
        outbox: { ...outbox, ...over },
      })(new AbortController().signal),
    async close() {
      await polling.stop();
      await telegram.close();
      db.close();
    },
  };
  return scene;
}
