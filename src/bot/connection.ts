// How the bot's calls reach Telegram, and by which rules.
import { Api, type ApiClientOptions } from 'grammy';
import type { Logger } from 'pino';
import type { Clock } from '../core/ports.js';
import { createSendPace, type SendPace } from '../core/send-pace.js';
import { type ChatWatch, type TelegramRules, telegramRules, waitUnheld } from './retry.js';

export interface Connection {
  readonly token: string;
  /** Where and how Telegram is reached, for tests and for a local Bot API server. */
  readonly client?: ApiClientOptions;
  readonly clock: Clock;
  readonly log: Logger;
  /** Shared with whatever else the process sends; its own unless given. */
  readonly pace?: SendPace;
  /** Hears of chats that are gone or moved. */
  readonly chats?: ChatWatch;
  /** How waiting for Telegram is done. */
  readonly waitOut?: (milliseconds: number) => Promise<void>;
}

/** A request that has no answer by then is given up; longer than a long poll may take. */
const REQUEST_SECONDS = 60;

/** Options of grammY's client. */
export function clientOptions({ client }: Pick<Connection, 'client'>): ApiClientOptions {
  return { timeoutSeconds: REQUEST_SECONDS, ...client };
}

/** The rules for what somebody waits for, or nobody does. */
export function rulesFor(connection: Connection, urgent: boolean): TelegramRules {
  const { pace = createSendPace(), clock, waitOut: wait = waitUnheld, log, chats } = connection;
  return { pace, clock, wait, log, chats, urgent };
}

/** A connection of its own for what nobody waits for: it fails at once, and its caller tries again in its own time. */
export function createUnhurriedApi(connection: Connection): Api {
  const api = new Api(connection.token, clientOptions(connection));
  api.config.use(telegramRules(rulesFor(connection, false)));
  return api;
}
