// Chunks lent to a process stay its own by the database's clock, whatever another process takes the time to be.
import { afterEach, expect, it, vi } from 'vitest';
import { createArticleStore } from '../../src/store/articles.js';
import { articleOf, model, put } from '../support/articles.js';
import { memoryDatabase } from '../support/memory-database.js';

afterEach(() => void vi.useRealTimers());

it('lends nothing twice to a process whose clock is years ahead or behind', async () => {
  const db = memoryDatabase();
  const store = createArticleStore(db);
  await store.setModel(model);
  await put(store, articleOf('a'));
  const next = { ...model, fingerprint: 'next' };
  const lent = async (process: string) => (await store.unstaged(next, 9, { process, forMs: 60_000 })).length;
  expect(await lent('one')).toBe(2);
  vi.useFakeTimers({ toFake: ['Date'] });
  for (const now of [Date.UTC(2040, 0), Date.UTC(2001, 0)]) {
    vi.setSystemTime(now);
    expect(await lent('two')).toBe(0);
  }
  db.close();
});
