// Runs the bot until it is told to stop, on Telegram with a token and on a local page without, dropping nothing at the end.
import { pause } from '../app/pause.js';
import { registerCommands } from '../bot/commands.js';
import { createBot } from '../bot/create-bot.js';
import { createHandling } from '../bot/handling.js';
import { type Collection, openCollection, openPrompts, systemClock } from '../compose.js';
import { botParts } from '../compose-bot.js';
import type { Config } from '../config.js';
import { formatDay } from '../core/dates.js';
import { type Leading, startLeading } from '../jobs/leading.js';
import type { createLogger } from '../log.js';
import { createLocalTelegram } from '../web/local-telegram.js';
import { startLocalPage } from '../web/server.js';
import type { WebhookServer } from '../web/webhook-server.js';
import { interruptSignal, untilAborted } from './interrupt.js';
import { keepingUp, sending } from './leader-duties.js';
import { onPolling, onWebhook, openWebhook } from './on-telegram.js';
import { PAGE_FOLDER, readerParts } from './reader-parts.js';
import { wordsOf } from './terminal-text.js';

type Words = ReturnType<typeof wordsOf>;
type Log = ReturnType<typeof createLogger>;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function onLocalPage(
  collection: Collection,
  config: Config,
  log: Log,
  words: Words,
  leading: Leading,
  signal: AbortSignal,
): Promise<void> {
  const parts = botParts(collection, config, { admins: 'everyone', prompts: openPrompts('bot'), log });
  const local = createLocalTelegram({ clock: systemClock });
  const connected = { ...parts, token: '1:local', client: { fetch: local.fetch } };
  const bot = createBot({ ...connected, botInfo: local.botInfo });
  const handling = createHandling({
    bot,
    // The page has no inbox: what is on its way at the end is gone with it.
    inbox: { finish: async () => {} },
    ...{ log, wait: pause, signal },
  });
  const page = await startLocalPage({
    port: config.PORT,
    local,
    handle: async (update) => void (await handling.handle(update, null)),
    pageFolder: PAGE_FOLDER,
    prompts: openPrompts('page'),
    reader: {
      ...readerParts(collection, () => null),
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
  await leading.take(sending(collection, parts, connected));
  say(words('start-page', { url: page.url }));
  say(words('start-page-hint'));
  await untilAborted(signal);
  say(words('start-stopping'));
  await leading.stop();
  await page.close();
}

async function sayCollection({ store }: Collection, config: Config, words: Words): Promise<void> {
  const span = await store.span();
  const days = span
    ? ` (${[span.from, span.to].map((day) => formatDay(day, config.INTERFACE_LANGUAGE)).join(' – ')})`
    : '';
  say(words('start-collection', { articles: await store.count(), span: days }));
}

/** What another process has to do at once is told to whoever leads. */
function passOn({ corrections, leadership }: Collection): void {
  corrections.onChange(() => void leadership.call());
  leadership.onCall(corrections.changed);
}

/** Throws what keeps it from starting or going on. */
export async function runBot(config: Config, log: Log): Promise<void> {
  const { signal } = interruptSignal();
  const words = wordsOf(openPrompts('terminal'), config.INTERFACE_LANGUAGE);
  const server = await openWebhook(config, log);
  try {
    await withCollection(config, log, words, server, signal);
  } finally {
    await server?.close();
  }
}

async function withCollection(
  config: Config,
  log: Log,
  words: Words,
  server: WebhookServer | null,
  signal: AbortSignal,
): Promise<void> {
  const collection = await openCollection(config, log);
  // Nobody is to wait at Ctrl-C for fifty pages that an admin has just asked for.
  signal.addEventListener('abort', () => void collection.following.stop(), { once: true });
  let leading: Leading | null = null;
  try {
    passOn(collection);
    const { leadership } = collection;
    const led = await startLeading({ leadership, wait: pause, log });
    leading = led;
    if (signal.aborted) return;
    // The folders may hold an hour's work when they are read for the first time.
    const endEarly = (): void => {
      say(words('start-stopping'));
      led.stop().catch(() => {});
    };
    signal.addEventListener('abort', endEarly, { once: true });
    await led.take(keepingUp(collection, config, words, log));
    signal.removeEventListener('abort', endEarly);
    if (signal.aborted) return;
    await sayCollection(collection, config, words);
    const { BOT_TOKEN: token, PUBLIC_URL: publicUrl } = config;
    if (token === undefined) await onLocalPage(collection, config, log, words, led, signal);
    else {
      const run = { collection, config, token, log, words, say, signal, leading: led };
      if (server === null || publicUrl === undefined) await onPolling(run);
      else await onWebhook(run, server, publicUrl);
    }
    await collection.following.stop();
    await collection.saveIndex();
  } finally {
    await leading?.stop();
    await collection.close();
  }
}
