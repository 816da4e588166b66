// Leaving the merging of the full-text tables to those who write, as a step of the tables.
import type { Migration } from './migration.js';

/** By itself FTS5 merges every 64 pages, some 500 at once: up to 280 ms in the middle of one article, of 100,000 chunks. */
export const m023_merging: Migration = {
  name: 'm023_merging',
  sql: `
    INSERT INTO words_typed (words_typed, rank) VALUES ('automerge', 0);
    INSERT INTO words_folded (words_folded, rank) VALUES ('automerge', 0);
  `,
};
