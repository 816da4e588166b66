// Finds near vectors where they are stored: by comparing all in a small collection, by the server's own graph in a large one.
import { AppError } from '../core/errors.js';
import { readModel } from '../core/model-identity.js';
import type { Neighbour, VectorIndex } from '../core/ports.js';
import { assertCount, assertNumbers, nearest, unitVector } from '../core/vector.js';
import { decodeVector } from '../core/vector-blob.js';
import type { Client, Postgres } from './connection.js';
import { halfText } from './vectors.js';

/** Vectors up to which all are compared: 15,000 took as long as the graph does, which finds .998 of the ten nearest. */
const MOST_COMPARED = 20_000;

/**
 * Width of the graph's search, at the least and for each neighbour wanted, and the most that pgvector takes. With 400 the
 * first ten of 15,417 real vectors were found to .998, with 100 to .969.
 */
const LEAST_WIDTH = 400;
const WIDTH_PER_WANTED = 4;
const MOST_WIDTH = 1000;

/** Taken beyond those wanted, as half precision may turn round two that are nearly equal. */
const SPARE = 8;

/** `all`: compared with each; else by the graph made for that dimension. The graph knows only the form with the cast. */
function nearestHalves(dimension: number, all: boolean, among: boolean): string {
  const half = all ? 'half <#> $1::halfvec' : `half::halfvec(${dimension}) <#> $1::halfvec(${dimension})`;
  const condition = among ? 'WHERE chunk_id = ANY ($3::int8[])' : '';
  return `SELECT chunk_id AS id, vector
    FROM (SELECT chunk_id FROM chunk_halves ${condition} ORDER BY ${half} LIMIT $2) AS near
    JOIN vectors USING (chunk_id)`;
}

/** Settings of pgvector for the rest of a transaction. */
async function widen(client: Client, width: number): Promise<void> {
  await client.query(
    `SELECT set_config('hnsw.ef_search', $1, true), set_config('hnsw.iterative_scan', 'strict_order', true)`,
    [`${width}`],
  );
}

/**
 * The index of the vectors that the database holds. What is stored is found from the end of its transaction on, in whatever
 * process, and what is gone no longer: adding and removing have nothing left to do. `mostCompared`: up to how many vectors
 * all are compared.
 */
export function createStoredVectorIndex(
  db: Postgres,
  { mostCompared = MOST_COMPARED }: { readonly mostCompared?: number } = {},
): VectorIndex {
  let closed = false;

  function assertOpen(): void {
    if (closed) throw new AppError('CLOSED', 'The vector index is closed.');
  }

  /** The dimension that the collection's vectors have, null before there can be any; and how many, up to one too many. */
  async function extent(): Promise<{ dimension: number | null; size: number }> {
    const [row] = await db.query<{ model: string | null; size: number }>(
      `SELECT (SELECT value FROM meta WHERE key = 'model') AS model,
         (SELECT count(*) FROM (SELECT FROM chunk_halves LIMIT $1) AS counted) AS size`,
      [mostCompared + 1],
    );
    if (!row || row.model === null) return { dimension: null, size: 0 };
    return { dimension: readModel(row.model, 'model').dimension, size: row.size };
  }

  async function near(query: Float32Array, count: number, size: number, ids: readonly number[] | null) {
    const all = (ids?.length ?? size) <= mostCompared;
    const sql = nearestHalves(query.length, all, ids !== null);
    const values = [halfText(query), count + SPARE, ...(ids === null ? [] : [ids])];
    const read = (client: Client) => client.query<{ id: number; vector: Uint8Array }>(sql, values);
    const width = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, WIDTH_PER_WANTED * count));
    const rows = all
      ? await read(db)
      : await db.transaction(async (client) => {
          await widen(client, width);
          return await read(client);
        });
    return rows.map(({ id, vector }) => [id, unitVector(decodeVector(vector), query.length)] as const);
  }

  async function search(
    vector: Float32Array,
    count: number,
    ids: readonly number[] | null,
  ): Promise<Neighbour[]> {
    assertOpen();
    assertCount(count);
    const { dimension, size } = await extent();
    assertNumbers(vector, dimension ?? vector.length, 'INDEX_FAILED');
    const query = unitVector(vector, vector.length);
    if (count === 0 || size === 0 || ids?.length === 0) return [];
    return nearest(await near(query, count, size, ids), query, count);
  }

  return {
    async size() {
      assertOpen();
      const [row] = await db.query<{ size: number }>('SELECT count(*) AS size FROM chunk_halves');
      return row?.size ?? 0;
    },
    async add() {
      assertOpen();
    },
    async remove() {
      assertOpen();
    },
    search: (vector, count) => search(vector, count, null),
    searchAmong: search,
    async ids() {
      assertOpen();
      const rows = await db.query<{ id: number }>(
        'SELECT chunk_id AS id FROM chunk_halves ORDER BY chunk_id',
      );
      return rows.map(({ id }) => id);
    },
    async lacking(ids) {
      assertOpen();
      const rows = await db.query<{ id: number }>(
        `SELECT id FROM unnest($1::int8[]) WITH ORDINALITY AS wanted (id, place)
         WHERE NOT EXISTS (SELECT FROM chunk_halves WHERE chunk_id = id) ORDER BY place`,
        [ids],
      );
      return rows.map(({ id }) => id);
    },
    async close() {
      closed = true;
    },
  };
}
