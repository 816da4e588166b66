// Chunks that are kept: the same as the store's, in the order asked for, until the collection changes.
import { expect, it } from 'vitest';
import { rememberingChunks } from '../../src/app/remember-chunks.js';
import type { StoredChunk } from '../../src/core/ports.js';
import { articleOf } from '../support/articles.js';

function scene(most?: number) {
  const asked: Array<readonly number[]> = [];
  let now = 1;
  const gone = new Set<number>();
  const chunkOf = (id: number): StoredChunk => {
    // Two chunks an article, read anew at each call.
    const article = { ...articleOf(`a${id >> 1}`, { text: `Một hai ${id >> 1}.` }), id: 100 + (id >> 1) };
    const [start, end] = id % 2 === 0 ? [0, 3] : [4, 7];
    return { id, article, caption: null, start, end, text: article.text.slice(start, end) };
  };
  const chunks = async (ids: readonly number[]): Promise<StoredChunk[]> => {
    asked.push(ids);
    return ids.filter((id) => !gone.has(id)).map(chunkOf);
  };
  const read = rememberingChunks(chunks, async () => now, most);
  const turn = (to: number): void => {
    now = to;
  };
  return { asked, read, gone, chunkOf, turn };
}

it('are read once each, come in the order asked for, and share the text of their article', async () => {
  const { asked, read, gone, chunkOf } = scene();
  gone.add(6);
  expect(await read([4, 2, 6])).toEqual([chunkOf(4), chunkOf(2)]);
  const found = await read([3, 6, 2, 4]);
  expect(found).toEqual([chunkOf(3), chunkOf(2), chunkOf(4)]);
  expect(asked).toEqual([
    [4, 2, 6],
    [3, 6],
  ]);
  expect(found[0]?.article).toBe(found[1]?.article);
});

it('are forgotten when the collection changes, and never kept for who asks of an older one', async () => {
  const { asked, read, gone, turn, chunkOf } = scene();
  await read([2]);
  turn(2);
  gone.add(2);
  expect(await read([2, 4])).toEqual([chunkOf(4)]);
  turn(1);
  await read([4]);
  turn(2);
  await read([4]);
  expect(asked).toEqual([[2], [2, 4], [4]]);
});

it('are forgotten one by one beyond as many as are kept, those used longest ago first', async () => {
  const { asked, read, chunkOf } = scene(3);
  await read([2, 3, 4]);
  await read([2]);
  expect(await read([6])).toEqual([chunkOf(6)]);
  expect(await read([2, 4, 6, 3])).toEqual([2, 4, 6, 3].map(chunkOf));
  expect(asked).toEqual([[2, 3, 4], [6], [3]]);
});

it('are slices of their own article, also of one that was replaced while others were read', async () => {
  const old = { ...articleOf('a', { text: 'Cũ rồi.' }), id: 7 };
  const fresh = { ...articleOf('a', { text: 'Bài đã viết lại.' }), id: 7 };
  const states = [
    { id: 1, article: old, caption: null, start: 0, end: 2, text: 'Cũ' },
    { id: 2, article: fresh, caption: null, start: 4, end: 11, text: 'đã viết' },
    { id: 3, article: { ...fresh }, caption: null, start: 0, end: 3, text: 'Bài' },
  ];
  const read = rememberingChunks(
    async (ids) => states.filter(({ id }) => ids.includes(id)),
    async () => 1,
  );
  expect(await read([1])).toEqual([states[0]]);
  expect(await read([2])).toEqual([states[1]]);
  expect(await read([1, 3, 2])).toEqual([states[0], states[2], states[1]]);
});
