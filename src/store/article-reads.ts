// Reads articles, chunks and days of the collection; long lists come page by page, so that writing may go on meanwhile.
import {
  ARTICLE_COLUMNS,
  type ArticleRow,
  articleOfRow,
  type ChunkRow,
  chunkOfRow,
} from '../core/article-rows.js';
import type { ChunkVector } from '../core/article-store.js';
import type { DaySpan, StoredArticle, StoredChunk } from '../core/ports.js';
import { decodeVector } from '../core/vector-blob.js';
import type { Database } from './database.js';

const ARTICLE_PAGE = 200;
const VECTOR_PAGE = 1000;
/** Sorts behind every day. */
const UNDATED = '9999-99-99';

const CHUNK_COLUMNS = 'chunks.id, article_id, caption, start_at, end_at';

interface VectorRow {
  readonly id: number;
  readonly vector: Buffer;
}

/** Chunk rows with their articles, each article read once however many of its chunks are asked for. */
export function createChunkReader(db: Database): (rows: readonly ChunkRow[]) => StoredChunk[] {
  const articles = db.prepare<[string], ArticleRow>(
    `SELECT ${ARTICLE_COLUMNS} FROM articles WHERE id IN (SELECT value FROM json_each(?))`,
  );
  return (rows) => {
    const wanted = JSON.stringify([...new Set(rows.map((row) => row.article_id))]);
    const byId = new Map(articles.all(wanted).map((row) => [row.id, articleOfRow(row)]));
    return rows.flatMap((row) => {
      const article = byId.get(row.article_id);
      return article ? [chunkOfRow(row, article)] : [];
    });
  };
}

/** What is asked about articles as a whole. */
export function createArticleReads(db: Database) {
  const hash = db.prepare<[string], string>('SELECT hash FROM articles WHERE key = ?').pluck();
  const one = db.prepare<[string], ArticleRow>(`SELECT ${ARTICLE_COLUMNS} FROM articles WHERE key = ?`);
  const page = db.prepare<[string, string, number], ArticleRow>(
    `SELECT ${ARTICLE_COLUMNS} FROM articles WHERE (coalesce(day, '${UNDATED}'), key) > (?, ?)
     ORDER BY coalesce(day, '${UNDATED}'), key LIMIT ?`,
  );
  const span = db.prepare<[], { first: string | null; last: string | null }>(
    // Each part is one look into an index, as two asked for at once are not; the day of an event counts only where no day of
    // publication is known.
    `SELECT min(day) AS first, max(day) AS last FROM (
       SELECT min(day) AS day FROM articles WHERE day IS NOT NULL
       UNION ALL SELECT max(day) FROM articles WHERE day IS NOT NULL
       UNION ALL SELECT min(event_day) FROM articles WHERE day IS NULL AND event_day IS NOT NULL
       UNION ALL SELECT max(event_day) FROM articles WHERE day IS NULL AND event_day IS NOT NULL)`,
  );
  // A prefix compared by length, because a path may hold the wildcards of LIKE and GLOB.
  const under = db.prepare<[string, string, string], { key: string; file: string }>(
    'SELECT key, file FROM articles WHERE file = ? OR substr(file, 1, length(?)) = ? ORDER BY key',
  );
  // What an article announces for a day after its own is no day that has articles.
  const before = db.prepare<[string, string], string | null>(
    `SELECT max(day) FROM (SELECT max(day) AS day FROM articles WHERE day < ?
     UNION ALL SELECT max(event_day) FROM articles WHERE event_day < ? AND event_day <= coalesce(day, event_day))`,
  );
  const after = db.prepare<[string, string], string | null>(
    `SELECT min(day) FROM (SELECT min(day) AS day FROM articles WHERE day > ?
     UNION ALL SELECT min(event_day) FROM articles WHERE event_day > ? AND event_day <= coalesce(day, event_day))`,
  );
  before.pluck();
  after.pluck();

  function* list(): IterableIterator<StoredArticle> {
    let last: readonly [string, string] = ['', ''];
    for (;;) {
      const rows = page.all(...last, ARTICLE_PAGE);
      for (const row of rows) yield articleOfRow(row);
      const end = rows.at(-1);
      if (!end || rows.length < ARTICLE_PAGE) return;
      last = [end.day ?? UNDATED, end.key];
    }
  }

  return {
    list,
    hashOf: (key: string): string | null => hash.get(key) ?? null,
    byKey(key: string): StoredArticle | null {
      const row = one.get(key);
      return row ? articleOfRow(row) : null;
    },
    span(): DaySpan | null {
      const { first = null, last = null } = span.get() ?? {};
      return first === null || last === null ? null : { from: first, to: last };
    },
    from(root: string): Array<{ key: string; file: string }> {
      const below = /[/\\]$/u.test(root) ? root : `${root}/`;
      return under.all(root, below, below);
    },
    nearestDays: (from: string, to: string): { before: string | null; after: string | null } => ({
      before: before.get(from, from) ?? null,
      after: after.get(to, to) ?? null,
    }),
  };
}

/** What is asked about chunks and their vectors. */
export function createChunkReads(db: Database) {
  const withArticles = createChunkReader(db);
  const byIds = db.prepare<[string], ChunkRow>(
    `SELECT ${CHUNK_COLUMNS} FROM json_each(?) AS wanted JOIN chunks ON chunks.id = wanted.value ORDER BY wanted.key`,
  );
  const ofArticle = db.prepare<[string], ChunkRow>(
    `SELECT ${CHUNK_COLUMNS} FROM chunks JOIN articles ON articles.id = article_id WHERE articles.key = ? ORDER BY chunks.id`,
  );
  const vectorPage = db.prepare<[number, number], VectorRow>(
    'SELECT chunk_id AS id, vector FROM vectors WHERE chunk_id > ? ORDER BY chunk_id LIMIT ?',
  );
  const ids = db.prepare<[number, number], number>('SELECT id FROM chunks WHERE id > ? ORDER BY id LIMIT ?');
  const lastId = db.prepare<[], number | null>('SELECT max(id) FROM chunks').pluck();
  const ofOutlets = db.prepare<[string], number>(
    `SELECT chunks.id FROM chunks JOIN articles ON articles.id = article_id
     WHERE coalesce(outlet, agency) IN (SELECT value FROM json_each(?)) ORDER BY chunks.id`,
  );
  ids.pluck();
  ofOutlets.pluck();

  function* allVectors(afterId = 0): IterableIterator<ChunkVector> {
    let last = afterId;
    for (;;) {
      const rows = vectorPage.all(last, VECTOR_PAGE);
      for (const row of rows) yield { id: row.id, vector: decodeVector(row.vector) };
      const end = rows.at(-1);
      if (!end || rows.length < VECTOR_PAGE) return;
      last = end.id;
    }
  }

  return {
    allVectors,
    chunks: (wanted: readonly number[]): StoredChunk[] => withArticles(byIds.all(JSON.stringify(wanted))),
    chunksOf: (key: string): StoredChunk[] => withArticles(ofArticle.all(key)),
    chunkIds: (afterId = 0, most = -1): number[] => ids.all(afterId, most),
    lastChunkId: (): number => lastId.get() ?? 0,
    chunksOfOutlets: (outlets: readonly string[]): number[] => ofOutlets.all(JSON.stringify(outlets)),
  };
}
