// Whose each waiting update is and how often it was begun, as a step of the tables.
import type { Migration } from './migration.js';

/** What waits from before has no lane but that of all such, so that it is handled in the order in which it came. */
export const m020_lanes: Migration = {
  name: 'm020_lanes',
  sql: `
    ALTER TABLE updates ADD COLUMN lane TEXT NOT NULL DEFAULT '';
    ALTER TABLE updates ADD COLUMN begun INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX updates_waiting ON updates (lane, number) WHERE finished = 0;
  `,
};
