// Live sources and what fetching them brought, as a step of the tables.
import type { Migration } from './migration.js';

export const m008_sources: Migration = { name: 'm008_sources', sql: '' };
