// What a source hands to ingest: a raw article, or a problem that names where it is.

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
  | 'unknown-kind';

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
