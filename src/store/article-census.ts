// Counts the collection and lists its newest and oldest articles, by outlet and day of publication.
import type { OutletCount } from '../core/answer.js';
import { ARTICLE_COLUMNS, type ArticleRow, articleOfRow } from '../core/article-rows.js';
import type { ArticleFilter } from '../core/article-store.js';
import type { StoredArticle } from '../core/ports.js';
import type { Database } from './database.js';

const OUTLET = 'coalesce(outlet, agency)';

/** Conditions and values for the articles meant, in the order of `?`. */
function conditionsOf({ outlet, days }: ArticleFilter): { where: string; values: string[] } {
  const conditions = [
    ...(outlet === undefined ? [] : [`${OUTLET} = ?`]),
    ...(days === undefined ? [] : ['day BETWEEN ? AND ?']),
  ];
  return {
    where: conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`,
    values: [...(outlet === undefined ? [] : [outlet]), ...(days === undefined ? [] : [days.from, days.to])],
  };
}

/** Counts and lists of articles by outlet and day. */
export function createArticleCensus(db: Database) {
  const outlets = db.prepare<[], OutletCount>(
    `SELECT ${OUTLET} AS outlet, sum(articles) AS articles
     FROM (SELECT outlet, agency, count(*) AS articles FROM articles GROUP BY outlet, agency)
     GROUP BY ${OUTLET} ORDER BY 2 DESC, 1`,
  );
  return {
    count(filter: ArticleFilter = {}): number {
      const { where, values } = conditionsOf(filter);
      const counted = db.prepare<string[], number>(`SELECT count(*) FROM articles ${where}`).pluck();
      return counted.get(...values) ?? 0;
    },
    byAge(order: 'newest' | 'oldest', count: number, filter: ArticleFilter = {}): StoredArticle[] {
      const { where, values } = conditionsOf(filter);
      const direction = order === 'newest' ? 'DESC' : 'ASC';
      return db
        .prepare<[...string[], number], ArticleRow>(
          `SELECT ${ARTICLE_COLUMNS} FROM articles ${where === '' ? 'WHERE' : `${where} AND`} day IS NOT NULL
           ORDER BY day ${direction}, coalesce(time, '') ${direction}, key LIMIT ?`,
        )
        .all(...values, count)
        .map(articleOfRow);
    },
    outlets: (): OutletCount[] => outlets.all(),
  };
}
