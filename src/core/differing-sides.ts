// Finds what two sides of a comparison count alike and give different figures for.
import type { GivenFigure } from './answer.js';
import { differingPair, type Told, toldBy } from './differing.js';
import { figuresIn } from './figures.js';
import { readQuestion } from './question.js';
import type { ScoredSentence } from './quote.js';

function toldIn(sentence: ScoredSentence): Told & { readonly article: string } {
  return { ...toldBy(sentence), article: sentence.passage.chunk.article.key };
}

/** For each thing that sentences of both sides count, the first two figures that cannot be one. */
export function differingBetween(
  subject: string,
  mine: readonly ScoredSentence[],
  theirs: readonly ScoredSentence[],
  today: string,
): Array<readonly [GivenFigure, GivenFigure]> {
  const found = new Map<string, readonly [GivenFigure, GivenFigure]>();
  const others = theirs.map(toldIn);
  for (const one of mine.map(toldIn)) {
    for (const other of others) {
      for (const unit of unitsOfBoth(one.sentence, other.sentence)) {
        if (found.has(unit) || one.article === other.article) continue;
        const question = readQuestion(`${subject}: bao nhiêu ${unit}?`, today);
        const pair = differingPair(question, one, other);
        if (pair === null) continue;
        found.set(unit, [
          { figure: pair[0], article: one.article, day: one.day },
          { figure: pair[1], article: other.article, day: other.day },
        ]);
      }
    }
  }
  return [...found.values()];
}

/** What both sentences count, as the first writes it with the word after: "người chết". */
function unitsOfBoth(one: string, other: string): string[] {
  const others = new Set(figuresIn(other).flatMap(({ unit }) => unit ?? []));
  const units = figuresIn(one).flatMap(({ unit, start, end }) => {
    if (unit === null || !others.has(unit)) return [];
    const written = /[\p{L}\p{M}%][\p{L}\p{M} ]*$/u.exec(one.slice(start, end))?.[0].trim().split(' ').at(-1);
    const next = /^ (\p{Ll}[\p{L}\p{M}]*)/u.exec(one.slice(end))?.[1];
    return written === undefined ? [] : [next === undefined ? written : `${written} ${next}`];
  });
  return [...new Set(units)];
}
