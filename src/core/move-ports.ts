// What a database must do so that all that it holds can be moved to another kind of database, or taken over from one.
import type { Cell, MovedTable, Row } from './moved-tables.js';

/** Rows of a table in the order of its key. */
export interface Page {
  readonly rows: readonly Row[];
  /** The key of the last of them. */
  readonly last: readonly Cell[];
}

/** The largest number that was ever given to a row, by table; only of tables that number their rows. */
export type Counters = ReadonlyMap<string, number>;

export interface MoveSource {
  /** In the order in which the tables are read; with `chat`, where the table is kept by chats elsewhere. */
  columns(table: MovedTable): Promise<readonly string[]>;
  count(table: MovedTable): Promise<number>;
  /** At most `limit` rows behind the key `after`, from the first one with null. */
  page(table: MovedTable, after: readonly Cell[] | null, limit: number): Promise<Page>;
  counters(): Promise<Counters>;
  close(): Promise<void>;
}

/** How far a move has come: every table before `table` is over, and of that one all rows up to the key `after`. */
export interface MoveNote {
  readonly table: string;
  readonly after: readonly Cell[] | null;
  /** Rows whose texts were put into another form; see storedText. */
  readonly altered: number;
}

export interface MoveTarget extends MoveSource {
  /** Null when no move into this database is under way. Throws DATABASE_UNREADABLE for a note that is none. */
  note(): Promise<MoveNote | null>;
  /** Whether no table holds a row, but for what a new database is made with. */
  isEmpty(): Promise<boolean>;
  /** Empties every table, and leaves the note `first`; all at once. */
  begin(first: MoveNote): Promise<void>;
  /**
   * Puts rows in and leaves the note; both or, when it fails, neither. False where they do not go with the rows that are there,
   * as one is there already, or names one that is not.
   */
  put(table: MovedTable, rows: readonly Row[], note: MoveNote): Promise<boolean>;
  /** Lets no number be given again that was given before. */
  raise(counters: Counters): Promise<void>;
  /** Makes what only a full database can have: the index of its vectors, what its planner knows. */
  prepare(): Promise<void>;
  /** Takes the note away: from now on the program starts on this database. */
  finish(): Promise<void>;
}
