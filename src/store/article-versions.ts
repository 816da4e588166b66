// Former versions of articles: kept as articles are written, and read back with the present one.
import type { ArticleHistory, ArticleVersion } from '../core/article-history.js';
import {
  type FormerRow,
  readsOtherwise,
  readVersion,
  readVersions,
  SHOWN_COLUMNS,
  VERSION_COLUMNS,
} from '../core/version-rows.js';
import type { Database } from './database.js';
import { promised } from './promised.js';

/** The ArticleHistory port on `article_versions` and `articles`. */
export function createArticleHistory(db: Database): ArticleHistory {
  return promised<ArticleHistory>(createVersionReads(db));
}

/** The same for use within a transaction. */
export function createVersionReads(db: Database) {
  const every = `
    SELECT ${VERSION_COLUMNS}, source_hash, replaced_at, withdrawn, 0 AS present FROM article_versions
    UNION ALL SELECT ${VERSION_COLUMNS}, source_hash, NULL, 0, 1 FROM articles`;
  const all = db.prepare<[string]>(`SELECT * FROM (${every}) WHERE key = ? ORDER BY version`);
  const one = db.prepare<[string, number]>(`SELECT * FROM (${every}) WHERE key = ? AND version = ?`);
  const heirOf = createHeirs(db);
  return {
    versionsOf(key: string): ArticleVersion[] {
      return readVersions(all.all(key));
    },
    renamedTo: (key: string): string | null => heirOf(key),
    version(key: string, version: number): ArticleVersion | null {
      const row = one.get(key, version);
      return row === undefined ? null : readVersion(row);
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

/** The writing half, for use within the transaction that writes the article. */
export function createVersionWrites(db: Database) {
  const present = db.prepare<[string], FormerRow>(
    `SELECT ${SHOWN_COLUMNS.join(', ')}, version, source_hash FROM articles WHERE key = ?`,
  );
  const latest = db
    .prepare<[string], number | null>('SELECT max(version) FROM article_versions WHERE key = ?')
    .pluck();
  const kept = [...SHOWN_COLUMNS, 'hash', 'source_hash'].join(', ');
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
      const now = present.get(key) ?? null;
      const changed = readsOtherwise(former, now);
      if (!changed) drop.run(key, former.version);
      number.run(former.version + (changed ? 1 : 0), sourceHash ?? null, key);
      return changed;
    },
  };
}
