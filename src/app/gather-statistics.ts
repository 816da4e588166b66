// Gathers the figures that those who run the bot look at: questions, the collection, sources and the process itself.
import { headlineOf } from '../core/article.js';
import type { ArticleStore, WordSearch } from '../core/article-store.js';
import { dayAt } from '../core/dates.js';
import type { Clock } from '../core/ports.js';
import type { QuestionCounts, QuestionLog } from '../core/question-log.js';
import type { FollowedSource } from '../core/source-store.js';

/** Days that may be asked for; 1 is today. */
export const STATISTIC_DAYS = [1, 7, 30] as const;

export type StatisticDays = (typeof STATISTIC_DAYS)[number];

/** What the process itself takes, bytes. */
export interface ProcessFigures {
  readonly memory: number;
  /** Of the vector index on disk, 0 before it was first saved; null where the database keeps it. */
  readonly index: number | null;
  readonly database: number;
  /** Milliseconds since the start. */
  readonly uptime: number;
}

export interface Statistics {
  readonly days: StatisticDays;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly questions: QuestionCounts;
  /** False where who asked is not kept for as many days, so that people cannot be counted. */
  readonly peopleKnown: boolean;
  /** Null where nobody counts them. */
  readonly votes: { readonly up: number; readonly down: number } | null;
  readonly followers: number | null;
  readonly outbox: { readonly waiting: number; readonly failed: number } | null;
  readonly articles: number;
  readonly passages: number;
  readonly newest: { readonly headline: string; readonly day: string } | null;
  readonly sources: number;
  /** Followed sources whose last fetches failed. */
  readonly failing: readonly FollowedSource[];
  readonly process: ProcessFigures;
}

export interface StatisticsDependencies {
  readonly log: Pick<QuestionLog, 'counts'>;
  readonly store: Pick<ArticleStore, 'count' | 'byAge'>;
  readonly words: Pick<WordSearch, 'total'>;
  readonly sources: () => Promise<readonly FollowedSource[]>;
  readonly process: () => Promise<ProcessFigures> | ProcessFigures;
  readonly clock: Clock;
  /** For how many days it is kept who asked; without it, always. */
  readonly peopleKeptDays?: number | undefined;
  /** What others count; absent where nobody does. `since` is milliseconds since 1970. */
  readonly followers?: (() => Promise<number>) | undefined;
  readonly votes?: ((since: number) => Promise<{ readonly up: number; readonly down: number }>) | undefined;
  readonly outbox?: (() => Promise<{ readonly waiting: number; readonly failed: number }>) | undefined;
}

export type GatherStatistics = (days: StatisticDays) => Promise<Statistics>;

const DAY = 86_400_000;

/** The beginning of today in Asia/Ho_Chi_Minh, or so many days ago. */
function sinceOf(days: StatisticDays, now: number): number {
  return days === 1 ? Date.parse(`${dayAt(now)}T00:00:00+07:00`) : now - days * DAY;
}

export function createGatherStatistics(dependencies: StatisticsDependencies): GatherStatistics {
  const { log, store, words, sources, process, clock, followers, votes, outbox } = dependencies;
  return async (days) => {
    const at = clock();
    const since = sinceOf(days, at);
    const [newest] = await store.byAge('newest', 1);
    const followed = await sources();
    return {
      days,
      at,
      questions: await log.counts(since),
      peopleKnown: (dependencies.peopleKeptDays ?? days) >= days,
      votes: (await votes?.(since)) ?? null,
      followers: (await followers?.()) ?? null,
      outbox: (await outbox?.()) ?? null,
      articles: await store.count(),
      passages: await words.total(),
      newest: newest?.date ? { headline: headlineOf(newest), day: newest.date.day } : null,
      sources: followed.length,
      failing: followed.filter(({ paused, failures }) => paused === null && failures > 0),
      process: await process(),
    };
  };
}
