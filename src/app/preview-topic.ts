// Shows what following a topic would bring: the latest stored articles that match it, and how to ask for more or less.
import type { ArticleStore, WordSearch } from '../core/article-store.js';
import type { FoundItem } from '../core/digest.js';
import { ownName } from '../core/digest-content.js';
import { DEFAULT_THRESHOLD } from '../core/fitted.js';
import { QUESTION_THRESHOLDS, TOPIC_THRESHOLD, TOPIC_THRESHOLDS } from '../core/fitted-topics.js';
import { freshArticles } from '../core/fresh-articles.js';
import { inTurn } from '../core/in-turn.js';
import type { StoredArticle, VectorIndex } from '../core/ports.js';
import type { StoryStore } from '../core/story-store.js';
import type { SubscriptionKind } from '../core/subscription.js';
import {
  type ReadArticle,
  type ReadTopic,
  readArticle,
  topicScore,
  topicSignals,
} from '../core/topic-score.js';
import { nearness } from '../core/topic-sense.js';
import { topicSentence } from '../core/topic-sentence.js';
import type { TopicReader } from './read-topics.js';

/** What is followed, or would be. */
export interface FollowedTopic {
  readonly kind: SubscriptionKind;
  /** As in `Subscription.question`. */
  readonly text: string;
}

export interface TopicPreview {
  /** Newest first. */
  readonly latest: readonly FoundItem[];
  /** Stored articles that match, of the nearest some hundred that are looked at; 0 for a question, for which none are. */
  readonly matching: number;
  /** Thresholds for `Subscription.threshold`: the one now, and one step each way; null where there is no further step. */
  readonly thresholds: {
    readonly looser: number | null;
    readonly tighter: number | null;
    readonly now: number;
  };
}

/** `threshold` null is the default; `most` are given of the latest. @default 7 */
export type PreviewTopic = (
  topic: FollowedTopic,
  threshold: number | null,
  most?: number,
) => Promise<TopicPreview>;

/** A stored article compared with a topic; `signals` null where no model was asked. */
export interface ComparedArticle {
  readonly key: string;
  readonly english: boolean;
  readonly signals: readonly number[] | null;
  readonly score: number;
}

/** The nearest some hundred stored articles compared with a topic; for measuring and fitting. */
export type CompareTopic = (text: string) => Promise<ComparedArticle[]>;

export interface PreviewDependencies {
  readonly articles: Pick<ArticleStore, 'byAge' | 'chunks' | 'chunksOf' | 'vectorsOf'>;
  readonly words: Pick<WordSearch, 'search'>;
  readonly index: Pick<VectorIndex, 'search'>;
  readonly stories: Pick<StoryStore, 'storyOf'>;
  readonly topics: TopicReader;
}

/** Articles shown. */
const LATEST = 7;
/** Passages taken by vector and by words, and newest articles where all but a few are meant. */
const DEPTH = 150;
/** The same for measuring, which is to miss nothing that new articles would bring. */
const MEASURED_DEPTH = 500;

/**
 * The steps either way from a threshold; null is where one begins. A question is matched by how well an article answers it,
 * a topic by how much one is about it, so that each kind has steps of its own. Where the `scores` of stored articles are
 * known, a step that would change nothing is passed over, and none leaves nothing.
 */
export function stepsFrom(
  kind: SubscriptionKind,
  threshold: number | null,
  scores: readonly number[] | null = null,
): TopicPreview['thresholds'] {
  const [steps, begins] =
    kind === 'question' ? [QUESTION_THRESHOLDS, DEFAULT_THRESHOLD] : [TOPIC_THRESHOLDS, TOPIC_THRESHOLD];
  const now = threshold ?? begins;
  const tighter = steps.filter((step) => step > now);
  const looser = steps.filter((step) => step < now).toReversed();
  if (scores === null) return { looser: looser[0] ?? null, tighter: tighter[0] ?? null, now };
  const matching = (least: number): number => scores.filter((score) => score >= least).length;
  const here = matching(now);
  return {
    looser: looser.find((step) => matching(step) > here) ?? looser[0] ?? null,
    tighter: tighter.find((step) => matching(step) < here && matching(step) > 0) ?? null,
    now,
  };
}

export function createPreviewTopic(deps: PreviewDependencies): {
  readonly previewTopic: PreviewTopic;
  readonly compareTopic: CompareTopic;
} {
  const { articles, words, index, stories, topics } = deps;

  async function passagesFor(topic: ReadTopic, vector: Float32Array, depth: number): Promise<number[]> {
    if (topic.topic.subject === '')
      return (await inTurn(await articles.byAge('newest', depth), chunksOf)).flat();
    const { question } = topic;
    const field = question.language === 'vi' ? 'typed' : 'folded';
    const near = (await index.search(vector, depth)).map(({ id }) => id);
    const said = (await words.search(field, question[field], depth)).map(({ chunk }) => chunk);
    const keys = new Set(
      (await articles.chunks([...new Set([...near, ...said])])).map(({ article }) => article.key),
    );
    return (await inTurn([...keys], (key) => chunksOf({ key }))).flat();
  }

  async function chunksOf({ key }: { readonly key: string }): Promise<number[]> {
    return (await articles.chunksOf(key)).map(({ id }) => id);
  }

  async function scoredFor(topic: ReadTopic, depth: number, read = readArticle) {
    const vector = await topics.vectorOf(topic);
    const sense = await topics.senseOf(topic, vector);
    const ids = await passagesFor(topic, vector, depth);
    const vectors = await articles.vectorsOf(ids);
    const passages = ids.flatMap((id) => {
      const known = vectors.get(id);
      return known ? [{ id, vector: known }] : [];
    });
    return freshArticles(passages, await articles.chunks(ids), read).map((article) => {
      const near = nearness(article.passages, sense);
      return { article, near, score: topicScore(topic, article.read, near) };
    });
  }

  const previewTopic: PreviewTopic = async ({ kind, text }, threshold, most = LATEST) => {
    // What answers a question is found when it comes: nothing is tried for one.
    if (kind === 'question') return { latest: [], matching: 0, thresholds: stepsFrom(kind, threshold) };
    const topic = await topics.read(kind === 'everything' ? '' : text);
    const scored = await scoredFor(topic, DEPTH);
    const scores = scored.map(({ score }) => score);
    const thresholds = stepsFrom(kind, threshold, scores);
    const matching = scored.filter(({ score }) => score >= thresholds.now);
    const latest = (
      await inTurn(matching, async ({ article: { read }, score }): Promise<FoundItem[]> => {
        const quote = topicSentence(topic.topic.subject === '' ? null : topic, read);
        const { key } = read.article;
        return quote === null
          ? []
          : [{ story: (await stories.storyOf(key)) ?? ownName(key), article: key, quote, score }];
      })
    )
      .flat()
      .sort((one, other) => (other.quote.date?.day ?? '').localeCompare(one.quote.date?.day ?? ''))
      .slice(0, most);
    return { latest, matching: matching.length, thresholds };
  };
  // Measuring compares many topics with the same articles.
  const reads = new Map<string, ReadArticle>();
  function readOnce(article: StoredArticle): ReadArticle {
    const known = reads.get(article.key) ?? readArticle(article);
    reads.set(article.key, known);
    return known;
  }
  return {
    previewTopic,
    compareTopic: async (text) => {
      const topic = await topics.read(text);
      const compared = await scoredFor(topic, MEASURED_DEPTH, readOnce);
      return compared.map(({ article: { read }, near, score }) => ({
        key: read.article.key,
        english: topic.question.language === 'en',
        // Unlike any other, 0 is not the model's.
        signals: score > 0 ? topicSignals(topic, read, near) : null,
        score,
      }));
    },
  };
}
