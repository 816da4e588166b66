// Ingest as a pipeline: how far it reads ahead, in which order it stores, and what is left of it when it is stopped or
// fails on the way, with an embedder that makes its vectors one at a time, when the test says so.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIngest, type IngestDependencies, type IngestOptions } from '../../src/app/ingest.js';
import { LOOK_AHEAD } from '../../src/app/ingest-pipeline.js';
import { collected } from '../../src/core/in-turn.js';
import type { Embedder } from '../../src/core/ports.js';
import type { RawArticle } from '../../src/core/source-item.js';
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

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** An embedder whose passages wait until `make` lets some of them through, in the order asked. */
function createStepwiseEmbedder() {
  const hashed = createHashedEmbedder();
  const waiting: Array<() => void> = [];
  let last: Promise<unknown> = Promise.resolve();
  const embedPassages: Embedder['embedPassages'] = (texts, onDone, { signal } = {}) => {
    const work = async (): Promise<Float32Array[]> => {
      const vectors: Float32Array[] = [];
      for (const text of texts) {
        if (signal?.aborted) break;
        await new Promise<void>((resolve) => {
          const go = (): void => {
            signal?.removeEventListener('abort', go);
            resolve();
          };
          waiting.push(go);
          signal?.addEventListener('abort', go);
        });
        if (signal?.aborted) break;
        vectors.push(...(await hashed.embedPassages([text])));
        onDone?.(vectors.length);
      }
      return vectors;
    };
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
  return {
    embedder: { ...hashed, embedPassages },
    /** Lets `count` passages through and waits until everything that follows from them has happened. */
    async make(count: number): Promise<void> {
      for (let made = 0; made < count; made++) {
        for (let i = 0; i < 5; i++) await turn();
        waiting.shift()?.();
      }
      for (let i = 0; i < 20; i++) await turn();
    },
  };
}

/** An article of `chunks` chunks. */
function articleOf(key: string, chunks: number): RawArticle {
  const paragraphs = Array.from(
    { length: chunks },
    (_, i) => `Đoạn ${i} của ${key} ${'dài dòng '.repeat(40)}.`,
  );
  return rawOf(key, { text: `Tin ${key}\n${paragraphs.join('\n\n')}` });
}

function setUp(over: Partial<IngestDependencies> = {}) {
  const store = createArticleStore(db);
  const index = createExactIndex();
  const { embedder, make } = createStepwiseEmbedder();
  const ingest = createIngest({ store, embedder, index, clock: () => 1, extract: plainExtract, ...over });
  let read = 0;
  async function* counted(raws: readonly RawArticle[]) {
    for await (const item of streamOf(raws)) {
      read++;
      yield item;
    }
  }
  return {
    store,
    index,
    make,
    read: () => read,
    keys: async () => (await collected(store.list())).map(({ key }) => key).sort(),
    ingestFrom: ingest,
    ingest: (raws: readonly RawArticle[], options?: IngestOptions) => ingest(counted(raws), options),
  };
}

async function* thenSilent(raws: readonly RawArticle[]) {
  yield* streamOf(raws);
  await new Promise(() => {});
}

const twoChunks = (count: number): RawArticle[] =>
  Array.from({ length: count }, (_, i) => articleOf(`k${String(i).padStart(3, '0')}`, 2));

describe('an ingest under way', () => {
  it('reads ahead as far as its bound, and further only as articles are stored', async () => {
    const { ingest, make, read, store } = setUp();
    const running = ingest(twoChunks(100));
    await make(0);
    // One more is read, and waits for room.
    expect(read()).toBe(LOOK_AHEAD / 2 + 1);
    expect(await store.count()).toBe(0);
    await make(1);
    expect([await store.count(), read()]).toEqual([0, LOOK_AHEAD / 2 + 1]);
    await make(1);
    expect([await store.count(), read()]).toEqual([1, LOOK_AHEAD / 2 + 2]);
    await make(200);
    expect((await running).counts).toMatchObject({ new: 100, chunks: 200 });
  });

  it('takes an article that is longer than the bound once everything before it is stored', async () => {
    const { ingest, make, read, keys } = setUp();
    const running = ingest([articleOf('a', 2), articleOf('long', LOOK_AHEAD + 5), articleOf('z', 1)]);
    await make(1);
    expect([await keys(), read()]).toEqual([[], 2]);
    await make(1 + LOOK_AHEAD + 4);
    expect([await keys(), read()]).toEqual([['a'], 3]);
    await make(2);
    expect((await running).counts).toMatchObject({ new: 3 });
  });

  it('stores the articles that have their vectors while the source is silent', async () => {
    const { make, store, ingestFrom } = setUp();
    const stop = new AbortController();
    const running = ingestFrom(thenSilent(twoChunks(2)), { signal: stop.signal });
    await make(4);
    expect(await store.count()).toBe(2);
    stop.abort();
    expect((await running).stopped).toBe(true);
  });

  it('tells how many chunks wait and how many have vectors, and never fewer than before', async () => {
    const { ingest, make } = setUp();
    const heard: Array<[chunks: number, embedded: number, pending: number]> = [];
    const running = ingest(twoChunks(3), {
      onProgress: ({ chunks, embedded, pending }) => heard.push([chunks, embedded, pending]),
    });
    await make(3);
    expect(heard).toContainEqual([0, 0, 6]);
    expect(heard).toContainEqual([1, 1, 5]);
    expect(heard.at(-1)).toEqual([3, 1, 3]);
    await make(3);
    await running;
    const chunks = heard.map(([first]) => first);
    expect(chunks).toEqual([...chunks].sort((a, b) => a - b));
    expect(heard.at(-1)).toEqual([6, 0, 0]);
  });
});

describe('an ingest that is stopped on the way', () => {
  it.each([0, 1, 2, 3, 7])(
    'after %i chunks keeps whole articles in the order read, and no others',
    async (made) => {
      const { ingest, make, keys, store, index } = setUp();
      const stop = new AbortController();
      const raws = twoChunks(10);
      const running = ingest(raws, { signal: stop.signal });
      await make(made);
      stop.abort();
      const report = await running;
      const whole = raws.slice(0, Math.floor(made / 2)).map(({ key }) => key);
      expect([report.stopped, report.counts.new, await keys()]).toEqual([true, whole.length, whole]);
      expect(report.taken.map(({ key }) => key)).toEqual(whole);
      expect(await store.chunkIds()).toHaveLength(whole.length * 2);
      expect(await index.ids()).toEqual(await store.chunkIds());
      const next = ingest(raws);
      await make(21);
      expect((await next).counts).toMatchObject({ unchanged: whole.length, new: 10 - whole.length });
    },
  );
});

describe('an ingest that fails on the way', () => {
  it('stores nothing after the failure, and lets its cause be seen', async () => {
    const hashed = createHashedEmbedder();
    let calls = 0;
    const embedPassages = async (texts: readonly string[]) => {
      const failing = ++calls === 3;
      // By then others that will succeed are under way.
      for (let i = 0; i < 50; i++) await turn();
      if (failing) throw new Error('out of memory');
      return hashed.embedPassages(texts);
    };
    const { ingest, keys } = setUp({ embedder: { ...hashed, embedPassages } });
    await expect(ingest(twoChunks(30))).rejects.toThrow('out of memory');
    expect(calls).toBeGreaterThan(10);
    expect(await keys()).toEqual(['k000', 'k001']);
  });

  it('reports a failure to store even when the source is silent', async () => {
    const replace = async (): Promise<never> => {
      throw new Error('disk full');
    };
    const ingest = createIngest({
      store: { ...createArticleStore(db), replace },
      embedder: createHashedEmbedder(),
      index: createExactIndex(),
      clock: () => 1,
      extract: plainExtract,
    });
    await expect(ingest(thenSilent(twoChunks(1)))).rejects.toThrow('disk full');
  });

  it('waits for what it began before it passes on what the source threw', async () => {
    const { embedder } = createStepwiseEmbedder();
    let open = 0;
    const embedPassages: Embedder['embedPassages'] = async (...args) => {
      open++;
      return embedder.embedPassages(...args).finally(() => open--);
    };
    const { ingestFrom, store } = setUp({ embedder: { ...embedder, embedPassages } });
    async function* broken() {
      yield* streamOf(twoChunks(2));
      throw new Error('pulled out');
    }
    await expect(ingestFrom(broken())).rejects.toThrow('pulled out');
    expect([open, await store.count()]).toEqual([0, 0]);
  });
});

describe('an ingest beside other work', () => {
  it('takes its turn before each article is read and before each is stored', async () => {
    let [turns, allowed] = [0, 3];
    const waiting: Array<() => void> = [];
    const { ingest, make, store } = setUp({
      turn: async () => {
        turns++;
        if (turns > allowed) await new Promise<void>((resolve) => waiting.push(resolve));
      },
    });
    const running = ingest(twoChunks(3));
    await make(6);
    expect([turns, await store.count()]).toEqual([4, 0]);
    allowed = Number.POSITIVE_INFINITY;
    for (const go of waiting) go();
    expect((await running).counts.new).toBe(3);
    expect(turns).toBe(6);
  });
});
