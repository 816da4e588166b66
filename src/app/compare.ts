// Sets beside each other what two newspapers, or two times, tell of one subject.
import type { GivenFigure, Quote } from '../core/answer.js';
import { headlineOf } from '../core/article.js';
import type { ArticleStore } from '../core/article-store.js';
import { quoteOf, type StoryOf } from '../core/choose-quotes.js';
import { readCompare, type Side } from '../core/compare-request.js';
import { dayAt } from '../core/dates.js';
import { differingPair, type Told } from '../core/differing.js';
import { figuresIn } from '../core/figures.js';
import { subjectIn } from '../core/on-subject.js';
import { type NamedPaper, paperNamed } from '../core/outlet-named.js';
import type { Clock } from '../core/ports.js';
import { readQuestion } from '../core/question.js';
import type { ScoredSentence } from '../core/quote.js';
import { onePerStoryAndDay } from '../core/timeline.js';
import type { FindOnSubject } from './find-on-subject.js';
import type { TellStories } from './tell-stories.js';

/** One side with what it tells, best first; a paper that the collection has nothing of tells nothing. */
export interface ComparedSide {
  readonly side: Side;
  readonly quotes: readonly Quote[];
}

/**
 * `not-understood`: no two sides of one kind; `outlets` are papers that the fallback subject's collection could be compared
 * by. `no-subject`: two sides, of nothing.
 */
export type Compared =
  | {
      readonly status: 'compared';
      readonly subject: string;
      readonly sides: readonly [ComparedSide, ComparedSide];
      /** Figures for one thing that the sides give differently, the first side's first. */
      readonly differing: ReadonlyArray<readonly [GivenFigure, GivenFigure]>;
    }
  | { readonly status: 'not-understood' }
  | { readonly status: 'no-subject' };

/** `fallback` is the subject where the text names none. */
export type Compare = (text: string, fallback: string | null) => Promise<Compared>;

/** Quotes of a side: what fits one screen beside the other. */
const MOST_QUOTES = 3;

/** Makes the use case. */
export function createCompare(deps: {
  readonly find: FindOnSubject;
  readonly store: Pick<ArticleStore, 'outlets' | 'chunksOfOutlets'>;
  readonly storyOf: StoryOf;
  readonly tellStories: TellStories;
  readonly clock: Clock;
}): Compare {
  const { find, store, storyOf, tellStories, clock } = deps;

  async function sentencesOf(side: Side, subject: string): Promise<ScoredSentence[]> {
    if (side.kind === 'outlet' && side.paper.outlets.length === 0) return [];
    const found =
      side.kind === 'outlet'
        ? await find(subject, store.chunksOfOutlets(side.paper.outlets))
        : await find(`${subject} ${side.days}`);
    return onePerStoryAndDay(found.sentences, storyOf).slice(0, MOST_QUOTES);
  }

  function comparedSide(side: Side, sentences: readonly ScoredSentence[]): ComparedSide {
    const quotes = sentences.map(({ passage: { chunk }, start, end }) =>
      quoteOf(chunk.article, chunk.caption, { start, end }, chunk),
    );
    const told = tellStories({ status: 'answered', question: '', quotes, window: null, score: 1 });
    return { side, quotes: told.status === 'answered' ? told.quotes : quotes };
  }

  return async (text, fallback) => {
    const outlets = store.outlets().flatMap(({ outlet }) => outlet ?? []);
    const today = dayAt(clock());
    const named = (written: string): NamedPaper | null => paperNamed(written, outlets);
    const asked = readCompare(text, { today, paperNamed: named });
    if (asked === null) return { status: 'not-understood' };
    const subject = subjectIn(asked.subject === '' ? (fallback ?? '') : asked.subject);
    if (subject === '') return { status: 'no-subject' };
    const [one, other] = asked.sides;
    const [mine, theirs] = [await sentencesOf(one, subject), await sentencesOf(other, subject)];
    return {
      status: 'compared',
      subject,
      sides: [comparedSide(one, mine), comparedSide(other, theirs)],
      differing: differingBetween(subject, mine, theirs, today),
    };
  };
}

interface ToldBy extends Told {
  readonly article: string;
}

function toldBy({ passage: { chunk }, text }: ScoredSentence): ToldBy {
  const { article } = chunk;
  return {
    sentence: text,
    headline: headlineOf(article),
    day: article.date?.day ?? article.eventDay,
    article: article.key,
  };
}

/** For each thing that sentences of both sides count, the first two figures that cannot be one. */
function differingBetween(
  subject: string,
  mine: readonly ScoredSentence[],
  theirs: readonly ScoredSentence[],
  today: string,
): Array<readonly [GivenFigure, GivenFigure]> {
  const found = new Map<string, readonly [GivenFigure, GivenFigure]>();
  for (const one of mine.map(toldBy)) {
    for (const other of theirs.map(toldBy)) {
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
