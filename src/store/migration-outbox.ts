// Subscriptions, and what is to be sent of its own accord, as a step of the tables.
import type { Migration } from './migration.js';

export const m015_outbox: Migration = {
  name: 'm015_outbox',
  sql: '',
};
