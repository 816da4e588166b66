// What people chose for themselves, and how long what they ask is kept, as a step of the tables.
import type { Migration } from './migration.js';

export const m013_people: Migration = {
  name: 'm013_people',
  sql: '',
};
