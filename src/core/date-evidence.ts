// Weighs all that is said about when an article appeared: the surest that can be believed is used, the rest is kept.
import type { ArticleDate, DateEvidence, DateSource } from './article.js';
import { type DayTime, dayAt } from './dates.js';

/** One thing said, as read; `day` is null when it could not be. */
export interface DateCandidate extends Pick<DateEvidence, 'source' | 'role' | 'written' | 'day' | 'time'> {
  /**
   * Believed as the publication's if nothing but the event names that: a head that shows one day and labels it "Cập nhật"
   * is how many papers print the day an article appeared, and so is a bare day below the text.
   */
  readonly failing?: boolean;
}

export interface WeighingOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** First day `YYYY-MM-DD` the outlet published, null when not known. */
  readonly since: string | null;
}

export interface WeighedDates {
  readonly date: ArticleDate | null;
  readonly updated: DayTime | null;
  readonly evidence: readonly DateEvidence[];
}

/** What the text itself shows keeps the order it is handed in: its reader knows labels and places. */
const RANK: Readonly<Record<DateSource, number>> = {
  given: 0,
  'json-ld': 1,
  meta: 2,
  feed: 3,
  'time-element': 4,
  header: 5,
  byline: 5,
  dateline: 5,
  url: 6,
  event: 8,
};
const FAILING = 7;
/** Clocks of servers run ahead and zones are mistaken for each other, by less than a day. */
const AHEAD_MS = 86_400_000;
/** No Vietnamese paper was on the web before 1997; an older day is history or a broken clock's zero. */
const OLDEST = '1990-01-01';
const MOST_KEPT = 16;
const LONGEST_WRITTEN = 160;

const rankOf = ({ source, failing }: DateCandidate): number => (failing ? FAILING : RANK[source]);

const isEarlier = (one: DayTime, other: DayTime): boolean =>
  one.day < other.day ||
  (one.day === other.day && one.time !== null && other.time !== null && one.time < other.time);

/**
 * Candidates may come in any order, but those of the text surest first. What says when an article was updated is never
 * taken for its publication, and an update before the publication is none. The time of a surer source that names only
 * a day is filled in by the surest other one that agrees on that day.
 */
export function weighDates(
  candidates: readonly DateCandidate[],
  { now, since }: WeighingOptions,
): WeighedDates {
  const last = dayAt(now + AHEAD_MS);
  const first = since !== null && since > OLDEST ? since : OLDEST;
  const disbelief = ({ day }: DateCandidate): 'unreadable' | 'future' | 'too-old' | null => {
    if (day === null) return 'unreadable';
    return day > last ? 'future' : day < first ? 'too-old' : null;
  };
  const believed = (one: DateCandidate): one is DateCandidate & DayTime => disbelief(one) === null;

  const sorted = [...candidates].sort((a, b) => rankOf(a) - rankOf(b));
  const used = sorted.filter(believed).find(({ role, failing }) => role === 'published' || failing) ?? null;
  const published = (one: DateCandidate): boolean => one.role === 'published' || one === used;
  const time =
    used?.time ??
    sorted.find((one) => published(one) && believed(one) && one.day === used?.day && one.time !== null)
      ?.time ??
    null;
  const date = used === null ? null : { day: used.day, time, source: used.source };
  const updated =
    sorted.filter(believed).find((one) => !published(one) && (date === null || !isEarlier(one, date))) ??
    null;

  const evidence = sorted.slice(0, MOST_KEPT).map((one): DateEvidence => {
    const { source, written, day, time } = one;
    const main = published(one) ? used : updated;
    const compared = one === main ? 'used' : day === main?.day ? 'agrees' : 'differs';
    return {
      source,
      role: published(one) ? 'published' : 'updated',
      written: written.slice(0, LONGEST_WRITTEN),
      day,
      time,
      verdict: disbelief(one) ?? compared,
    };
  });
  return {
    date,
    updated: updated === null ? null : { day: updated.day, time: updated.time },
    evidence,
  };
}
