// A story: the articles that tell one event, why each belongs to it, and what an answer says of it.
import { type Article, type ArticleSource, outletOf, sourceOf } from './article.js';
import { paperOf } from './known-outlets.js';

/**
 * Why an article is in its story: it opened it, nearly all of the shorter text stands in article `of` as well, or it
 * tells the same event as article `as`.
 */
export type StoryReason =
  | { readonly kind: 'first' }
  | {
      readonly kind: 'copy';
      readonly of: string;
      /** Share of the shorter text that stands in the other one, in [0, 1]. */
      readonly overlap: number;
      /** Further articles of the story that it is a copy of as well. */
      readonly others: readonly string[];
    }
  | {
      readonly kind: 'same-event';
      readonly as: string;
      /** Probability in [0, 1], over all members compared. */
      readonly likeness: number;
      /** Cosine of the two articles. */
      readonly similarity: number;
      /** Names in both, at most `NAMES_KEPT`. */
      readonly names: readonly string[];
      /** Days between the two; null when one has no day. */
      readonly days: number | null;
    };

/** Names that an explanation lists. */
export const NAMES_KEPT = 5;

export interface StoryMember {
  readonly article: Article;
  readonly reason: StoryReason;
}

/** An article of a story as an answer names it. */
export interface StoryVersion extends ArticleSource {
  readonly article: string;
}

/** What an answer says of the story of a quote. */
export interface StorySummary {
  readonly id: string;
  /** Different outlets that tell it; articles that name none are not counted. */
  readonly outlets: number;
  readonly articles: number;
  /** Null when no day of publication is known. */
  readonly earliest: StoryVersion | null;
  readonly fullest: StoryVersion;
}

/** The versions worth naming beside a quote, each by what it is to be called; one that is both is named once. */
export function namedVersions({ earliest, fullest }: StorySummary): ReadonlyArray<{
  readonly which: 'earliest' | 'fullest' | 'earliest-fullest';
  readonly version: StoryVersion;
}> {
  if (earliest === null) return [{ which: 'fullest', version: fullest }];
  if (earliest.article === fullest.article) return [{ which: 'earliest-fullest', version: earliest }];
  return [
    { which: 'earliest', version: earliest },
    { which: 'fullest', version: fullest },
  ];
}

/** When an article appeared, in a form that sorts, a day without a time after its times; null when its day is not known. */
function moment({ date }: Article): string | null {
  return date === null || date.source === 'event' ? null : `${date.day} ${date.time ?? '99'}`;
}

/** The member that appeared first, of those whose day is known; ties by key. Undefined when none is. */
export function earliestOf(members: readonly StoryMember[]): StoryMember | undefined {
  const dated = members.flatMap((member) => {
    const at = moment(member.article);
    return at === null ? [] : [{ member, at }];
  });
  const [first] = dated.sort((a, b) => (a.at === b.at ? byKey(a.member, b.member) : a.at < b.at ? -1 : 1));
  return first?.member;
}

/** How many different papers these articles come from, a known one counted once by whichever name; without a name none. */
export function papersOf(members: readonly StoryMember[]): number {
  return new Set(members.flatMap(({ article }) => paperOf(outletOf(article)) ?? [])).size;
}

/** The member with the longest text; ties by key. Undefined for no members. */
export function fullestOf(members: readonly StoryMember[]): StoryMember | undefined {
  return [...members].sort((a, b) => b.article.text.length - a.article.text.length || byKey(a, b))[0];
}

function byKey(a: StoryMember, b: StoryMember): number {
  return a.article.key < b.article.key ? -1 : 1;
}

function versionOf({ article }: StoryMember): StoryVersion {
  return { article: article.key, ...sourceOf(article) };
}

/** What to say of a story; null for one that a single article tells. */
export function summaryOf(id: string, members: readonly StoryMember[]): StorySummary | null {
  const [earliest, fullest] = [earliestOf(members), fullestOf(members)];
  if (members.length < 2 || !fullest) return null;
  return {
    id,
    outlets: papersOf(members),
    articles: members.length,
    earliest: earliest ? versionOf(earliest) : null,
    fullest: versionOf(fullest),
  };
}
