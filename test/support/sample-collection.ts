// The five sample articles as `ingest` stores them: made by the first test that asks for them, copied for every other.
import { existsSync } from 'node:fs';
import { mkdtemp, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { runCommand, SAMPLE_ARTICLES, type Workplace } from './product.js';

/** A data folder of one's own that has them. */
export async function sampleCollection(place: Workplace): Promise<string> {
  const ready = join(inject('sharedFolder'), 'samples');
  if (!existsSync(ready)) {
    const made = await mkdtemp(join(inject('sharedFolder'), 'making-'));
    expect((await runCommand(made, ['ingest', SAMPLE_ARTICLES])).code).toBe(0);
    // Another file's tests may have been quicker; theirs is the same.
    await rename(made, ready).catch((error: NodeJS.ErrnoException) =>
      expect(['ENOTEMPTY', 'EEXIST']).toContain(error.code),
    );
  }
  return place.dataDir(ready);
}
