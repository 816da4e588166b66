// Puts the bot together: what happens to an update, from top to bottom.
import { type ApiClientOptions, Bot } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import type { Logger } from 'pino';
import type { StateStore } from '../core/ports.js';
import type { Prompts } from '../prompts.js';
import { commandsByName } from './commands.js';
import { type BotContext, localeOf, wordsIn } from './context.js';
import { type EditedDeps, editedQuestions } from './edited-questions.js';
import { errorBoundary } from './error-boundary.js';
import { askFeature } from './features/ask.js';
import { askAgainFeature } from './features/ask-again.js';
import { type CorrectionsDeps, correctionsFeature } from './features/corrections.js';
import { type DeepLinkDeps, deepLinksFeature } from './features/deep-links.js';
import { helpFeature } from './features/help.js';
import { type InlineDeps, inlineFeature } from './features/inline.js';
import { type SourceAdminDeps, sourceAdminFeature } from './features/source-admin.js';
import { type SourcesDeps, sourcesFeature } from './features/sources.js';
import { unhandledFeature } from './features/unhandled.js';
import { type VotesDeps, votesFeature } from './features/votes.js';
import type { AskDeps } from './give-answer.js';
import { retries } from './retry.js';

export interface BotDeps
  extends AskDeps,
    SourcesDeps,
    SourceAdminDeps,
    CorrectionsDeps,
    VotesDeps,
    EditedDeps,
    DeepLinkDeps,
    InlineDeps {
  readonly state: StateStore;
  /** Whether this user, by the numeric id, may do what only those who run the bot may. */
  readonly isAdmin: (user: number) => boolean;
  readonly token: string;
  readonly prompts: Prompts;
  readonly log: Logger;
  /** Where and how Telegram is reached, for tests and for a local Bot API server. */
  readonly client?: ApiClientOptions;
  /** Known already, so that no call of getMe is needed. */
  readonly botInfo?: UserFromGetMe;
}

/** A request that has no answer by then is given up; longer than a long poll may take. */
const REQUEST_SECONDS = 60;

/**
 * The bot without its transport: updates go in by `bot.handleUpdate`, from `startPolling` or elsewhere. `handleUpdate`
 * rejects only when a failure could not even be told to the user and may pass.
 */
export function createBot(deps: BotDeps): Bot<BotContext> {
  const { token, prompts, log, client, botInfo } = deps;
  const bot = new Bot<BotContext>(token, {
    client: { timeoutSeconds: REQUEST_SECONDS, ...client },
    ...(botInfo !== undefined && { botInfo }),
  });
  bot.api.config.use(...retries());

  bot.use((ctx, next) => {
    ctx.words = wordsIn(prompts, localeOf(ctx.from?.language_code));
    ctx.pressAnswered = false;
    ctx.edited = null;
    ctx.unanswered = false;
    return next();
  });
  bot.use(errorBoundary(log));
  bot.use(editedQuestions(deps));
  bot.use(commandsByName());
  bot.use(inlineFeature(deps));
  bot.use(deepLinksFeature(deps));
  bot.use(helpFeature(deps.isAdmin));
  bot.use(askFeature(deps));
  bot.use(askAgainFeature(deps));
  bot.use(votesFeature(deps));
  bot.use(sourceAdminFeature(deps));
  bot.use(correctionsFeature(deps));
  bot.use(sourcesFeature(deps));
  bot.use(unhandledFeature());
  return bot;
}
