// Counts the collection and lists its newest and oldest articles, by outlet and day of publication.
import type { OutletCount } from '../core/answer.js';
import { ARTICLE_COLUMNS, type ArticleRow, articleOfRow } from '../core/article-rows.js';
import type { ArticleFilter, ArticleStore } from '../core/article-store.js';
import type { Client } from './connection.js';

const OUTLET = 'coalesce(outlet, agency)';

/** Conditions for the articles meant, and their values from $1 on. */
function conditionsOf({ outlet, days }: ArticleFilter): { where: string; values: string[] } {
  const values: string[] = [];
  const put = (value: string) => `$${values.push(value)}`;
  const conditions = [
    ...(outlet === undefined ? [] : [`${OUTLET} = ${put(outlet)}`]),
    ...(days === undefined ? [] : [`day BETWEEN ${put(days.from)} AND ${put(days.to)}`]),
  ];
  return { where: conditions.length === 0 ? 'true' : conditions.join(' AND '), values };
}

/** Counts and lists of articles by outlet and day. */
export function createArticleCensus(db: Client): Pick<ArticleStore, 'count' | 'byAge' | 'outlets'> {
  return {
    async count(filter = {}) {
      const { where, values } = conditionsOf(filter);
      const sql = `SELECT count(*) AS articles FROM articles WHERE ${where}`;
      const [row] = await db.query<{ articles: number }>(sql, values);
      return row?.articles ?? 0;
    },
    async byAge(order, count, filter = {}) {
      const { where, values } = conditionsOf(filter);
      const direction = order === 'newest' ? 'DESC' : 'ASC';
      const rows = await db.query<ArticleRow>(
        `SELECT ${ARTICLE_COLUMNS} FROM articles WHERE ${where} AND day IS NOT NULL
         ORDER BY day ${direction}, coalesce(time, '') ${direction}, key LIMIT $${values.length + 1}`,
        [...values, count],
      );
      return rows.map(articleOfRow);
    },
    outlets: () =>
      // The bare columns are grouped first, as they can be read from their index alone.
      db.query<OutletCount>(
        `SELECT ${OUTLET} AS outlet, sum(articles)::int8 AS articles
         FROM (SELECT outlet, agency, count(*) AS articles FROM articles GROUP BY outlet, agency) AS named
         GROUP BY ${OUTLET} ORDER BY 2 DESC, 1 NULLS FIRST`,
      ),
  };
}
