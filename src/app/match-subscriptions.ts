// Finds what newly stored articles answer of the questions that chats follow, and puts it on the list of what is to be sent.
import type { Answer, Quote, Reply } from '../core/answer.js';
import type { ArticleStore, ChunkVector } from '../core/article-store.js';
import { dayAt } from '../core/dates.js';
import type { NewMessage } from '../core/outbox.js';
import type { Place } from '../core/place.js';
import type { AnswerStore, Clock, StoredArticle } from '../core/ports.js';
import type { StoryStore } from '../core/story-store.js';
import type { Subscription, SubscriptionStore } from '../core/subscription.js';
import { dot } from '../core/vector.js';
import type { FindOptions } from './ask.js';

export interface MatchDependencies {
  readonly articles: Pick<ArticleStore, 'chunkIds' | 'allVectors' | 'chunks'>;
  readonly subscriptions: SubscriptionStore;
  readonly stories: Pick<StoryStore, 'storyOf'>;
  readonly answers: Pick<AnswerStore, 'save'>;
  readonly ask: (question: string, options: FindOptions) => Promise<Answer>;
  /** The vector of a question, and the identity of what made it. */
  readonly embed: (question: string) => Promise<Float32Array>;
  readonly model: string;
  /** Adds to an answer what its quotes' stories are. */
  readonly tellStories: (reply: Reply) => Reply;
  readonly languageOf: (chat: number) => 'vi' | 'en';
  /** Whether nothing can be sent to the chat now; its subscriptions wait where they are. */
  readonly isGone: (chat: number) => boolean;
  readonly clock: Clock;
  /** Lets whoever asked a question go first. */
  readonly turn: () => Promise<void>;
}

/** Looks at what is new for every subscription; gives how many messages there are to send. */
export type MatchSubscriptions = (signal: AbortSignal) => Promise<number>;

/** What a followed question's message is made of when it is sent. */
interface FollowedPayload {
  readonly kind: 'followed';
  readonly subscription: string;
  /** Of the AnswerStore. */
  readonly answer: string;
  /** Articles that answer as well and are not shown. */
  readonly more: number;
}

export const AT_ONCE = 'at-once';

/** Passages looked at in one go: of 384 numbers each, some 8 MB. */
const SLICE = 5000;
/**
 * Cosine below which a passage is not read at all. Where a question of data/questions.jsonl is answered from 3,060
 * articles, the article quoted has a passage at .558 or nearer, in 38 of 38.
 */
const NEAR_FROM = 0.55;
/** Articles read for one subscription in one go; beyond them the nearest count. */
const ARTICLES = 12;
const SHOWN = 5;

interface Hit {
  readonly story: string;
  readonly quote: Quote;
  readonly score: number;
}

/**
 * Makes the use case. What was not finished when the process stopped is found again at the next run. A question that
 * cannot be looked for stays where it is, and the first such failure is thrown once all others have been looked for.
 */
export function createMatchSubscriptions(deps: MatchDependencies): MatchSubscriptions {
  const { articles, subscriptions, stories, answers, ask, clock } = deps;

  async function vectorOf({ id, question }: Subscription): Promise<Float32Array> {
    const kept = subscriptions.vectorOf(id, deps.model);
    if (kept !== null) return kept;
    const made = await deps.embed(question);
    subscriptions.keepVector(id, deps.model, made);
    return made;
  }

  /** The articles nearest to a question, each with its passages that are near enough to be read. */
  function nearest(vector: Float32Array, seen: number, slice: readonly ChunkVector[]) {
    const near = slice
      .filter(({ id }) => id > seen)
      .map((chunk) => ({ id: chunk.id, similarity: dot(vector, chunk.vector) }))
      .filter(({ similarity }) => similarity >= NEAR_FROM)
      .sort((one, other) => other.similarity - one.similarity)
      .slice(0, ARTICLES * SHOWN);
    const found = new Map<string, { article: StoredArticle; chunks: number[] }>();
    for (const { id, article } of articles.chunks(near.map((chunk) => chunk.id))) {
      const known = found.get(article.key);
      if (known) known.chunks.push(id);
      else found.set(article.key, { article, chunks: [id] });
    }
    return [...found.values()];
  }

  async function hitsOf(
    subscription: Subscription,
    slice: readonly ChunkVector[],
    heard: Map<string, Answer>,
  ): Promise<Hit[]> {
    const { question, seen, createdAt, threshold } = subscription;
    const vector = await vectorOf(subscription);
    const since = dayAt(createdAt);
    const hits = new Map<string, Hit>();
    const near = nearest(vector, seen, slice).filter(({ article }) => isNew(article, since));
    for (const { article, chunks } of near.slice(0, ARTICLES)) {
      const story = stories.storyOf(article.key) ?? `article ${article.key}`;
      if (hits.has(story) || subscriptions.wasTold(subscription, story)) continue;
      // Many follow the same question, and what an article says to it is the same for all of them.
      const what = JSON.stringify([question, chunks]);
      const known = heard.get(what);
      if (known === undefined) await deps.turn();
      const answer = known ?? (await ask(question, { only: chunks, vector, anyTime: true }));
      heard.set(what, answer);
      const quotes = answer.status === 'answered' ? answer.quotes : answer.rejected;
      const isEnough = threshold === null ? answer.status === 'answered' : answer.score >= threshold;
      const [quote] = quotes;
      if (isEnough && quote !== undefined) hits.set(story, { story, quote, score: answer.score });
    }
    return [...hits.values()].sort(byDay);
  }

  function messageFor(subscription: Subscription, hits: readonly Hit[], seen: number): NewMessage {
    const { id, chat, topic, question } = subscription;
    const language = deps.languageOf(chat);
    const place: Place = { chat, topic };
    const now = clock();
    const quotes = hits.slice(0, SHOWN).map(({ quote }) => quote);
    const score = Math.max(...hits.map((hit) => hit.score));
    const reply = deps.tellStories({ status: 'answered', question, quotes, window: null, score });
    const answer = answers.save(place, reply, now).id;
    const payload: FollowedPayload = {
      kind: 'followed',
      subscription: id,
      answer,
      more: hits.length - quotes.length,
    };
    return { ...place, language, period: AT_ONCE, item: `${id} ${seen}`, payload, dueAt: now };
  }

  return async (signal) => {
    let messages = 0;
    const failed = new Map<string, unknown>();
    const last = articles.chunkIds().at(-1) ?? 0;
    const waiting = (): Subscription[] =>
      subscriptions.behind(last).filter(({ id, chat }) => !failed.has(id) && !deps.isGone(chat));
    for (let open = waiting(); open.length > 0; open = waiting()) {
      const from = Math.min(...open.map(({ seen }) => seen));
      const slice = sliceAfter(from, last);
      const end = slice.at(-1)?.id ?? last;
      const passed: string[] = [];
      const heard = new Map<string, Answer>();
      for (const subscription of open.filter(({ seen }) => seen < end)) {
        if (signal.aborted) break;
        const hits = await hitsOf(subscription, slice, heard).catch((error: unknown) => {
          failed.set(subscription.id, error);
          return null;
        });
        if (hits === null) continue;
        if (hits.length === 0) passed.push(subscription.id);
        else {
          const message = messageFor(subscription, hits, end);
          const told = hits.map(({ story }) => story);
          subscriptions.advance({ id: subscription.id, seen: end, stories: told, message }, clock());
          messages++;
        }
      }
      subscriptions.pass(passed, end);
      if (signal.aborted) break;
      // Whoever was ahead of the slice is still behind the last passage, and is looked at with the next.
    }
    const [first] = failed.values();
    if (failed.size > 0) throw first;
    return messages;
  };

  function sliceAfter(id: number, last: number): ChunkVector[] {
    const slice: ChunkVector[] = [];
    for (const chunk of articles.allVectors(id)) {
      if (chunk.id > last || slice.length === SLICE) break;
      slice.push(chunk);
    }
    return slice;
  }
}

/** Published on the day of the subscription or later; an article without a day counts by its arrival. */
function isNew({ date }: StoredArticle, since: string): boolean {
  return date === null || date.source === 'event' || date.day >= since;
}

function byDay(one: Hit, other: Hit): number {
  return (other.quote.date?.day ?? '').localeCompare(one.quote.date?.day ?? '');
}
