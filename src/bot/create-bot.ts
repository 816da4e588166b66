// Puts the bot together: what happens to an update, from top to bottom.
import { Api, type ApiClientOptions, Bot } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import type { Logger } from 'pino';
import { createGate } from '../app/gate.js';
import type { Clock, StateStore } from '../core/ports.js';
import { createSendPace, type SendPace } from '../core/send-pace.js';
import type { Prompts } from '../prompts.js';
import { commandsByName } from './commands.js';
import { type BotContext, localeOf, wordsIn } from './context.js';
import { errorBoundary } from './error-boundary.js';
import { askFeature } from './features/ask.js';
import { askAgainFeature } from './features/ask-again.js';
import { type CorrectionsDeps, correctionsFeature } from './features/corrections.js';
import { helpFeature } from './features/help.js';
import { type SourceAdminDeps, sourceAdminFeature } from './features/source-admin.js';
import { type SourcesDeps, sourcesFeature } from './features/sources.js';
import { unhandledFeature } from './features/unhandled.js';
import type { AskDeps } from './give-answer.js';
import { type ChatWatch, telegramRules, waitUnheld } from './retry.js';

/** How Telegram is reached, and by which rules. */
export interface Connection {
  readonly token: string;
  /** Where and how Telegram is reached, for tests and for a local Bot API server. */
  readonly client?: ApiClientOptions;
  readonly clock: Clock;
  readonly log: Logger;
  /** Shared with whatever else the process sends; its own unless given. */
  readonly pace?: SendPace;
  /** Who is told of chats that are gone or moved. */
  readonly chatWatch?: ChatWatch;
  /** How waiting for Telegram is done. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

export interface BotDeps extends Connection, AskDeps, SourcesDeps, SourceAdminDeps, CorrectionsDeps {
  readonly state: StateStore;
  /** Whether this user, by the numeric id, may do what only those who run the bot may. */
  readonly isAdmin: (user: number) => boolean;
  readonly prompts: Prompts;
  /** Known already, so that no call of getMe is needed. */
  readonly botInfo?: UserFromGetMe;
  /** Questions looked up at the same time. @default 8 */
  readonly questionsAtOnce?: number;
}

/** More at a time would only share the same processors; waiting for Telegram does not count. */
const QUESTIONS_AT_ONCE = 8;

/** A request that has no answer by then is given up; longer than a long poll may take. */
const REQUEST_SECONDS = 60;

function rulesOf(
  { pace = createSendPace(), clock, wait = waitUnheld, log, chatWatch }: Connection,
  urgent: boolean,
) {
  return { pace, clock, wait, log, chats: chatWatch, urgent };
}

/** A connection of its own for what nobody waits for: it fails at once, and its caller tries again in its own time. */
export function createUnhurriedApi(connection: Connection): Api {
  const api = new Api(connection.token, { timeoutSeconds: REQUEST_SECONDS, ...connection.client });
  api.config.use(telegramRules(rulesOf(connection, false)));
  return api;
}

/**
 * The bot without its transport: updates go in by `bot.handleUpdate`, from `startPolling` or elsewhere. `handleUpdate`
 * rejects only when a failure could not even be told to the user and may pass.
 */
export function createBot(deps: BotDeps): Bot<BotContext> {
  const { token, prompts, log, client, botInfo } = deps;
  const gate = createGate(deps.questionsAtOnce ?? QUESTIONS_AT_ONCE);
  const asking: AskDeps = { ...deps, ask: (...asked) => gate(() => deps.ask(...asked)) };
  const bot = new Bot<BotContext>(token, {
    client: { timeoutSeconds: REQUEST_SECONDS, ...client },
    ...(botInfo !== undefined && { botInfo }),
  });
  bot.api.config.use(telegramRules(rulesOf(deps, true)));

  bot.use((ctx, next) => {
    ctx.words = wordsIn(prompts, localeOf(ctx.from?.language_code));
    ctx.pressAnswered = false;
    return next();
  });
  bot.use(errorBoundary(log));
  bot.use(commandsByName());
  bot.use(helpFeature(deps.isAdmin));
  bot.use(askFeature(asking));
  bot.use(askAgainFeature(asking));
  bot.use(sourceAdminFeature(deps));
  bot.use(correctionsFeature(deps));
  bot.use(sourcesFeature(deps));
  bot.use(unhandledFeature());
  return bot;
}
