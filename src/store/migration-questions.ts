// What was asked and how it went, who is shut out, and how much each may ask, as a step of the tables.
import type { Migration } from './migration.js';

export const m014_questions: Migration = {
  name: 'm014_questions',
  sql: '',
};
