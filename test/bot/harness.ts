// A running bot over the fake Telegram, with scripted answers and everything it logs at hand.
import { join } from 'node:path';
import { Api, type Bot } from 'grammy';
import type { Logger } from 'pino';
import { createCite } from '../../src/app/cite.js';
import type { Earlier } from '../../src/app/converse.js';
import type { BotContext } from '../../src/bot/context.js';
import { type BotDeps, createBot } from '../../src/bot/create-bot.js';
import { type Polling, type PollingOptions, startPolling } from '../../src/bot/polling.js';
import type { Reply } from '../../src/core/answer.js';
import type { AskOptions } from '../../src/core/asked-days.js';
import type { StoredArticle } from '../../src/core/ports.js';
import { createLogger } from '../../src/log.js';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';
import { type BotStores, botStores } from '../support/bot-stores.js';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram/server.js';
import { memoryDatabase } from '../support/memory-database.js';
import { createMemoryInbox, type MemoryInbox } from '../support/memory-inbox.js';
import { ARTICLES, answeredWith, firstQuote } from './sample.js';

export const prompts = loadPrompts(join(projectRoot, 'prompts'), 'bot');

export interface LogLine {
  readonly level: 'trace' | 'debug' | 'info' | 'warn' | 'error';
  readonly msg: string;
  readonly update_id?: number;
  readonly err?: Record<string, unknown>;
}

/** A logger with the lines it wrote, parsed. */
export function capturedLog(): { log: Logger; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const log = createLogger('trace', { write: (line) => void lines.push(JSON.parse(line) as LogLine) });
  return { log, lines };
}

type Script = (question: string, options?: AskOptions) => Reply | Promise<Reply>;

export interface Scene {
  /** A connection of its own to the fake. */
  readonly api: Api;
  readonly telegram: FakeTelegram;
  readonly inbox: MemoryInbox;
  readonly lines: LogLine[];
  /** The questions that reached `ask`. */
  readonly asked: string[];
  /** What each of them came with to lean on. */
  readonly earlier: Array<Earlier | null>;
  /** The options they came with, in the same order. */
  readonly options: Array<AskOptions | undefined>;
  /** What `ask` answers from now on. */
  script(ask: Script): void;
  /** What the store holds from now on. */
  keep(articles: readonly StoredArticle[]): void;
  /** Starts polling, again after a stop: a new bot as after a restart. */
  start(
    options?: Partial<Omit<PollingOptions, 'bot'>> & {
      token?: string;
      onBot?: (bot: Bot<BotContext>) => void;
    },
  ): Polling;
  close(): Promise<void>;
}

/** Whether it brings all that a bot keeps, for which then nothing is to be made. */
function isWhole(extra: Partial<BotDeps>): extra is Partial<BotDeps> & BotStores {
  return extra.forgetting !== undefined && extra.digestOnRequest !== undefined;
}

/** A scene that is not polling yet. */
export async function createScene(extra: Partial<BotDeps> = {}): Promise<Scene> {
  const telegram = await startFakeTelegram();
  const inbox = createMemoryInbox();
  const db = memoryDatabase();
  const { log, lines } = capturedLog();
  const asked: string[] = [];
  const leaning: Array<Earlier | null> = [];
  const askedHow: Array<AskOptions | undefined> = [];
  let articles: readonly StoredArticle[] = ARTICLES;
  let script: Script = (question) => answeredWith(question, [firstQuote()]);
  const running: Polling[] = [];
  const cite = createCite({
    articles: { byKey: async (key) => articles.find((article) => article.key === key) ?? null },
    history: { versionsOf: async () => [], version: async () => null, renamedTo: async () => null },
  });
  const clock = () => Date.UTC(2025, 9, 25);
  return {
    api: new Api(telegram.token, { apiRoot: telegram.apiRoot }),
    telegram,
    inbox,
    lines,
    asked,
    earlier: leaning,
    options: askedHow,
    script: (ask) => {
      script = ask;
    },
    keep: (kept) => {
      articles = kept;
    },
    start({ token = telegram.token, onBot = () => {}, ...options } = {}) {
      const kept = isWhole(extra) ? extra : { ...botStores(db), ...extra };
      const bot = createBot({
        token,
        ask: async (question, earlier, how) => {
          asked.push(question);
          leaning.push(earlier);
          askedHow.push(how);
          return script(question, how);
        },
        cite,
        ...kept,
        prompts,
        clock,
        log,
        client: { apiRoot: telegram.apiRoot },
        ...extra,
      });
      onBot(bot);
      const polling = startPolling({ bot, inbox, state: kept.state, clock, log, ...options });
      polling.done.catch(() => {});
      running.push(polling);
      return polling;
    },
    async close() {
      await Promise.all(running.map((polling) => polling.stop()));
      await telegram.close();
      db.close();
    },
  };
}

/** The lines that call for attention. */
export function loudLines(lines: readonly LogLine[]): LogLine[] {
  return lines.filter(({ level }) => level === 'warn' || level === 'error');
}

/** A promise with its ends in hand, for holding a question open. */
export function gate(): { open: () => void; opened: Promise<void> } {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}
