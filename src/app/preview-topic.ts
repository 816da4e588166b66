// Shows what following a topic would bring: the latest stored articles that match it, and how to ask for more or less.
import type { ArticleStore, WordSearch } from '../core/article-store.js';
import type { FoundItem } from '../core/digest.js';
import { TOPIC_THRESHOLD, TOPIC_THRESHOLDS } from '../core/fitted-topics.js';
import { freshArticles, nearestOf } from '../core/fresh-articles.js';
import type { VectorIndex } from '../core/ports.js';
import type { StoryStore } from '../core/story-store.js';
import type { SubscriptionKind } from '../core/subscription.js';
import { type ReadTopic, topicScore } from '../core/topic-score.js';
import { topicSentence } from '../core/topic-sentence.js';
import type { TopicReader } from './read-topics.js';

/** What is followed, or would be. */
export interface FollowedTopic {
  readonly kind: SubscriptionKind;
  /** As in `Subscription.question`. */
  readonly text: string;
}

export interface TopicPreview {
  /** At most `LATEST`, newest first. */
  readonly latest: readonly FoundItem[];
  /** Stored articles that match, of the nearest some hundred that are looked at. */
  readonly matching: number;
  /** Thresholds for `Subscription.threshold`: the one now, and one step each way; null where there is no further step. */
  readonly thresholds: {
    readonly looser: number | null;
    readonly tighter: number | null;
    readonly now: number;
  };
}

/** `threshold` null is the default. */
export type PreviewTopic = (topic: FollowedTopic, threshold: number | null) => Promise<TopicPreview>;

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

/** The steps either way from a threshold. */
export function stepsFrom(threshold: number): TopicPreview['thresholds'] {
  return {
    looser: TOPIC_THRESHOLDS.filter((step) => step < threshold).at(-1) ?? null,
    tighter: TOPIC_THRESHOLDS.find((step) => step > threshold) ?? null,
    now: threshold,
  };
}

/** What is followed as a question is tried as a topic: both find articles about the same. */
export function createPreviewTopic(deps: PreviewDependencies): {
  readonly previewTopic: PreviewTopic;
  /** Keys of the stored articles that match a topic at its default threshold; for measuring. */
  readonly matchingTopic: (text: string) => Promise<string[]>;
} {
  const { articles, words, index, stories, topics } = deps;

  async function passagesFor(topic: ReadTopic, vector: Float32Array): Promise<number[]> {
    if (topic.topic.subject === '') return articles.byAge('newest', DEPTH).flatMap(chunksOf);
    const { question } = topic;
    const field = question.language === 'vi' ? 'typed' : 'folded';
    const near = (await index.search(vector, DEPTH)).map(({ id }) => id);
    const said = words.search(field, question[field], DEPTH).map(({ chunk }) => chunk);
    const keys = new Set(articles.chunks([...new Set([...near, ...said])]).map(({ article }) => article.key));
    return [...keys].flatMap((key) => chunksOf({ key }));
  }

  function chunksOf({ key }: { readonly key: string }): number[] {
    return articles.chunksOf(key).map(({ id }) => id);
  }

  async function matchingFor(topic: ReadTopic, least: number) {
    const vector = await topics.vectorOf(topic);
    const ids = await passagesFor(topic, vector);
    const vectors = articles.vectorsOf(ids);
    const passages = ids.flatMap((id) => {
      const known = vectors.get(id);
      return known ? [{ id, vector: known }] : [];
    });
    return freshArticles(passages, articles.chunks(ids))
      .map((article) => ({ article, score: topicScore(topic, article.read, nearestOf(article, vector)) }))
      .filter(({ score }) => score >= least);
  }

  const previewTopic: PreviewTopic = async ({ kind, text }, threshold) => {
    const topic = topics.read(kind === 'everything' ? '' : text);
    const least = threshold ?? TOPIC_THRESHOLD;
    const matching = await matchingFor(topic, least);
    const latest = matching
      .flatMap(({ article: { read }, score }): FoundItem[] => {
        const quote = topicSentence(topic.topic.subject === '' ? null : topic, read);
        const { key } = read.article;
        return quote === null
          ? []
          : [{ story: stories.storyOf(key) ?? `article ${key}`, article: key, quote, score }];
      })
      .sort((one, other) => (other.quote.date?.day ?? '').localeCompare(one.quote.date?.day ?? ''))
      .slice(0, LATEST);
    return { latest, matching: matching.length, thresholds: stepsFrom(least) };
  };
  return {
    previewTopic,
    matchingTopic: async (text) => {
      const matching = await matchingFor(topics.read(text), TOPIC_THRESHOLD);
      return matching.map(({ article }) => article.read.article.key);
    },
  };
}
