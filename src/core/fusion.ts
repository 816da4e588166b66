// Joins dense and lexical scores into one ranking by a weighted sum of scores (not of ranks).
import type { QuestionLanguage } from './question.js';
import type { WindowFit } from './window-fit.js';

/** A chunk with its cosine to the question and its BM25 scores (0 when the words did not find it). */
export interface Candidate {
  readonly chunk: number;
  readonly cosine: number;
  readonly typed: number;
  readonly folded: number;
  /** How its article stands to the days asked about; null when the question names none. */
  readonly fit: WindowFit | null;
}

export interface RankedChunk extends Candidate {
  /** cosine + typed weight × typed / best typed + folded weight × folded / best folded + window gain. */
  readonly score: number;
}

export interface FusionWeights {
  readonly typed: number;
  readonly folded: number;
}

/**
 * Fitted on `news_dev` by `npm run fit`. A question without marks has its own put back by guess, so both forms weigh the same;
 * an English one shares only names and numbers with Vietnamese text.
 */
export const FUSION_WEIGHTS: Readonly<Record<QuestionLanguage, FusionWeights>> = {
  vi: { typed: 0.08, folded: 0.02 },
  'vi-unmarked': { typed: 0.05, folded: 0.05 },
  en: { typed: 0.01, folded: 0.01 },
};

/** What an article gains for being of the days asked about, or for telling of them. */
export const WINDOW_GAIN: Readonly<Record<WindowFit, number>> = { inside: 0.05, told: 0.05, outside: 0 };

/** Ranks candidates, best first; equal scores keep the lower chunk id first, so that the order never varies. */
export function fuse(candidates: readonly Candidate[], weights: FusionWeights): RankedChunk[] {
  const best = (of: (candidate: Candidate) => number): number =>
    candidates.reduce((most, candidate) => Math.max(most, of(candidate)), 0) || 1;
  const bestTyped = best(({ typed }) => typed);
  const bestFolded = best(({ folded }) => folded);
  return candidates
    .map((candidate) => ({
      ...candidate,
      score:
        candidate.cosine +
        (weights.typed * candidate.typed) / bestTyped +
        (weights.folded * candidate.folded) / bestFolded +
        (candidate.fit === null ? 0 : WINDOW_GAIN[candidate.fit]),
    }))
    .sort((a, b) => b.score - a.score || a.chunk - b.chunk);
}
