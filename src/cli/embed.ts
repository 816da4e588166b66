// The command `embed`: makes vectors for what other machines ingest, and tells how far it is.
import type { Logger } from 'pino';
import { helpEmbedding } from '../compose-embedding.js';
import type { Config } from '../config.js';
import type { Output, Words } from './terminal-text.js';

/** Passages between two lines that tell how many there are. */
const LINE_EVERY = 1000;

interface EmbedParts {
  readonly config: Config;
  readonly log: Logger;
  readonly words: Words;
  readonly out: Output;
  readonly err: Output;
  readonly signal: AbortSignal;
}

/** Returns once the signal is aborted. Throws as helpEmbedding does. */
export async function embedCommand({ config, log, words, out, err, signal }: EmbedParts): Promise<void> {
  let next = LINE_EVERY;
  const done = await helpEmbedding(config, log, {
    signal,
    onBegun: () => err.write(`${words('embed-begun')}\n`),
    onProgress: (passages, isThrough) => {
      if (!isThrough && passages < next) return;
      next = passages + LINE_EVERY;
      err.write(`${words(isThrough ? 'embed-through' : 'embed-progress', { passages })}\n`);
    },
  });
  out.write(`${words('embed-outcome', { passages: done })}\n`);
}
