// Which articles tell one story, in PostgreSQL: each article's place and the reason for it, and the bands by which copies meet.
import { ARTICLE_COLUMNS, type ArticleRow, articleOfRow } from '../core/article-rows.js';
import { packVector, unpackVector } from '../core/packed-vector.js';
import { readReason, storyId, storyNumber, writtenReason } from '../core/story-rows.js';
import type { Placement, StoryStore } from '../core/story-store.js';
import { lockCollection } from './collection-lock.js';
import type { Client, Postgres } from './connection.js';
import { dropEmptyStories } from './story-leaves.js';
import { nearStoryArticles } from './story-vectors.js';

const PLACINGS = "coalesce((SELECT value FROM meta WHERE key = 'placings'), '0')::int8";

interface Found {
  readonly id: number;
  readonly hash: string;
  readonly placings: number;
  /** The story it is in; null when it has none. */
  readonly former: number | null;
}

/** Puts an article into a story, or a new one where that is not there any more; gives its number. */
async function join(client: Client, article: number, { story, reason, bands, vector }: Placement) {
  const wanted = story === null ? 0 : storyNumber(story);
  const [there] =
    wanted > 0 ? await client.query<{ id: number }>('SELECT id FROM stories WHERE id = $1', [wanted]) : [];
  const [into] = there
    ? [there]
    : await client.query<{ id: number }>('INSERT INTO stories DEFAULT VALUES RETURNING id');
  await client.run(
    `WITH placed AS (
       INSERT INTO story_articles (article_id, story_id, reason, vector) VALUES ($1, $2, $3, $4)
     ), counted AS (
       INSERT INTO meta (key, value) VALUES ('placings', '1')
       ON CONFLICT (key) DO UPDATE SET value = (meta.value::int8 + 1)::text
     )
     INSERT INTO story_bands (band, article_id) SELECT DISTINCT unnest($5::int8[]), $1`,
    [article, into?.id, writtenReason(reason), packVector(vector), bands],
  );
  return into?.id ?? 0;
}

async function place(client: Client, key: string, placement: Placement): Promise<string | null> {
  // Nobody else places, replaces or removes an article meanwhile.
  await lockCollection(client);
  const [found] = await client.query<Found>(
    `SELECT id, hash, ${PLACINGS} AS placings, story_id AS former
     FROM articles LEFT JOIN story_articles ON article_id = id WHERE key = $1`,
    [key],
  );
  const { hash, placings = null } = placement.asOf ?? {};
  if (found === undefined) return null;
  if (hash !== undefined && hash !== found.hash) return null;
  if (placings !== null && placings !== found.placings) return null;
  if (found.former !== null) {
    await client.run('DELETE FROM story_articles WHERE article_id = $1', [found.id]);
    await dropEmptyStories(client, [found.former]);
  }
  return storyId(await join(client, found.id, placement));
}

/** The StoryStore port on the tables of stories. */
export function createPostgresStoryStore(db: Postgres): StoryStore {
  const keys = async (sql: string, values: readonly unknown[]): Promise<string[]> =>
    (await db.query<{ key: string }>(sql, values)).map(({ key }) => key);

  return {
    place: (key, placement) => db.transaction((client) => place(client, key, placement)),
    async placings() {
      const [row] = await db.query<{ placings: number }>(`SELECT ${PLACINGS} AS placings`);
      return row?.placings ?? 0;
    },
    async storyOf(key) {
      const [row] = await db.query<{ story: number }>(
        'SELECT story_id AS story FROM articles JOIN story_articles ON article_id = id WHERE key = $1',
        [key],
      );
      return row === undefined ? null : storyId(row.story);
    },
    keysOf: (story) =>
      keys(
        'SELECT key FROM story_articles JOIN articles ON id = article_id WHERE story_id = $1 ORDER BY id',
        [storyNumber(story)],
      ),
    async members(story) {
      const rows = await db.query<ArticleRow & { reason: string }>(
        `SELECT ${ARTICLE_COLUMNS}, reason FROM story_articles JOIN articles ON id = article_id
         WHERE story_id = $1 ORDER BY id`,
        [storyNumber(story)],
      );
      return rows.map(({ reason, ...row }) => ({
        article: articleOfRow(row),
        reason: readReason(reason, row.key),
      }));
    },
    async vectorOf(key) {
      const [row] = await db.query<{ vector: Uint8Array }>(
        'SELECT vector FROM articles JOIN story_articles ON article_id = id WHERE key = $1',
        [key],
      );
      return row === undefined ? null : unpackVector(row.vector);
    },
    near: (vector, days, count) => nearStoryArticles(db, vector, days, count),
    sharing: (bands, count) =>
      keys(
        `SELECT key FROM (
           SELECT article_id, count(*) AS shared FROM story_bands WHERE band = ANY($1::int8[])
           GROUP BY article_id ORDER BY shared DESC, article_id LIMIT $2
         ) AS met JOIN articles ON id = article_id ORDER BY shared DESC, article_id`,
        [bands, count],
      ),
    unplaced: (count) =>
      keys(
        `SELECT key FROM articles WHERE NOT EXISTS (SELECT 1 FROM story_articles WHERE article_id = id)
         ORDER BY id LIMIT $1`,
        [count],
      ),
  };
}
