// A collection for killing an ingest in: the sample articles and generated ones, before and after a day of changes.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIngest } from '../../src/app/ingest.js';
import type { IngestReport } from '../../src/app/ingest-report.js';
import type { Embedder } from '../../src/core/ports.js';
import type { RawArticle } from '../../src/core/source-item.js';
import { projectRoot } from '../../src/project-root.js';
import { createArticleStore } from '../../src/store/articles.js';
import { openDatabase } from '../../src/store/database.js';
import { createExactIndex } from './exact-index.js';
import { createHashedEmbedder } from './hashed-embedder.js';
import { extract } from './raw-article.js';
import { rawOf, streamOf } from './raw-articles.js';

const GENERATED = 40;
const ROOT = '/in';

export type Edition = 'yesterday' | 'today';

function sampleArticles(): RawArticle[] {
  const folder = join(projectRoot, 'data', 'articles');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => rawOf(name, { text: readFileSync(join(folder, name), 'utf8'), date: null, outlet: null }));
}

/** Yesterday lacks two samples, has ten articles in another wording, and three that today does not have. */
function rawArticles(edition: Edition): RawArticle[] {
  const generated = Array.from({ length: GENERATED }, (_, i) => {
    const raw = rawOf(`bài-${String(i).padStart(2, '0')}`, { date: '2025-08-16' });
    const old = edition === 'yesterday' && i % 4 === 0;
    return { ...raw, text: `${raw.text} Bản ${old ? 'cũ, sẽ được sửa' : 'cuối'} của bài số ${i}.` };
  });
  if (edition === 'today') return [...sampleArticles(), ...generated];
  return [...sampleArticles().slice(2), ...generated.slice(5), ...['x', 'y', 'z'].map((key) => rawOf(key))];
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Makes one vector a turn of the event loop, call after call, so that reading and storing go on meanwhile. */
function createSlowEmbedder(onVector: () => void): Embedder {
  const hashed = createHashedEmbedder();
  let last: Promise<unknown> = Promise.resolve();
  return {
    ...hashed,
    embedPassages(texts, onDone) {
      const made = last.then(async () => {
        const vectors: Float32Array[] = [];
        for (const text of texts) {
          await nextTurn();
          vectors.push(...(await hashed.embedPassages([text])));
          onDone?.(vectors.length);
          onVector();
        }
        return vectors;
      });
      last = made;
      return made;
    },
  };
}

/**
 * Opens the database at `file` and ingests an edition with pruning, as the command does. `onVector` is called after each
 * vector, before anything of its article is stored.
 */
export async function ingestEdition(
  file: string,
  edition: Edition,
  onVector: () => void = () => {},
): Promise<IngestReport> {
  const db = openDatabase(file);
  const store = createArticleStore(db);
  const ingest = createIngest({
    store,
    embedder: createSlowEmbedder(onVector),
    index: createExactIndex(),
    clock: () => 1000,
    extract,
    turn: nextTurn,
  });
  const report = await ingest(streamOf(rawArticles(edition)), { prune: [ROOT] });
  db.close();
  return report;
}
