// What one digest says, as it is laid out and kept with its message: occasion, groups of numbered stories, what is left.
import type { DigestUpdate } from './digest-update.js';
import type { SubscriptionKind } from './subscription.js';

/** When in the person's day it comes; `late` where that day is over, `week` for what comes once a week. */
export type PartOfDay = 'morning' | 'noon' | 'afternoon' | 'evening' | 'late' | 'week';

/** `asked` is what someone asked to see at once. */
export type DigestOccasion =
  | { readonly kind: 'at-once' }
  | { readonly kind: 'asked' }
  | { readonly kind: 'day'; readonly day: string; readonly part: PartOfDay };

/** The stories of one subscription in a message; `updates` has an entry for each, in their order. */
export interface PageGroup {
  readonly subscription: string;
  readonly kind: SubscriptionKind;
  /** The question or topic; '' for everything. */
  readonly title: string;
  readonly updates: ReadonlyArray<DigestUpdate | null>;
}

/** One message of a digest; its quotes are those of the answer that it carries, in the groups' order. */
export interface DigestPage {
  readonly occasion: DigestOccasion;
  readonly groups: readonly PageGroup[];
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
}

/** What an outbox message of a digest is made of when it is sent. */
export interface DigestPayload {
  readonly kind: 'digest';
  /** Of the AnswerStore. */
  readonly answer: string;
  readonly page: DigestPage;
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
