// Which articles tell one story, as a step of the tables.
import type { Migration } from './migration.js';

export const m007_stories: Migration = { name: 'm007_stories', sql: '' };
