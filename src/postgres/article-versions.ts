// Former versions of articles, read back with the present one; article-writes keeps them as it writes articles.
import type { ArticleHistory, ArticleVersion } from '../core/article-history.js';
import { readVersion, readVersions, VERSION_COLUMNS } from '../core/version-rows.js';
import type { Client } from './connection.js';

/** Rows of all versions of one key, which is $1. */
const OF_KEY = `
  SELECT ${VERSION_COLUMNS}, source_hash, replaced_at, withdrawn, 0::int8 AS present
    FROM article_versions WHERE key = $1
  UNION ALL SELECT ${VERSION_COLUMNS}, source_hash, NULL, 0, 1 FROM articles WHERE key = $1`;

/** Other keys whose source states, or once stated, what was last stated of $1, where that is gone; present ones first. */
const SAME_SOURCE = `
  WITH last AS (SELECT source_hash FROM article_versions
    WHERE key = $1 AND withdrawn = 1 AND NOT EXISTS (SELECT 1 FROM articles WHERE key = $1)
    ORDER BY version DESC LIMIT 1)
  SELECT key, true AS present, 0 AS former FROM articles
    WHERE source_hash = (SELECT source_hash FROM last) AND key <> $1
  UNION SELECT key, EXISTS (SELECT 1 FROM articles WHERE articles.key = article_versions.key), 1
    FROM article_versions WHERE source_hash = (SELECT source_hash FROM last) AND key <> $1
  ORDER BY former, key`;

/** As ArticleHistory.versionsOf. */
export async function versionsOf(client: Client, key: string): Promise<ArticleVersion[]> {
  return readVersions(await client.query(`${OF_KEY} ORDER BY version`, [key]));
}

/** As ArticleHistory.version. */
export async function versionOf(
  client: Client,
  key: string,
  version: number,
): Promise<ArticleVersion | null> {
  const [row] = await client.query(`SELECT * FROM (${OF_KEY}) AS every WHERE version = $2`, [key, version]);
  return row === undefined ? null : readVersion(row);
}

/** As ArticleHistory.renamedTo; through any number of renamings. */
export async function renamedTo(
  client: Client,
  key: string,
  met: ReadonlySet<string> = new Set(),
): Promise<string | null> {
  const same = await client.query<{ key: string; present: boolean }>(SAME_SOURCE, [key]);
  const others = same.filter((other) => !met.has(other.key));
  const heir = others.find(({ present }) => present);
  if (heir !== undefined) return heir.key;
  const known = new Set([...met, key]);
  for (const other of others) {
    const further = await renamedTo(client, other.key, known);
    if (further !== null) return further;
  }
  return null;
}

/** The ArticleHistory port on `article_versions` and `articles`. */
export function createPostgresArticleHistory(db: Client): ArticleHistory {
  return {
    versionsOf: (key) => versionsOf(db, key),
    version: (key, version) => versionOf(db, key, version),
    renamedTo: (key) => renamedTo(db, key),
  };
}
