// Follows a group that became a supergroup, which has another id: rewrites that id wherever one is kept.
import { z } from 'zod';
import { CHAT_COLUMNS, type ChatColumn } from '../core/chat-tables.js';
import type { Database } from './database.js';

const columnSchema = z.object({ name: z.string(), pk: z.int(), dflt_value: z.string().nullable() });

/**
 * Rewrites `from` to `to` in every column of chats; to be called inside a transaction. Where a table keeps both and allows one
 * row only, the supergroup's stands; if it is one row for each chat, what it leaves at its default is filled up.
 */
export function createChatMove(
  db: Database,
  chatColumns: readonly ChatColumn[] = CHAT_COLUMNS,
): (from: number, to: number) => void {
  const steps = chatColumns
    .filter(({ holds }) => holds === 'chat')
    .map((column) => ({
      fill: fillingUp(db, column),
      rewrite: db.prepare(
        `UPDATE OR IGNORE ${column.table} SET ${column.column} = @to WHERE ${column.column} = @from`,
      ),
      clear: db.prepare(`DELETE FROM ${column.table} WHERE ${column.column} = @from`),
    }));
  // A supergroup numbers its messages from 1 again, so the group's numbers would name other messages there; 0 names none.
  const forgetCarriers = db.prepare('DELETE FROM answer_messages WHERE chat = ?');
  const forgetNumbers = db.prepare(
    `UPDATE answers SET question_message = NULL, message_id = iif(message_id IS NULL, NULL, 0) WHERE chat = ?`,
  );
  return (from, to) => {
    forgetCarriers.run(from);
    forgetNumbers.run(from);
    for (const { fill, rewrite, clear } of steps) {
      fill?.run({ from, to });
      rewrite.run({ from, to });
      clear.run({ from });
    }
  };
}

/** Null for a table that keeps more than one row for a chat. */
function fillingUp(db: Database, { table, column }: ChatColumn) {
  const columns = z.array(columnSchema).parse(db.pragma(`table_info(${table})`));
  const key = columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
  const others = columns.filter(({ pk }) => pk === 0);
  if (key.length !== 1 || key[0] !== column || others.length === 0) return null;
  const filled = others.map(
    ({ name, dflt_value: unset }) =>
      `${name} = CASE WHEN ${table}.${name} IS ${unset ?? 'NULL'} THEN old.${name} ELSE ${table}.${name} END`,
  );
  return db.prepare(
    `UPDATE ${table} SET ${filled.join(', ')} FROM ${table} AS old
     WHERE ${table}.${column} = @to AND old.${column} = @from`,
  );
}
