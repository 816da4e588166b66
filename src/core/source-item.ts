// What a source hands to ingest: a raw article, or a problem that names where it is.
import type { DateSource } from './article.js';

/**
 * One thing that a page or a feed says of when an article appeared, as written there: "2025-10-22T19:25:52+07:00",
 * "Mon, 14 Sep 2026 19:44:41 +07:00", "Thứ tư, 22/10/2025, 19:25 (GMT+7)".
 */
export interface DateClaim {
  readonly source: DateSource;
  readonly role: 'published' | 'updated';
  readonly written: string;
}

/** A raw article before extraction. Fields the source states itself are given; null where it states nothing. */
export interface RawArticle {
  readonly key: string;
  readonly text: string;
  readonly title: string | null;
  /** As the source wrote it, ISO 8601 or a Vietnamese layout; already checked to be a real day. */
  readonly date: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  /** Where it came from, for reports and `--prune`: file (absolute path) and line (JSONL), `-` for standard input. */
  readonly file: string;
  readonly line: number | null;
  /** What the page and the feed say of its dates besides `date`; absent where they say nothing. */
  readonly claims?: readonly DateClaim[] | undefined;
  /** As the page or the feed states it; absent where it does not. */
  readonly author?: string | undefined;
  /** Picture captions that the page marks as such; then `text` holds none. */
  readonly captions?: readonly string[] | undefined;
  /** First day `YYYY-MM-DD` the outlet published at all, where known: an older date is not believed. */
  readonly outletSince?: string | undefined;
  /** Minutes east of Greenwich of times written without a zone. @default 420, Asia/Ho_Chi_Minh */
  readonly zoneMinutes?: number | undefined;
}

export type ProblemCode =
  | 'unreadable'
  | 'binary'
  | 'empty'
  | 'too-large'
  | 'broken-json'
  | 'invalid-field'
  | 'invalid-date'
  | 'duplicate-id'
  | 'nothing-found'
  /** A file named by itself whose extension stands for nothing that is read. */
  | 'unknown-kind'
  /** A row of a table whose quotes or fields do not come out. */
  | 'broken-row'
  /** A table whose header names no column of texts; `detail` is the header. */
  | 'no-columns'
  /** The settings at the top of a text, which go in as nothing; the text itself is taken. */
  | 'broken-front-matter'
  /** A page or a feed that could not be read as one; `detail` says why. */
  | 'not-understood'
  /** An address that gave nothing; `detail` says why. */
  | 'not-fetched';

/** Something that could not be taken; everything else still goes in. `detail` is a field name or a short cause. */
export interface SourceProblem {
  readonly file: string;
  readonly line: number | null;
  readonly code: ProblemCode;
  readonly detail: string;
  /** The article went in all the same, without the field that is wrong. @default false */
  readonly taken?: boolean;
}

export type SourceItem =
  | { readonly kind: 'article'; readonly article: RawArticle }
  | { readonly kind: 'problem'; readonly problem: SourceProblem };

/** Whether a place that articles come from is a web address rather than a path. */
export function isAddress(place: string): boolean {
  return /^https?:\/\//iu.test(place);
}
