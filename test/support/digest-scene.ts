// Digests to be killed or measured: chats that follow things, articles found for them on two days, and one whole run.
import { join } from 'node:path';
import { createChooseStories } from '../../src/app/choose-stories.js';
import { type ComposeDigest, createComposeDigest } from '../../src/app/compose-digest.js';
import { createDeliver } from '../../src/app/deliver.js';
import { createScheduleDigests } from '../../src/app/schedule-digests.js';
import { createUnhurriedApi } from '../../src/bot/connection.js';
import { createDigestLayOut } from '../../src/bot/render-digest.js';
import { createOutboxSender } from '../../src/bot/send-outbox.js';
import type { Reply } from '../../src/core/answer.js';
import { quoteOf } from '../../src/core/choose-quotes.js';
import type { FoundItem } from '../../src/core/digest.js';
import { createSendPace } from '../../src/core/send-pace.js';
import { AT_ONCE_TURN, type Subscription } from '../../src/core/subscription.js';
import { createLogger } from '../../src/log.js';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts, type Prompts } from '../../src/prompts.js';
import { createAnswerStore } from '../../src/store/answers.js';
import { createArticleStore } from '../../src/store/articles.js';
import { createChatStore } from '../../src/store/chats.js';
import { type Database, openDatabase } from '../../src/store/database.js';
import { createDigestMessages } from '../../src/store/digest-messages.js';
import { createDigestStore } from '../../src/store/digests.js';
import { createOutbox } from '../../src/store/outbox.js';
import { createStoryStore } from '../../src/store/stories.js';
import { createSubscriptionStore } from '../../src/store/subscriptions.js';
import { articleOf, model, put } from './articles.js';
import type { Step } from './delivery-kill.js';

const DAY_MS = 86_400_000;
const CHATS = [1, 2, 3, -4, 5, 6];
/** 7:00 in Viet Nam on Friday, 2025-10-24. */
export const FIRST_DAY = Date.UTC(2025, 9, 24);
/** After both days, and later than any process's time for what it had begun. */
export const LATER = FIRST_DAY + 1.5 * DAY_MS;
/** Longer than a busy machine keeps an answer waiting. */
const TIMEOUT_SECONDS = 15;
/** Of each chat; the last comes at once. */
const FOLLOWED = ['Cầu', 'Lúa', 'Lũ'];

const keyOf = (day: number, about: number): string => `tin-${day}-${about}`;
const sayingOf = (day: number, about: number): string =>
  `${FOLLOWED[about]} ngày ${day} lên ${day}${about}7 mét`;

/** What each chat is to hear, each once. */
export const expected: ReadonlyArray<{ readonly chat: number; readonly says: string }> = CHATS.flatMap(
  (chat) => [1, 2].flatMap((day) => FOLLOWED.map((_, about) => ({ chat, says: sayingOf(day, about) }))),
);

/** A database in which everything is still to be found, prepared and sent. */
export async function prepareDigests(file: string): Promise<void> {
  const db = openDatabase(file);
  const store = createArticleStore(db);
  await store.setModel(model);
  for (const { day, about } of [1, 2].flatMap((day) => FOLLOWED.map((_, about) => ({ day, about })))) {
    const text = `${sayingOf(day, about)}. Chưa rõ vì sao.`;
    await put(store, articleOf(keyOf(day, about), { text, captions: [], date: null, eventDay: null }));
  }
  const subscriptions = createSubscriptionStore(db);
  for (const chat of CHATS)
    for (const [about, question] of FOLLOWED.entries()) {
      const who = {
        chat,
        topic: null,
        person: null,
        kind: 'topic',
        question,
        createdAt: 0,
        seen: 0,
      } as const;
      const daily = {
        ...AT_ONCE_TURN,
        frequency: 'daily',
        lastDay: '2025-10-23',
        nextAt: FIRST_DAY,
      } as const;
      await subscriptions.add({ ...(about === 2 ? AT_ONCE_TURN : daily), ...who }, 9);
    }
  db.close();
}

/** An article by its first sentence, as matching would find it. */
export async function foundIn(db: Database, key: string): Promise<FoundItem> {
  const article = await createArticleStore(db).byKey(key);
  if (article === null) throw new Error('The scene has no such article.');
  const span = { start: 0, end: article.text.search(/\.\s/u) + 1 };
  const quote = quoteOf(article, null, span, { start: 0, end: article.text.length });
  return { story: `article ${article.key}`, article: article.key, quote, score: 0.9 };
}

/** Composes digests as the bot does, but for the words that answer and where to read them. */
export function composing(
  db: Database,
  present: (reply: Reply) => Promise<Reply> = async (reply) => reply,
): ComposeDigest {
  const [answers, articles] = [createAnswerStore(db), createArticleStore(db)];
  return createComposeDigest({
    choose: createChooseStories({ articles, stories: createStoryStore(db) }),
    keep: async (...kept) => (await answers.save(...kept)).id,
    ...{ present, layOut: createDigestLayOut(botPrompts()) },
  });
}

/** The bot's own words. */
export function botPrompts(): Prompts {
  return loadPrompts(join(projectRoot, 'prompts'), 'bot');
}

/**
 * Finds, prepares and sends all there is of both days. Time passes only where something is waited for, and begins at
 * `start`. `step` is called before and after what the outside can see.
 */
export async function runDigests(
  file: string,
  {
    apiRoot,
    token,
    start,
    name,
    beside = false,
    step,
  }: {
    apiRoot: string;
    token: string;
    start: number;
    name: string;
    /** Another process works on the same file: their clocks part, so that a lease must outlast any of them. */
    beside?: boolean;
    step: Step;
  },
): Promise<void> {
  const db = openDatabase(file);
  let now = start;
  const clock = () => now;
  const log = createLogger('silent');
  const pace = createSendPace();
  const prompts = botPrompts();
  const [answers, outbox, digests] = [createAnswerStore(db), createOutbox(db), createDigestStore(db)];
  const subscriptions = createSubscriptionStore(db);
  const { signal } = new AbortController();

  async function find(day: number): Promise<void> {
    const open = (await subscriptions.behind(day)).filter(({ seen }) => seen < day);
    for (const { id, question, seen } of open as readonly Subscription[]) {
      const items = [await foundIn(db, keyOf(day, FOLLOWED.indexOf(question)))];
      await digests.found(id, { from: seen, to: day }, items, now);
      step('found');
    }
  }
  const schedule = createScheduleDigests({
    digests: {
      ...digests,
      async prepareAll(...prepared) {
        step('planned');
        const taken = await digests.prepareAll(...prepared);
        step('prepared');
        return taken;
      },
    },
    compose: composing(db),
    ...{
      subscriptions,
      clock,
      languageOf: async () => 'vi',
      isGone: async () => false,
      turn: async () => {},
    },
    onFailure: (error) => {
      throw error;
    },
  });
  const api = createUnhurriedApi({
    token,
    client: { apiRoot, timeoutSeconds: TIMEOUT_SECONDS },
    clock,
    log,
    pace,
  });
  const sending: typeof api.sendMessage = async (...message) => {
    step('asked');
    const sent = await api.sendMessage(...message);
    step('accepted');
    return sent;
  };
  const deliver = createDeliver({
    outbox: {
      ...outbox,
      async begin(...begun) {
        const taken = await outbox.begin(...begun);
        step('begun');
        return taken;
      },
      async sent(...noted) {
        await outbox.sent(...noted);
        step('noted');
      },
    },
    sender: createOutboxSender({
      ...{ api: { sendMessage: sending }, answers, prompts, log },
      ...{ articles: createArticleStore(db), messages: createDigestMessages(db) },
      chats: createChatStore(db),
    }),
    ...{ pace, clock, process: name, ...(beside && { leaseMs: 1000 * DAY_MS }) },
    wait: async (milliseconds) => {
      await new Promise(setImmediate);
      now += milliseconds;
    },
  });
  // On the third day what was found too late for the second is sent.
  for (const day of [1, 2, 3]) {
    now = Math.max(now, FIRST_DAY + (day - 1) * DAY_MS);
    if (day < 3) await find(day);
    await schedule(signal);
    for (;;) {
      const { waitMs } = await deliver(signal);
      if (waitMs === null) break;
      now += waitMs;
    }
  }
  db.close();
}
