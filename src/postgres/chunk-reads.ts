// Reads chunks with their articles, and vectors; a chunk and its article are always of one moment.
import {
  ARTICLE_COLUMNS,
  type ArticleRow,
  articleOfRow,
  type ChunkRow,
  chunkOfRow,
} from '../core/article-rows.js';
import type { ArticleStore, ChunkVector } from '../core/article-store.js';
import type { StoredArticle, StoredChunk } from '../core/ports.js';
import { decodeVector } from '../core/vector-blob.js';
import type { Client } from './connection.js';

const VECTOR_PAGE = 1000;

type FoundRow = ChunkRow & { readonly article: number | null } & Omit<ArticleRow, 'id'>;

interface VectorRow {
  readonly id: number;
  readonly vector: Uint8Array;
}

const OF_ARTICLE = ARTICLE_COLUMNS.replace(/^id, /u, '').replaceAll(/\w+/gu, 'articles.$&');

/**
 * Chunks with their articles: those that `found` selects, as id, article_id, caption, start_at, end_at and, to order
 * them by, place. One statement, as between two of them an article may be replaced, and a slice would be cut out of
 * another text; an article comes once, with the first of its chunks.
 */
export async function readChunks(
  client: Client,
  found: string,
  values: readonly unknown[],
): Promise<StoredChunk[]> {
  const rows = await client.query<FoundRow>(
    `WITH found AS (${found}),
       counted AS (SELECT *, row_number() OVER (PARTITION BY article_id ORDER BY place) AS nth FROM found)
     SELECT counted.id, article_id, caption, start_at, end_at, articles.id AS article, ${OF_ARTICLE}
     FROM counted LEFT JOIN articles ON articles.id = article_id AND nth = 1 ORDER BY place`,
    values,
  );
  const articles = new Map<number, StoredArticle>();
  return rows.flatMap((row) => {
    if (row.article !== null) articles.set(row.article, articleOfRow({ ...row, id: row.article }));
    const article = articles.get(row.article_id);
    return article ? [chunkOfRow(row, article)] : [];
  });
}

type ChunkReads = Pick<
  ArticleStore,
  | 'allVectors'
  | 'chunks'
  | 'chunksOf'
  | 'vectorsOf'
  | 'chunkIds'
  | 'lastChunkId'
  | 'chunksInWindow'
  | 'chunksOfOutlets'
>;

/** What is asked about chunks and their vectors. */
export function createChunkReads(db: Client): ChunkReads {
  async function ids(from: string, values: readonly unknown[] = []): Promise<number[]> {
    const rows = await db.query<{ id: number }>(`SELECT chunks.id FROM ${from} ORDER BY chunks.id`, values);
    return rows.map(({ id }) => id);
  }

  async function* allVectors(afterId = 0): AsyncIterableIterator<ChunkVector> {
    let last = afterId;
    for (;;) {
      const rows = await db.query<VectorRow>(
        'SELECT chunk_id AS id, vector FROM vectors WHERE chunk_id > $1 ORDER BY chunk_id LIMIT $2',
        [last, VECTOR_PAGE],
      );
      for (const row of rows) yield { id: row.id, vector: decodeVector(row.vector) };
      const end = rows.at(-1);
      if (!end || rows.length < VECTOR_PAGE) return;
      last = end.id;
    }
  }

  const withArticles = 'chunks JOIN articles ON articles.id = article_id';
  return {
    allVectors,
    chunks: (wanted) =>
      readChunks(
        db,
        `SELECT id, article_id, caption, start_at, end_at, place
         FROM unnest($1::int8[]) WITH ORDINALITY AS wanted (id, place) JOIN chunks USING (id)`,
        [wanted],
      ),
    chunksOf: (key) =>
      readChunks(
        db,
        `SELECT chunks.id, article_id, caption, start_at, end_at, chunks.id AS place
         FROM ${withArticles} WHERE articles.key = $1`,
        [key],
      ),
    async vectorsOf(wanted) {
      const rows = await db.query<VectorRow>(
        'SELECT chunk_id AS id, vector FROM vectors WHERE chunk_id = ANY($1::int8[])',
        [wanted],
      );
      return new Map(rows.map((row) => [row.id, decodeVector(row.vector)]));
    },
    async chunkIds(afterId = 0, most) {
      const rows = await db.query<{ id: number }>(
        'SELECT id FROM chunks WHERE id > $1 ORDER BY id LIMIT $2::int8',
        [afterId, most ?? null],
      );
      return rows.map(({ id }) => id);
    },
    async lastChunkId() {
      const [row] = await db.query<{ last: number | null }>('SELECT max(id) AS last FROM chunks');
      return row?.last ?? 0;
    },
    chunksInWindow: (from, to) =>
      ids(`${withArticles} WHERE day BETWEEN $1 AND $2 OR event_day BETWEEN $1 AND $2`, [from, to]),
    chunksOfOutlets: (outlets) =>
      ids(`${withArticles} WHERE coalesce(outlet, agency) = ANY($1::text[])`, [outlets]),
  };
}
