// The days of events that stand for a day of publication, as a step of the tables.
import type { Migration } from './migration.js';

/** The first and the last of them were looked for among the rows of all articles that tell of an event. */
export const m024_events: Migration = {
  name: 'm024_events',
  sql: 'CREATE INDEX articles_by_event_day_alone ON articles (event_day) WHERE day IS NULL AND event_day IS NOT NULL;',
};
