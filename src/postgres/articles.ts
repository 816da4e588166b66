// The collection in PostgreSQL: puts reading, writing and the record of the model together to one article store.
import type { ArticleStore } from '../core/article-store.js';
import { createArticleCensus } from './article-census.js';
import { createArticleReads } from './article-reads.js';
import { createArticleWrites } from './article-writes.js';
import { createChunkReads } from './chunk-reads.js';
import type { Postgres } from './connection.js';
import { changeOf } from './meta.js';
import { createModelRecord } from './model-record.js';
import { createStaging } from './staging.js';

/** The ArticleStore port; writers in whatever process wait for each other, readers for nobody. */
export function createPostgresArticleStore(db: Postgres): ArticleStore {
  return {
    ...createArticleReads(db),
    ...createArticleCensus(db),
    ...createChunkReads(db),
    ...createArticleWrites(db),
    ...createStaging(db),
    ...createModelRecord(db),
    change: () => changeOf(db),
  };
}
