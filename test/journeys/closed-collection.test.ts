// Whatever is asked of a collection that is being closed is left for the next start, and not said to have failed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openCollection } from '../../src/compose.js';
import { loadConfig } from '../../src/config.js';
import { createLogger } from '../../src/log.js';

it('a question and the look at what a topic would bring both reject with STOPPING', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'closed-'));
  const collection = await openCollection(
    loadConfig({ DATA_DIR: folder, READER_MODEL: 'none' }),
    createLogger('silent'),
  );
  const asks = [
    () => collection.converse('Ai ký công ước?', null),
    () => collection.previewTopic({ kind: 'topic', text: 'giá vàng' }, null),
  ];
  for (const ask of asks) await ask();
  await collection.close();
  for (const ask of asks) await expect(ask()).rejects.toMatchObject({ code: 'STOPPING' });
  rmSync(folder, { recursive: true });
});
