// The bare ONNX session on the very chunks that the product embeds.

import { passagesOf } from '../../../src/cli/bench-ingest.js';
import { type BareSession, openBareModel } from '../../../src/compose-models.js';
import { loadConfig } from '../../../src/config.js';
import type { RawArticle } from '../../../src/core/source-item.js';
import { serve } from './serve.js';

let session: BareSession | null = null;

serve({
  open: async ({ folder }: { folder: string }) => {
    session = await openBareModel(loadConfig({ DATA_DIR: folder }));
  },
  ingest: (raws: readonly RawArticle[]) => session?.run(passagesOf(raws, Date.now())),
});
