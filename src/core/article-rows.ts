// Between rows of the tables and what the rest of the program knows: articles and chunks.
import { z } from 'zod';
import { type Article, type DateEvidence, type DateSource, type DateVerdict, textOf } from './article.js';
import { AppError } from './errors.js';
import type { StoredArticle, StoredChunk } from './ports.js';
import { storedText } from './stored-text.js';

export interface ArticleRow {
  readonly id: number;
  readonly key: string;
  readonly title: string | null;
  readonly text: string;
  readonly captions: string;
  readonly author: string | null;
  readonly photographer: string | null;
  readonly agency: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly day: string | null;
  readonly time: string | null;
  readonly day_source: string | null;
  readonly event_day: string | null;
  readonly date_evidence: string | null;
  readonly updated_day: string | null;
  readonly updated_time: string | null;
  readonly version: number;
}

export interface ChunkRow {
  readonly id: number;
  readonly article_id: number;
  readonly caption: number | null;
  readonly start_at: number;
  readonly end_at: number;
}

/** Columns of `articles` that make an ArticleRow, for use after SELECT. */
export const ARTICLE_COLUMNS =
  'id, key, title, text, captions, author, photographer, agency, outlet, url, day, time, day_source, event_day, ' +
  'date_evidence, updated_day, updated_time, version';

const DATE_SOURCES = [
  'given',
  'json-ld',
  'meta',
  'feed',
  'time-element',
  'header',
  'byline',
  'dateline',
  'url',
  'event',
] as const satisfies readonly DateSource[];

const captionsSchema = z.array(z.string());
export const dateSourceSchema = z.enum(DATE_SOURCES);
const DATE_VERDICTS = [
  'used',
  'agrees',
  'differs',
  'future',
  'too-old',
  'unreadable',
] as const satisfies readonly DateVerdict[];
const evidenceSchema = z.array(
  z.object({
    source: dateSourceSchema,
    role: z.enum(['published', 'updated']),
    written: z.string(),
    day: z.string().nullable(),
    time: z.string().nullable(),
    verdict: z.enum(DATE_VERDICTS),
  }),
) satisfies z.ZodType<DateEvidence[]>;

const storedOrNull = (text: string | null): string | null => (text === null ? null : storedText(text));

/** The columns that an article fills, by name; texts but the key as storedText has them, captions and evidence as JSON. */
export function rowOfArticle(article: Article): Omit<ArticleRow, 'id' | 'version'> {
  return {
    key: article.key,
    title: storedOrNull(article.title),
    text: storedText(article.text),
    captions: JSON.stringify(article.captions),
    author: storedOrNull(article.author),
    photographer: storedOrNull(article.photographer),
    agency: storedOrNull(article.agency),
    outlet: storedOrNull(article.outlet),
    url: storedOrNull(article.url),
    day: article.date?.day ?? null,
    time: article.date?.time ?? null,
    day_source: article.date?.source ?? null,
    event_day: article.eventDay,
    date_evidence: article.dateEvidence === undefined ? null : JSON.stringify(article.dateEvidence),
    updated_day: article.updated?.day ?? null,
    updated_time: article.updated?.time ?? null,
  };
}

/** Nothing at all for an article stored before any of it was kept. */
function datesOfRow(row: ArticleRow): Pick<Article, 'dateEvidence' | 'updated'> {
  if (row.date_evidence === null) return {};
  return {
    dateEvidence: evidenceSchema.parse(JSON.parse(row.date_evidence)),
    updated: row.updated_day === null ? null : { day: row.updated_day, time: row.updated_time },
  };
}

/** Throws DATABASE_UNREADABLE when a column holds what no version of the program writes. */
export function articleOfRow(row: ArticleRow): StoredArticle {
  try {
    return {
      id: row.id,
      key: row.key,
      title: row.title,
      text: row.text,
      captions: captionsSchema.parse(JSON.parse(row.captions)),
      author: row.author,
      photographer: row.photographer,
      agency: row.agency,
      outlet: row.outlet,
      url: row.url,
      date:
        row.day === null
          ? null
          : { day: row.day, time: row.time, source: dateSourceSchema.parse(row.day_source) },
      eventDay: row.event_day,
      ...datesOfRow(row),
      version: row.version,
    };
  } catch (cause) {
    throw new AppError('DATABASE_UNREADABLE', `The stored article ${row.key} cannot be understood.`, cause);
  }
}

export function chunkOfRow(row: ChunkRow, article: StoredArticle): StoredChunk {
  const { id, caption, start_at: start, end_at: end } = row;
  return { id, article, caption, start, end, text: textOf(article, caption).slice(start, end) };
}

/** Throws CHUNK_INVALID unless the offsets name a non-empty slice of the body or of a caption that exists. */
export function assertSlice(
  article: Article,
  slice: { readonly caption: number | null; readonly start: number; readonly end: number },
): void {
  const { caption, start, end } = slice;
  const text = textOf(article, caption);
  const whole = Number.isInteger(start) && Number.isInteger(end);
  if (whole && start >= 0 && start < end && end <= text.length && text.slice(start, end).trim() !== '')
    return;
  const where = caption === null ? 'the body' : `caption ${caption}`;
  throw new AppError(
    'CHUNK_INVALID',
    `${start}–${end} is not a slice of ${where} of ${article.key} (${text.length} units long).`,
  );
}
