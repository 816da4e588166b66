// Puts the newer of two articles first where both answer equally well, with a gain counted in days.
import { Temporal } from 'temporal-polyfill';
import type { Question } from './question.js';
import type { ScoredSentence } from './quote.js';

/** How far apart two scores may be and still say "equally good"; of development questions, none was worse off. */
const GAIN = 0.05;
/** Days behind the newest after which half of the gain is left: news is old after a weekend, not after a year. */
const HALF_LIFE = 3;

function dayOf({ passage: { chunk } }: ScoredSentence): string | null {
  return chunk.article.date?.day ?? chunk.article.eventDay;
}

function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to).days;
}

/**
 * The sentences of a question that names no days, with the newer first among those that score like the best; each such
 * sentence gains `GAIN` halved every `HALF_LIFE` days it is behind the newest of them. Others keep score and place.
 */
export function newerFirst(
  { window }: Pick<Question, 'window'>,
  sentences: readonly ScoredSentence[],
): readonly ScoredSentence[] {
  const [best] = sentences;
  if (window !== null || best === undefined) return sentences;
  const after = sentences.findIndex(({ score }) => best.score - score > GAIN);
  const even = after < 0 ? sentences : sentences.slice(0, after);
  const newest = even.map(dayOf).reduce((a, b) => ((a ?? '') < (b ?? '') ? b : a), null);
  if (newest === null || new Set(even.map(dayOf)).size === 1) return sentences;
  const gained = (sentence: ScoredSentence): number => {
    const day = dayOf(sentence);
    return sentence.score + (day === null ? 0 : GAIN * 0.5 ** (daysBetween(day, newest) / HALF_LIFE));
  };
  return [...even].sort((a, b) => gained(b) - gained(a)).concat(sentences.slice(even.length));
}
