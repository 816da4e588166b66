// Which process is sending a correction and until when it may take for it, as a step of the tables.
import type { Migration } from './migration.js';

/** What an earlier version left half sent has no such time: it is over. */
export const m021_correction_claims: Migration = {
  name: 'm021_correction-claims',
  sql: `
    ALTER TABLE corrections ADD COLUMN process TEXT;
    ALTER TABLE corrections ADD COLUMN lease_until INTEGER;
  `,
};
