// Changing over to another model while questions are asked: from one model or the other, never from both.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createReindex } from '../../src/app/reindex.js';
import { createSwitchingModel } from '../../src/app/switch-model.js';
import type { ArticleStore } from '../../src/core/article-store.js';
import type { Embedder } from '../../src/core/ports.js';
import { createArticleStore } from '../../src/store/articles.js';
import type { Database } from '../../src/store/database.js';
import { articleOf, put } from '../support/articles.js';
import { createExactIndex } from '../support/exact-index.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';
import { memoryDatabase } from '../support/memory-database.js';

let db: Database;
let store: ArticleStore;
let closed: string[];
let embedders: Readonly<Record<string, Embedder>>;

beforeEach(async () => {
  db = memoryDatabase();
  store = createArticleStore(db);
  closed = [];
  embedders = Object.fromEntries(['old', 'next', 'third'].map((name) => [name, createHashedEmbedder(name)]));
});
afterEach(() => void db.close());

async function stored(): Promise<void> {
  await store.setModel(embedderOf('old').model);
  await put(store, articleOf('a'));
}

function embedderOf(name: string): Embedder {
  return embedders[name] ?? expect.fail();
}

function open(...names: string[]) {
  return createSwitchingModel(
    store,
    names.map((name) => async () => {
      const embedder = { ...embedderOf(name), close: async () => void closed.push(name) };
      try {
        await store.assertModel(embedder.model);
      } catch (error) {
        await embedder.close();
        throw error;
      }
      const index = createExactIndex();
      const held: Array<{ id: number; vector: Float32Array }> = [];
      for await (const entry of store.allVectors()) held.push(entry);
      await index.add(held);
      return { embedder, index, saveIndex: async () => {} };
    }),
  );
}

async function reindex(name: string): Promise<void> {
  const deps = { store, embedder: embedderOf(name), process: 'p', wait: async () => {} };
  expect((await createReindex(deps)()).outcome).toBe('adopted');
}

it('opens the model that the collection has, whichever place it has among those given', async () => {
  expect((await open('next', 'old')).embedder.model).toEqual(embedderOf('next').model);
  await stored();
  const { embedder } = await open('next', 'old');
  expect(embedder.model).toEqual(embedderOf('old').model);
  expect(closed).toEqual(['next']);
  await expect(open('next', 'third')).rejects.toThrow(/old.*next.*npm run reindex/su);
});

it('changes over when the collection does, and finds by the new vectors what it found by the old', async () => {
  await stored();
  const searching = await open('old', 'next');
  const [id = 0] = await store.chunkIds();
  const nearest = async () => {
    const [vector] = await searching.embedder.embedPassages([(await store.chunks([id]))[0]?.text ?? '']);
    return (await searching.index.search(vector ?? new Float32Array(), 1))[0];
  };
  const before = await nearest();
  await searching.follow();
  expect(closed).toEqual([]);
  await reindex('next');
  await searching.follow();
  expect(searching.embedder.model).toEqual(embedderOf('next').model);
  expect(closed).toEqual(['old']);
  expect((await nearest())?.id).toBe(before?.id);
  await searching.follow();
  expect(closed).toEqual(['old']);
  await searching.close();
  expect(closed).toEqual(['old', 'next']);
});

it('refuses a model that was not given, and goes on once the collection has one that was', async () => {
  await stored();
  const searching = await open('old', 'next');
  await reindex('third');
  await expect(searching.follow()).rejects.toMatchObject({ code: 'MODEL_MISMATCH' });
  await expect(searching.follow()).rejects.toMatchObject({ code: 'MODEL_MISMATCH' });
  await reindex('next');
  await searching.follow();
  expect(searching.embedder.model).toEqual(embedderOf('next').model);
});

it.each(['an answer', 'a failure'])('asks again where the model changed under %s', async (what) => {
  await stored();
  const searching = await open('old', 'next');
  const asked: string[] = [];
  const work = async (): Promise<string> => {
    asked.push(searching.embedder.model.name);
    if (asked.length === 1) {
      await reindex('next');
      if (what === 'a failure') throw new Error('closed under it');
    }
    return 'found';
  };
  expect(await searching.steadily(searching.follow, work)).toBe('found');
  expect(asked).toEqual([embedderOf('old').model.name, embedderOf('next').model.name]);
});

it('lets a failure that has another reason be one', async () => {
  await stored();
  const searching = await open('old', 'next');
  const work = async (): Promise<never> => {
    throw new Error('disk on fire');
  };
  await expect(searching.steadily(searching.follow, work)).rejects.toThrow('disk on fire');
});
