// Deletes what is kept of a person or a chat from every table that says something of them, and from the files.
import SQLite from 'better-sqlite3';
import { CHAT_COLUMNS, type ChatColumn } from '../core/chat-tables.js';
import {
  type Forgetting,
  type KeptCounts,
  type KeptKind,
  keptCounts,
  type Whose,
} from '../core/forgetting.js';
import type { Database } from './database.js';
import { promised } from './promised.js';
import { rewriteTables } from './rewrite-tables.js';

/** The entry of `meta` that says that something was forgotten since the file was last written anew. */
const TO_SWEEP = 'to sweep';
const WRITTEN_TO = /^SQLITE_(BUSY|LOCKED)/u;

/** What happens to the rows of a column, with the statements for it; each takes the id. */
interface Step {
  /** Null for rows that are parts of others. */
  readonly kind: KeptKind | null;
  readonly count: (id: number) => number;
  readonly run: (id: number) => void;
}

/**
 * The Forgetting port over `columns`. Whatever is deleted is overwritten in the file (secure_delete; see database.ts), and
 * the log of writes, which still holds it, is emptied. That leaves copies in the gaps of pages whose rows SQLite once moved
 * to others (measured: some of 2,000 texts under random keys), which only writing those tables anew is rid of; see rewrite-tables.ts.
 */
export function createForgetting(db: Database, columns: readonly ChatColumn[] = CHAT_COLUMNS): Forgetting {
  const steps = { chat: stepsOf('chat'), person: stepsOf('person') };
  // An update names its chat and its sender at various depths, the message replied to included.
  const finishUpdates = db.prepare<[number]>(
    `UPDATE updates SET finished = 1, body = '', lane = '' WHERE finished = 0 AND EXISTS (
       SELECT 1 FROM json_tree(updates.body) AS part
       WHERE part.key = 'id' AND part.value = ? AND (part.path LIKE '%.chat' OR part.path LIKE '%.from'))`,
  );

  const mark = db.prepare(`INSERT OR REPLACE INTO meta (key, value) VALUES ('${TO_SWEEP}', '1')`);
  const unmark = db.prepare(`DELETE FROM meta WHERE key = '${TO_SWEEP}'`);
  const marked = db.prepare(`SELECT 1 FROM meta WHERE key = '${TO_SWEEP}'`);

  function statements(table: string, where: string, act: string): Pick<Step, 'count' | 'run'> {
    const count = db
      .prepare<[{ id: number }], number>(`SELECT count(*) FROM ${table} WHERE ${where}`)
      .pluck();
    const change = db.prepare<[{ id: number }]>(`${act} WHERE ${where}`);
    return { count: (id) => count.get({ id }) ?? 0, run: (id) => void change.run({ id }) };
  }

  function stepsOf(holds: ChatColumn['holds']): Step[] {
    const own = columns.filter((one) => one.holds === holds && one.stays !== true);
    return own.map((one) => {
      const { table, column } = one;
      const goes = holds === 'chat' || one.goes === true || mustHaveValue(table, column);
      const act = goes ? `DELETE FROM ${table}` : `UPDATE ${table} SET ${column} = NULL`;
      const kind = one.part === true ? null : (one.named ?? 'other');
      return { kind, ...statements(table, whereOf(one), act) };
    });
  }

  /** Of a person only what lies outside the private chat, which goes as a whole. */
  function whereOf({ table, column, holds }: ChatColumn): string {
    const chats = columns.filter((one) => holds === 'person' && one.table === table && one.holds === 'chat');
    return [`${column} = @id`, ...chats.map((one) => `${one.column} IS NOT @id`)].join(' AND ');
  }

  function mustHaveValue(table: string, column: string): boolean {
    const known = db.pragma(`table_info(${table})`) as ReadonlyArray<{
      name: string;
      notnull: number;
      pk: number;
    }>;
    const found = known.find(({ name }) => name === column);
    return found === undefined || found.notnull === 1 || found.pk > 0;
  }

  function stepsFor({ kind }: Whose): readonly Step[] {
    return kind === 'chat' ? steps.chat : [...steps.chat, ...steps.person];
  }

  function kept(whose: Whose): KeptCounts {
    return keptCounts(stepsFor(whose).map(({ kind, count }) => ({ kind, count: count(whose.id) })));
  }

  const forgetRows = db.transaction((whose: Whose): KeptCounts => {
    // Rows may hang on rows that go a moment later.
    db.pragma('defer_foreign_keys = ON');
    // Counted before anything goes: what hangs on an answer goes with it.
    const counts = kept(whose);
    for (const { run } of stepsFor(whose)) run(whose.id);
    finishUpdates.run(whose.id);
    mark.run();
    return counts;
  });

  function emptyLog(): void {
    if (!db.memory) db.pragma('wal_checkpoint(TRUNCATE)');
  }

  return promised<Forgetting>({
    kept,
    forget(whose) {
      const counts = forgetRows.immediate(whose);
      emptyLog();
      return counts;
    },
    sweep() {
      if (marked.get() === undefined) return false;
      try {
        rewriteTables(db, [...new Set([...columns.map(({ table }) => table), 'updates'])]);
        unmark.run();
      } catch (error) {
        // The mark stays, so the next call tries again.
        if (error instanceof SQLite.SqliteError && WRITTEN_TO.test(error.code)) return false;
        throw error;
      }
      emptyLog();
      return true;
    },
  });
}
