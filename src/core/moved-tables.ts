// Which tables a database consists of when it is moved to another kind of database, and what each side makes of them itself.
import { createHash } from 'node:crypto';
import { storedText } from './stored-text.js';

export type Cell = string | number | Uint8Array | null;
export type Row = Readonly<Record<string, Cell>>;

export interface MovedTable {
  readonly name: string;
  /** What its rows are read in the order of, as SQL that every database understands; its primary key unless given. */
  readonly key?: readonly string[];
  /** On a server rows lie with their chat; elsewhere that is told by the row of `table` whose id is in the column `by`. */
  readonly chat?: { readonly table: string; readonly by: string };
}

/**
 * In an order in which no row comes before one that it refers to. Columns have the same names in every database and are
 * asked of it; a house test keeps this list complete.
 */
export const MOVED_TABLES: readonly MovedTable[] = [
  { name: 'articles' },
  { name: 'chunks' },
  { name: 'vectors' },
  { name: 'staged_vectors' },
  { name: 'embedding_claims' },
  { name: 'chunk_words' },
  { name: 'abbreviations' },
  { name: 'article_versions' },
  { name: 'stories' },
  { name: 'story_articles' },
  { name: 'story_bands' },
  { name: 'sources' },
  { name: 'source_items' },
  { name: 'item_identities' },
  { name: 'source_entries' },
  { name: 'answers' },
  { name: 'answer_messages' },
  { name: 'given_quotes', chat: { table: 'answers', by: 'answer' } },
  { name: 'corrections', chat: { table: 'answers', by: 'answer' } },
  { name: 'updates' },
  { name: 'bot_state' },
  { name: 'chats' },
  { name: 'chat_settings' },
  { name: 'chat_languages' },
  { name: 'channels' },
  { name: 'votes' },
  { name: 'questions' },
  { name: 'access_list' },
  { name: 'allowances' },
  { name: 'subscriptions' },
  { name: 'outbox' },
  { name: 'digest_items', chat: { table: 'subscriptions', by: 'subscription' } },
  { name: 'told_stories', key: ['chat', 'coalesce(topic, 0)', 'story'] },
  { name: 'digest_settings', key: ['chat', 'coalesce(topic, 0)'] },
  // Last, so that nothing that is written before raises the counter in it.
  { name: 'meta' },
];

/**
 * Counts of words, which each database keeps in its own way and makes anew from `chunk_words`: they are compared after a
 * move, as what shows that the words can be found as before.
 */
export const COUNTED_TABLES: readonly MovedTable[] = [
  { name: 'typed_words', key: ['word'] },
  { name: 'typed_pairs', key: ['pair'] },
];

/** The entry of `meta` that a database has while a move into it is not finished. */
export const MOVING = 'moving';

/** What can be compared of a table, in whatever order its rows come. */
export interface TableSum {
  readonly rows: number;
  /** The hashes of all rows added up, modulo 2^128; hexadecimal. */
  readonly sum: string;
}

const MODULUS = 2n ** 128n;
const HEX = 32;

function canonical(cell: Cell | undefined): unknown {
  if (typeof cell === 'string') return storedText(cell);
  return cell instanceof Uint8Array ? { bytes: Buffer.from(cell).toString('base64') } : cell;
}

/** Adds rows up. Each counts as JSON of its columns in the order of their names, texts in the form that any database keeps. */
export function createTableSum(): { add(row: Row): void; total(): TableSum } {
  let [rows, sum] = [0, 0n];
  return {
    add(row) {
      const cells = Object.keys(row)
        .sort()
        .map((column) => [column, canonical(row[column])]);
      const hash = createHash('sha256').update(JSON.stringify(cells)).digest('hex').slice(0, HEX);
      rows++;
      sum = (sum + BigInt(`0x${hash}`)) % MODULUS;
    },
    total: () => ({ rows, sum: sum.toString(16).padStart(HEX, '0') }),
  };
}

/** Whether a text of the row is not kept as it is by every database; see storedText. */
export function isAltered(row: Row): boolean {
  return Object.values(row).some((cell) => typeof cell === 'string' && storedText(cell) !== cell);
}
