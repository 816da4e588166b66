// Changing the model of a collection on the real store.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIngest } from '../../src/app/ingest.js';
import { createReindex } from '../../src/app/reindex.js';
import type { ArticleStore } from '../../src/core/article-store.js';
import { collected } from '../../src/core/in-turn.js';
import type { Embedder } from '../../src/core/ports.js';
import { createArticleStore } from '../../src/store/articles.js';
import type { Database } from '../../src/store/database.js';
import { createExactIndex } from '../support/exact-index.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';
import { memoryDatabase } from '../support/memory-database.js';
import { plainExtract, rawOf, streamOf } from '../support/raw-articles.js';

let db: Database;

beforeEach(() => {
  db = memoryDatabase();
});
afterEach(() => void db.close());

function reindexOf(store: ArticleStore, embedder: Embedder, process = 'one', wait = async () => {}) {
  return createReindex({ store, embedder, process, wait });
}

async function filled() {
  const store = createArticleStore(db);
  const [old, next] = [createHashedEmbedder('old'), createHashedEmbedder('next', 32)];
  const ingestWith = (embedder: typeof old) =>
    createIngest({ store, embedder, index: createExactIndex(), clock: () => 1, extract: plainExtract });
  const raws = Array.from({ length: 100 }, (_, i) => rawOf(`k${i}`));
  await ingestWith(old)(streamOf(raws));
  return { store, old, next, ingestWith, raws };
}

describe('reindex', () => {
  it('leaves the collection as an ingest with the new model would have made it', async () => {
    const { store, next, ingestWith, raws } = await filled();
    const heard: number[] = [];
    const report = await reindexOf(
      store,
      next,
    )({
      onProgress: (count) => heard.push(count),
    });
    expect(report).toEqual({ outcome: 'adopted', chunks: 100 });
    expect(heard).toEqual([64, 100]);
    expect(await store.model()).toEqual(next.model);
    const fresh = createArticleStore(memoryDatabase());
    const other = createIngest({
      store: fresh,
      embedder: next,
      index: createExactIndex(),
      clock: () => 1,
      extract: plainExtract,
    });
    await other(streamOf(raws));
    expect(await collected(store.allVectors())).toEqual(await collected(fresh.allVectors()));
    expect((await ingestWith(next)(streamOf(raws))).counts).toMatchObject({ unchanged: 100, changed: 0 });
  });

  it('goes on where it was stopped, and the former vectors serve until it is through', async () => {
    const { store, old, next } = await filled();
    const stop = new AbortController();
    const reindex = reindexOf(store, next);
    const before = await collected(store.allVectors());
    const first = await reindex({ signal: stop.signal, onProgress: () => stop.abort() });
    expect(first).toEqual({ outcome: 'stopped', chunks: 64 });
    expect([await store.model(), await collected(store.allVectors())]).toEqual([old.model, before]);
    expect(await reindex()).toEqual({ outcome: 'adopted', chunks: 36 });
  });

  it('does nothing when the collection has the model already', async () => {
    const { store, old } = await filled();
    const change = await store.change();
    expect(await reindexOf(store, old)()).toEqual({ outcome: 'current', chunks: 0 });
    expect(await store.change()).toBe(change);
  });

  it('is shared by several processes: each chunk is embedded by one, and both hear when all is through', async () => {
    const { store, next } = await filled();
    const embedded: string[] = [];
    const counting: Embedder = {
      ...next,
      embedPassages: (texts, ...rest) => {
        embedded.push(...texts);
        return next.embedPassages(texts, ...rest);
      },
    };
    const both = await Promise.all(['one', 'two'].map((process) => reindexOf(store, counting, process)()));
    expect(both.map(({ outcome }) => outcome)).toEqual(['adopted', 'adopted']);
    expect(both.reduce((sum, { chunks }) => sum + chunks, 0)).toBe(100);
    expect(embedded).toHaveLength(100);
    expect(new Set(embedded).size).toBe(100);
    expect(await store.model()).toEqual(next.model);
  });

  it('waits for what another process claimed, and takes it over once the claim has lapsed', async () => {
    const { store, next } = await filled();
    const killed = (forMs: number) => store.unstaged(next.model, 10, { process: 'killed', forMs });
    await killed(3_600_000);
    const waits: number[] = [];
    const wait = async (milliseconds: number): Promise<void> => {
      waits.push(milliseconds);
      await killed(0);
    };
    const report = await createReindex({ store, embedder: next, process: 'alive', wait })();
    expect(report).toEqual({ outcome: 'adopted', chunks: 100 });
    expect(waits).toHaveLength(1);
  });
});
