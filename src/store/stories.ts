// Which articles tell one story, in SQLite: each article's place and the reason for it, and the bands by which copies meet.
import { z } from 'zod';
import { ARTICLE_COLUMNS, type ArticleRow, articleOfRow } from '../core/article-rows.js';
import { AppError } from '../core/errors.js';
import type { StoryReason } from '../core/story.js';
import type { Placement, StoryStore } from '../core/story-store.js';
import { packVector, unpackVector } from './byte-vectors.js';
import type { Database } from './database.js';
import { promised } from './promised.js';
import { createStoryVectors } from './story-vectors.js';

const reasonSchema: z.ZodType<StoryReason> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('first') }),
  z.object({
    kind: z.literal('copy'),
    of: z.string(),
    overlap: z.number(),
    others: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('same-event'),
    as: z.string(),
    likeness: z.number(),
    similarity: z.number(),
    names: z.array(z.string()),
    days: z.number().nullable(),
  }),
]);

/** Ids outside begin with a letter, so that they are seldom the key of an article too. */
const ID = /^s([1-9]\d{0,15})$/u;
const idOf = (number: number): string => `s${number}`;
function numberOf(id: string): number {
  const [, digits] = ID.exec(id) ?? [];
  return digits === undefined ? 0 : Number(digits);
}

function readReason(json: string, key: string): StoryReason {
  try {
    return reasonSchema.parse(JSON.parse(json));
  } catch (cause) {
    throw new AppError('DATABASE_UNREADABLE', `Why ${key} is in its story cannot be understood.`, cause);
  }
}

/** The StoryStore port on an opened database. */
export function createStoryStore(db: Database): StoryStore {
  const vectors = createStoryVectors(db);
  const article = db.prepare<[string], { id: number; day: string | null }>(
    'SELECT id, coalesce(day, event_day) AS day FROM articles WHERE key = ?',
  );
  const begin = db.prepare('INSERT INTO stories DEFAULT VALUES');
  const exists = db.prepare<[number], number>('SELECT 1 FROM stories WHERE id = ?').pluck();
  const leave = db.prepare('DELETE FROM story_articles WHERE article_id = ?');
  const join = db.prepare(
    'INSERT INTO story_articles (article_id, story_id, reason, vector) VALUES (?, ?, ?, ?)',
  );
  const addBand = db.prepare('INSERT OR IGNORE INTO story_bands (band, article_id) VALUES (?, ?)');
  const story = db
    .prepare<[string], number>(
      'SELECT story_id FROM articles JOIN story_articles ON article_id = id WHERE key = ?',
    )
    .pluck();
  const keys = db
    .prepare<[number], string>(
      'SELECT key FROM story_articles JOIN articles ON id = article_id WHERE story_id = ? ORDER BY id',
    )
    .pluck();
  const rows = db.prepare<[number], ArticleRow & { reason: string }>(
    `SELECT ${ARTICLE_COLUMNS}, reason FROM story_articles JOIN articles ON id = article_id
     WHERE story_id = ? ORDER BY id`,
  );
  const vector = db
    .prepare<[string], Buffer>(
      'SELECT vector FROM articles JOIN story_articles ON article_id = id WHERE key = ?',
    )
    .pluck();
  const keyOf = db.prepare<[number], string>('SELECT key FROM articles WHERE id = ?').pluck();
  const meeting = db
    .prepare<[string, number], string>(
      `SELECT key FROM story_bands JOIN articles ON id = article_id WHERE band IN (SELECT value FROM json_each(?))
       GROUP BY article_id ORDER BY count(*) DESC, article_id LIMIT ?`,
    )
    .pluck();
  const without = db
    .prepare<[number], string>(
      'SELECT key FROM articles WHERE id NOT IN (SELECT article_id FROM story_articles) ORDER BY id LIMIT ?',
    )
    .pluck();

  const place = db.transaction((key: string, placement: Placement): string | null => {
    const found = article.get(key);
    if (!found) return null;
    const wanted = placement.story === null ? 0 : numberOf(placement.story);
    leave.run(found.id);
    const isThere = wanted > 0 && exists.get(wanted) !== undefined;
    const into = isThere ? wanted : Number(begin.run().lastInsertRowid);
    const bytes = packVector(placement.vector);
    join.run(found.id, into, JSON.stringify(reasonSchema.parse(placement.reason)), bytes);
    for (const band of placement.bands) addBand.run(band, found.id);
    vectors.placed(found.id, found.day, bytes);
    return idOf(into);
  });

  return promised<StoryStore>({
    place: place.immediate,
    storyOf(key) {
      const number = story.get(key);
      return number === undefined ? null : idOf(number);
    },
    keysOf: (id) => keys.all(numberOf(id)),
    members: (id) =>
      rows.all(numberOf(id)).map(({ reason, ...row }) => ({
        article: articleOfRow(row),
        reason: readReason(reason, row.key),
      })),
    vectorOf(key) {
      const bytes = vector.get(key);
      return bytes ? unpackVector(bytes) : null;
    },
    near: (to, days, count) =>
      vectors.near(to, days, count).flatMap(({ id, similarity }) => {
        const key = keyOf.get(id);
        return key === undefined ? [] : [{ key, similarity }];
      }),
    sharing: (bands, count) => meeting.all(JSON.stringify(bands), count),
    unplaced: (count) => without.all(count),
  });
}
