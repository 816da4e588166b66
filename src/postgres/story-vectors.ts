// Finds the grouped articles nearest by vector among those of some days, by comparing all of them.
import { packedSimilarity, packVector, partsOfPacked } from '../core/packed-vector.js';
import type { DayRange, NearStoryArticle } from '../core/story-store.js';
import type { Client } from './connection.js';

/** Articles without a day, and of all days, that are compared at most, the last to come. */
const LAST = 10_000;
/** Read for each one wanted: what PostgreSQL orders by leaves the vectors' scales out, which differ by a hundredth. */
const SPARE = 2;

const COMPARED = 'story_articles.article_id, key, vector, numbers';
const PLACED = 'articles JOIN story_articles ON article_id = id';
const UNDATED = `(SELECT ${COMPARED} FROM ${PLACED} WHERE day IS NULL AND event_day IS NULL ORDER BY id DESC LIMIT ${LAST})`;
const OF_DAYS = `SELECT ${COMPARED} FROM ${PLACED} WHERE day BETWEEN $4 AND $5
  UNION ALL SELECT ${COMPARED} FROM ${PLACED} WHERE day IS NULL AND event_day BETWEEN $4 AND $5`;
const DATED = `(SELECT ${COMPARED} FROM ${PLACED} WHERE coalesce(day, event_day) IS NOT NULL ORDER BY id DESC LIMIT ${LAST})`;

const nearestOf = (compared: string): string =>
  `SELECT article_id AS id, key, vector FROM (${compared} UNION ALL ${UNDATED}) AS compared
   WHERE vector_dims(numbers) = $2 ORDER BY numbers <=> $1::halfvec, article_id LIMIT $3`;

/** As StoryStore.near; the embedded database gives the same. */
export async function nearStoryArticles(
  db: Client,
  vector: Float32Array,
  days: DayRange | null,
  count: number,
): Promise<NearStoryArticle[]> {
  const asked = packVector(vector);
  const { numbers } = partsOfPacked(asked);
  const rows = await db.query<{ id: number; key: string; vector: Uint8Array }>(
    nearestOf(days === null ? DATED : OF_DAYS),
    [`[${numbers.join(',')}]`, numbers.length, count * SPARE, ...(days === null ? [] : [days.from, days.to])],
  );
  return rows
    .map((row) => ({ ...row, similarity: packedSimilarity(asked, row.vector) }))
    .sort((a, b) => b.similarity - a.similarity || a.id - b.id)
    .slice(0, count)
    .map(({ key, similarity }) => ({ key, similarity }));
}
