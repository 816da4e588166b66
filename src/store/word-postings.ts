// Keeps at hand which chunks hold the tokens that are searched: read from the word tables when a token is first asked for,
// and brought up to date as chunks come and go.
import type { WordField } from '../core/article-store.js';
import type { WordHit } from '../core/ports.js';
import { createChangeNumber } from './change-number.js';
import { slotOf, slotsOf } from './chunk-slots.js';
import type { Database } from './database.js';
import { createFoldedCounts } from './folded-counts.js';
import { isPlain } from './plain-tokens.js';
import { addPosting, emptyPostings, type Postings, trimPostings } from './postings.js';
import { unpackWords } from './word-index.js';
import { bestHits, rarity } from './word-scores.js';

/**
 * Bytes of postings kept, of about 1.5 each: of 700 questions one after the other over 100,000 chunks those that come last find
 * half of their tokens here, and are searched in 4 ms; with a quarter of it a third, in 6.5 ms.
 */
const MOST_BYTES = 16 * 2 ** 20;
/** What a list takes beside its bytes. */
const LIST_BYTES = 150;
/** Chunks that came since up to which each is read for the lists that are kept; beyond, those are made anew when asked for. */
const MOST_FRESH = 64;
/** Share of chunks that are gone beyond which all is read anew. */
const MOST_GONE = 0.2;

const FIELDS = ['typed', 'folded'] as const satisfies readonly WordField[];

/** FTS5 takes a doubly quoted string as one phrase, whatever stands in it; NUL alone would end the query. */
export function quoted(token: string): string {
  return `"${token.replaceAll('\0', ' ').replaceAll('"', '""')}"`;
}

export interface WordPostings {
  /** Takes up what has changed in the collection. To be called before the others, in one transaction with them. */
  follow(): void;
  /** Chunks. */
  total(): number;
  /** In how many chunks a token of the folded field stands. */
  folded(token: string): number;
  /**
   * The `count` best chunks by FTS5's `bm25()`, sign turned, that hold any of `tokens`, of which each stands in as many chunks
   * as told; ties by id.
   */
  best(
    field: WordField,
    tokens: ReadonlyArray<readonly [string, number]>,
    count: number,
    only?: readonly number[],
  ): WordHit[];
}

function sizeOf({ bytes }: Postings): number {
  return bytes.length + LIST_BYTES;
}

/** A number as FTS5 writes it, seven bits a byte, the highest first; `hex` is those bytes. */
function varint(hex: string): number {
  let value = 0;
  for (let at = 0; at < hex.length; at += 2)
    value = value * 128 + (Number.parseInt(hex.slice(at, at + 2), 16) & 127);
  return value;
}

function statements(db: Database, field: WordField) {
  const table = `words_${field}`;
  // Of a connection of its own, so that one that only reads can have it too.
  db.exec(
    `CREATE VIRTUAL TABLE IF NOT EXISTS temp.${table}_places USING fts5vocab (main, ${table}, 'instance')`,
  );
  return {
    // One text is many times faster to hand over than a row for each.
    places: db
      .prepare<[string], string>(`SELECT json_group_array(doc) FROM temp.${table}_places WHERE term = ?`)
      .pluck(),
    phrase: db
      .prepare<[string], string>(`SELECT json_group_array(rowid) FROM ${table} WHERE ${table} MATCH ?`)
      .pluck(),
  };
}

/** Follows the word tables that `db` sees; a read-only connection will do. */
export function createWordPostings(db: Database): WordPostings {
  const change = createChangeNumber(db);
  const tables = { typed: statements(db, 'typed'), folded: statements(db, 'folded') };
  const sizes = db
    .prepare<[number], string>(
      `SELECT coalesce(group_concat(typed.id || ' ' || hex(typed.sz) || ' ' || hex(folded.sz)), '')
       FROM words_typed_docsize AS typed JOIN words_folded_docsize AS folded ON folded.id = typed.id
       WHERE typed.id > ? ORDER BY typed.id`,
    )
    .pluck();
  const counted = db.prepare<[], number>('SELECT count(*) FROM words_typed_docsize').pluck();
  const present = db.prepare<[], string>('SELECT json_group_array(id) FROM words_typed_docsize').pluck();
  const words = db.prepare<[number], { typed: Buffer; folded: Buffer }>(
    'SELECT typed, folded FROM chunk_words WHERE chunk_id = ?',
  );
  // The logarithm of the C library, as FTS5's: that of JavaScript differs in the last digit.
  const logarithm = db.prepare<[number], number>('SELECT ln(?)').pluck();

  let at = -1;
  let live = 0;
  let ids: number[] = [];
  let lengths = { typed: new Uint32Array(0), folded: new Uint32Array(0) };
  let sums = { typed: 0, folded: 0 };
  let scores = new Float64Array(0);
  const lists = { typed: new Map<string, Postings>(), folded: new Map<string, Postings>() };
  const counts = createFoldedCounts(db);
  let held = 0;

  function letGo(): void {
    for (const field of FIELDS) lists[field].clear();
    counts.forget();
    held = 0;
  }

  /** Takes up chunks with ids above all known; returns their slots. */
  function takeUp(): number[] {
    const fresh = sizes.get(ids.at(-1) ?? 0) ?? '';
    if (fresh === '') return [];
    const rows = fresh.split(',');
    const first = ids.length;
    const wider = {
      typed: new Uint32Array(first + rows.length),
      folded: new Uint32Array(first + rows.length),
    };
    for (const field of FIELDS) wider[field].set(lengths[field]);
    for (const [n, row] of rows.entries()) {
      const [id = '', typed = '', folded = ''] = row.split(' ');
      ids.push(Number(id));
      wider.typed[first + n] = varint(typed);
      wider.folded[first + n] = varint(folded);
      for (const field of FIELDS) sums[field] += wider[field][first + n] as number;
    }
    lengths = wider;
    live += rows.length;
    return rows.map((_, n) => first + n);
  }

  function leaveOut(): void {
    const there = new Set<number>(JSON.parse(present.get() ?? '[]') as number[]);
    for (const [slot, id] of ids.entries()) {
      if (there.has(id) || (lengths.typed[slot] === 0 && lengths.folded[slot] === 0)) continue;
      for (const field of FIELDS) {
        sums[field] -= lengths[field][slot] as number;
        lengths[field][slot] = 0;
      }
    }
    live = there.size;
    counts.forget();
  }

  function forgetAll(): void {
    letGo();
    ids = [];
    lengths = { typed: new Uint32Array(0), folded: new Uint32Array(0) };
    sums = { typed: 0, folded: 0 };
    live = 0;
  }

  function anew(): void {
    forgetAll();
    takeUp();
  }

  /** Adds a fresh chunk to the lists that are kept; false when FTS5 may have read its words otherwise. */
  function added(slot: number): boolean {
    const row = words.get(ids[slot] as number);
    if (row === undefined) return false;
    for (const field of FIELDS) {
      const often = new Map<string, number>();
      for (const token of unpackWords(row[field])) often.set(token, (often.get(token) ?? 0) + 1);
      for (const [token, times] of often) {
        if (!isPlain(token)) return false;
        const list = lists[field].get(token);
        if (list !== undefined) {
          held -= sizeOf(list);
          addPosting(list, slot, times);
          held += sizeOf(list);
        }
        if (field === 'folded') counts.more(token);
      }
    }
    return true;
  }

  /** A list out of ids, rising, each as often as its chunk holds the token. */
  function listOf(docs: readonly number[]): Postings {
    const list = emptyPostings(docs.length * 2);
    // To look up a few is quicker than to walk along all.
    const isShort = docs.length < ids.length / 16;
    let slot = 0;
    for (let i = 0; i < docs.length; ) {
      const doc = docs[i] as number;
      let end = i + 1;
      while (docs[end] === doc) end++;
      if (isShort) slot = slotOf(ids, doc);
      else while (slot < ids.length && (ids[slot] as number) < doc) slot++;
      addPosting(list, slot, end - i);
      i = end;
    }
    return trimPostings(list);
  }

  function listFor(field: WordField, token: string): Postings {
    const known = lists[field].get(token);
    if (known !== undefined) {
      lists[field].delete(token);
      lists[field].set(token, known);
      return known;
    }
    const { places, phrase } = tables[field];
    const found = JSON.parse(places.get(token) ?? '[]') as number[];
    // A token that the tokenizer writes otherwise stands in the table under another name.
    const list = listOf(
      found.length > 0 ? found : (JSON.parse(phrase.get(quoted(token)) ?? '[]') as number[]),
    );
    held += sizeOf(list);
    for (const [oldest, old] of lists[field]) {
      if (held <= MOST_BYTES) break;
      lists[field].delete(oldest);
      held -= sizeOf(old);
    }
    lists[field].set(token, list);
    return list;
  }

  function catchUp(): void {
    const fresh = takeUp();
    const there = counted.get() ?? 0;
    if (there !== live) leaveOut();
    if (ids.length - live > MOST_GONE * ids.length) anew();
    else if (fresh.length > MOST_FRESH || !fresh.every(added)) letGo();
  }

  return {
    follow() {
      const now = change();
      if (now === at && live > 0) return;
      try {
        catchUp();
        at = now;
      } catch (error) {
        // Half of what has changed is worse than none of it, and would stay.
        at = -1;
        forgetAll();
        throw error;
      }
    },
    total: () => live,
    folded: counts.of,
    best(field, tokens, count, only) {
      if (live === 0) return [];
      if (scores.length !== ids.length) scores = new Float64Array(ids.length);
      const scored = { ids, lengths: lengths[field], mean: sums[field] / live, scores };
      const found = tokens.map(([token]) => listFor(field, token));
      const weights = tokens.map(([, holding]) => logarithm.get(rarity(live, holding)) ?? 0);
      return bestHits(scored, found, weights, count, only === undefined ? null : slotsOf(ids, only));
    },
  };
}
