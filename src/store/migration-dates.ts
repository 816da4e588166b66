// What articles say of their dates, as a step of the tables.
import type { Migration } from './migration.js';

export const m005_dates: Migration = { name: 'm005_dates', sql: '' };
