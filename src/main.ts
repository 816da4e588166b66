// Starts the bot, on Telegram with a token and on a local page without, and stops it without dropping anything.
import { join } from 'node:path';
import { registerCommands } from './bot/commands.js';
import { createBot } from './bot/create-bot.js';
import { startPolling } from './bot/polling.js';
import { outliveReaders } from './cli/broken-pipe.js';
import { firstIngest } from './cli/first-ingest.js';
import { interruptSignal } from './cli/interrupt.js';
import { wordsOf } from './cli/terminal-text.js';
import { type Collection, openCollection, openPrompts, systemClock } from './compose.js';
import { type Config, loadConfig, readEnvironment } from './config.js';
import { formatDay } from './core/dates.js';
import { AppError } from './core/errors.js';
import { createLogger, safeError } from './log.js';
import { projectRoot } from './project-root.js';
import { createLocalTelegram } from './web/local-telegram.js';
import { startLocalPage } from './web/server.js';

type Words = ReturnType<typeof wordsOf>;
type Log = ReturnType<typeof createLogger>;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function botParts(collection: Collection, log: Log) {
  const { converse, cite, answers } = collection;
  return { ask: converse, cite, answers, prompts: openPrompts('bot'), clock: systemClock, log };
}

async function onTelegram(
  collection: Collection,
  config: Config,
  token: string,
  log: Log,
  words: Words,
  signal: AbortSignal,
): Promise<void> {
  const parts = botParts(collection, log);
  const bot = createBot({ ...parts, token, client: { apiRoot: config.TELEGRAM_API_ROOT } });
  const onReady = (): void => {
    say(words('start-telegram', { name: bot.botInfo.username }));
    registerCommands(bot, parts.prompts).catch((error: unknown) =>
      log.warn({ err: error }, 'commands not registered'),
    );
  };
  const polling = startPolling({ bot, inbox: collection.inbox, clock: systemClock, log, onReady });
  const stop = async (): Promise<void> => {
    await untilAborted(signal);
    say(words('start-stopping'));
    await polling.stop();
  };
  await Promise.race([polling.done, stop()]);
  await polling.done;
}

async function onLocalPage(
  collection: Collection,
  config: Config,
  log: Log,
  words: Words,
  signal: AbortSignal,
): Promise<void> {
  const parts = botParts(collection, log);
  const local = createLocalTelegram({ clock: systemClock });
  const bot = createBot({
    ...parts,
    token: '1:local',
    client: { fetch: local.fetch },
    botInfo: local.botInfo,
  });
  const page = await startLocalPage({
    port: config.PORT,
    local,
    handle: (update) => bot.handleUpdate(update),
    pageFolder: join(projectRoot, 'src/web/page'),
    prompts: openPrompts('page'),
    log,
    collection: () => ({ articles: collection.store.count(), span: collection.store.span() }),
  });
  await registerCommands(bot, parts.prompts);
  say(words('start-page', { url: page.url }));
  say(words('start-page-hint'));
  await untilAborted(signal);
  say(words('start-stopping'));
  await page.close();
}

/** Buttons under answers older than this say kindly that they are too old. */
const ANSWERS_KEPT_MS = 90 * 24 * 3_600_000;

async function run(config: Config, log: Log): Promise<void> {
  const { signal } = interruptSignal();
  const words = wordsOf(openPrompts('terminal'), config.INTERFACE_LANGUAGE);
  const collection = await openCollection(config, log);
  const leaving = new AbortController();
  let grouping: Promise<unknown> = Promise.resolve();
  try {
    await firstIngest(collection, {
      folder: config.ARTICLES_DIR,
      err: process.stderr,
      words,
      clock: systemClock,
      signal,
    });
    if (signal.aborted) return;
    collection.answers.prune(systemClock() - ANSWERS_KEPT_MS);
    const span = collection.store.span();
    const days = span
      ? ` (${[span.from, span.to].map((day) => formatDay(day, config.INTERFACE_LANGUAGE)).join(' – ')})`
      : '';
    say(words('start-collection', { articles: collection.store.count(), span: days }));
    grouping = collection.groupStories
      .catchUp({ signal: leaving.signal })
      .catch((error: unknown) => log.warn({ err: error }, 'articles not grouped'));
    if (config.BOT_TOKEN) await onTelegram(collection, config, config.BOT_TOKEN, log, words, signal);
    else await onLocalPage(collection, config, log, words, signal);
  } finally {
    leaving.abort();
    await grouping;
    await collection.close();
  }
}

outliveReaders(process.stdout, process.stderr);
try {
  const config = loadConfig(readEnvironment());
  await run(config, createLogger(config.LOG_LEVEL));
} catch (error) {
  const { message, type } = safeError(error);
  process.stderr.write(`${error instanceof AppError ? message : `${type}: ${message}`}\n`);
  process.exitCode = 1;
}
