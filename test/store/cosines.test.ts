// Cosines of stored vectors are those of the vectors one by one: of thousands, of none, and beside one of another length.
import { expect, it } from 'vitest';
import { dot } from '../../src/core/vector.js';
import { encodeVector } from '../../src/core/vector-blob.js';
import { createChunkLists } from '../../src/store/chunk-lists.js';
import { chance } from '../support/chance.js';
import { memoryDatabase } from '../support/memory-database.js';

const CHUNKS = 2500;

it('are those of each vector, in any number of them', () => {
  const db = memoryDatabase();
  db.pragma('foreign_keys = OFF');
  const next = chance(3);
  const random = (length: number) => Float32Array.from({ length }, () => next() - 0.5);
  const insert = db.prepare('INSERT INTO vectors (chunk_id, vector) VALUES (?, ?)');
  for (let id = 1; id <= CHUNKS; id++) insert.run(id, encodeVector(random(8)));
  const { cosines, vectorsOf } = createChunkLists(db);
  const vector = random(8);
  const expected = (ids: readonly number[]) =>
    new Map([...vectorsOf(ids)].map(([id, other]) => [id, dot(vector, other)]));
  const all = Array.from({ length: CHUNKS }, (_, n) => CHUNKS - n);
  expect(cosines(vector, all).size).toBe(CHUNKS);
  expect(cosines(vector, all)).toEqual(expected(all));
  expect(cosines(vector, [])).toEqual(new Map());
  expect(cosines(vector, [CHUNKS + 1])).toEqual(new Map());
  // Those beside it are still themselves.
  db.prepare('UPDATE vectors SET vector = ? WHERE chunk_id = 2').run(encodeVector(random(6)));
  expect(cosines(vector, [1, 2, 3]).get(1)).toBe(expected([1]).get(1));
  expect(cosines(vector, [1, 2, 3]).get(3)).toBe(expected([3]).get(3));
  db.close();
});
