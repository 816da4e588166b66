// Former versions of articles, what was quoted of them, and corrections, as a step of the tables.
import type { Migration } from './migration.js';

export const m006_versions: Migration = { name: 'm006_versions', sql: '' };
