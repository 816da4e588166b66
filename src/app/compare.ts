// Sets beside each other what two newspapers, or two times, tell of one subject.
import type { GivenFigure, Quote } from '../core/answer.js';
import type { ArticleStore } from '../core/article-store.js';
import { quoteOf, type StoryOf } from '../core/choose-quotes.js';
import { readCompare, type Side } from '../core/compare-request.js';
import { dayAt } from '../core/dates.js';
import { differingBetween } from '../core/differing-sides.js';
import { subjectIn } from '../core/on-subject.js';
import { type NamedPaper, paperNamed } from '../core/outlet-named.js';
import type { Clock } from '../core/ports.js';
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
 * `not-understood`: the text names no two sides of one kind. `no-subject`: two sides, of nothing.
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
        ? await find(subject, await store.chunksOfOutlets(side.paper.outlets))
        : await find(`${subject} ${side.days}`);
    return (await onePerStoryAndDay(found.sentences, storyOf)).slice(0, MOST_QUOTES);
  }

  async function comparedSide(side: Side, sentences: readonly ScoredSentence[]): Promise<ComparedSide> {
    const quotes = sentences.map(({ passage: { chunk }, start, end }) =>
      quoteOf(chunk.article, chunk.caption, { start, end }, chunk),
    );
    const told = await tellStories({ status: 'answered', question: '', quotes, window: null, score: 1 });
    return { side, quotes: told.status === 'answered' ? told.quotes : quotes };
  }

  return async (text, fallback) => {
    const outlets = (await store.outlets()).flatMap(({ outlet }) => outlet ?? []);
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
      sides: [await comparedSide(one, mine), await comparedSide(other, theirs)],
      differing: differingBetween(subject, mine, theirs, today),
    };
  };
}
