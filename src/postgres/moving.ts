// Reads the tables of a PostgreSQL database for a move to another one, and fills them from one.

import { readNote, unfinishedMove, usedElsewhere, writtenNote } from '../core/move-note.js';
import type { MoveSource, MoveTarget } from '../core/move-ports.js';
import { type Cell, MOVED_TABLES, MOVING, type MovedTable, type Row } from '../core/moved-tables.js';
import { decodeVector } from '../core/vector-blob.js';
import { lockCollection } from './collection-lock.js';
import type { Client, Postgres } from './connection.js';
import { codeOf } from './fault.js';
import { LOOKS } from './in-use.js';
import { modelOf, writeEntry } from './meta.js';
import { LOCKS, migratePostgres } from './migrations.js';
import { asOpeningError } from './opening-error.js';
import { addVectors, prepareVectorIndex, stageVectorRows } from './vectors.js';
import { addPackedWords } from './words.js';

/** As a row's last values are read, by which the next page begins. */
const KEY = 'moved_key_';

/** What is made of the moved tables while they are filled, see schema-search; and what is only under way. */
export const SERVER_MADE_TABLES = [
  'postings',
  'words',
  'word_totals',
  'chunk_halves',
  'staged_halves',
  'queued_passages',
  'embedding_processes',
] as const;

const COLUMNS = `SELECT attname AS name FROM pg_attribute
  WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`;
const PRIMARY = `SELECT attname AS name FROM pg_index
  JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
  WHERE indrelid = to_regclass($1) AND indisprimary ORDER BY array_position(indkey::int2[], attnum)`;
const NUMBERED = `SELECT relname AS table, attname AS column, pg_get_serial_sequence(relname, attname) AS sequence
  FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
  WHERE attidentity <> '' AND relkind = 'r' AND relnamespace = 'public'::regnamespace`;

interface Numbered {
  readonly table: string;
  readonly column: string;
  readonly sequence: string;
}

async function namesOf(client: Client, sql: string, table: string): Promise<string[]> {
  return (await client.query<{ name: string }>(sql, [table])).map(({ name }) => name);
}

function movedNumbers(client: Client): Promise<Numbered[]> {
  return client
    .query<Numbered>(NUMBERED)
    .then((found) => found.filter(({ table }) => MOVED_TABLES.some(({ name }) => name === table)));
}

function createReads(db: Postgres): Omit<MoveSource, 'close'> {
  /** By table: asked once, as every page wants them. */
  const shapes = new Map<string, Promise<{ columns: string[]; key: readonly string[] }>>();
  async function askShape({ name, key }: MovedTable) {
    return {
      columns: await namesOf(db, COLUMNS, name),
      key: key ?? (await namesOf(db, PRIMARY, name)),
    };
  }
  function shapeOf(table: MovedTable) {
    const known = shapes.get(table.name) ?? askShape(table);
    shapes.set(table.name, known);
    return known;
  }
  return {
    columns: async (table) => (await shapeOf(table)).columns,
    async count({ name }) {
      const [row] = await db.query<{ rows: number }>(`SELECT count(*)::int8 AS rows FROM ${name}`);
      return row?.rows ?? 0;
    },
    async page(table, after, limit) {
      const { columns, key } = await shapeOf(table);
      const shown = [
        ...columns.map((name) => `"${name}"`),
        ...key.map((part, place) => `${part} AS ${KEY}${place}`),
      ];
      const marks = key.map((_part, place) => `$${place + 2}`).join(', ');
      const where = after === null ? '' : `WHERE (${key.join(', ')}) > (${marks})`;
      const found = await db.query<Row>(
        `SELECT ${shown.join(', ')} FROM ${table.name} ${where} ORDER BY ${key.join(', ')} LIMIT $1`,
        [limit, ...(after ?? [])],
      );
      const end = found.at(-1);
      return {
        rows: found.map((row) => Object.fromEntries(columns.map((name) => [name, row[name] ?? null]))),
        last: key.map((_part, place) => end?.[`${KEY}${place}`] ?? null),
      };
    },
    async counters() {
      const counters = new Map<string, number>();
      for (const { table, sequence } of await movedNumbers(db)) {
        const [row] = await db.query<{ last: number; used: boolean }>(
          `SELECT last_value AS last, is_called AS used FROM ${sequence}`,
        );
        if (row?.used) counters.set(table, row.last);
      }
      return counters;
    },
  };
}

/** Rows as they are; in `meta`, in place of an entry that is there. */
async function insert(client: Client, { name }: MovedTable, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const marks = rows.map(
    (_row, at) => `(${columns.map((_name, place) => `$${at * columns.length + place + 1}`).join(', ')})`,
  );
  const over = name === 'meta' ? 'ON CONFLICT (key) DO UPDATE SET value = excluded.value' : '';
  await client.run(
    `INSERT INTO ${name} (${columns.map((column) => `"${column}"`).join(', ')}) VALUES ${marks.join(', ')} ${over}`,
    rows.flatMap((row) => columns.map((column) => row[column] ?? null)),
  );
}

const bytesOf = (cell: Cell | undefined): Uint8Array =>
  cell instanceof Uint8Array ? cell : new Uint8Array();

const vectorsOf = (rows: readonly Row[]) =>
  rows.map(({ chunk_id: id, vector }) => ({
    id: Number(id),
    vector: decodeVector(Buffer.from(bytesOf(vector))),
  }));

async function insertWith(client: Client, table: MovedTable, rows: readonly Row[]): Promise<void> {
  if (table.name === 'vectors') return addVectors(client, vectorsOf(rows));
  if (table.name === 'staged_vectors') return stageVectorRows(client, vectorsOf(rows));
  if (table.name !== 'chunk_words') return insert(client, table, rows);
  return addPackedWords(
    client,
    rows.map(({ chunk_id: id, typed, folded }) => ({
      chunk_id: Number(id),
      typed: bytesOf(typed),
      folded: bytesOf(folded),
    })),
  );
}

/** PostgreSQL's class of errors for a row that does not go with the rows that there are. */
const AGAINST_CONSTRAINT = '23';

/** Takes the database for a move; the function returned gives it back. Throws DATABASE_IN_USE where others work with it. */
async function taken(db: Postgres): Promise<() => Promise<void>> {
  const session = await db.session();
  for (let tries = 0; tries < LOOKS.times; tries++) {
    const [row] = await session.query<{ others: number }>(
      `SELECT count(*)::int8 AS others FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'trichdan' AND pid <> pg_backend_pid()`,
    );
    const [lock] = await session.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
      LOCKS.moving,
    ]);
    if (lock?.taken && row?.others === 0) return () => session.release();
    await session.query('SELECT pg_advisory_unlock_all(), pg_sleep($1)', [LOOKS.betweenMs / 1000]);
  }
  await session.release();
  throw usedElsewhere('The database of DATABASE_URL');
}

/** Throws DATABASE_INCOMPLETE where a move into the database is not finished. */
export async function assertWhole(client: Client): Promise<void> {
  const found = await client.query('SELECT 1 FROM meta WHERE key = $1', [MOVING]);
  if (found.length > 0) throw unfinishedMove();
}

/** Takes the database, and gives it back where the tables cannot be used. */
async function takenInOrder(db: Postgres, assert: (client: Client) => Promise<void>) {
  let release: (() => Promise<void>) | undefined;
  try {
    release = await taken(db);
    await migratePostgres(db);
    await assert(db);
    return release;
  } catch (error) {
    await release?.();
    throw asOpeningError(error);
  }
}

/**
 * Makes a database ready to be moved elsewhere; closing it leaves the connection open. Throws DATABASE_IN_USE,
 * DATABASE_INCOMPLETE, DATABASE_UNREADABLE without a server, or as migratePostgres does.
 */
export async function openServerToMove(db: Postgres): Promise<MoveSource> {
  const release = await takenInOrder(db, assertWhole);
  return {
    ...createReads(db),
    close: release,
  };
}

/** Makes a database ready to be moved into; closing it leaves the connection open. Throws DATABASE_IN_USE, DATABASE_UNREADABLE without a server, or as migratePostgres does. */
export async function openServerToFill(db: Postgres): Promise<MoveTarget> {
  const release = await takenInOrder(db, async () => {});
  return {
    ...createReads(db),
    async note() {
      const [row] = await db.query<{ value: string }>('SELECT value FROM meta WHERE key = $1', [MOVING]);
      return row ? readNote(row.value) : null;
    },
    async isEmpty() {
      const held = MOVED_TABLES.filter(({ name }) => name !== 'meta');
      const any = held.map(({ name }) => `EXISTS (SELECT 1 FROM ${name})`).join(' OR ');
      const [row] = await db.query<{ any: boolean }>(`SELECT ${any} AS any`);
      return row?.any === false;
    },
    begin: (note) =>
      db.transaction(async (client) => {
        const all = [...MOVED_TABLES.map(({ name }) => name), ...SERVER_MADE_TABLES];
        await client.run(`TRUNCATE ${all.join(', ')} RESTART IDENTITY`);
        await writeEntry(client, MOVING, writtenNote(note));
      }),
    // The disk is waited for at the end: a page that a crash of the server takes takes its note with it.
    put: (table, rows, note) =>
      db
        .transaction(
          async (client) => {
            await lockCollection(client);
            await insertWith(client, table, rows);
            await writeEntry(client, MOVING, writtenNote(note));
            return true;
          },
          { lightly: true },
        )
        .catch((error: unknown) => {
          if (codeOf(error)?.startsWith(AGAINST_CONSTRAINT)) return false;
          throw error;
        }),
    async raise(counters) {
      for (const { table, column, sequence } of await movedNumbers(db)) {
        await db.query(
          `SELECT setval($1::regclass, number) FROM (
             SELECT greatest($2::int8, (SELECT max("${column}") FROM ${table})) AS number
           ) AS highest WHERE number > 0`,
          [sequence, counters.get(table) ?? 0],
        );
      }
    },
    async prepare() {
      const model = await modelOf(db);
      if (model) await db.transaction((client) => prepareVectorIndex(client, model.dimension));
      await db.run('ANALYZE');
    },
    async finish() {
      await db.run('DELETE FROM meta WHERE key = $1', [MOVING]);
    },
    close: release,
  };
}
