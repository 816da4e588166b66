// Vectors on PostgreSQL under the contract of every index, compared one by one and through the graph, and what staging does.
import { describe, expect, it } from 'vitest';
import type { VectorIndex } from '../../src/core/ports.js';
import { dot, nearest } from '../../src/core/vector.js';
import { decodeVector } from '../../src/core/vector-blob.js';
import type { Client, Postgres } from '../../src/postgres/connection.js';
import { createStoredVectorIndex } from '../../src/postgres/stored-index.js';
import {
  addVectors,
  adoptStagedVectors,
  beginStaging,
  prepareVectorIndex,
  stageVectorRows,
} from '../../src/postgres/vectors.js';
import { describeVectorIndex } from '../contracts/vector-index.js';
import { POSTGRES, testPostgres } from '../support/postgres.js';
import { sampleEntries, sampleVectors } from '../vectors/sample-vectors.js';

const open = testPostgres();

const identity = (dimension: number): string => JSON.stringify({ name: 'm', dimension, fingerprint: 'f' });

async function ready(dimension: number): Promise<Postgres> {
  const db = await open();
  await db.run("INSERT INTO meta (key, value) VALUES ('model', $1)", [identity(dimension)]);
  await db.run(
    `INSERT INTO articles (id, key, text, captions, hash, file, ingested_at) VALUES (1, 'a', '', '[]', '', '', 0)`,
  );
  await db.transaction((client) => prepareVectorIndex(client, dimension));
  return db;
}

async function makeChunks(client: Client, ids: readonly number[]): Promise<void> {
  await client.run(
    `INSERT INTO chunks (id, article_id, start_at, end_at) SELECT id, 1, 0, 1 FROM unnest($1::int8[]) AS id
     ON CONFLICT DO NOTHING`,
    [ids],
  );
}

/** The stored index with the adding and removing that writing articles does by itself. */
function filling(db: Postgres, index: VectorIndex): VectorIndex {
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work);
    turn = result.catch(() => undefined);
    return result;
  };
  return {
    size: () => inTurn(() => index.size()),
    add: (entries) => {
      const given = entries.map(({ id, vector }) => ({ id, vector: vector.slice() }));
      return inTurn(async () => {
        await index.add(given);
        await db.transaction(async (client) => {
          const ids = given.map(({ id }) => id);
          await makeChunks(client, ids.filter(Number.isInteger));
          await addVectors(client, given);
        });
      });
    },
    remove: (ids) =>
      inTurn(async () => {
        await index.remove(ids);
        await db.run('DELETE FROM chunks WHERE id = ANY ($1::int8[])', [ids]);
      }),
    search: (vector, count) => inTurn(() => index.search(vector, count)),
    ids: () => inTurn(() => index.ids()),
    lacking: (ids) => inTurn(() => index.lacking(ids)),
    close: () => inTurn(() => index.close()),
  };
}

for (const { how, mostCompared } of [
  { how: 'comparing all', mostCompared: undefined },
  { how: 'through the graph', mostCompared: 0 },
]) {
  describeVectorIndex(
    `${POSTGRES} ${how}`,
    async (dimension) => {
      const db = await ready(dimension);
      const index = createStoredVectorIndex(db, mostCompared === undefined ? {} : { mostCompared });
      return filling(db, index);
    },
    120,
  );
}

describe(`vectors on ${POSTGRES}`, () => {
  const DIMENSION = 12;

  async function withVectors(count: number) {
    const db = await ready(DIMENSION);
    const entries = sampleEntries(count, DIMENSION, 3);
    const ids = entries.map(({ id }) => id);
    await makeChunks(db, ids);
    await db.transaction((client) => addVectors(client, entries));
    return { db, entries, ids };
  }

  it('are kept number by number beside their halves, and found by the exact ones', async () => {
    const { db, entries } = await withVectors(30);
    const rows = await db.query<{ id: number; vector: Uint8Array }>(
      'SELECT chunk_id AS id, vector FROM vectors ORDER BY chunk_id',
    );
    expect(rows.map(({ id, vector }) => ({ id, vector: decodeVector(vector) }))).toEqual(entries);
    const [query] = sampleVectors(1, DIMENSION, 4) as [Float32Array];
    for (const { id, similarity } of await createStoredVectorIndex(db).search(query, 30)) {
      expect(similarity).toBeCloseTo(dot(entries[id - 1]?.vector ?? query, query), 7);
    }
  });

  it('that are equal are found in the order of their ids', async () => {
    const { db } = await withVectors(5);
    const [same] = sampleVectors(1, DIMENSION, 9) as [Float32Array];
    await makeChunks(db, [12, 11, 10]);
    await db.transaction((client) =>
      addVectors(
        client,
        [12, 11, 10].map((id) => ({ id, vector: same })),
      ),
    );
    const found = await createStoredVectorIndex(db).search(same, 3);
    expect(found.map(({ id }) => id)).toEqual([10, 11, 12]);
  });

  it.each([
    ['comparing those', 100],
    ['through the graph', 0],
  ])('are found among some alone, as many as wanted, %s', async (_how, mostCompared) => {
    const { db, entries, ids } = await withVectors(100);
    const index = createStoredVectorIndex(db, { mostCompared });
    const some = ids.filter((id) => id % 9 === 0);
    for (const query of sampleVectors(5, DIMENSION, 11)) {
      const truth = nearest(
        some.map((id) => [id, entries[id - 1]?.vector ?? query]),
        query,
        6,
      );
      const found = (await index.searchAmong?.(query, 6, [...some, 4711])) ?? [];
      expect(found.map(({ id }) => id)).toEqual(truth.map(({ id }) => id));
      expect(await index.searchAmong?.(query, 50, some)).toHaveLength(some.length);
      expect(await index.searchAmong?.(query, 6, [])).toEqual([]);
    }
  });

  it.each([
    ['of the same dimension', DIMENSION],
    ['of another', 20],
  ])('staged beside the others take their place all at once, %s', async (_what, dimension) => {
    const { db, ids } = await withVectors(30);
    const graph = { mostCompared: 0 };
    const staged = sampleEntries(30, dimension, 5);
    await db.transaction(async (client) => {
      await beginStaging(client, dimension);
      await stageVectorRows(client, sampleEntries(30, dimension, 6));
      await stageVectorRows(client, [...staged, ...sampleEntries(1, dimension, 7, 99)]);
    });
    expect(await db.query('SELECT chunk_id AS id FROM staged_vectors ORDER BY 1')).toEqual(
      ids.map((id) => ({ id })),
    );
    await db.run('DELETE FROM chunks WHERE id = 30');
    await db.transaction(async (client) => {
      await adoptStagedVectors(client, dimension);
      await client.run("UPDATE meta SET value = $1 WHERE key = 'model'", [identity(dimension)]);
    });
    const index = createStoredVectorIndex(db, graph);
    expect(await index.ids()).toEqual(ids.slice(0, -1));
    for (const { id, vector } of staged.slice(0, 5)) {
      const [first] = await index.search(vector, 1);
      expect(first?.id).toBe(id);
      expect(first?.similarity).toBeCloseTo(1, 5);
    }
    expect(await db.query('SELECT 1 FROM staged_vectors UNION ALL SELECT 1 FROM staged_halves')).toEqual([]);
    // And so once more, back to what the first ones were.
    await db.transaction(async (client) => {
      await beginStaging(client, DIMENSION);
      await stageVectorRows(client, sampleEntries(29, DIMENSION, 3));
      await adoptStagedVectors(client, DIMENSION);
      await client.run("UPDATE meta SET value = $1 WHERE key = 'model'", [identity(DIMENSION)]);
    });
    const [third] = sampleVectors(3, DIMENSION, 3).slice(2) as [Float32Array];
    expect((await index.search(third, 1))[0]?.id).toBe(3);
  });

  it('are refused where the one asked about is of another dimension', async () => {
    const { db } = await withVectors(3);
    const search = createStoredVectorIndex(db).search(new Float32Array(DIMENSION + 1).fill(1), 2);
    await expect(search).rejects.toMatchObject({ code: 'INDEX_FAILED' });
  });
});
