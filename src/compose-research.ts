// Puts together what looks a subject or a sentence up in the collection: timeline, comparison, citations, checking.
import type { Ask } from './app/ask.js';
import { type Check, createCheck } from './app/check.js';
import { type Citations, createCitations } from './app/citations.js';
import { type Compare, createCompare } from './app/compare.js';
import { createFindOnSubject } from './app/find-on-subject.js';
import type { LookUp } from './app/look-up.js';
import type { PointOut } from './app/point-out.js';
import type { TellStories } from './app/tell-stories.js';
import { createTimeline, type Timeline } from './app/timeline.js';
import type { ArticleHistory } from './core/article-history.js';
import type { ArticleStore, WordSearch } from './core/article-store.js';
import type { StoryOf } from './core/choose-quotes.js';
import type { Clock } from './core/ports.js';

export interface Research {
  readonly timeline: Timeline;
  readonly compare: Compare;
  readonly check: Check;
  readonly citations: Citations;
}

/** What research works on; `first` runs work that somebody waits for, on the newest state of the collection. */
export interface ResearchParts {
  readonly ask: Pick<Ask, 'findings'>;
  readonly lookUp: Pick<LookUp, 'findings'>;
  readonly words: WordSearch;
  readonly store: ArticleStore;
  readonly history: ArticleHistory;
  readonly storyOf: StoryOf;
  readonly tellStories: TellStories;
  readonly pointOut: Pick<PointOut, 'links'>;
  readonly clock: Clock;
  first<T>(work: () => Promise<T>): Promise<T>;
}

export function openResearch(parts: ResearchParts): Research {
  const { ask, words, lookUp, store, history, first } = parts;
  const tellStories: TellStories = async (reply) => parts.pointOut.links(await parts.tellStories(reply));
  const find = createFindOnSubject({ ask, words });
  const timeline = createTimeline({ ...parts, find, tellStories });
  const compare = createCompare({ ...parts, find, tellStories });
  const check = createCheck({ lookUp, tellStories });
  return {
    timeline: (subject) => first(() => timeline(subject)),
    compare: (text, fallback) => first(() => compare(text, fallback)),
    check: (text) => first(() => check(text)),
    citations: createCitations({ articles: store, history }),
  };
}
