// Reader pages of a collection that holds nothing: whoever asks for a passage gets the page that says so.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';
import { createReaderAddresses } from '../../src/web/reader-address.js';
import type { WorkerParts } from '../../src/web/webhook-server.js';

export function readerPagesOf(): WorkerParts['reader'] {
  return {
    addresses: createReaderAddresses(randomBytes(32)),
    readPassage: async () => null,
    prompts: loadPrompts(join(projectRoot, 'prompts'), 'page'),
    bot: () => null,
    pageFolder: join(projectRoot, 'src/web/page'),
  };
}
