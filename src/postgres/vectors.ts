// Keeps the vectors of chunks: exactly, and in half precision for the graph that finds near ones.

import type { ChunkVector } from '../core/article-store.js';
import { AppError } from '../core/errors.js';
import { assertId, unitVector } from '../core/vector.js';
import { encodeVector } from '../core/vector-blob.js';
import type { Client } from './connection.js';

/** Six digits behind the point are a hundred times finer than half precision, and half as long as all there are. */
const DIGITS = 1e6;

/** How pgvector reads a vector of unit length that is to be kept in half precision. */
export function halfText(vector: Float32Array): string {
  return `[${Array.from(vector, (number) => Math.round(number * DIGITS) / DIGITS).join(',')}]`;
}

/** The vectors with their halves, as columns. Throws INDEX_FAILED for what cannot be searched, or an id given twice. */
function columnsOf(entries: readonly ChunkVector[]): [number[], Buffer[], string[]] {
  const ids = entries.map(({ id }) => id);
  const dimension = entries[0]?.vector.length ?? 0;
  for (const id of ids) assertId(id);
  if (new Set(ids).size < ids.length) throw new AppError('INDEX_FAILED', 'An id is given twice.');
  return [
    ids,
    entries.map(({ vector }) => encodeVector(vector)),
    entries.map(({ vector }) => halfText(unitVector(vector, dimension))),
  ];
}

/**
 * Keeps vectors of chunks that are there and have none, to be found once the transaction is over. Throws INDEX_FAILED for a
 * vector of another dimension than the first or without direction, an id beyond 2^32 - 1, one given twice and one that has a vector, and changes nothing then.
 */
export async function addVectors(client: Client, entries: readonly ChunkVector[]): Promise<void> {
  if (entries.length === 0) return;
  const added = await client.run(
    `WITH given AS (SELECT * FROM unnest($1::int8[], $2::bytea[], $3::text[]) AS given (id, vector, half)),
     fresh AS (SELECT * FROM given WHERE (SELECT count(*) FROM vectors WHERE chunk_id = ANY ($1::int8[])) = 0),
     kept AS (INSERT INTO vectors (chunk_id, vector) SELECT id, vector FROM fresh)
     INSERT INTO chunk_halves (chunk_id, half) SELECT id, half::halfvec FROM fresh`,
    columnsOf(entries),
  );
  if (added < entries.length) throw new AppError('INDEX_FAILED', 'An id is already in the index.');
}

/** Keeps vectors of a coming model beside the present ones, in place of those staged before; not for chunks that are gone. */
export async function stageVectorRows(client: Client, entries: readonly ChunkVector[]): Promise<void> {
  if (entries.length === 0) return;
  await client.run(
    `WITH given AS (
       SELECT given.* FROM unnest($1::int8[], $2::bytea[], $3::text[]) AS given (id, vector, half) JOIN chunks USING (id)
     ), kept AS (
       INSERT INTO staged_vectors (chunk_id, vector) SELECT id, vector FROM given
       ON CONFLICT (chunk_id) DO UPDATE SET vector = excluded.vector
     )
     INSERT INTO staged_halves (chunk_id, half) SELECT id, half::halfvec FROM given
     ON CONFLICT (chunk_id) DO UPDATE SET half = excluded.half`,
    columnsOf(entries),
  );
}

/** The one graph of a table of halves, and the dimension it was made for. */
async function graphOf(client: Client, name: string): Promise<string | null> {
  const [row] = await client.query<{ made: string | null }>(
    'SELECT pg_get_indexdef(to_regclass($1)) AS made',
    [name],
  );
  return row?.made ?? null;
}

/** As wide as pgvector's own default; the width of building is the double of it. */
const GRAPH = 'm = 16, ef_construction = 128';

async function prepareGraph(client: Client, table: string, dimension: number): Promise<void> {
  const name = `${table}_near`;
  const made = await graphOf(client, name);
  if (made?.includes(`halfvec(${dimension})`)) return;
  if (made !== null) await client.run(`DROP INDEX ${name}`);
  // Building by several processes wants more shared memory than a container has by default, and fails where it lacks.
  await client.query("SELECT set_config('max_parallel_maintenance_workers', '0', true)");
  await client.run(
    `CREATE INDEX ${name} ON ${table} USING hnsw ((half::halfvec(${dimension})) halfvec_ip_ops) WITH (${GRAPH})`,
  );
}

/**
 * Makes the graph of the present vectors, all of which have that dimension; does nothing where it is there. Throws
 * CONFIG_INVALID where the server's pgvector is too old to search under filters (before 0.8).
 */
export async function prepareVectorIndex(client: Client, dimension: number): Promise<void> {
  const [found] = await client.query<{ version: string }>(
    "SELECT extversion AS version FROM pg_extension WHERE extname = 'vector'",
  );
  const [major = 0, minor = 0] = (found?.version ?? '').split('.').map(Number);
  if (major === 0 && minor < 8) {
    throw new AppError(
      'CONFIG_INVALID',
      'DATABASE_URL: the server needs the extension pgvector, 0.8 or later.',
    );
  }
  await prepareGraph(client, 'chunk_halves', dimension);
}

/** Makes ready for staging vectors of another model: none are staged afterwards, and the graph grows with those that come. */
export async function beginStaging(client: Client, dimension: number): Promise<void> {
  await client.run('TRUNCATE staged_vectors, staged_halves');
  await prepareGraph(client, 'staged_halves', dimension);
}

const CHANGING_NAMES = [
  ['TABLE', 'vectors', 'staged_vectors'],
  ['TABLE', 'chunk_halves', 'staged_halves'],
  ['INDEX IF EXISTS', 'chunk_halves_near', 'staged_halves_near'],
] as const;

/**
 * Puts the staged vectors, of which none may lack, in place of the present ones: the tables change names, so that this takes
 * the same time however many there are. Nothing is staged afterwards.
 */
export async function adoptStagedVectors(client: Client, dimension: number): Promise<void> {
  for (const [kind, present, staged] of CHANGING_NAMES) {
    await client.run(`ALTER ${kind} ${present} RENAME TO former`);
    await client.run(`ALTER ${kind} ${staged} RENAME TO ${present}`);
    await client.run(`ALTER ${kind} former RENAME TO ${staged}`);
  }
  await client.run('TRUNCATE staged_vectors, staged_halves');
  await prepareGraph(client, 'chunk_halves', dimension);
}
