// Keeps the words of chunks in step with the chunks; what went in is remembered, so that the same goes out again.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { WordField } from '../core/article-store.js';
import { foldedTokens, typedTokens } from '../core/text.js';
import type { Client } from './connection.js';

/** A row of `chunk_words`: the tokens of a chunk in their order, with spaces between, deflated. */
export interface PackedWords {
  readonly chunk_id: number;
  readonly typed: Uint8Array;
  readonly folded: Uint8Array;
}

interface ChunkTokens {
  readonly chunk: number;
  readonly typed: readonly string[];
  readonly folded: readonly string[];
}

/** Which tokens a word is one of: typed words and pairs, as the views of them, and folded ones. */
function kindOf(field: WordField, token: string): 't' | 'p' | 'f' {
  if (field === 'folded') return 'f';
  return token.includes('_') ? 'p' : 't';
}

const packed = (tokens: readonly string[]): Buffer => deflateRawSync(tokens.join(' '));

function unpacked(bytes: Uint8Array): string[] {
  return inflateRawSync(bytes).toString('utf8').split(' ');
}

const tokensOf = ({ chunk_id: chunk, typed, folded }: PackedWords): ChunkTokens => ({
  chunk,
  typed: unpacked(typed),
  folded: unpacked(folded),
});

/** A token in one chunk; `key` is its kind and word. */
interface Posting {
  readonly key: string;
  readonly chunk: number;
  readonly tf: number;
  readonly len: number;
}

/** How many of the chunks hold each token, what is posted of them, and how many tokens they have. */
function countsOf(entries: readonly ChunkTokens[]) {
  const chunksOf = new Map<string, number>();
  const postings: Posting[] = [];
  const totals = { typed: 0, folded: 0 };
  for (const { chunk, ...fields } of entries) {
    for (const field of ['typed', 'folded'] as const) {
      const counts = new Map<string, number>();
      // A letter that is nothing but a mark leaves an empty token, which FTS5 does not count either.
      const tokens = fields[field].filter((word) => word !== '');
      for (const word of tokens) counts.set(word, (counts.get(word) ?? 0) + 1);
      totals[field] += tokens.length;
      for (const [word, tf] of counts) {
        const key = kindOf(field, word) + word;
        chunksOf.set(key, (chunksOf.get(key) ?? 0) + 1);
        postings.push({ key, chunk, tf, len: tokens.length });
      }
    }
  }
  return { chunksOf, postings, totals };
}

/** Postings as columns, in the order of the index; those of words without a number are left out. */
function numbered(postings: readonly Posting[], words: readonly Numbered[]) {
  const numberOf = new Map(words.map(({ id, kind, word }) => [kind + word, id]));
  const found = postings
    .flatMap((posting) => {
      const number = numberOf.get(posting.key);
      return number === undefined ? [] : [{ ...posting, number }];
    })
    .sort((a, b) => a.number - b.number || a.chunk - b.chunk);
  return {
    numbers: found.map(({ number }) => number),
    chunks: found.map(({ chunk }) => chunk),
    tfs: found.map(({ tf }) => tf),
    lens: found.map(({ len }) => len),
  };
}

/**
 * The statements below look words and postings up one by one: a subquery, a LATERAL with a LIMIT or an array made in the
 * statement leaves the server no other way than the index, whatever it knows or does not know of the tables. Where it chose
 * itself it read all of the words for five chunks, and all of the postings to take five out.
 *
 * $1 to $3 are the distinct tokens with how many more chunks hold each. A word that is there keeps its number, and none is
 * used up for it; one that as many chunks hold as before is not written, which is most of them where an article changed.
 */
const NUMBER = `WITH token AS MATERIALIZED (
  SELECT coalesce((SELECT id FROM words WHERE words.kind = given.kind AND words.word = given.word),
    nextval('words_id_seq')) AS id, kind, word, chunks
  FROM unnest($1::text[], $2::text[], $3::int8[]) AS given (kind, word, chunks)
), kept AS (
  INSERT INTO chunk_words (chunk_id, typed, folded) SELECT * FROM unnest($4::int8[], $5::bytea[], $6::bytea[])
), counted AS (
  INSERT INTO word_totals (field, chunks, tokens) VALUES ('typed', $7, $8), ('folded', $7, $9)
  ON CONFLICT (field) DO UPDATE SET chunks = word_totals.chunks + excluded.chunks,
    tokens = word_totals.tokens + excluded.tokens
), changed AS (
  INSERT INTO words (id, kind, word, chunks) SELECT id, kind, word, chunks FROM token WHERE chunks <> 0
  ON CONFLICT (kind, word) DO UPDATE SET chunks = words.chunks + excluded.chunks RETURNING id, kind, word, chunks
)
SELECT id, kind, word, chunks <= 0 AS gone FROM changed
UNION ALL SELECT id, kind, word, false FROM token WHERE chunks = 0`;

const ADD = `INSERT INTO postings (word, chunk, tf, len)
  SELECT * FROM unnest($1::int8[], $2::int8[], $3::int8[], $4::int8[])`;

/** $3 are words that no chunk holds any more. */
const REMOVE = `WITH gone AS (DELETE FROM words WHERE id = ANY (ARRAY (SELECT unnest($3::int8[]))))
DELETE FROM postings WHERE ctid = ANY (ARRAY (
  SELECT found.place FROM unnest($1::int8[], $2::int8[]) AS given (word, chunk) CROSS JOIN LATERAL (
    SELECT ctid AS place FROM postings WHERE postings.word = given.word AND postings.chunk = given.chunk LIMIT 1
  ) AS found
))`;

interface Numbered {
  readonly id: number;
  readonly kind: string;
  readonly word: string;
  readonly gone: boolean;
}

/** Chunks that come, with what is to be remembered of them. */
interface Coming {
  readonly entries: readonly ChunkTokens[];
  readonly rows: readonly PackedWords[];
}

const NONE: Coming = { entries: [], rows: [] };

async function exchange(
  client: Client,
  former: readonly ChunkTokens[],
  { entries, rows }: Coming,
): Promise<void> {
  if (former.length + entries.length === 0) return;
  const before = countsOf(former);
  const after = countsOf(entries);
  const keys = [...new Set([...before.chunksOf.keys(), ...after.chunksOf.keys()])].sort();
  const words = await client.query<Numbered>(NUMBER, [
    keys.map((key) => key.slice(0, 1)),
    keys.map((key) => key.slice(1)),
    keys.map((key) => (after.chunksOf.get(key) ?? 0) - (before.chunksOf.get(key) ?? 0)),
    ...[rows.map((row) => row.chunk_id), rows.map((row) => row.typed), rows.map((row) => row.folded)],
    entries.length - former.length,
    after.totals.typed - before.totals.typed,
    after.totals.folded - before.totals.folded,
  ]);
  if (former.length > 0) {
    const { numbers, chunks } = numbered(before.postings, words);
    await client.run(REMOVE, [numbers, chunks, words.flatMap(({ id, gone }) => (gone ? [id] : []))]);
  }
  if (entries.length > 0) {
    const { numbers, chunks, tfs, lens } = numbered(after.postings, words);
    await client.run(ADD, [numbers, chunks, tfs, lens]);
  }
}

/** The words of chunks that are to go, which may then; to be given to `replaceWords`. */
export type FormerWords = readonly ChunkTokens[];

/** Forgets what went in with chunks and returns it; chunks without words are ignored. To be called under `lockCollection`. */
export async function takeWords(client: Client, chunks: readonly number[]): Promise<FormerWords> {
  const rows = await client.query<PackedWords>(
    'DELETE FROM chunk_words WHERE chunk_id = ANY ($1::int8[]) RETURNING chunk_id, typed, folded',
    [[...chunks]],
  );
  return rows.map(tokensOf);
}

/**
 * Makes chunks findable by the words of `text`, in place of those whose words were taken. To be called under
 * `lockCollection`, with chunks that are there and have no words yet.
 */
export async function replaceWords(
  client: Client,
  former: FormerWords,
  chunks: ReadonlyArray<{ readonly chunk: number; readonly text: string }>,
): Promise<void> {
  const entries = chunks.map(({ chunk, text }) => ({
    chunk,
    typed: typedTokens(text),
    folded: foldedTokens(text),
  }));
  const rows = entries.map(({ chunk, typed, folded }) => ({
    chunk_id: chunk,
    typed: packed(typed),
    folded: packed(folded),
  }));
  await exchange(client, former, { entries, rows });
}

/** As `replaceWords` in place of none. */
export async function addWords(
  client: Client,
  chunks: ReadonlyArray<{ readonly chunk: number; readonly text: string }>,
): Promise<void> {
  await replaceWords(client, [], chunks);
}

/** As `addWords`, from what another database remembers of its chunks. Throws what inflating does for broken bytes. */
export async function addPackedWords(client: Client, rows: readonly PackedWords[]): Promise<void> {
  await exchange(client, [], { entries: rows.map(tokensOf), rows });
}

/**
 * Takes the words of chunks out; chunks without words are ignored. To be called under `lockCollection`, before the chunks
 * themselves go.
 */
export async function removeWords(client: Client, chunks: readonly number[]): Promise<void> {
  await exchange(client, await takeWords(client, chunks), NONE);
}
