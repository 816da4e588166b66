// Decides which story an article belongs to, from how it compares with the members of those it might: join or open one.
import { inBoth, isCopy } from './copy-of.js';
import { JOIN_FROM } from './fitted-stories.js';
import { NAMES_KEPT, type StoryReason } from './story.js';
import { type Likeness, likenessOf } from './story-likeness.js';
import type { StoryProfile } from './story-profile.js';

/** An article that has a story. */
export interface Placed {
  readonly key: string;
  readonly profile: StoryProfile;
}

/** A story that the new article may belong to, with the members to compare. */
export interface Candidate {
  readonly story: string;
  readonly members: readonly Placed[];
}

export interface Decision {
  /** Null: none fits, it opens its own. */
  readonly story: string | null;
  readonly reason: StoryReason;
}

/** Days beyond which a copy need not be the same story: forecasts and lists of prices read alike every week. */
const COPY_DAYS = 3;
/** Log-odds count up to this on either side, so that no single member decides for all. */
const SURE = 6;

interface Compared extends Placed {
  readonly likeness: Likeness;
}

interface Judged {
  readonly story: string;
  /** Probability in [0, 1]; above 1 for a copy. */
  readonly standing: number;
  readonly reason: StoryReason;
}

function logOdds(probability: number): number {
  return Math.max(-SURE, Math.min(SURE, Math.log(probability / (1 - probability))));
}

const best = (compared: readonly Compared[], of: (likeness: Likeness) => number): Compared | undefined =>
  [...compared].sort((a, b) => of(b.likeness) - of(a.likeness) || (a.key < b.key ? -1 : 1))[0];

/** Names of several syllables, where there are any: of "Công ty" or "Ngân hàng Nhà nước" a text capitalises single ones. */
function tellingNames(names: readonly string[]): readonly string[] {
  const several = names.filter((name) => /[ -]/u.test(name));
  return several.length > 0 ? several : names;
}

/** Whether two headlines speak of different days, on different days: what is written anew every day reads alike. */
function isOfAnotherDay(a: StoryProfile, b: StoryProfile): boolean {
  if (a.headlineDays.size === 0 || b.headlineDays.size === 0) return false;
  return inBoth(a.headlineDays, b.headlineDays) === 0 && (a.day === null || a.day !== b.day);
}

function judge(profile: StoryProfile, { story, members }: Candidate): Judged | null {
  if (members.some((member) => isOfAnotherDay(profile, member.profile))) return null;
  const compared = members.map((member) => ({ ...member, likeness: likenessOf(profile, member.profile) }));
  const copies = compared.filter(
    (member) =>
      isCopy(profile.runs, member.profile.runs, member.likeness.overlap) &&
      (member.likeness.days ?? 0) <= COPY_DAYS,
  );
  const copied = best(copies, ({ overlap }) => overlap.contained + overlap.jaccard);
  if (copied) {
    const overlap = rounded(copied.likeness.overlap.contained);
    const others = copies.filter(({ key }) => key !== copied.key).map(({ key }) => key);
    return { story, standing: 1 + overlap, reason: { kind: 'copy', of: copied.key, overlap, others } };
  }
  const like = best(compared, ({ probability }) => probability);
  if (like === undefined) return null;
  const sum = compared.reduce((part, { likeness }) => part + logOdds(likeness.probability), 0);
  const standing = 1 / (1 + Math.exp(-sum / compared.length));
  const { similarity, names, days } = like.likeness;
  return {
    story,
    standing,
    reason: {
      kind: 'same-event',
      as: like.key,
      likeness: rounded(standing),
      similarity: rounded(similarity),
      names: tellingNames(names).slice(0, NAMES_KEPT),
      days,
    },
  };
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * The story that an article joins: the one it copies a member of, else the likeliest from `JOIN_FROM` on by the mean of
 * its log-odds against the members, else none. Depends on nothing but what is given; of two equally likely stories the
 * one given first. Stories are never merged.
 */
export function placeArticle(profile: StoryProfile, candidates: readonly Candidate[]): Decision {
  const judged = candidates.flatMap((candidate) => judge(profile, candidate) ?? []);
  const [first] = judged
    .filter(({ standing }) => standing >= JOIN_FROM)
    .sort((a, b) => b.standing - a.standing);
  return first ? { story: first.story, reason: first.reason } : { story: null, reason: { kind: 'first' } };
}
