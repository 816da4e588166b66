// Orders scored sentences by what is newer, keeps those of the days asked about, and gathers what tells whether the best one answers.
import type { Missing } from './answer.js';
import { confidenceSignals } from './confidence.js';
import type { TermStatistics } from './evidence.js';
import type { RankedChunk } from './fusion.js';
import { introducedFirst } from './introduced.js';
import { missingFrom } from './missing.js';
import { NEWEST_REACH, newestFirst } from './newest.js';
import { tellingFirst } from './office-holders.js';
import type { Question } from './question.js';
import type { ScoredSentence } from './quote.js';
import { newerFirst } from './recency.js';
import type { RankedPassage } from './rerank.js';
import { holderFirst } from './roles.js';
import { isOfDays } from './wanted.js';

/** What the sentences were chosen among. */
export interface Rivals {
  /** All candidates by fused score. */
  readonly candidates: readonly RankedChunk[];
  readonly passages: readonly RankedPassage[];
  readonly articleOf: (chunk: number) => number | undefined;
}

export interface JudgedSentences {
  /** Best first. */
  readonly sentences: readonly ScoredSentence[];
  /** `CONFIDENCE_SIGNALS` of the best; null when there is none. */
  readonly signals: readonly number[] | null;
  /** What the article of the best lacks of the question. */
  readonly missing: Missing | null;
}

const OF_SENTENCES = {
  scoreOf: ({ score }: ScoredSentence) => score,
  chunkOf: ({ passage }: ScoredSentence) => passage.chunk,
};

/** `scored` is best first; with `strict` nothing outside the days asked about may be quoted. */
export function judgeSentences(
  question: Question,
  scored: readonly ScoredSentence[],
  rivals: Rivals,
  statistics: TermStatistics,
  strict: boolean,
): JudgedSentences {
  const inOrder = newerFirst(question, newestFirst(question, scored, NEWEST_REACH.sentences, OF_SENTENCES));
  const all = holderFirst(question, introducedFirst(question, tellingFirst(question, inOrder)));
  const sentences = strict ? all.filter(({ passage }) => isOfDays(passage.ranked)) : all;
  const [best] = sentences;
  const missing = missingFrom(question, best?.passage);
  const signals =
    best === undefined
      ? null
      : confidenceSignals(question, { ...rivals, sentences: all, best, missing }, statistics);
  return { sentences, signals, missing };
}
