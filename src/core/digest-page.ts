// What is said of a message of a digest beside its stories: its occasion, its place among others, and what is left.

/** When in the person's day it comes; `late` where that day is over, `week` for what comes once a week. */
export type PartOfDay = 'morning' | 'noon' | 'afternoon' | 'evening' | 'late' | 'week';

/**
 * `asked`: what waits, as someone asked for it. `today`, `this-week`: the stories most told. `about`: the latest of a
 * topic. `further`: those that a digest only counted.
 */
export type DigestOccasion =
  | { readonly kind: 'at-once' | 'asked' | 'today' | 'this-week' | 'about' | 'further' }
  | { readonly kind: 'day'; readonly day: string; readonly part: PartOfDay };

/** One message of a digest; its stories are those of the answer that it carries. */
export interface DigestPage {
  readonly occasion: DigestOccasion;
  /** The number of its first story in the digest, from 1. */
  readonly first: number;
  /** Whether the digest has but this story, which then needs no number. */
  readonly only: boolean;
  /** Which message of how many. */
  readonly part: number;
  readonly parts: number;
  /** Stories beyond those shown; 0 but in the last message. */
  readonly more: number;
  /** The answer that holds the first of them; null where there is none. */
  readonly rest: string | null;
  /** How many of that answer's stories have been shown. */
  readonly shown: number;
}

/** What an outbox message of a digest is made of when it is sent. */
export interface DigestPayload {
  readonly kind: 'digest';
  /** Of the AnswerStore. */
  readonly answer: string;
  readonly page: DigestPage;
}

/** The pages of messages with so many stories each. */
export function pagesOf(
  { occasion, more, rest, shown }: Pick<DigestPage, 'occasion' | 'more' | 'rest' | 'shown'>,
  counts: readonly number[],
  first = 1,
): DigestPage[] {
  const parts = counts.length;
  const all = counts.reduce((sum, count) => sum + count, 0);
  let at = first;
  return counts.map((count, index) => {
    const isLast = index === parts - 1;
    const left = isLast ? { more, rest, shown } : { more: 0, rest: null, shown: 0 };
    const page = {
      occasion,
      first: at,
      only: first === 1 && all === 1 && more === 0,
      part: index + 1,
      parts,
    };
    at += count;
    return { ...page, ...left };
  });
}

const NOON = '11:00';
const AFTERNOON = '14:00';
const EVENING = '18:00';

/** The part of the day at `time` (`HH:MM`). */
export function partOfDay(time: string): PartOfDay {
  if (time < NOON) return 'morning';
  if (time < AFTERNOON) return 'noon';
  return time < EVENING ? 'afternoon' : 'evening';
}
