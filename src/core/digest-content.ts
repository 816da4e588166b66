// Which stories a digest shows, in which order and under which subscription, and what becomes of everything that waited.
import type { Quote } from './answer.js';
import type { WaitingItem } from './digest.js';
import type { DigestUpdate } from './digest-group.js';
import type { Subscription, SubscriptionKind } from './subscription.js';

/** A story as a digest shows it: the clearest sentence found of it. */
export interface DigestStory {
  readonly story: string;
  /** Under which it is shown. */
  readonly subscription: string;
  readonly quote: Quote;
  /** Of all the articles that waited for it, the shown one first. */
  readonly items: readonly WaitingItem[];
  /** What is new, where its place was told of the story before, or that its article was corrected; else null. */
  readonly update: DigestUpdate | null;
}

/** The stories of one subscription, newest first; never none. */
export interface DigestGroup {
  readonly subscription: Pick<Subscription, 'id' | 'kind' | 'question'>;
  readonly stories: readonly DigestStory[];
}

/**
 * What became of a waiting item: its story is shown, or counted beyond the cap; the place was told and the article adds
 * nothing; it is older than the subscription; it matches less than its subscription wants by now; or its article no longer
 * says so.
 */
export type ItemFate = 'shown' | 'counted' | 'told' | 'older' | 'loose' | 'gone';

/** Two messages about one story in one digest would be one too many: the narrower interest names it better. */
const NARROWNESS: Readonly<Record<SubscriptionKind, number>> = { question: 0, topic: 1, everything: 2 };

/** The subscriptions in the order in which a digest names them: the narrower first, as they were given within. */
export function narrowFirst<T extends Pick<Subscription, 'kind'>>(subscriptions: readonly T[]): T[] {
  return [...subscriptions].sort((one, other) => NARROWNESS[one.kind] - NARROWNESS[other.kind]);
}

/**
 * When an article appeared, in a form that sorts: a day without a time before that day's times; '' when its day is not
 * known.
 */
export function appearedAt({ date }: Pick<Quote, 'date'>): string {
  return date === null || date.source === 'event' ? '' : `${date.day} ${date.time ?? ''}`;
}

/** Newest first; those of unknown day after the others, the last found first. */
function newestFirst(one: DigestStory, other: DigestStory): number {
  const [a, b] = [appearedAt(one.quote), appearedAt(other.quote)];
  if (a !== b) return a < b ? 1 : -1;
  const [mine, others] = [one.items[0], other.items[0]];
  return (
    (others?.foundAt ?? 0) - (mine?.foundAt ?? 0) ||
    (others?.id ?? 0) - (mine?.id ?? 0) ||
    (one.story < other.story ? -1 : 1)
  );
}

/** The clearest first: by score, else the earliest article, else the first found. */
export function clearestFirst(one: WaitingItem, other: WaitingItem): number {
  const [a, b] = [appearedAt(one.quote) || '9', appearedAt(other.quote) || '9'];
  return other.score - one.score || (a === b ? one.id - other.id : a < b ? -1 : 1);
}

/**
 * Shares `most` places among the groups: every group's newest story before any group's second. Gives what is shown and
 * what is left, both grouped in the given order; a group without a story is left out of either.
 */
export function withinCap(
  groups: readonly DigestGroup[],
  most: number,
): { readonly shown: readonly DigestGroup[]; readonly left: readonly DigestGroup[] } {
  const ranks = groups.flatMap(({ stories }, group) => stories.map((_, rank) => ({ group, rank })));
  const taken = ranks.sort((one, other) => one.rank - other.rank || one.group - other.group).slice(0, most);
  const counts = groups.map((_, index) => taken.filter(({ group }) => group === index).length);
  const part = (cut: (stories: readonly DigestStory[], count: number) => readonly DigestStory[]) =>
    groups
      .map((group, index) => ({ ...group, stories: cut(group.stories, counts[index] ?? 0) }))
      .filter(({ stories }) => stories.length > 0);
  return {
    shown: part((stories, count) => stories.slice(0, count)),
    left: part((stories, count) => stories.slice(count)),
  };
}

/** The stories by their subscription, in the order of `subscriptions`; those without a story left out. */
export function groupsOf(
  stories: readonly DigestStory[],
  subscriptions: readonly Subscription[],
): DigestGroup[] {
  return subscriptions
    .map(({ id, kind, question }) => ({
      subscription: { id, kind, question },
      stories: stories.filter(({ subscription }) => subscription === id).sort(newestFirst),
    }))
    .filter((group) => group.stories.length > 0);
}

/** How many stories the groups hold. */
export function storiesIn(groups: readonly DigestGroup[]): number {
  return groups.reduce((sum, { stories }) => sum + stories.length, 0);
}

/**
 * The names under which a place may have been told of a story: its own, and those of its articles and of what waits for
 * it, which stay the same when an article is changed and placed into another story.
 */
export function namesToldBy(
  story: string,
  articles: readonly string[],
  items: ReadonlyArray<Pick<WaitingItem, 'story' | 'article'>>,
): string[] {
  const keys = [...articles, ...items.map(({ article }) => article)];
  return [...new Set([story, ...items.map((item) => item.story), ...keys.map(ownName)])];
}

/** What an article that belongs to no story is told as. */
export function ownName(article: string): string {
  return `article ${article}`;
}
