// Follows a group that became a supergroup, which has another id: what is kept under the old one is kept under the new one.
import type { ChatColumn } from '../core/chat-tables.js';
import { inTurn } from '../core/in-turn.js';
import { POSTGRES_CHAT_COLUMNS } from './chat-tables.js';
import type { Client } from './connection.js';
import { type CatalogReference, type CatalogTable, readCatalog } from './table-catalog.js';

/** Statements that take the old id as $1 and the new one as $2; `clear` only the old one. */
interface Step {
  readonly write: string;
  /** Null where nothing is left behind. */
  readonly clear: string | null;
}

/**
 * Rewrites `from` to `to` in every column of chats; to be called as the first thing in a transaction. Where a table keeps both
 * and allows one row only, the supergroup's stands; if it is one row for each chat, what it leaves at its default is filled up.
 *
 * All is seen as of one moment, so that what another process writes meanwhile is neither copied by half nor deleted
 * uncopied: it stays under the old id, or the server ends this transaction, to be begun again.
 */
export async function moveChat(
  client: Client,
  from: number,
  to: number,
  chatColumns: readonly ChatColumn[] = POSTGRES_CHAT_COLUMNS,
): Promise<void> {
  await client.run('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
  const columns = chatColumns.filter(({ holds }) => holds === 'chat');
  const catalog = await readCatalog(
    client,
    columns.map(({ table }) => table),
  );
  const steps = columns.flatMap((column) => {
    const table = catalog.get(column.table);
    return table === undefined ? [] : [stepOf(column, table)];
  });
  // A supergroup numbers its messages from 1 again, so the group's numbers would name other messages there; 0 names none.
  await client.run('DELETE FROM answer_messages WHERE chat = $1', [from]);
  await client.run(
    `UPDATE answers SET question_message = NULL, message_id = CASE WHEN message_id IS NULL THEN NULL ELSE 0 END
     WHERE chat = $1`,
    [from],
  );
  await inTurn(steps, ({ write }) => client.run(write, [from, to]));
  // What hangs on others goes before them.
  await inTurn([...steps].reverse(), async ({ clear }) => {
    if (clear !== null) await client.run(clear, [from]);
  });
}

/**
 * Where a table has its chat in its keys, rows are copied and those of the old id deleted: a cluster that keeps rows by
 * their chat does not let it be changed. Elsewhere it is no more than a value of the row.
 */
function stepOf({ table, column }: ChatColumn, its: CatalogTable): Step {
  const isKey = its.unique.length > 0 && its.unique.every((columns) => columns.includes(column));
  if (!isKey) return { write: `UPDATE ${table} SET ${column} = $2 WHERE ${column} = $1`, clear: null };
  const names = its.columns.map(({ name }) => name);
  const values = names.map((name) =>
    name === column ? '$2::int8' : copiedFrom(name, column, its.references),
  );
  const kept = its.references.filter(({ gone }) => gone !== 'forget').map((one) => isThere(one, column));
  return {
    write: `INSERT INTO ${table} (${names.join(', ')}) SELECT ${values.join(', ')} FROM ${table} AS old
      WHERE ${[`old.${column} = $1`, ...kept].join(' AND ')} ${onConflict(table, column, its)}`,
    clear: `DELETE FROM ${table} WHERE ${column} = $1`,
  };
}

/** Whether the row that an old one hangs on is there under the new id too: it is not where the supergroup's own stood. */
function isThere({ parent, columns, to }: CatalogReference, chat: string): string {
  const same = columns.map((name, i) => `${parent}.${to[i]} = ${name === chat ? '$2' : `old.${name}`}`);
  return `EXISTS (SELECT 1 FROM ${parent} WHERE ${same.join(' AND ')})`;
}

function copiedFrom(name: string, chat: string, references: readonly CatalogReference[]): string {
  const reference = references.find(({ gone, columns }) => gone === 'forget' && columns.includes(name));
  return reference === undefined
    ? `old.${name}`
    : `CASE WHEN ${isThere(reference, chat)} THEN old.${name} END`;
}

function onConflict(table: string, column: string, { key, columns }: CatalogTable): string {
  const others = columns.filter(({ name }) => name !== column);
  if (key.length !== 1 || key[0] !== column || others.length === 0) return 'ON CONFLICT DO NOTHING';
  const filled = others.map(
    ({ name, unset }) =>
      `${name} = CASE WHEN ${table}.${name} IS NOT DISTINCT FROM ${unset ?? 'NULL'} THEN excluded.${name} ELSE ${table}.${name} END`,
  );
  return `ON CONFLICT (${column}) DO UPDATE SET ${filled.join(', ')}`;
}
