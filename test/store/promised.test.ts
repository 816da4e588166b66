// Stores that never wait, in the shape of the ports.
import { expect, it } from 'vitest';
import { collected } from '../../src/core/in-turn.js';
import { promised } from '../../src/store/promised.js';

interface Port {
  twice(n: number): Promise<number>;
  fail(): Promise<void>;
  all(): AsyncIterable<number>;
}

function opened() {
  const read: number[] = [];
  const store = promised<Port>({
    twice: (n) => {
      read.push(n);
      return 2 * n;
    },
    fail() {
      throw new Error('disk on fire');
    },
    *all() {
      for (let n = 1; n <= 3; n++) {
        read.push(n);
        yield n;
      }
    },
  });
  return { store, read };
}

it('does a thing when it is called, not when it is waited for', async () => {
  const { store, read } = opened();
  const given = store.twice(4);
  expect(read).toEqual([4]);
  expect(await given).toBe(8);
});

it('rejects for what is thrown', async () => {
  await expect(opened().store.fail()).rejects.toThrow('disk on fire');
});

it('reads an iterator no further than asked', async () => {
  const { store, read } = opened();
  for await (const n of store.all()) if (n === 2) break;
  expect(read).toEqual([1, 2]);
  expect(await collected(store.all())).toEqual([1, 2, 3]);
});
