// The product itself as a contender: a question goes its whole way but for Telegram.
import { openCollection } from '../../../src/compose.js';
import { loadConfig } from '../../../src/config.js';
import type { RawArticle, SourceItem } from '../../../src/core/source-item.js';
import { createLogger } from '../../../src/log.js';
import { serve } from './serve.js';

type Collection = Awaited<ReturnType<typeof openCollection>>;
let opened: Collection | null = null;

function collection(): Collection {
  if (opened === null) throw new Error('No collection is open.');
  return opened;
}

async function* items(raws: readonly RawArticle[]): AsyncGenerator<SourceItem> {
  for (const article of raws) yield { kind: 'article', article };
}

serve({
  open: async ({ folder, ingests = false }: { folder: string; ingests?: boolean }) => {
    opened = await openCollection(
      loadConfig({ DATA_DIR: folder, READER_MODEL: 'none' }),
      createLogger('silent'),
      // As `trichdan ingest` opens it.
      { purpose: ingests ? 'ingesting' : 'serving' },
    );
  },
  ask: async (text: string) => {
    await collection().converse(text, null);
  },
  day: async ({ text, day }: { text: string; day: string }) => {
    const [year, month, date] = day.split('-').map(Number);
    await collection().converse(`${text} ngày ${date}/${month}/${year}`, null);
  },
  add: async (raw: RawArticle) => {
    await collection().ingest(items([raw]));
  },
  save: () => collection().saveIndex(),
  remove: async (key: string) => {
    await collection().store.remove([key], Date.now());
  },
  ingest: async (raws: readonly RawArticle[]) => {
    await collection().ingest(items(raws));
    await collection().saveIndex();
  },
  /** Keys of the articles as they rank, best first. */
  ranked: async (text: string) => {
    const { ranked, passages } = await collection().ask.findings(text);
    const ids = [
      ...passages.map(({ chunk }) => chunk.id),
      ...[...ranked].sort((a, b) => b.score - a.score).map(({ chunk }) => chunk),
    ];
    return [
      ...new Set((await collection().store.chunks(ids.slice(0, 20))).map(({ article }) => article.key)),
    ];
  },
});
