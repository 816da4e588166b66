// Between rows of the tables and versions of articles.
import { z } from 'zod';
import type { Article } from './article.js';
import type { ArticleVersion } from './article-history.js';
import { dateSourceSchema } from './article-rows.js';
import { AppError } from './errors.js';

/** What a version is made of, in `article_versions` and in `articles`. */
export const VERSION_COLUMNS =
  'key, version, title, text, captions, author, photographer, agency, outlet, url, day, time, day_source, event_day';

const text = z.string();
const maybeText = text.nullable();
const rowSchema = z.object({
  key: text,
  version: z.int().positive(),
  title: maybeText,
  text,
  captions: text,
  author: maybeText,
  photographer: maybeText,
  agency: maybeText,
  outlet: maybeText,
  url: maybeText,
  day: maybeText,
  time: maybeText,
  day_source: dateSourceSchema.nullable(),
  event_day: maybeText,
  replaced_at: z.number().nullable(),
  withdrawn: z.number(),
  present: z.number(),
  source_hash: maybeText,
});

type Read = { readonly version: ArticleVersion; readonly source: string | null };

function readRow(found: unknown): Read {
  try {
    const row = rowSchema.parse(found);
    const article: Article = {
      key: row.key,
      title: row.title,
      text: row.text,
      captions: z.array(text).parse(JSON.parse(row.captions)),
      author: row.author,
      photographer: row.photographer,
      outlet: row.outlet,
      agency: row.agency,
      url: row.url,
      date:
        row.day === null || row.day_source === null
          ? null
          : { day: row.day, time: row.time, source: row.day_source },
      eventDay: row.event_day,
    };
    const version = {
      version: row.version,
      article,
      replacedAt: row.replaced_at,
      present: row.present === 1,
      withdrawn: row.withdrawn === 1,
    };
    return { version, source: row.source_hash };
  } catch (cause) {
    throw new AppError('DATABASE_UNREADABLE', 'A stored version of an article cannot be understood.', cause);
  }
}

/** A version from a row of VERSION_COLUMNS, source_hash, replaced_at, withdrawn and present; throws DATABASE_UNREADABLE. */
export function readVersion(row: unknown): ArticleVersion {
  return readRow(row).version;
}

/** The versions of one key from such rows, the oldest first. */
export function readVersions(found: readonly unknown[]): ArticleVersion[] {
  const rows = found.map(readRow);
  return rows.map(({ version, source }, place) => {
    const before = rows[place - 1];
    const isReread = source !== null && before?.source === source && !before.version.withdrawn;
    return isReread ? { ...version, reread: true } : version;
  });
}

/** What of a version must differ for it to be another. */
export const SHOWN_COLUMNS = [
  'title',
  'text',
  'captions',
  'author',
  'photographer',
  'agency',
  'outlet',
  'url',
  'day',
  'time',
  'day_source',
  'event_day',
] as const;

/** The article of a key as it was before it is written. */
export type FormerRow = Readonly<Record<(typeof SHOWN_COLUMNS)[number], string | null>> & {
  readonly version: number;
  readonly source_hash: string | null;
};

/** Whether the two are other versions. */
export function readsOtherwise(
  former: Pick<FormerRow, (typeof SHOWN_COLUMNS)[number]>,
  now: Pick<FormerRow, (typeof SHOWN_COLUMNS)[number]> | null,
): boolean {
  return SHOWN_COLUMNS.some((name) => former[name] !== now?.[name]);
}
