// Finds what newly stored articles bring to those who follow a question, a topic or everything, and notes it for digests.
import type { Answer, Quote } from '../core/answer.js';
import type { ArticleStore, ChunkVector } from '../core/article-store.js';
import { dayAt } from '../core/dates.js';
import type { DigestStore, FoundItem } from '../core/digest.js';
import { ownName } from '../core/digest-content.js';
import { TOPIC_THRESHOLD } from '../core/fitted-topics.js';
import { type FreshArticle, freshArticles } from '../core/fresh-articles.js';
import { inTurn, keptInTurn } from '../core/in-turn.js';
import type { Clock, StoredArticle } from '../core/ports.js';
import type { StoryStore } from '../core/story-store.js';
import type { Subscription, SubscriptionStore } from '../core/subscription.js';
import { mayMatch, type ReadTopic, topicScore } from '../core/topic-score.js';
import { nearness, type TopicSense } from '../core/topic-sense.js';
import { topicSentence } from '../core/topic-sentence.js';
import { dot } from '../core/vector.js';
import type { FindOptions } from './ask.js';
import type { TopicReader } from './read-topics.js';

export interface MatchDependencies {
  readonly articles: Pick<ArticleStore, 'lastChunkId' | 'allVectors' | 'chunks'>;
  readonly subscriptions: Pick<SubscriptionStore, 'behind' | 'pass' | 'vectorOf' | 'keepVector'>;
  readonly digests: Pick<DigestStore, 'found'>;
  readonly stories: Pick<StoryStore, 'storyOf'>;
  readonly ask: (question: string, options: FindOptions) => Promise<Answer>;
  /** The vector of a question. */
  readonly embed: (question: string) => Promise<Float32Array>;
  readonly topics: TopicReader;
  /** The identity of what embeds now. */
  readonly model: () => string;
  /** Whether nothing can be sent to the chat now; its subscriptions wait where they are. */
  readonly isGone: (chat: number) => Promise<boolean>;
  readonly clock: Clock;
  /** Lets whoever asked a question go first. */
  readonly turn: () => Promise<void>;
}

/** Looks at what is new for every subscription; gives how many articles were found. */
export type MatchSubscriptions = (signal: AbortSignal) => Promise<number>;

/** Passages looked at in one go: of 384 numbers each, some 8 MB. */
const SLICE = 5000;
/**
 * Cosine below which a passage is not read at all. Where a question of data/questions.jsonl is answered from 3,060
 * articles, the article quoted has a passage at .558 or nearer, in 38 of 38.
 */
const NEAR_FROM = 0.55;
/** Articles read for one question in one go; beyond them the nearest count. */
const ARTICLES = 12;
const PASSAGES = 60;
/** Subscriptions looked at between two chances for others, and milliseconds of looking after which there is one anyhow. */
const [BETWEEN, BETWEEN_MS] = [10, 5];

/** What all who follow the same share of one slice of passages. */
interface Heard {
  /** What an article says to a question. */
  readonly answers: Map<string, Answer>;
  readonly topics: Map<string, HeardTopic>;
  /** The sentence by which an article is shown to those who follow everything. */
  readonly quotes: Map<FreshArticle, Quote | null>;
}

interface HeardTopic {
  readonly topic: ReadTopic;
  sense: Promise<TopicSense> | null;
  /** By article: whether it may be about the topic at all, how much it is, and the sentence by which it is shown. */
  readonly possible: Map<FreshArticle, boolean>;
  readonly scores: Map<FreshArticle, number>;
  readonly quotes: Map<FreshArticle, Quote | null>;
}

/**
 * Makes the use case. What was not finished when the process stopped is found again at the next run. A question that
 * cannot be looked for stays where it is, and the first such failure is thrown once all others have been looked for.
 */
export function createMatchSubscriptions(deps: MatchDependencies): MatchSubscriptions {
  const { articles, subscriptions, digests, topics, ask, clock } = deps;
  let breathedAt = 0;

  async function vectorOf({ id }: Subscription, make: () => Promise<Float32Array>): Promise<Float32Array> {
    const kept = await subscriptions.vectorOf(id, deps.model());
    if (kept !== null) return kept;
    const made = await make();
    await subscriptions.keepVector(id, deps.model(), made);
    return made;
  }

  const storyOf = async (article: string): Promise<string> =>
    (await deps.stories.storyOf(article)) ?? ownName(article);

  /** The articles nearest to a question, each with its passages that are near enough to be read. */
  function nearest(vector: Float32Array, fresh: readonly FreshArticle[]) {
    const near = fresh
      .flatMap((article) =>
        article.passages.map(({ id, vector: other }) => ({ id, article, similarity: dot(vector, other) })),
      )
      .filter(({ similarity }) => similarity >= NEAR_FROM)
      .sort((one, other) => other.similarity - one.similarity)
      .slice(0, PASSAGES);
    const found = new Map<FreshArticle, number[]>();
    for (const { id, article } of near) found.set(article, [...(found.get(article) ?? []), id]);
    return [...found].slice(0, ARTICLES);
  }

  async function answering(
    subscription: Subscription,
    fresh: readonly FreshArticle[],
    heard: Heard,
  ): Promise<FoundItem[]> {
    const { question, threshold } = subscription;
    const vector = await vectorOf(subscription, () => deps.embed(question));
    const items: FoundItem[] = [];
    for (const [{ read }, chunks] of nearest(vector, fresh)) {
      // Many follow the same question, and what an article says to it is the same for all of them.
      const what = JSON.stringify([question, chunks]);
      const known = heard.answers.get(what);
      if (known === undefined) await deps.turn();
      const answer = known ?? (await ask(question, { only: chunks, vector, anyTime: true }));
      heard.answers.set(what, answer);
      const [quote] = answer.status === 'answered' ? answer.quotes : answer.rejected;
      const isEnough = threshold === null ? answer.status === 'answered' : answer.score >= threshold;
      const { key } = read.article;
      if (isEnough && quote !== undefined)
        items.push({ story: await storyOf(key), article: key, quote, score: answer.score });
    }
    return items;
  }

  async function itemOf({ read }: FreshArticle, score: number, quote: Quote | null): Promise<FoundItem[]> {
    const { key } = read.article;
    return quote === null ? [] : [{ story: await storyOf(key), article: key, quote, score }];
  }

  async function hear(text: string, { topics: known }: Heard): Promise<HeardTopic> {
    const heard = known.get(text) ?? {
      ...{ topic: await topics.read(text), sense: null },
      ...{ possible: new Map(), scores: new Map(), quotes: new Map() },
    };
    known.set(text, heard);
    return heard;
  }

  async function onTopic(
    subscription: Subscription,
    fresh: readonly FreshArticle[],
    heard: Heard,
  ): Promise<FoundItem[]> {
    const known = await hear(subscription.question, heard);
    const { topic, scores, quotes } = known;
    const possible: FreshArticle[] = [];
    for (const article of fresh) {
      const isPossible = known.possible.get(article) ?? mayMatch(topic, article.read);
      known.possible.set(article, isPossible);
      if (isPossible) possible.push(article);
      if (isLate()) await breathe();
    }
    if (possible.length === 0) return [];
    const least = subscription.threshold ?? TOPIC_THRESHOLD;
    known.sense ??= vectorOf(subscription, () => topics.vectorOf(topic)).then((vector) =>
      topics.senseOf(topic, vector),
    );
    const sense = await known.sense;
    const items: FoundItem[] = [];
    for (const article of possible) {
      const score = scores.get(article) ?? topicScore(topic, article.read, nearness(article.passages, sense));
      scores.set(article, score);
      if (score >= least) items.push(...(await itemOf(article, score, quoteIn(quotes, topic, article))));
      if (isLate()) await breathe();
    }
    return items;
  }

  const isLate = (): boolean => Math.abs(clock() - breathedAt) >= BETWEEN_MS;

  /** After some milliseconds of looking, whoever asked a question goes first. */
  async function breathe(): Promise<void> {
    await deps.turn();
    breathedAt = clock();
  }

  async function itemsOf(
    subscription: Subscription,
    fresh: readonly FreshArticle[],
    heard: Heard,
  ): Promise<FoundItem[]> {
    const { seen, createdAt, kind } = subscription;
    const since = dayAt(createdAt);
    const unseen = fresh.filter(
      ({ read, passages }) => passages.some(({ id }) => id > seen) && isNew(read.article, since),
    );
    if (unseen.length === 0) return [];
    if (kind === 'everything')
      return (
        await inTurn(unseen, (article) => itemOf(article, 1, quoteIn(heard.quotes, null, article)))
      ).flat();
    return kind === 'topic' ? onTopic(subscription, unseen, heard) : answering(subscription, unseen, heard);
  }

  return async (signal) => {
    const failed = new Map<string, unknown>();
    let found = 0;
    let looked = 0;
    const last = await articles.lastChunkId();
    const waiting = async (): Promise<Subscription[]> =>
      await keptInTurn(
        await subscriptions.behind(last),
        async ({ id, chat }) => !failed.has(id) && !(await deps.isGone(chat)),
      );
    for (let open = await waiting(); open.length > 0; open = await waiting()) {
      const from = Math.min(...open.map(({ seen }) => seen));
      const slice = await sliceAfter(from, last);
      const end = slice.at(-1)?.id ?? last;
      const fresh = freshArticles(slice, await articles.chunks(slice.map(({ id }) => id)));
      const passed: string[] = [];
      const heard: Heard = { answers: new Map(), topics: new Map(), quotes: new Map() };
      for (const subscription of open.filter(({ seen }) => seen < end)) {
        if (signal.aborted) break;
        if (looked++ % BETWEEN === 0) await deps.turn();
        const items = await itemsOf(subscription, fresh, heard).catch((error: unknown) => {
          failed.set(subscription.id, error);
          return null;
        });
        if (items === null) continue;
        if (items.length === 0) passed.push(subscription.id);
        else if (await digests.found(subscription.id, { from: subscription.seen, to: end }, items, clock()))
          found += items.length;
      }
      await subscriptions.pass(passed, end);
      if (signal.aborted) break;
      // Whoever was ahead of the slice is still behind the last passage, and is looked at with the next.
    }
    const [first] = failed.values();
    if (failed.size > 0) throw first;
    return found;
  };

  async function sliceAfter(id: number, last: number): Promise<ChunkVector[]> {
    const slice: ChunkVector[] = [];
    for await (const chunk of articles.allVectors(id)) {
      if (chunk.id > last || slice.length === SLICE) break;
      slice.push(chunk);
    }
    return slice;
  }
}

/** The sentence by which an article is shown, looked for once. */
function quoteIn(
  quotes: Map<FreshArticle, Quote | null>,
  topic: ReadTopic | null,
  article: FreshArticle,
): Quote | null {
  const known = quotes.get(article);
  if (known !== undefined) return known;
  const quote = topicSentence(topic, article.read);
  quotes.set(article, quote);
  return quote;
}

/** Published on the day of the subscription or later; an article without a day counts by its arrival. */
function isNew({ date }: StoredArticle, since: string): boolean {
  return date === null || date.source === 'event' || date.day >= since;
}
