// The product's model and graph with nothing around them: what a question costs at the least.
import { join } from 'node:path';
import { openEmbedder } from '../../../src/compose-models.js';
import { openStorage } from '../../../src/compose-storage.js';
import { loadConfig } from '../../../src/config.js';
import { createLogger } from '../../../src/log.js';
import { openHnswIndex } from '../../../src/vectors/hnsw-index.js';
import { serve } from './serve.js';

/** As many neighbours as the product asks for, of which the first ten count. */
const [DEPTH, MOST] = [100, 10];
const log = createLogger('silent');

async function openParts(folder: string) {
  const config = loadConfig({ DATA_DIR: folder });
  const { articles } = await openStorage(config);
  const embedder = await openEmbedder(config, log);
  const index = await openHnswIndex({
    file: join(folder, 'vectors.hnsw'),
    model: embedder.model,
    source: articles,
  });
  return { embedder, index };
}

let parts: Awaited<ReturnType<typeof openParts>> | null = null;

async function found(text: string) {
  if (parts === null) throw new Error('Nothing is open.');
  const vector = await parts.embedder.embedQuestion(text);
  const near = await parts.index.search(vector, DEPTH);
  return { vector, ids: near.slice(0, MOST).map(({ id }) => id) };
}

serve({
  open: async ({ folder }: { folder: string }) => {
    parts = await openParts(folder);
  },
  ask: async (text: string) => (await found(text)).ids.length,
  found,
});
