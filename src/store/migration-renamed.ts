// Finding an article again that goes on under another key, as a step of the tables.
import type { Migration } from './migration.js';

/** By what the source stated: an article that is new is compared with all that were ever withdrawn. */
export const m009_renamed: Migration = {
  name: 'm009_renamed',
  sql: `
    CREATE INDEX article_versions_by_source ON article_versions (source_hash) WHERE source_hash IS NOT NULL;
  `,
};
