// Runs the bot on Telegram until it is told to stop: asking for updates, or being sent them as one of several workers.
import { pause } from '../app/pause.js';
import { registerCommands } from '../bot/commands.js';
import { createBot } from '../bot/create-bot.js';
import { createPatience } from '../bot/patience.js';
import { startPolling } from '../bot/polling.js';
import { introduce, setWebhook } from '../bot/webhook.js';
import { startWorker } from '../bot/worker.js';
import { type Collection, openPrompts, systemClock } from '../compose.js';
import { botParts } from '../compose-bot.js';
import type { Config } from '../config.js';
import { laneOf } from '../core/update-lane.js';
import type { Leading } from '../jobs/leading.js';
import type { createLogger } from '../log.js';
import { startReaderServer } from '../web/reader-server.js';
import { webhookSecretOf } from '../web/webhook-secret.js';
import { startWebhookServer, type WebhookServer, webhookUrl } from '../web/webhook-server.js';
import { untilAborted } from './interrupt.js';
import { sending } from './leader-duties.js';
import { PAGE_FOLDER, readerParts } from './reader-parts.js';
import type { wordsOf } from './terminal-text.js';

type Log = ReturnType<typeof createLogger>;

export interface TelegramRun {
  readonly collection: Collection;
  readonly config: Config;
  readonly token: string;
  readonly log: Log;
  readonly words: ReturnType<typeof wordsOf>;
  /** Prints a line. */
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
  readonly leading: Leading;
}

/** The server to which Telegram is to send updates, listening and not ready yet; null where the bot asks for them. */
export async function openWebhook(config: Config, log: Log): Promise<WebhookServer | null> {
  const { BOT_MODE, BOT_TOKEN, PUBLIC_URL: publicUrl, PORT: port, HOST: host } = config;
  if (BOT_MODE !== 'webhook' || BOT_TOKEN === undefined || publicUrl === undefined) return null;
  const secret = secretOf(config, BOT_TOKEN);
  return startWebhookServer({ port, host, publicUrl, secret, log, wait: pause });
}

function secretOf({ WEBHOOK_SECRET }: Pick<Config, 'WEBHOOK_SECRET'>, token: string): string {
  return WEBHOOK_SECRET ?? webhookSecretOf(token);
}

function connect({ collection, config, token, log, words, say }: TelegramRun) {
  const admins = config.ADMIN_IDS ?? [];
  const parts = botParts(collection, config, { admins, prompts: openPrompts('bot'), log });
  const connected = { ...parts, token, client: { apiRoot: config.TELEGRAM_API_ROOT } };
  const bot = createBot(connected);
  return {
    parts,
    connected,
    bot,
    name: () => (bot.isInited() ? bot.botInfo.username : null),
    onReady(): void {
      say(words('start-telegram', { name: bot.botInfo.username }));
      registerCommands(bot.api, parts.prompts, admins, parts.languages.chosen).catch((error: unknown) =>
        log.warn({ err: error }, 'commands not registered'),
      );
    },
  };
}

/** Asks Telegram for updates. Throws what keeps it from going on. */
export async function onPolling(run: TelegramRun): Promise<void> {
  const { collection, config, log, words, say, signal, leading } = run;
  const { parts, connected, bot, name, onReady } = connect(run);
  const reading = await startReading(collection, config, log, name);
  const { state, pace } = parts;
  const { inbox } = collection.chats;
  try {
    // Before polling begins: nobody would hear of its end while this is waited for.
    await leading.take(sending(collection, parts, connected));
    const polling = startPolling({ bot, inbox, state, pace, clock: systemClock, log, onReady });
    const stop = async (): Promise<void> => {
      await untilAborted(signal);
      say(words('start-stopping'));
      await polling.stop();
    };
    await Promise.race([polling.done, stop()]);
    await polling.done;
  } finally {
    await leading.stop();
    await reading?.close();
  }
}

/** Has Telegram send updates to `server`, and handles them with whatever other workers there are. */
export async function onWebhook(run: TelegramRun, server: WebhookServer, publicUrl: string): Promise<void> {
  const { collection, config, token, log, words, say, signal, leading } = run;
  const { parts, connected, bot, name, onReady } = connect(run);
  const { inbox, claims } = collection.chats;
  const { pace, state, clock } = parts;
  await leading.take(sending(collection, parts, connected));
  const patient = createPatience({ log, wait: pause, signal });
  if (!(await introduce(bot, patient, signal))) return;
  const worker = startWorker({ bot, inbox, claims, pace, clock, log });
  const accept = async (update: { readonly update_id: number }): Promise<void> => {
    for (const fresh of await inbox.accept([update], clock())) worker.wake(laneOf(fresh));
  };
  server.open({
    accept,
    reach: () => state.get('reach', ''),
    reader: { ...readerParts(collection, name), pageFolder: PAGE_FOLDER },
  });
  const stop = async (): Promise<void> => {
    await untilAborted(signal);
    say(words('start-stopping'));
    server.drain();
    // Another worker is to lead at once, not when the last question here is answered.
    await Promise.all([worker.stop(), leading.stop()]);
  };
  try {
    await setWebhook(bot, { url: webhookUrl(publicUrl), secret: secretOf(config, token) }, patient, signal);
    if (!signal.aborted) onReady();
    const stopped = stop();
    await Promise.race([worker.done, stopped]);
    await worker.done;
    await stopped;
  } finally {
    await worker.stop();
  }
}

/** Serves reader pages beside a bot that polls, where the settings say how people reach them. */
async function startReading(
  collection: Collection,
  { PORT: port, HOST: host, PUBLIC_URL: publicUrl }: Config,
  log: Log,
  botName: () => string | null,
) {
  if (publicUrl === undefined) return null;
  const parts = readerParts(collection, botName);
  return startReaderServer({ ...parts, port, host, publicUrl, log, pageFolder: PAGE_FOLDER });
}
