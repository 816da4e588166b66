// Everything that changes the collection; each call is one transaction and raises the change counter.
import { abbreviationsIn, longKey, shortKey } from '../core/abbreviations.js';
import type { Article } from '../core/article.js';
import { type ArticleRow, assertSlice, rowOfArticle } from '../core/article-rows.js';
import type { ArticleStore, ChunkVector, Replaced, Replacement } from '../core/article-store.js';
import { AppError } from '../core/errors.js';
import { assertVector, readModel } from '../core/model-identity.js';
import type { ModelIdentity, NewChunk } from '../core/ports.js';
import { storedText } from '../core/stored-text.js';
import { type FormerRow, readsOtherwise, SHOWN_COLUMNS } from '../core/version-rows.js';
import { lockCollection } from './collection-lock.js';
import type { Client, Postgres } from './connection.js';
import { correctChanged, firstQuoted, followRenamed } from './given-quotes.js';
import { raiseChange } from './meta.js';
import { dropEmptyStories } from './story-leaves.js';
import { addVectors } from './vectors.js';
import { type FormerWords, removeWords, replaceWords, takeWords } from './words.js';

/** Labels of the vector index are unsigned 32-bit numbers. */
const LABELS = 2 ** 32;

type Written = Omit<ArticleRow, 'id' | 'version'> & {
  readonly hash: string;
  readonly file: string;
  readonly line: number | null;
  readonly source_hash: string | null;
};

/** The article of a key as it was, held against quoting until the transaction ends. */
type Former = FormerRow & { readonly id: number; readonly hash: string };

const COLUMNS = [
  ...['key', 'title', 'text', 'captions', 'author', 'photographer', 'agency', 'outlet', 'url', 'day', 'time'],
  ...['day_source', 'event_day', 'date_evidence', 'updated_day', 'updated_time', 'hash', 'file', 'line'],
  'source_hash',
] as const satisfies ReadonlyArray<keyof Written>;
const PLACES = COLUMNS.map((_, place) => `$${place + 1}`);
const NEXT = COLUMNS.length + 1;

const KEPT = [...SHOWN_COLUMNS, 'hash', 'source_hash'].join(', ');

/** Null columns for a key that has no article, and the model beside it either way. */
const FORMER = `
  WITH former AS (SELECT id, hash, version, source_hash, ${SHOWN_COLUMNS.join(', ')} FROM articles
    WHERE key = $1 FOR NO KEY UPDATE)
  SELECT (SELECT value FROM meta WHERE key = 'model') AS model, former.* FROM (SELECT 1) AS one
    LEFT JOIN former ON true`;

const ADD = `
  INSERT INTO articles (${COLUMNS.join(', ')}, ingested_at, version)
  VALUES (${PLACES.join(', ')}, $${NEXT},
    (SELECT coalesce(max(version), 0) + 1 FROM article_versions WHERE article_versions.key = $1))
  RETURNING id`;

/** Puts an article in place of the one of that id; that is kept as a version, and leaves its story, where asked. */
const PUT = `
  WITH kept AS (
    INSERT INTO article_versions (key, version, ${KEPT}, replaced_at, withdrawn)
    SELECT key, version, ${KEPT}, $${NEXT}::int8, 0 FROM articles WHERE id = $${NEXT + 1} AND $${NEXT + 2}::boolean
  ), leaving AS (
    DELETE FROM story_articles WHERE article_id = $${NEXT + 1} AND $${NEXT + 3}::boolean RETURNING story_id
  ), forgotten AS (
    DELETE FROM abbreviations WHERE article_id = $${NEXT + 1}
  )
  UPDATE articles SET (${COLUMNS.join(', ')}) = ROW (${PLACES.join(', ')}),
    version = version + CASE WHEN $${NEXT + 2}::boolean THEN 1 ELSE 0 END
  WHERE id = $${NEXT + 1}
  RETURNING ARRAY (SELECT chunks.id FROM chunks WHERE article_id = $${NEXT + 1} ORDER BY 1) AS chunks,
    ARRAY (SELECT story_id FROM leaving) AS stories`;

const ADD_CHUNKS = `
  WITH explained AS (
    INSERT INTO abbreviations (article_id, short_key, long_key, short, long)
    SELECT $1, short_key, long_key, short, long
    FROM unnest($5::text[], $6::text[], $7::text[], $8::text[]) WITH ORDINALITY
      AS given (short_key, long_key, short, long, place) ORDER BY place ON CONFLICT DO NOTHING
  ), dropped AS (
    DELETE FROM chunks WHERE article_id = $1
  )
  INSERT INTO chunks (article_id, caption, start_at, end_at) SELECT $1, caption, start_at, end_at
  FROM unnest($2::int8[], $3::int8[], $4::int8[]) WITH ORDINALITY AS given (caption, start_at, end_at, place)
  ORDER BY place RETURNING id`;

/** Of articles with their chunks, which have no words any more. */
const WITHDRAW = `
  WITH kept AS (
    INSERT INTO article_versions (key, version, ${KEPT}, replaced_at, withdrawn)
    SELECT key, version, ${KEPT}, $2::int8, 1 FROM articles WHERE id = ANY($1::int8[])
  ), leaving AS (
    DELETE FROM story_articles WHERE article_id = ANY($1::int8[]) RETURNING story_id
  ), gone AS (
    DELETE FROM articles WHERE id = ANY($1::int8[])
  )
  SELECT DISTINCT story_id AS story FROM leaving`;

function writtenRow(article: Article, { hash, file, line, sourceHash }: Replacement): Written {
  return { ...rowOfArticle(article), hash, file, line, source_hash: sourceHash ?? null };
}

function check(article: Article, { chunks }: Replacement, model: ModelIdentity | null): void {
  if (!model) throw new AppError('MODEL_MISMATCH', 'No model is recorded; vectors cannot be stored.');
  for (const slice of chunks) {
    assertSlice(article, slice);
    assertVector(slice.vector, model, article.key);
  }
}

async function addChunks(
  client: Client,
  id: number,
  article: Article,
  chunks: readonly NewChunk[],
  former: FormerWords = [],
): Promise<ChunkVector[]> {
  const explained = abbreviationsIn(`${article.title ?? ''}\n${article.text}`);
  const rows = await client.query<{ id: number }>(ADD_CHUNKS, [
    id,
    chunks.map(({ caption }) => caption),
    chunks.map(({ start }) => start),
    chunks.map(({ end }) => end),
    explained.map(({ short }) => shortKey(short)),
    explained.map(({ long }) => longKey(long)),
    explained.map(({ short }) => short),
    explained.map(({ long }) => long),
  ]);
  const ids = rows.map((row) => row.id).sort((a, b) => a - b);
  const beyond = ids.find((label) => label >= LABELS);
  if (beyond !== undefined)
    throw new AppError('CHUNK_INVALID', `Chunk number ${beyond} is no label for the index.`);
  const added = chunks.map(({ vector }, place) => ({ id: ids[place] ?? 0, vector }));
  await addVectors(client, added);
  await replaceWords(
    client,
    former,
    chunks.map(({ searchText: text }, place) => ({ chunk: ids[place] ?? 0, text })),
  );
  return added;
}

async function replace(client: Client, article: Article, replacement: Replacement): Promise<Replaced> {
  const { key } = article;
  const { now, sourceHash, chunks } = replacement;
  await lockCollection(client);
  const [found] = await client.query<Former & { id: number | null; model: string | null }>(FORMER, [key]);
  const model = found?.model ?? null;
  check(article, replacement, model === null ? null : readModel(model, 'model'));
  const row = writtenRow(article, replacement);
  const values = COLUMNS.map((name) => row[name]);
  if (found === undefined || found.id === null) {
    const [made] = await client.query<{ id: number }>(ADD, [...values, now]);
    if (!made) throw new AppError('DATABASE_UNREADABLE', `${key} was written but is gone.`);
    const added = await addChunks(client, made.id, article, chunks);
    if (sourceHash !== undefined) await followRenamed(client, sourceHash);
    await raiseChange(client);
    return { added, removed: [] };
  }
  const changed = readsOtherwise(found, row);
  const [put] = await client.query<{ chunks: number[]; stories: number[] }>(PUT, [
    ...values,
    now,
    found.id,
    changed,
    found.hash !== row.hash,
  ]);
  const removed = put?.chunks ?? [];
  const former = await takeWords(client, removed);
  const added = await addChunks(client, found.id, article, chunks, former);
  await dropEmptyStories(client, put?.stories ?? []);
  const sameSource = sourceHash !== undefined && found.source_hash === row.source_hash;
  if (changed && !sameSource) await correctChanged(client, key, found.version, now);
  await raiseChange(client);
  return { added, removed };
}

interface Present {
  readonly id: number;
  readonly key: string;
  readonly version: number;
}

/** Takes articles away with all that belongs to them; returns the ids of their chunks, article by article. */
async function withdraw(
  client: Client,
  articles: readonly Present[],
  now: number | undefined,
): Promise<number[]> {
  const ids = articles.map(({ id }) => id);
  const chunks = await client.query<{ id: number }>(
    `SELECT chunks.id FROM unnest($1::int8[]) WITH ORDINALITY AS gone (article_id, place)
       JOIN chunks USING (article_id) ORDER BY place, chunks.id`,
    [ids],
  );
  const removed = chunks.map(({ id }) => id);
  if (removed.length > 0) await removeWords(client, removed);
  const left = await client.query<{ story: number }>(WITHDRAW, [ids, now ?? null]);
  await dropEmptyStories(
    client,
    left.map(({ story }) => story),
  );
  return removed;
}

async function remove(client: Client, keys: readonly string[], now?: number): Promise<number[]> {
  await lockCollection(client);
  const rows = await client.query<Present>(
    'SELECT id, key, version FROM articles WHERE key = ANY($1::text[]) ORDER BY key FOR UPDATE',
    [keys],
  );
  const byKey = new Map(rows.map((row) => [row.key, row]));
  let rest = [...new Set(keys.map(storedText))].flatMap((key) => byKey.get(key) ?? []);
  if (rest.length === 0) return [];
  const removed: number[] = [];
  // One that was quoted ends its turn: where its quotes go depends on what is there then, and may be a key that follows.
  while (rest.length > 0) {
    const keysLeft = rest.map(({ key }) => key);
    const quoted = await firstQuoted(client, keysLeft);
    const end = quoted === null ? rest.length : keysLeft.indexOf(quoted) + 1;
    const gone = rest.slice(0, end);
    removed.push(...(await withdraw(client, gone, now)));
    const last = gone.at(-1);
    if (quoted !== null && last) await correctChanged(client, quoted, last.version, now ?? 0);
    rest = rest.slice(end);
  }
  await raiseChange(client);
  return removed;
}

async function move(client: Client, key: string, file: string, line: number | null): Promise<boolean> {
  const moved = await client.run('UPDATE articles SET file = $1, line = $2 WHERE key = $3 AND file <> $1', [
    file,
    line,
    key,
  ]);
  if (moved === 0) return false;
  await raiseChange(client);
  return true;
}

/** The writing half of the article store. */
export function createArticleWrites(db: Postgres): Pick<ArticleStore, 'replace' | 'move' | 'remove'> {
  return {
    replace: (article, replacement) => db.transaction((client) => replace(client, article, replacement)),
    move: (key, file, line) => db.transaction((client) => move(client, key, file, line)),
    remove: (keys, now) => db.transaction((client) => remove(client, keys, now)),
  };
}
