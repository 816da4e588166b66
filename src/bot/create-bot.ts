// Puts the bot together: what happens to an update, from top to bottom.
import { Bot } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import { createManageSubscriptions, type ManageSubscriptionsDeps } from '../app/manage-subscriptions.js';
import type { ChatStore } from '../core/chat-ports.js';
import { createGate } from '../core/gate.js';
import type { StateStore } from '../core/ports.js';
import type { Prompts } from '../prompts.js';
import { onlyAddressed } from './addressed.js';
import { commandsByName } from './commands.js';
import { type Connection, clientOptions, rulesFor } from './connection.js';
import type { BotContext } from './context.js';
import { type EditedDeps, editedQuestions } from './edited-questions.js';
import { errorBoundary } from './error-boundary.js';
import { type AccessDeps, accessGuard } from './features/access-guard.js';
import { type AddDeps, addFeature } from './features/add.js';
import { type AnnounceDeps, announceFeature } from './features/announce.js';
import { askFeature } from './features/ask.js';
import { askAgainFeature } from './features/ask-again.js';
import { type BlockDeps, blockFeature } from './features/block.js';
import { type ChannelsDeps, channelsFeature } from './features/channels.js';
import { type CheckDeps, checkFeature } from './features/check.js';
import { type CitationsDeps, citationsFeature } from './features/citations.js';
import { type CompareDeps, compareFeature } from './features/compare.js';
import { type CorrectionsDeps, correctionsFeature } from './features/corrections.js';
import { type DeepLinkDeps, deepLinksFeature } from './features/deep-links.js';
import { type DigestDeps, digestFeature } from './features/digest.js';
import { followFeature } from './features/follow.js';
import { type ForgetDeps, forgetFeature } from './features/forget.js';
import { helpFeature } from './features/help.js';
import { type InlineDeps, inlineFeature } from './features/inline.js';
import { type InsightDeps, insightFeature } from './features/insight.js';
import { type LanguageDeps, languageFeature } from './features/language.js';
import { chatsMet, type MembershipDeps, membershipFeature } from './features/membership.js';
import { oldPressesFeature } from './features/old-presses.js';
import { type PrivacyDeps, privacyFeature } from './features/privacy.js';
import { returningFeature } from './features/returning.js';
import { type SourceAdminDeps, sourceAdminFeature } from './features/source-admin.js';
import { type SourcesDeps, sourcesFeature } from './features/sources.js';
import { type SubscribeDeps, subscribeFeature } from './features/subscribe.js';
import { subscriptionCardFeature } from './features/subscription-card.js';
import { subscriptionExchangeFeature } from './features/subscription-exchange.js';
import { subscriptionRepliesFeature } from './features/subscription-replies.js';
import { subscriptionSettingsFeature } from './features/subscription-settings.js';
import { type TimelineDeps, timelineFeature } from './features/timeline.js';
import { unhandledFeature } from './features/unhandled.js';
import { type VotesDeps, votesFeature } from './features/votes.js';
import type { AskDeps } from './give-answer.js';
import { givenUp } from './given-up.js';
import { createOwnUpdates } from './own-update.js';
import { telegramRules } from './retry.js';
import { speaking } from './speaking.js';

/** The parts that look a subject or a sentence up. */
interface ResearchDeps extends TimelineDeps, CompareDeps, CitationsDeps, CheckDeps {}

export interface BotDeps
  extends Connection,
    AskDeps,
    SourcesDeps,
    SourceAdminDeps,
    CorrectionsDeps,
    VotesDeps,
    EditedDeps,
    DeepLinkDeps,
    InlineDeps,
    AccessDeps,
    BlockDeps,
    AddDeps,
    InsightDeps,
    DigestDeps,
    SubscribeDeps,
    Omit<ManageSubscriptionsDeps, 'onChange'>,
    AnnounceDeps,
    Omit<ChannelsDeps, 'manage'>,
    MembershipDeps,
    LanguageDeps,
    ForgetDeps,
    PrivacyDeps,
    ResearchDeps {
  readonly chats: ChatStore;
  readonly state: StateStore;
  /** Whether this user, by the numeric id, may do what only those who run the bot may. */
  readonly isAdmin: (user: number) => boolean;
  readonly prompts: Prompts;
  /** Known already, so that no call of getMe is needed. */
  readonly botInfo?: UserFromGetMe;
  /** Questions looked up at the same time. @default 8 */
  readonly questionsAtOnce?: number;
}

/** Questions, timelines, comparisons, checks and topics together: more at a time would only share the same processors; waiting for Telegram does not count. */
const QUESTIONS_AT_ONCE = 8;

/**
 * The bot without its transport: updates go in by `bot.handleUpdate`, from `startPolling` or elsewhere. `handleUpdate`
 * rejects only when a failure could not even be told to the user and may pass, or is of the database and may pass, or with
 * STOPPING when the process ends first.
 */
export function createBot(deps: BotDeps): Bot<BotContext> {
  const { token, prompts, log, botInfo } = deps;
  const gate = createGate(deps.questionsAtOnce ?? QUESTIONS_AT_ONCE);
  const asking = {
    ...deps,
    ask: (...asked: Parameters<AskDeps['ask']>) => gate(() => deps.ask(...asked)),
    timeline: (...asked: Parameters<TimelineDeps['timeline']>) => gate(() => deps.timeline(...asked)),
    compare: (...asked: Parameters<CompareDeps['compare']>) => gate(() => deps.compare(...asked)),
    check: (...asked: Parameters<CheckDeps['check']>) => gate(() => deps.check(...asked)),
  };
  const previewTopic: typeof deps.previewTopic = (...tried) => gate(() => deps.previewTopic(...tried));
  const about: typeof deps.digestOnRequest.about = (...asked) =>
    gate(() => deps.digestOnRequest.about(...asked));
  const digests = { ...deps, digestOnRequest: { ...deps.digestOnRequest, about } };
  const following = {
    ...deps,
    previewTopic,
    manage: createManageSubscriptions({ ...deps, onChange: deps.onOutbox }),
  };
  const bot = new Bot<BotContext>(token, {
    client: clientOptions(deps),
    ...(botInfo !== undefined && { botInfo }),
  });
  const own = createOwnUpdates();
  bot.api.config.use(own.transformer);
  bot.api.config.use(telegramRules(rulesFor(deps, true)));

  bot.use(own.middleware);
  bot.use(async (_ctx, next) => {
    const over = deps.pace?.attends(deps.clock());
    try {
      await next();
    } finally {
      over?.(deps.clock());
    }
  });
  bot.use((ctx, next) => {
    ctx.pressAnswered = false;
    ctx.edited = null;
    ctx.unanswered = false;
    return next();
  });
  bot.use(chatsMet(deps));
  bot.use(onlyAddressed());
  bot.use(speaking(prompts, deps.languages));
  bot.use(errorBoundary(log, (chat) => deps.chats.gone(chat, deps.clock())));
  bot.use(givenUp(deps));
  bot.use(editedQuestions(asking));
  bot.use(commandsByName());
  bot.use(accessGuard(deps));
  bot.use(inlineFeature(asking));
  bot.use(returningFeature(following));
  bot.use(membershipFeature(deps));
  bot.use(oldPressesFeature());
  bot.use(channelsFeature(following));
  bot.use(deepLinksFeature(asking));
  bot.use(subscriptionRepliesFeature(following));
  bot.use(helpFeature(deps.isAdmin));
  bot.use(askFeature(asking));
  bot.use(askAgainFeature(asking));
  bot.use(votesFeature(deps));
  bot.use(timelineFeature(asking));
  bot.use(compareFeature(asking));
  bot.use(citationsFeature(deps));
  bot.use(checkFeature(asking));
  bot.use(digestFeature(digests));
  bot.use(subscriptionExchangeFeature(following));
  bot.use(subscribeFeature(following));
  bot.use(subscriptionCardFeature(following));
  bot.use(subscriptionSettingsFeature(following));
  bot.use(followFeature(following));
  bot.use(announceFeature(deps));
  bot.use(sourceAdminFeature(deps));
  bot.use(blockFeature(deps));
  bot.use(insightFeature(deps));
  bot.use(addFeature(deps));
  bot.use(correctionsFeature(deps));
  bot.use(languageFeature(deps));
  bot.use(forgetFeature(deps));
  bot.use(privacyFeature(deps));
  bot.use(sourcesFeature(deps));
  bot.use(unhandledFeature(deps));
  return bot;
}
