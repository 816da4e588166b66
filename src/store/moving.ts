// Reads the tables of the embedded database for a move to another one, and fills them from one.
import SQLite from 'better-sqlite3';
import { z } from 'zod';
import { readNote, writtenNote } from '../core/move-note.js';
import type { MoveSource, MoveTarget } from '../core/move-ports.js';
import { type Cell, MOVED_TABLES, MOVING, type MovedTable, type Row } from '../core/moved-tables.js';
import { type Database, openDatabase } from './database.js';
import { createWordIndex, WORD_TABLES } from './word-index.js';

const columnsSchema = z.array(z.object({ name: z.string(), pk: z.int() }));

/** As a row's last values are read, by which the next page begins. */
const KEY = 'moved_key_';
const COUNT_TABLES = ['typed_words', 'typed_pairs', 'folded_words'];
/** What is made of `chunk_words` while that is filled, and the views of it. */
export const FILE_MADE_TABLES = [
  ...WORD_TABLES,
  ...WORD_TABLES.map((name) => `${name}_terms`),
  ...COUNT_TABLES,
] as const;

function shapeOf(db: Database, { name, key }: MovedTable) {
  const found = columnsSchema.parse(db.pragma(`table_info(${name})`));
  const primary = found.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  return { columns: found.map((column) => column.name), key: key ?? primary.map((column) => column.name) };
}

function createReads(db: Database): MoveSource {
  function selectOf(table: MovedTable) {
    const { columns, key } = shapeOf(db, table);
    const { chat, name } = table;
    const shown = [
      ...columns,
      ...(chat ? [`(SELECT chat FROM ${chat.table} WHERE id = ${name}.${chat.by}) AS chat`] : []),
      ...key.map((part, place) => `${part} AS ${KEY}${place}`),
    ];
    return { key, select: `SELECT ${shown.join(', ')} FROM ${name}` };
  }
  return {
    async columns(table) {
      return [...shapeOf(db, table).columns, ...(table.chat ? ['chat'] : [])];
    },
    async count({ name }) {
      return db.prepare<[], number>(`SELECT count(*) FROM ${name}`).pluck().get() ?? 0;
    },
    async page(table, after, limit) {
      const { key, select } = selectOf(table);
      const marks = key.map(() => '?').join(', ');
      const where = after === null ? '' : `WHERE (${key.join(', ')}) > (${marks})`;
      const found = db
        .prepare<Cell[], Row>(`${select} ${where} ORDER BY ${key.join(', ')} LIMIT ?`)
        .all(...(after ?? []), limit);
      const end = found.at(-1);
      return {
        rows: found.map((row) =>
          Object.fromEntries(Object.entries(row).filter(([column]) => !column.startsWith(KEY))),
        ),
        last: key.map((_part, place) => end?.[`${KEY}${place}`] ?? null),
      };
    },
    async counters() {
      const rows = db
        .prepare<[], { name: string; seq: number }>('SELECT name, seq FROM sqlite_sequence')
        .all();
      return new Map(rows.map(({ name, seq }) => [name, seq]));
    },
    async close() {
      db.close();
    },
  };
}

/** Opens a file to be moved elsewhere; throws as openDatabase does, also DATABASE_IN_USE. */
export function openFileToMove(file: string): MoveSource {
  return createReads(openDatabase(file, { exclusive: true }));
}

/** Opens or makes a file to be moved into; throws as openDatabase does, also DATABASE_IN_USE. */
export function openFileToFill(file: string): MoveTarget {
  const db = openDatabase(file, { exclusive: true, unfinished: true });
  const words = createWordIndex(db);
  const write = db.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const numbered = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'")
    .pluck()
    .all();

  const begin = db.transaction((note: string): void => {
    for (const name of WORD_TABLES) db.prepare(`INSERT INTO ${name} (${name}) VALUES ('delete-all')`).run();
    for (const name of COUNT_TABLES) db.prepare(`DELETE FROM ${name}`).run();
    for (const { name } of [...MOVED_TABLES].reverse()) db.prepare(`DELETE FROM ${name}`).run();
    db.prepare('DELETE FROM sqlite_sequence').run();
    write.run(MOVING, note);
  });

  const put = db.transaction((table: MovedTable, rows: readonly Row[], note: string): void => {
    const { columns } = shapeOf(db, table);
    const insert = db.prepare(
      `INSERT INTO ${table.name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    for (const row of rows) {
      if (table.name === 'chunk_words') {
        words.addPacked(Number(row.chunk_id), bytesOf(row.typed), bytesOf(row.folded));
      } else {
        insert.run(columns.map((column) => row[column] ?? null));
      }
    }
    if (table.name === 'chunk_words') words.merge(rows.length);
    write.run(MOVING, note);
  });

  const raise = db.transaction((counters: ReadonlyMap<string, number>): void => {
    const raised = db.prepare('UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?');
    const first = db.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)');
    for (const name of numbered) {
      const number = counters.get(name) ?? 0;
      if (number > 0 && raised.run(number, name).changes === 0) first.run(name, number);
    }
  });

  return {
    ...createReads(db),
    async note() {
      const found = db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck().get(MOVING);
      return found === undefined ? null : readNote(found);
    },
    async isEmpty() {
      return MOVED_TABLES.every(
        ({ name }) => name === 'meta' || db.prepare(`SELECT 1 FROM ${name} LIMIT 1`).get() === undefined,
      );
    },
    begin: async (note) => begin.immediate(writtenNote(note)),
    async put(table, rows, note) {
      try {
        put.immediate(table, rows, writtenNote(note));
        return true;
      } catch (error) {
        if (error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) return false;
        throw error;
      }
    },
    raise: async (counters) => raise.immediate(counters),
    async prepare() {},
    async finish() {
      db.prepare('DELETE FROM meta WHERE key = ?').run(MOVING);
    },
  };
}

function bytesOf(cell: Cell | undefined): Buffer {
  return Buffer.from(cell instanceof Uint8Array ? cell : new Uint8Array());
}
