// Lays out what the collection tells of a subject as quotes in the order of days, one a story and day.
import type { Answer } from '../core/answer.js';
import type { ArticleStore } from '../core/article-store.js';
import { quoteOf, type StoryOf } from '../core/choose-quotes.js';
import { subjectIn } from '../core/on-subject.js';
import { inOrderOfDays, onePerStoryAndDay } from '../core/timeline.js';
import type { FindOnSubject } from './find-on-subject.js';
import type { TellStories } from './tell-stories.js';

/** The quotes in order as an answer, or an honest no; null when the text names no subject. */
export type Timeline = (subject: string) => Promise<Answer | null>;

/** Makes the use case. */
export function createTimeline(deps: {
  readonly find: FindOnSubject;
  readonly store: Pick<ArticleStore, 'count' | 'span' | 'nearestDays'>;
  readonly storyOf: StoryOf;
  readonly tellStories: TellStories;
}): Timeline {
  const { find, store, storyOf, tellStories } = deps;

  return async (text) => {
    const subject = subjectIn(text);
    const { question, sentences, near, empty } = await find(subject);
    if (empty) return null;
    const { window, noSuchDay, repaired } = question;
    const chosen = (await onePerStoryAndDay(sentences, storyOf)).map(({ passage: { chunk }, start, end }) =>
      quoteOf(chunk.article, chunk.caption, { start, end }, chunk),
    );
    const common = { question: subject, repaired, window };
    if (chosen.length > 0) {
      const answer: Answer = { ...common, status: 'answered', quotes: inOrderOfDays(chosen), score: 1 };
      return (await tellStories(answer)) as Answer;
    }
    const ofDays = window === null ? undefined : await store.nearestDays(window.from, window.to);
    const isEmpty = (await store.count()) === 0;
    return {
      ...common,
      status: 'not-found',
      reason: isEmpty ? 'empty-collection' : noSuchDay === null ? 'nothing-near' : 'no-such-day',
      rejected: [],
      near,
      span: await store.span(),
      nearest: ofDays,
      noSuchDay: noSuchDay ?? undefined,
      score: 0,
    };
  };
}
