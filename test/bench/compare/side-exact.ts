// The search that is right by construction: every vector is compared, one after another, in one block of memory.
import { openEmbedder } from '../../../src/compose-models.js';
import { loadConfig } from '../../../src/config.js';
import type { Embedder } from '../../../src/core/ports.js';
import { createLogger } from '../../../src/log.js';
import { readChunks } from './chunk-files.js';
import { serve } from './serve.js';

const MOST = 10;
let vectors = new Float32Array();
let ids: number[] = [];
let dimension = 0;
let embedder: Embedder | null = null;

/** The ids of the ten nearest, nearest first. */
function nearest(vector: Float32Array): number[] {
  const best: Array<{ id: number; score: number }> = [];
  for (let place = 0; place < ids.length; place++) {
    const at = place * dimension;
    let score = 0;
    for (let i = 0; i < dimension; i++) score += (vectors[at + i] as number) * (vector[i] as number);
    const worst = best[MOST - 1];
    if (worst !== undefined && worst.score >= score) continue;
    let rank = best.length;
    while (rank > 0 && (best[rank - 1] as { score: number }).score < score) rank--;
    best.splice(rank, 0, { id: ids[place] as number, score });
    if (best.length > MOST) best.pop();
  }
  return best.map(({ id }) => id);
}

serve({
  open: async (order: { files: string; chunks: number; dimension: number; data: string }) => {
    dimension = order.dimension;
    vectors = new Float32Array(order.chunks * dimension);
    ids = [];
    for await (const batch of readChunks(order.files, dimension))
      for (const { id, vector } of batch) {
        vectors.set(vector, ids.length * dimension);
        ids.push(id);
      }
    embedder = await openEmbedder(loadConfig({ DATA_DIR: order.data }), createLogger('silent'));
  },
  ask: async (text: string) => {
    const vector = await embedder?.embedQuestion(text);
    return vector === undefined ? 0 : nearest(vector).length;
  },
  nearest,
});
