// Which articles tell one story, in SQLite: each article's place and the reason for it, and the bands by which copies meet.
import { ARTICLE_COLUMNS, type ArticleRow, articleOfRow } from '../core/article-rows.js';
import { packVector, unpackVector } from '../core/packed-vector.js';
import { readReason, storyId, storyNumber, writtenReason } from '../core/story-rows.js';
import type { Placement, StoryStore } from '../core/story-store.js';
import type { Database } from './database.js';
import { promised } from './promised.js';
import { createStoryVectors } from './story-vectors.js';

/** The StoryStore port on an opened database. */
export function createStoryStore(db: Database): StoryStore {
  const vectors = createStoryVectors(db);
  const article = db.prepare<[string], { id: number; hash: string; day: string | null }>(
    'SELECT id, hash, coalesce(day, event_day) AS day FROM articles WHERE key = ?',
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
  // To count them takes a tenth of looking for one that is not there.
  const allPlaced = db
    .prepare<[], number>('SELECT (SELECT count(*) FROM articles) = (SELECT count(*) FROM story_articles)')
    .pluck();
  // The ids come out of an index: going through the table would read every article's text.
  const without = db
    .prepare<[number], string>(
      `SELECT key FROM articles WHERE id IN (
         SELECT id FROM articles WHERE id NOT IN (SELECT article_id FROM story_articles) ORDER BY +id LIMIT ?
       ) ORDER BY id`,
    )
    .pluck();

  const counter = db.prepare<[], string>("SELECT value FROM meta WHERE key = 'placings'").pluck();
  const counted = (): number => Number(counter.get() ?? 0);
  const count = db.prepare(
    `INSERT INTO meta (key, value) VALUES ('placings', '1')
     ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1`,
  );

  const place = db.transaction((key: string, placement: Placement): string | null => {
    const found = article.get(key);
    if (!found) return null;
    const { hash, placings = null } = placement.asOf ?? {};
    if (hash !== undefined && hash !== found.hash) return null;
    if (placings !== null && placings !== counted()) return null;
    const wanted = placement.story === null ? 0 : storyNumber(placement.story);
    leave.run(found.id);
    const isThere = wanted > 0 && exists.get(wanted) !== undefined;
    const into = isThere ? wanted : Number(begin.run().lastInsertRowid);
    const bytes = packVector(placement.vector);
    join.run(found.id, into, writtenReason(placement.reason), bytes);
    for (const band of placement.bands) addBand.run(band, found.id);
    count.run();
    vectors.placed(found.id, found.day, bytes);
    return storyId(into);
  });

  return promised<StoryStore>({
    place: place.immediate,
    placings: counted,
    storyOf(key) {
      const number = story.get(key);
      return number === undefined ? null : storyId(number);
    },
    keysOf: (id) => keys.all(storyNumber(id)),
    members: (id) =>
      rows.all(storyNumber(id)).map(({ reason, ...row }) => ({
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
    unplaced: (count) => (allPlaced.get() === 1 ? [] : without.all(count)),
  });
}
