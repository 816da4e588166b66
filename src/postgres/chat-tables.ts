// Which tables of PostgreSQL say something of a chat or of a person.
import { CHAT_COLUMNS, type ChatColumn } from '../core/chat-tables.js';

/**
 * Those of every database, and the rows that hang on theirs: here they name their chat too, by which a cluster keeps them
 * beside their parents. Parents come before what hangs on them.
 */
export const POSTGRES_CHAT_COLUMNS: readonly ChatColumn[] = [
  ...CHAT_COLUMNS,
  { table: 'given_quotes', column: 'chat', holds: 'chat', part: true },
  { table: 'corrections', column: 'chat', holds: 'chat', part: true },
  { table: 'digest_items', column: 'chat', holds: 'chat', part: true },
];
