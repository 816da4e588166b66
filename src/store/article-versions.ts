// Former versions of articles: kept as articles are written, and read back with the present one.
import { z } from 'zod';
import type { Article } from '../core/article.js';
import type { ArticleHistory, ArticleVersion } from '../core/article-history.js';
import { AppError } from '../core/errors.js';
import { dateSourceSchema } from './article-rows.js';
import type { Database } from './database.js';
import { promised } from './promised.js';

/** What a version is made of, in both tables. */
const COLUMNS =
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

/** The ArticleHistory port on `article_versions` and `articles`. */
export function createArticleHistory(db: Database): ArticleHistory {
  return promised<ArticleHistory>(createVersionReads(db));
}

/** The same for use within a transaction. */
export function createVersionReads(db: Database) {
  const every = `
    SELECT ${COLUMNS}, source_hash, replaced_at, withdrawn, 0 AS present FROM article_versions
    UNION ALL SELECT ${COLUMNS}, source_hash, NULL, 0, 1 FROM articles`;
  const all = db.prepare<[string]>(`SELECT * FROM (${every}) WHERE key = ? ORDER BY version`);
  const one = db.prepare<[string, number]>(`SELECT * FROM (${every}) WHERE key = ? AND version = ?`);
  const heirOf = createHeirs(db);
  return {
    versionsOf(key: string): ArticleVersion[] {
      const rows = all.all(key).map(readRow);
      return rows.map(({ version, source }, place) => {
        const before = rows[place - 1];
        const isReread = source !== null && before?.source === source && !before.version.withdrawn;
        return isReread ? { ...version, reread: true } : version;
      });
    },
    renamedTo: (key: string): string | null => heirOf(key),
    version(key: string, version: number): ArticleVersion | null {
      const row = one.get(key, version);
      return row === undefined ? null : readRow(row).version;
    },
  };
}

/** As ArticleHistory.renamedTo; through any number of renamings. */
function createHeirs(db: Database): (key: string) => string | null {
  const same = db.prepare<{ key: string }, { key: string; present: number }>(
    `WITH last AS (SELECT source_hash FROM article_versions
       WHERE key = @key AND withdrawn = 1 AND key NOT IN (SELECT key FROM articles WHERE key = @key)
       ORDER BY version DESC LIMIT 1)
     SELECT key, 1 AS present, 0 AS former FROM articles
       WHERE source_hash = (SELECT source_hash FROM last) AND key <> @key
     UNION SELECT key, EXISTS (SELECT 1 FROM articles WHERE articles.key = article_versions.key), 1 FROM article_versions
       WHERE source_hash = (SELECT source_hash FROM last) AND key <> @key
     ORDER BY former, key`,
  );
  return function heirOf(key: string, met: ReadonlySet<string> = new Set()): string | null {
    const others = same.all({ key }).filter((other) => !met.has(other.key));
    const heir = others.find(({ present }) => present === 1);
    if (heir !== undefined) return heir.key;
    const known = new Set([...met, key]);
    for (const other of others) {
      const further = heirOf(other.key, known);
      if (further !== null) return further;
    }
    return null;
  };
}

/** What of a version must differ for it to be another. */
const SHOWN = [
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
export type FormerRow = Readonly<Record<(typeof SHOWN)[number], string | null>> & {
  readonly version: number;
  readonly source_hash: string | null;
};

/** The writing half, for use within the transaction that writes the article. */
export function createVersionWrites(db: Database) {
  const present = db.prepare<[string], FormerRow>(
    `SELECT ${SHOWN.join(', ')}, version, source_hash FROM articles WHERE key = ?`,
  );
  const latest = db
    .prepare<[string], number | null>('SELECT max(version) FROM article_versions WHERE key = ?')
    .pluck();
  const kept = [...SHOWN, 'hash', 'source_hash'].join(', ');
  const keep = db.prepare(
    `INSERT INTO article_versions (key, version, ${kept}, replaced_at, withdrawn)
     SELECT key, version, ${kept}, @now, @withdrawn FROM articles WHERE key = @key`,
  );
  const drop = db.prepare('DELETE FROM article_versions WHERE key = ? AND version = ?');
  const number = db.prepare('UPDATE articles SET version = ?, source_hash = ? WHERE key = ?');

  return {
    present: (key: string): FormerRow | null => present.get(key) ?? null,
    /** Keeps the article as it is now, before it is replaced or removed. */
    keep(key: string, now: number | null, withdrawn: boolean): void {
      keep.run({ key, now, withdrawn: withdrawn ? 1 : 0 });
    },
    /** Numbers the article just written; what was kept is forgotten where nothing changed. True when it is another version. */
    number(key: string, former: FormerRow | null, sourceHash: string | undefined): boolean {
      if (former === null) {
        number.run((latest.get(key) ?? 0) + 1, sourceHash ?? null, key);
        return false;
      }
      const now = present.get(key);
      const changed = SHOWN.some((name) => former[name] !== now?.[name]);
      if (!changed) drop.run(key, former.version);
      number.run(former.version + (changed ? 1 : 0), sourceHash ?? null, key);
      return changed;
    },
  };
}
