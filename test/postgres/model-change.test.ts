// A server's collection that changes its model: found in by the next one, whether the process was running or starts after it.
import { expect, it } from 'vitest';
import { openSearching } from '../../src/compose-index.js';
import { loadConfig } from '../../src/config.js';
import { createLogger } from '../../src/log.js';
import { storageOf } from '../../src/postgres/storage.js';
import { POSTGRES, testPostgres } from '../support/postgres.js';

const NEXT = 'embeddings/model/multilingual-e5-small-vi-en-questions';
const server = testPostgres();

it(`${POSTGRES} is searched by the next model once the collection has it`, async () => {
  const db = await server();
  const storage = storageOf(db, () => Promise.reject(new Error('Nothing is waited for here.')));
  const open = (settings: Record<string, string>) =>
    openSearching(storage, loadConfig(settings), createLogger('silent'), { purpose: 'ingesting' });

  const next = await open({ EMBEDDING_MODEL: NEXT });
  const { model } = next.embedder;
  await next.close();

  const running = await open({ EMBEDDING_NEXT_MODEL: NEXT });
  await storage.articles.setModel(running.embedder.model);
  const question = new Float32Array(model.dimension).fill(1);
  await expect(running.index.search(question, 1)).resolves.toEqual([]);
  await storage.articles.setModel(model);
  await running.follow();
  expect(running.embedder.model.fingerprint).toBe(model.fingerprint);
  await expect(running.index.search(question, 1)).resolves.toEqual([]);
  await running.close();

  const restarted = await open({ EMBEDDING_NEXT_MODEL: NEXT });
  await expect(restarted.index.search(question, 1)).resolves.toEqual([]);
  await restarted.close();
});
