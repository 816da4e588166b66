// Many chunks read a few at a time: the same as at once, with the turn given to others in between.
import { expect, it } from 'vitest';
import { createArticleStore } from '../../src/store/articles.js';
import { chunksInTurns } from '../../src/store/chunks-in-turns.js';
import { articleOf, model, put } from '../support/articles.js';
import { memoryDatabase } from '../support/memory-database.js';

it('come as if read at once, and others have the turn in between', async () => {
  const db = memoryDatabase();
  const store = createArticleStore(db);
  await store.setModel(model);
  const ids: number[] = [];
  for (const key of ['a', 'b', 'c', 'd', 'e'])
    ids.push(...(await put(store, articleOf(key, { text: `Bài ${key}.` }))).added.map(({ id }) => id));
  const wanted = [...ids].reverse().concat(99_999);
  const asked: number[] = [];
  let isRead = false;
  const read = chunksInTurns(async (some) => {
    asked.push(some.length);
    return store.chunks(some);
  }, 2);
  let turns = 0;
  const count = (): void => {
    turns++;
    if (!isRead) setImmediate(count);
  };
  setImmediate(count);
  const found = await read(wanted);
  isRead = true;
  expect(found).toEqual(await store.chunks(wanted));
  expect(asked).toEqual(
    Array.from({ length: Math.ceil(wanted.length / 2) }, (_, n) => Math.min(2, wanted.length - 2 * n)),
  );
  expect(turns).toBeGreaterThanOrEqual(asked.length - 1);
  expect(await read([])).toEqual([]);
  db.close();
});
