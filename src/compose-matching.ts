// Puts together what finds new articles for those who follow something, and what shows them beforehand what that would be.
import type { Ask } from './app/ask.js';
import { createMatchSubscriptions, type MatchSubscriptions } from './app/match-subscriptions.js';
import { createPreviewTopic } from './app/preview-topic.js';
import type { QuestionWording } from './app/question-wording.js';
import { createTopicReader } from './app/read-topics.js';
import type { Chats } from './compose-chats.js';
import type { ArticleStore, WordSearch } from './core/article-store.js';
import { dayAt } from './core/dates.js';
import type { Clock, Embedder, VectorIndex } from './core/ports.js';
import { readQuestionInFull } from './core/question.js';
import type { StoryStore } from './core/story-store.js';

/** The vector of a followed question, as it is read today. */
export function embeddingQuestions({
  embedder,
  clock,
  wordingOf,
}: {
  readonly embedder: Embedder;
  readonly clock: Clock;
  readonly wordingOf: QuestionWording;
}): (question: string) => Promise<Float32Array> {
  return async (question) =>
    embedder.embedQuestion((await readQuestionInFull(question, dayAt(clock()), wordingOf)).marked);
}

export function openMatching(parts: {
  readonly store: ArticleStore;
  readonly words: WordSearch;
  readonly embedder: Embedder;
  readonly index: VectorIndex;
  readonly stories: StoryStore;
  readonly chats: Chats;
  readonly ask: Ask;
  readonly wordingOf: QuestionWording;
  readonly clock: Clock;
  readonly turn: () => Promise<void>;
  /** Rejects what is asked, or still being looked for, when the collection is being closed. */
  readonly unlessClosed: <T>(work: () => Promise<T>) => Promise<T>;
}): { readonly matchSubscriptions: MatchSubscriptions } & ReturnType<typeof createPreviewTopic> {
  const { store: articles, embedder, chats } = parts;
  const topics = createTopicReader({ ...parts, articles });
  const previews = createPreviewTopic({ ...parts, articles, topics });
  return {
    matchSubscriptions: createMatchSubscriptions({
      ...{ ...parts, articles, topics, subscriptions: chats.subscriptions, digests: chats.digests },
      isGone: chats.chats.isGone,
      embed: embeddingQuestions(parts),
      model: () => embedder.model.fingerprint,
    }),
    ...previews,
    previewTopic: (...tried) => parts.unlessClosed(() => previews.previewTopic(...tried)),
  };
}
