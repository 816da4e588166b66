// When each message that waits may go at the earliest, as a step of the tables.
import type { Migration } from './migration.js';

/** Without it, whoever asks when something will be due next reads all that waits. */
export const m018_outbox_next: Migration = {
  name: 'm018_outbox-next',
  sql: "CREATE INDEX outbox_next ON outbox (max(due_at, not_before)) WHERE state = 'pending';",
};
