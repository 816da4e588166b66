// Which candidates are read and ranked again, where a question is about some days and others may not be quoted.
import { type Candidate, FUSION_WEIGHTS, fuse, type RankedChunk } from './fusion.js';
import type { Question } from './question.js';

/** How far behind another article one of the days asked about may rank and still be the one that is read. */
const WINDOW_REACH = 0.06;

/** Passages of other days that a quote is measured against where only some days may be quoted. */
export const RIVALS = 4;

export const isOfDays = ({ fit }: Pick<RankedChunk, 'fit'>): boolean => fit !== 'outside';

/** Candidates by fused score. Where only some days may be quoted, being of those days is no gain over the others. */
export function fused(question: Question, candidates: readonly Candidate[], strict: boolean): RankedChunk[] {
  const weights = FUSION_WEIGHTS[question.language];
  if (!strict) return fuse(candidates, weights);
  const fits = new Map(candidates.map(({ chunk, fit }) => [chunk, fit]));
  const even = candidates.map((candidate): Candidate => ({ ...candidate, fit: null }));
  return fuse(even, weights).map((one) => ({ ...one, fit: fits.get(one.chunk) ?? null }));
}

/**
 * The first `depth` candidates worth reading: those of the days asked about alone, where one of them is near the best. Where
 * nothing else may be quoted, the best of the others come too: an answer is none for want of rivals.
 */
export function wanted(
  ranked: readonly RankedChunk[],
  strict: boolean,
  depth: number,
): readonly RankedChunk[] {
  const ofThoseDays = ranked.filter(isOfDays);
  if (strict)
    return [...ofThoseDays.slice(0, depth), ...ranked.filter((one) => !isOfDays(one)).slice(0, RIVALS * 2)];
  const [best] = ranked;
  const [first] = ofThoseDays;
  const near = best && first && best.score - first.score <= WINDOW_REACH;
  return (near ? ofThoseDays : ranked).slice(0, depth);
}
