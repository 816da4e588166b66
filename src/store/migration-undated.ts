// Which articles have a day and which have none, as an index, as a step of the tables.
import type { Migration } from './migration.js';

/** Finding the last of either would otherwise read the rows of articles, each with its whole text. */
export const m022_undated: Migration = {
  name: 'm022_undated',
  sql: 'CREATE INDEX articles_by_undated ON articles (coalesce(day, event_day) IS NULL);',
};
