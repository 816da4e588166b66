// An index thread that dies once, at its first search: a file beside the index remembers that it did.
import { existsSync, writeFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import '../../src/vectors/hnsw-worker.js';
import type { HnswWorkerData } from '../../src/vectors/hnsw-worker.js';

const { file } = workerData as HnswWorkerData;
parentPort?.on('message', (request: { method: string }) => {
  if (request.method !== 'search' || existsSync(`${file}.died`)) return;
  writeFileSync(`${file}.died`, '');
  process.exit(1);
});
