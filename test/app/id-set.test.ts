// A set of ids does what a Set of numbers does, and lets others have the thread while many are visited.
import { expect, it } from 'vitest';
import { IdSet, keptInTurns, readIds, visitInTurns } from '../../src/app/id-set.js';
import { chance } from '../support/chance.js';

it('holds, gives up and lists what a Set does, of small ids and of the largest', () => {
  const next = chance(3);
  const [ids, plain] = [new IdSet(), new Set<number>()];
  const drawn = () => (next() < 0.5 ? 65_530 + Math.floor(next() * 12) : Math.floor(next() * 2 ** 32));
  const used: number[] = [31, 32, 0, 2 ** 32 - 1];
  for (let turn = 0; turn < 5000; turn++) {
    const id = next() < 0.5 ? (used[Math.floor(next() * used.length)] ?? 1) : drawn();
    used.push(id);
    expect(ids.has(id)).toBe(plain.has(id));
    if (next() < 0.6) {
      ids.add(id);
      plain.add(id);
    } else expect(ids.delete(id)).toBe(plain.delete(id));
    expect(ids.size).toBe(plain.size);
  }
  expect(plain.size).toBeGreaterThan(100);
  const kept = [...plain].sort((a, b) => a - b);
  expect(kept.filter((id) => !ids.has(id))).toEqual([]);
  const near = new IdSet();
  for (const id of kept.filter((one) => one < 70_000)) near.add(id);
  expect([...near.values()]).toEqual(kept.filter((one) => one < 70_000));
});

it('visits all in their order, with turns of others in between', async () => {
  const visited: number[] = [];
  let others = 0;
  let isOver = false;
  const other = (): void => {
    others++;
    if (!isOver) setImmediate(other);
  };
  other();
  await visitInTurns(Array.from({ length: 120_000 }, (_, n) => n).values(), (id) => visited.push(id));
  isOver = true;
  expect(visited).toHaveLength(120_000);
  expect(visited.every((id, place) => id === place)).toBe(true);
  expect(others).toBeGreaterThan(1);
});

it('keeps those that a test holds for, in their order', async () => {
  expect(await keptInTurns([5, 2, 8, 1], (id) => id % 2 === 1)).toEqual([5, 1]);
});

it('reads all ids of a source, page by page', async () => {
  const all = Array.from({ length: 45_001 }, (_, n) => 3 * n + 1);
  const pages: number[] = [];
  const ids = await readIds(async (afterId, most) => {
    const page = all.filter((id) => id > afterId).slice(0, most);
    pages.push(page.length);
    return page;
  });
  expect([...ids.values()]).toEqual(all);
  expect(pages).toEqual([...new Array<number>(22).fill(2000), 1001]);
  const later = await readIds(async (afterId) => all.filter((id) => id > afterId), all[44_998]);
  expect([...later.values()]).toEqual(all.slice(44_999));
});
