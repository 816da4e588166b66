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
 * The sentences of a question that names no days, with the newer first among those as good as the best: of nearly its
 * score, or word for word the same, where only the passages around them differ. Each gains `GAIN`, halved every
 * `HALF_LIFE` days it is behind the newest of them. All others keep score and place.
 */
export function newerFirst(
  { window }: Pick<Question, 'window'>,
  sentences: readonly ScoredSentence[],
): readonly ScoredSentence[] {
  const [best] = sentences;
  if (window !== null || best === undefined) return sentences;
  const worth = ({ text, score }: ScoredSentence): number => (text === best.text ? best.score : score);
  const even = sentences.filter((sentence) => best.score - worth(sentence) <= GAIN);
  const days = new Set(even.map(dayOf));
  const [newest] = [...days]
    .filter((day) => day !== null)
    .sort()
    .reverse();
  if (newest === undefined || days.size === 1) return sentences;
  const gained = (sentence: ScoredSentence): number => {
    const day = dayOf(sentence);
    return worth(sentence) + (day === null ? 0 : GAIN * 0.5 ** (daysBetween(day, newest) / HALF_LIFE));
  };
  return [
    ...[...even].sort((a, b) => gained(b) - gained(a)),
    ...sentences.filter((sentence) => !even.includes(sentence)),
  ];
}
