// Fills the collection from the articles folder: at every start of the bot, and before a first question in the terminal.
import { resolve } from 'node:path';
import type { Collection } from '../compose.js';
import type { Clock } from '../core/ports.js';
import { problemLine } from './ingest.js';
import { createProgress } from './progress.js';
import type { Output, Words } from './terminal-text.js';

export interface FirstIngestOptions {
  readonly folder: string;
  readonly err: Output;
  readonly words: Words;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}

/** Takes what is new in the folder and saves the index; what could not be taken is told in one line each. */
export async function firstIngest(collection: Collection, options: FirstIngestOptions): Promise<void> {
  const { folder, err, words, clock, signal } = options;
  let total: number | null = 0;
  if (err.isTTY) for await (const _ of collection.read([folder])) total++;
  else total = null;
  const progress = createProgress({ output: err, words, clock, total });
  const report = await collection
    .ingest(collection.read([folder]), {
      onProgress: progress.update,
      roots: [resolve(folder)],
      ...(signal ? { signal } : {}),
    })
    .finally(progress.stop);
  for (const problem of report.problems) err.write(`${problemLine(problem, words)}\n`);
  await collection.saveIndex();
}
