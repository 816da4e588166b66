// Moves all that a database holds into another one, page by page, and compares both at the end.
import type { MoveNote, MoveSource, MoveTarget } from '../core/move-ports.js';
import {
  COUNTED_TABLES,
  createTableSum,
  isAltered,
  MOVED_TABLES,
  MOVING,
  type MovedTable,
  type Row,
  type TableSum,
} from '../core/moved-tables.js';

export interface MoveProgress {
  /** The table that was last written to, or compared. */
  readonly table: string;
  /** Rows moved or compared so far, and all there are to move and then to compare. */
  readonly done: number;
  readonly total: number;
}

export type MoveOutcome =
  /** All is there and equal. `altered`: rows in whose texts NUL or half a surrogate pair has become U+FFFD. */
  | { readonly outcome: 'moved'; readonly rows: number; readonly tables: number; readonly altered: number }
  /** The signal came; the next run goes on. */
  | { readonly outcome: 'stopped' }
  /** The target holds something that no move has brought; nothing was done. */
  | { readonly outcome: 'not-empty' }
  /** These tables are not equal: one side was written to meanwhile. The target stays marked as unfinished. */
  | { readonly outcome: 'differs'; readonly tables: readonly string[] };

export interface MoveParts {
  readonly from: MoveSource;
  readonly to: MoveTarget;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: MoveProgress) => void) | undefined;
  /** Begins an unfinished move anew instead of going on with it. @default false */
  readonly again?: boolean | undefined;
  /** Rows a page. @default 200: the words of so many chunks, or so many whole articles, fit well into one statement. */
  readonly pageRows?: number | undefined;
}

const PAGE_ROWS = 200;

function withoutMark(table: MovedTable, rows: readonly Row[]): readonly Row[] {
  return table.name === 'meta' ? rows.filter(({ key }) => key !== MOVING) : rows;
}

async function sumOf(
  db: MoveSource,
  table: MovedTable,
  { signal, pageRows = PAGE_ROWS }: Pick<MoveParts, 'signal' | 'pageRows'>,
  onPage: (rows: number) => void = () => {},
): Promise<TableSum> {
  const sum = createTableSum();
  for (let after: MoveNote['after'] = null; signal?.aborted !== true; ) {
    const { rows, last } = await db.page(table, after, pageRows);
    for (const row of withoutMark(table, rows)) sum.add(row);
    onPage(rows.length);
    if (rows.length < pageRows) break;
    after = last;
  }
  return sum.total();
}

async function countOf(db: MoveSource): Promise<number> {
  let rows = 0;
  for (const table of MOVED_TABLES) rows += await db.count(table);
  return rows;
}

/**
 * Puts all rows of `from` into `to`, or goes on where a former run was ended, however it was. Each page is written together
 * with a note of how far that is. Nothing else may write to either database meanwhile; where something did, both are found to
 * differ.
 */
export async function moveDatabase(parts: MoveParts): Promise<MoveOutcome> {
  const { from, to, signal, again = false, pageRows = PAGE_ROWS } = parts;
  const found = await to.note();
  if (found === null && !(await to.isEmpty())) return { outcome: 'not-empty' };
  const first: MoveNote = { table: MOVED_TABLES[0]?.name ?? '', after: null, altered: 0 };
  if (found === null || again) await to.begin(first);
  let note = again ? first : (found ?? first);

  const rows = await countOf(from);
  const total = rows * 2;
  let done = 0;
  const progress = (table: MovedTable, more: number): void => {
    done = Math.min(done + more, total);
    parts.onProgress?.({ table: table.name, done, total });
  };

  const begun = MOVED_TABLES.findIndex(({ name }) => name === note.table);
  for (const [place, table] of MOVED_TABLES.entries()) {
    if (place < begun) {
      progress(table, await from.count(table));
      continue;
    }
    let after = place === begun ? note.after : null;
    if (after !== null) progress(table, await to.count(table));
    for (;;) {
      if (signal?.aborted) return { outcome: 'stopped' };
      const page = await from.page(table, after, pageRows);
      if (page.rows.length > 0) {
        const altered = note.altered + page.rows.filter(isAltered).length;
        note = { table: table.name, after: page.last, altered };
        // What the source got or lost between two runs is missing from the tables that are over.
        if (!(await to.put(table, page.rows, note))) return { outcome: 'differs', tables: [table.name] };
        progress(table, page.rows.length);
      }
      if (page.rows.length < pageRows) break;
      after = page.last;
    }
  }
  await to.raise(await from.counters());
  await to.prepare();

  const different: string[] = [];
  for (const table of [...MOVED_TABLES, ...COUNTED_TABLES]) {
    const here = await sumOf(from, table, parts, (count) => progress(table, count));
    const there = await sumOf(to, table, parts);
    if (signal?.aborted) return { outcome: 'stopped' };
    if (here.rows !== there.rows || here.sum !== there.sum) different.push(table.name);
  }
  if (different.length > 0) return { outcome: 'differs', tables: different };
  await to.finish();
  return { outcome: 'moved', rows, tables: MOVED_TABLES.length, altered: note.altered };
}
