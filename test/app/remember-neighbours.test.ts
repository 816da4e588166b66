// What is near a vector, searched once while the index stays as it is; otherwise an index like any other.
import { expect, test } from 'vitest';
import { rememberingNeighbours } from '../../src/app/remember-neighbours.js';
import { createExactIndex } from '../../src/vectors/exact-index.js';
import { describeVectorIndex } from '../contracts/vector-index.js';
import { sampleEntries, sampleVectors } from '../vectors/sample-vectors.js';

describeVectorIndex(
  'An index that remembers',
  async (dimension) => rememberingNeighbours(createExactIndex(dimension)),
  300,
);

async function counting() {
  const exact = createExactIndex(24);
  const [vector, other] = sampleVectors(2, 24, 1) as [Float32Array, Float32Array];
  const faults: Error[] = [];
  const searched: Float32Array[] = [];
  const index = rememberingNeighbours({
    ...exact,
    search: async (...asked) => {
      searched.push(asked[0]);
      const fault = faults.pop();
      if (fault) throw fault;
      return exact.search(...asked);
    },
  });
  await index.add(sampleEntries(5, 24, 2));
  return { index, exact, vector, other, searched, faults };
}

test('whoever searches the same meanwhile and soon after gets what was found, a list of their own', async () => {
  const { index, exact, vector, other, searched } = await counting();
  const [one, two] = await Promise.all([index.search(vector, 3), index.search(vector, 3)]);
  expect(one).toEqual(await exact.search(vector, 3));
  one?.reverse();
  expect(two).toEqual(await exact.search(vector, 3));
  expect(await index.search(vector, 3)).toEqual(two);
  expect(await index.search(vector, 2)).toEqual(two?.slice(0, 2));
  await index.search(other, 3);
  await index.search(Float32Array.from(vector), 3);
  expect(searched).toHaveLength(4);
});

test('what is added is found at once, also by whoever searched before and while it is being added', async () => {
  const { index, vector } = await counting();
  const before = index.search(vector, 1);
  const adding = index.add([{ id: 77, vector }]);
  const during = index.search(vector, 1);
  await Promise.all([before, adding]);
  expect((await during)[0]?.id).toBe(77);
  expect((await index.search(vector, 1))[0]?.id).toBe(77);
  await index.remove([77]);
  expect((await index.search(vector, 1))[0]?.id).not.toBe(77);
});

test('a failure is not remembered', async () => {
  const { index, vector, faults } = await counting();
  faults.push(new Error('a fault of the index'));
  await expect(index.search(vector, 3)).rejects.toThrow('a fault of the index');
  expect(await index.search(vector, 3)).toHaveLength(3);
});
