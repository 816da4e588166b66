// The collection in SQLite: puts reading, writing and the record of the model together to one article store.
import type { ArticleStore } from '../core/article-store.js';
import { createGate } from '../core/gate.js';
import { modelMismatch, sameModel } from '../core/model-identity.js';
import type { ModelIdentity } from '../core/ports.js';
import { createArticleCensus } from './article-census.js';
import { createArticleReads, createChunkReads } from './article-reads.js';
import { createArticleWrites } from './article-writes.js';
import { createChunkLists } from './chunk-lists.js';
import type { Database } from './database.js';
import { createMeta } from './meta.js';
import { promised } from './promised.js';
import { createStaging } from './staging.js';

/**
 * An article store on an opened database; with `pause`, what is stored is prepared with one between chunk and chunk. A
 * read-only connection serves the reading half; its writing calls throw SQLite's error.
 */
export function createArticleStore(db: Database, pause?: () => Promise<void>): ArticleStore {
  const meta = createMeta(db);
  const { prepare, ...writes } = createArticleWrites(db, meta);
  const anyChunk = db.prepare<[], number>('SELECT EXISTS (SELECT 1 FROM chunks)').pluck();

  function assertModel(identity: ModelIdentity): void {
    const stored = meta.model();
    if (!stored || sameModel(stored, identity) || anyChunk.get() === 0) return;
    throw modelMismatch(stored, identity);
  }

  const setModel = db.transaction((identity: ModelIdentity): void => {
    assertModel(identity);
    const stored = meta.model();
    if (stored && sameModel(stored, identity)) return;
    meta.writeModel(identity);
    meta.bump();
  });

  const store = promised<ArticleStore>({
    ...createArticleReads(db),
    ...createArticleCensus(db),
    ...createChunkReads(db),
    ...createChunkLists(db),
    ...writes,
    ...createStaging(db, meta),
    change: meta.change,
    model: meta.model,
    setModel: setModel.immediate,
    assertModel,
  });
  if (pause === undefined) return store;
  // What changes the collection does so in the order in which it was asked for.
  const inOrder = createGate(1);
  return {
    ...store,
    replace: (article, replacement) =>
      inOrder(async () => {
        for (const chunk of replacement.chunks) {
          prepare(chunk);
          await pause();
        }
        return store.replace(article, replacement);
      }),
    move: (...given) => inOrder(() => store.move(...given)),
    remove: (...given) => inOrder(() => store.remove(...given)),
  };
}
