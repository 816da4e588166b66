// What an ingest tells about itself: one row for each article, the problems, and counts; bounded however long it runs.
import type { Article, ArticleDate } from '../core/article.js';
import type { RawArticle, SourceProblem } from '../core/source-item.js';

export type IngestStatus = 'new' | 'changed' | 'unchanged';

/** Something extraction left out: its reason and the text itself. */
export interface Cut {
  readonly reason: string;
  readonly text: string;
}

/** How often a reason applied and the first words it cut. */
export interface CutSummary {
  readonly reason: string;
  readonly count: number;
  readonly sample: string;
}

export interface IngestRow {
  readonly key: string;
  readonly file: string;
  readonly line: number | null;
  readonly status: IngestStatus;
  readonly title: string | null;
  readonly date: ArticleDate | null;
  readonly eventDay: string | null;
  readonly author: string | null;
  /** UTF-16 units of the body. */
  readonly characters: number;
  readonly paragraphs: number;
  readonly captions: number;
  readonly cut: readonly CutSummary[];
}

export interface IngestCounts {
  new: number;
  changed: number;
  unchanged: number;
  problems: number;
  pruned: number;
  /** Chunks embedded and stored. */
  chunks: number;
}

export interface IngestReport {
  /** The first 1,000 articles in the order read; `counts` has all. */
  readonly taken: readonly IngestRow[];
  readonly problems: readonly SourceProblem[];
  readonly pruned: readonly string[];
  readonly counts: Readonly<IngestCounts>;
  readonly dryRun: boolean;
  /** Stopped by its signal: what is counted is stored, the rest was not begun. */
  readonly stopped: boolean;
}

/** Rows kept for the report. */
export const MOST_ROWS = 1000;
const SAMPLE_LENGTH = 60;

function sampleOf(text: string): string {
  const line = text.trim().replace(/\s+/gu, ' ');
  if (line.length <= SAMPLE_LENGTH) return line;
  const cut = line.slice(0, SAMPLE_LENGTH);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`;
}

function summarise(cuts: readonly Cut[]): CutSummary[] {
  const byReason = new Map<string, { reason: string; count: number; sample: string }>();
  for (const { reason, text } of cuts) {
    const known = byReason.get(reason);
    if (known) known.count++;
    else byReason.set(reason, { reason, count: 1, sample: sampleOf(text) });
  }
  return [...byReason.values()];
}

/** The row of one article; `cuts` is what extraction left out of it. */
export function rowOf(
  raw: RawArticle,
  article: Article,
  cuts: readonly Cut[],
  status: IngestStatus,
): IngestRow {
  return {
    key: article.key,
    file: raw.file,
    line: raw.line,
    status,
    title: article.title,
    date: article.date,
    eventDay: article.eventDay,
    author: article.author,
    characters: article.text.length,
    paragraphs: article.text === '' ? 0 : article.text.split('\n\n').length,
    captions: article.captions.length,
    cut: summarise(cuts),
  };
}
