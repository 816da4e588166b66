// Chats the bot is in, their members’ rights and linked channels, as a step of the tables.
import type { Migration } from './migration.js';

export const m011_chats: Migration = {
  name: 'm011_chats',
  sql: '',
};
