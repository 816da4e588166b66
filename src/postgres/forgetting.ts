// Deletes what is kept of a person or a chat from every table of PostgreSQL that says something of them.
import type { ChatColumn } from '../core/chat-tables.js';
import {
  type Forgetting,
  type KeptCounts,
  type KeptKind,
  keptCounts,
  type Whose,
} from '../core/forgetting.js';
import { inTurn } from '../core/in-turn.js';
import { mentions } from '../core/mentions.js';
import { POSTGRES_CHAT_COLUMNS } from './chat-tables.js';
import type { Client, Postgres, Session } from './connection.js';
import { codeOf } from './fault.js';
import { type CatalogTable, readCatalog } from './table-catalog.js';

/** The entry of `meta` that says how often something was forgotten since the tables were last written anew. */
const TO_SWEEP = 'to sweep';
/** How long a table may be waited for; whoever wants it meanwhile waits behind. */
const SWEEP_WAIT_MS = 1000;
/**
 * A table is closed to everyone while it is written anew, indexes included: 186 MB in 100,000 rows took 1.9 to 4.6 s on a
 * busy machine of two slow cores. By that this takes a second at the most.
 */
const REWRITTEN_BYTES = 32 * 2 ** 20;
/** lock_not_available. */
const BUSY = '55P03';

/** What happens to the rows of a column; the statements take the id as $1. */
interface Step {
  /** Null for rows that are parts of others. */
  readonly kind: KeptKind | null;
  readonly count: string;
  readonly run: string;
}

/**
 * The Forgetting port over `columns`. Rows that are deleted lie in the files until their place is needed; `sweep` writes
 * their tables anew (VACUUM FULL) up to `rewrittenBytes`, and of larger ones only frees the place (VACUUM), as nobody is to
 * wait for that. The server's log of writes and backups keep them for as long as the server is told to.
 */
export function createPostgresForgetting(
  db: Postgres,
  {
    columns = POSTGRES_CHAT_COLUMNS,
    sweepWaitMs = SWEEP_WAIT_MS,
    rewrittenBytes = REWRITTEN_BYTES,
  }: {
    readonly columns?: readonly ChatColumn[];
    readonly sweepWaitMs?: number;
    readonly rewrittenBytes?: number;
  } = {},
): Forgetting {
  const tables = [...new Set(columns.map(({ table }) => table))];

  async function stepsFor(client: Client, { kind }: Whose): Promise<Step[]> {
    const catalog = await readCatalog(client, tables);
    const stepsOf = (holds: ChatColumn['holds']): Step[] =>
      columns
        .filter((one) => one.holds === holds && one.stays !== true)
        .map((one) => stepOf(one, columns, catalog.get(one.table)));
    return kind === 'chat' ? stepsOf('chat') : [...stepsOf('chat'), ...stepsOf('person')];
  }

  async function keptOf(client: Client, steps: readonly Step[], id: number): Promise<KeptCounts> {
    const counted = await inTurn(steps, async ({ kind, count }) => {
      const [row] = kind === null ? [] : await client.query<{ count: number }>(count, [id]);
      return { kind, count: row?.count ?? 0 };
    });
    return keptCounts(counted);
  }

  async function forget(client: Client, whose: Whose): Promise<KeptCounts> {
    const steps = await stepsFor(client, whose);
    // Counted before anything goes: what hangs on an answer goes with it.
    const counts = await keptOf(client, steps, whose.id);
    await inTurn(steps, ({ run }) => client.run(run, [whose.id]));
    await finishUpdates(client, whose.id);
    await client.run(
      `INSERT INTO meta (key, value) VALUES ('${TO_SWEEP}', '1')
       ON CONFLICT (key) DO UPDATE SET value = (meta.value::int8 + 1)::text`,
    );
    return counts;
  }

  return {
    kept: (whose) =>
      db.transaction(async (client) => keptOf(client, await stepsFor(client, whose), whose.id)),
    forget: (whose) => db.transaction((client) => forget(client, whose)),
    async sweep() {
      const [marked] = await db.query<{ value: string }>(`SELECT value FROM meta WHERE key = '${TO_SWEEP}'`);
      if (marked === undefined) return false;
      const session = await db.session();
      try {
        if (!(await swept(session, [...tables, 'updates'], { waitMs: sweepWaitMs, rewrittenBytes })))
          return false;
      } finally {
        await session.release();
      }
      // What was forgotten meanwhile is for the next time.
      await db.run(`DELETE FROM meta WHERE key = '${TO_SWEEP}' AND value = $1`, [marked.value]);
      return true;
    },
  };
}

function stepOf(one: ChatColumn, columns: readonly ChatColumn[], its: CatalogTable | undefined): Step {
  const { table, column, holds } = one;
  const mayBeEmpty = its?.columns.find(({ name }) => name === column)?.nullable === true;
  const goes = holds === 'chat' || one.goes === true || !mayBeEmpty;
  const act = goes ? `DELETE FROM ${table}` : `UPDATE ${table} SET ${column} = NULL`;
  // Of a person only what lies outside the private chat, which goes as a whole.
  const chats = columns.filter(
    (other) => holds === 'person' && other.table === table && other.holds === 'chat',
  );
  const where = [`${column} = $1`, ...chats.map((chat) => `${chat.column} IS DISTINCT FROM $1`)].join(
    ' AND ',
  );
  return {
    kind: one.part === true ? null : (one.named ?? 'other'),
    count: `SELECT count(*) AS count FROM ${table} WHERE ${where}`,
    run: `${act} WHERE ${where}`,
  };
}

/** Finishes messages to the bot that name the chat or the person, at whatever depth, the message replied to included. */
async function finishUpdates(client: Client, id: number): Promise<void> {
  const open = await client.query<{ update_id: number; body: string }>(
    'SELECT update_id, body FROM updates WHERE finished = 0',
  );
  // Looked through here: PostgreSQL's functions for JSON refuse a text with NUL in it, which whoever writes may send.
  const theirs = open.filter(({ body }) => mentions(JSON.parse(body), id));
  if (theirs.length === 0) return;
  await client.run(
    `UPDATE updates SET finished = 1, body = '', lane = '' WHERE update_id = ANY ($1::int8[])`,
    [theirs.map(({ update_id }) => update_id)],
  );
}

/** Leaves nothing of deleted rows in the tables, or their place free; false when one of them was in use for too long. */
async function swept(
  session: Session,
  tables: readonly string[],
  { waitMs, rewrittenBytes }: { readonly waitMs: number; readonly rewrittenBytes: number },
): Promise<boolean> {
  try {
    await session.run(`SET lock_timeout = ${waitMs}`);
    await inTurn(tables, async (table) => {
      const [size] = await session.query<{ bytes: number }>(
        'SELECT pg_total_relation_size($1::regclass) AS bytes',
        [table],
      );
      const small = size !== undefined && size.bytes <= rewrittenBytes;
      await session.run(small ? `VACUUM (FULL) ${table}` : `VACUUM ${table}`);
    });
    return true;
  } catch (error) {
    if (codeOf(error) === BUSY) return false;
    throw error;
  } finally {
    await session.run('RESET lock_timeout');
  }
}
