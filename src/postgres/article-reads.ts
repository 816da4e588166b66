// Reads articles and days of the collection; long lists come page by page.
import { ARTICLE_COLUMNS, type ArticleRow, articleOfRow } from '../core/article-rows.js';
import type { ArticleStore } from '../core/article-store.js';
import type { StoredArticle } from '../core/ports.js';
import type { Client } from './connection.js';

/** Articles a page, of some ten kilobytes each. */
const PAGE = 200;
/** Sorts behind every day. */
const UNDATED = '9999-99-99';
const DAY = `coalesce(day, '${UNDATED}')`;

/** What an article announces for a day after its own is no day that has articles. */
const HELD = 'event_day <= coalesce(day, event_day)';

type ArticleReads = Pick<ArticleStore, 'list' | 'hashOf' | 'byKey' | 'span' | 'from' | 'nearestDays'>;

/** What is asked about articles as a whole. */
export function createArticleReads(db: Client): ArticleReads {
  async function* list(): AsyncIterableIterator<StoredArticle> {
    let last: readonly [string, string] = ['', ''];
    for (;;) {
      const rows = await db.query<ArticleRow>(
        `SELECT ${ARTICLE_COLUMNS} FROM articles WHERE (${DAY}, key) > ($1, $2) ORDER BY ${DAY}, key LIMIT $3`,
        [...last, PAGE],
      );
      for (const row of rows) yield articleOfRow(row);
      const end = rows.at(-1);
      if (!end || rows.length < PAGE) return;
      last = [end.day ?? UNDATED, end.key];
    }
  }

  return {
    list,
    async hashOf(key) {
      const [row] = await db.query<{ hash: string }>('SELECT hash FROM articles WHERE key = $1', [key]);
      return row?.hash ?? null;
    },
    async byKey(key) {
      const [row] = await db.query<ArticleRow>(`SELECT ${ARTICLE_COLUMNS} FROM articles WHERE key = $1`, [
        key,
      ]);
      return row ? articleOfRow(row) : null;
    },
    async span() {
      // The day of an event counts only where no day of publication is known.
      const [row] = await db.query<{ first: string | null; last: string | null }>(
        `SELECT min(first) AS first, max(last) AS last FROM (
           SELECT min(day) AS first, max(day) AS last FROM articles WHERE day IS NOT NULL
           UNION ALL SELECT min(event_day), max(event_day) FROM articles
             WHERE event_day IS NOT NULL AND day IS NULL) AS halves`,
      );
      const { first = null, last = null } = row ?? {};
      return first === null || last === null ? null : { from: first, to: last };
    },
    from(root) {
      const below = /[/\\]$/u.test(root) ? root : `${root}/`;
      return db.query<{ key: string; file: string }>(
        'SELECT key, file FROM articles WHERE file = $1 OR starts_with(file, $2) ORDER BY key',
        [root, below],
      );
    },
    async nearestDays(from, to) {
      const [row] = await db.query<{ before: string | null; after: string | null }>(
        `SELECT
           (SELECT max(day) FROM (SELECT max(day) AS day FROM articles WHERE day < $1
             UNION ALL SELECT max(event_day) FROM articles WHERE event_day < $1 AND ${HELD}) AS earlier) AS before,
           (SELECT min(day) FROM (SELECT min(day) AS day FROM articles WHERE day > $2
             UNION ALL SELECT min(event_day) FROM articles WHERE event_day > $2 AND ${HELD}) AS later) AS after`,
        [from, to],
      );
      return { before: row?.before ?? null, after: row?.after ?? null };
    },
  };
}
