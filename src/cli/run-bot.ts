// Runs the bot until it is told to stop, on Telegram with a token and on a local page without, dropping nothing at the end.
import { join } from 'node:path';
import { registerCommands } from '../bot/commands.js';
import { createUnhurriedApi } from '../bot/connection.js';
import { createBot } from '../bot/create-bot.js';
import { startPolling } from '../bot/polling.js';
import { type Collection, openCollection, openPrompts, systemClock } from '../compose.js';
import { botParts } from '../compose-bot.js';
import { startForgettingOld } from '../compose-chats.js';
import { startCorrections } from '../compose-corrections.js';
import { startDelivery } from '../compose-delivery.js';
import { openFolderWatcher } from '../compose-sources.js';
import type { Config } from '../config.js';
import { formatDay } from '../core/dates.js';
import { deepLinkUrl } from '../core/deep-link.js';
import type { createLogger } from '../log.js';
import { projectRoot } from '../project-root.js';
import type { Prompts } from '../prompts.js';
import { createLocalTelegram } from '../web/local-telegram.js';
import type { ReaderParts } from '../web/reader-routes.js';
import { startReaderServer } from '../web/reader-server.js';
import { startLocalPage } from '../web/server.js';
import { firstIngest } from './first-ingest.js';
import { interruptSignal } from './interrupt.js';
import { listProblemLine } from './sources.js';
import { wordsOf } from './terminal-text.js';
import { watchArticles } from './watch-articles.js';

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

/** Takes over the list of live sources, telling of mistakes in it; returns the folders that are to be read. */
async function foldersToRead({ following }: Collection, config: Config, words: Words): Promise<string[]> {
  for (const problem of await following.readFile())
    process.stderr.write(`${listProblemLine(problem, config.SOURCES_FILE, words)}\n`);
  return [...new Set([config.ARTICLES_DIR, ...(await following.folders())])];
}

async function onTelegram(
  collection: Collection,
  config: Config,
  token: string,
  log: Log,
  words: Words,
  signal: AbortSignal,
): Promise<void> {
  const admins = config.ADMIN_IDS ?? [];
  const parts = botParts(collection, config, { admins, prompts: openPrompts('bot'), log });
  let name: string | null = null;
  const reading = await startReading(collection, config, log, () => name);
  const connected = { ...parts, token, client: { apiRoot: config.TELEGRAM_API_ROOT } };
  const bot = createBot(connected);
  const onReady = (): void => {
    name = bot.botInfo.username;
    say(words('start-telegram', { name: bot.botInfo.username }));
    registerCommands(bot.api, parts.prompts, admins, parts.languages.chosen).catch((error: unknown) =>
      log.warn({ err: error }, 'commands not registered'),
    );
  };
  const { state, pace } = parts;
  const { inbox } = collection.chats;
  // Before polling begins: nobody would hear of its end while this is waited for.
  const sending = await startSending(collection, parts, connected);
  const polling = startPolling({ bot, inbox, state, pace, clock: systemClock, log, onReady });
  const stop = async (): Promise<void> => {
    await untilAborted(signal);
    say(words('start-stopping'));
    await polling.stop();
  };
  try {
    await Promise.race([polling.done, stop()]);
    await polling.done;
  } finally {
    await sending.stop();
    await reading?.close();
  }
}

/** Sends of its own accord, as `connected` says: corrections, and what is on the outbox's list. */
async function startSending(
  collection: Collection,
  parts: ReturnType<typeof botParts>,
  connected: Parameters<typeof createUnhurriedApi>[0],
): Promise<{ stop(): Promise<unknown> }> {
  const sender = { ...parts, api: createUnhurriedApi(connected) };
  const { digestMessages } = collection.chats;
  const corrections = await startCorrections(collection.corrections, sender, { ...parts, digestMessages });
  const delivery = startDelivery(collection, sender, parts);
  return { stop: () => Promise.all([corrections.stop(), delivery.stop()]) };
}

/** Serves reader pages beside a bot on Telegram, where the settings say how people reach them. */
async function startReading(
  collection: Collection,
  { PORT: port, PUBLIC_URL: publicUrl }: Config,
  log: Log,
  botName: () => string | null,
) {
  if (publicUrl === undefined) return null;
  return startReaderServer({
    ...readerParts(collection, openPrompts('page'), botName),
    ...{ port, publicUrl, log, pageFolder: join(projectRoot, 'src/web/page') },
  });
}

function readerParts({ reader }: Collection, prompts: Prompts, botName: () => string | null): ReaderParts {
  const { addresses, readPassage } = reader;
  const bot = (key: string): string | null => {
    const name = botName();
    return name === null ? null : (deepLinkUrl(name, { kind: 'article', key }) ?? `https://t.me/${name}`);
  };
  return { addresses, readPassage, prompts, bot };
}

async function onLocalPage(
  collection: Collection,
  config: Config,
  log: Log,
  words: Words,
  signal: AbortSignal,
): Promise<void> {
  const parts = botParts(collection, config, { admins: 'everyone', prompts: openPrompts('bot'), log });
  const local = createLocalTelegram({ clock: systemClock });
  const connected = { ...parts, token: '1:local', client: { fetch: local.fetch } };
  const bot = createBot({ ...connected, botInfo: local.botInfo });
  const page = await startLocalPage({
    port: config.PORT,
    local,
    handle: (update) => bot.handleUpdate(update),
    pageFolder: join(projectRoot, 'src/web/page'),
    prompts: openPrompts('page'),
    reader: {
      ...readerParts(collection, openPrompts('page'), () => null),
      publicHost: config.PUBLIC_URL === undefined ? null : new URL(config.PUBLIC_URL).host,
    },
    log,
    collection: async () => ({
      articles: await collection.store.count(),
      span: await collection.store.span(),
    }),
  });
  collection.reader.serveAt(page.url);
  await registerCommands(bot.api, parts.prompts, 'everyone');
  const sending = await startSending(collection, parts, connected);
  say(words('start-page', { url: page.url }));
  say(words('start-page-hint'));
  await untilAborted(signal);
  say(words('start-stopping'));
  await sending.stop();
  await page.close();
}

/** The index can be made of the database again, so writing it for every few articles is not worth the disk. */
const INDEX_SAVED_EVERY_MS = 10 * 60_000;

function savingNowAndThen(collection: Collection): () => Promise<void> {
  let savedAt = systemClock();
  return async () => {
    if (systemClock() - savedAt < INDEX_SAVED_EVERY_MS) return;
    savedAt = systemClock();
    await collection.saveIndex();
  };
}

function watchOptions(folders: readonly string[], config: Config, words: Words, log: Log) {
  return {
    folders,
    forgetRemoved: config.REMOVED_ARTICLES === 'forget',
    out: process.stdout,
    err: process.stderr,
    words,
    onFailure: (error: unknown) =>
      log.error({ err: error }, 'a change of the articles folder was not taken in'),
  };
}

/** Throws what keeps it from starting or going on. */
export async function runBot(config: Config, log: Log): Promise<void> {
  const { signal } = interruptSignal();
  const words = wordsOf(openPrompts('terminal'), config.INTERFACE_LANGUAGE);
  const collection = await openCollection(config, log);
  const ending = new AbortController();
  const stopped = AbortSignal.any([signal, ending.signal]);
  let watching: Promise<void> = Promise.resolve();
  let grouping: Promise<unknown> = Promise.resolve();
  let forgetting: { stop(): Promise<void> } | null = null;
  try {
    const folders = await foldersToRead(collection, config, words);
    const watch = await watchArticles(
      openFolderWatcher(config, log),
      watchOptions(folders, config, words, log),
      stopped,
    );
    for (const folder of folders) {
      await firstIngest(collection, { folder, err: process.stderr, words, clock: systemClock, signal });
      if (signal.aborted) return;
    }
    forgetting = await startForgettingOld(collection, config, { clock: systemClock, log });
    const span = await collection.store.span();
    const days = span
      ? ` (${[span.from, span.to].map((day) => formatDay(day, config.INTERFACE_LANGUAGE)).join(' – ')})`
      : '';
    say(words('start-collection', { articles: await collection.store.count(), span: days }));
    collection.following.start(savingNowAndThen(collection));
    // Nobody is to wait at Ctrl-C for fifty pages that an admin has just asked for.
    signal.addEventListener('abort', () => void collection.following.stop(), { once: true });
    watching = watch
      .takeIn({ ...collection, saveIndex: savingNowAndThen(collection) })
      .catch((error: unknown) => log.error({ err: error }, 'the articles folder is no longer watched'));
    grouping = collection.groupStories
      .catchUp({ signal: stopped })
      .catch((error: unknown) => log.warn({ err: error }, 'articles not grouped'));
    if (config.BOT_TOKEN) await onTelegram(collection, config, config.BOT_TOKEN, log, words, signal);
    else await onLocalPage(collection, config, log, words, signal);
    await collection.following.stop();
    await collection.saveIndex();
  } finally {
    ending.abort();
    await forgetting?.stop();
    await watching;
    await grouping;
    await collection.close();
  }
}
