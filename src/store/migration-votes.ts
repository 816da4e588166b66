// What people thought of answers, as a step of the tables.
import type { Migration } from './migration.js';

export const m012_votes: Migration = {
  name: 'm012_votes',
  sql: '',
};
