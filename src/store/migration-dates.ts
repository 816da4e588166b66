// What articles say of their dates, as a step of the tables.
import type { Migration } from './migration.js';

/** `date_evidence` is a JSON array, null in articles stored before; the others are as `day` and `time`. */
export const m005_dates: Migration = {
  name: 'm005_dates',
  sql: `
    ALTER TABLE articles ADD COLUMN date_evidence TEXT;
    ALTER TABLE articles ADD COLUMN updated_day TEXT;
    ALTER TABLE articles ADD COLUMN updated_time TEXT;
  `,
};
