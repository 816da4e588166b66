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

/** The tokens of chunks as columns: each distinct one with its chunks, and each time one stands in a chunk by its place. */
function columnsOf(entries: readonly ChunkTokens[]) {
  const places = new Map<string, number>();
  const token = { kinds: [] as string[], words: [] as string[], chunks: [] as number[] };
  const posting = {
    places: [] as number[],
    chunks: [] as number[],
    tfs: [] as number[],
    lens: [] as number[],
  };
  const totals = { typed: 0, folded: 0 };
  for (const entry of entries) {
    for (const field of ['typed', 'folded'] as const) {
      const counts = new Map<string, number>();
      // A letter that is nothing but a mark leaves an empty token, which FTS5 does not count either.
      const tokens = entry[field].filter((word) => word !== '');
      for (const word of tokens) counts.set(word, (counts.get(word) ?? 0) + 1);
      totals[field] += tokens.length;
      for (const [word, tf] of counts) {
        const kind = kindOf(field, word);
        const place = places.get(kind + word) ?? token.words.length;
        if (place === token.words.length) {
          places.set(kind + word, place);
          token.kinds.push(kind);
          token.words.push(word);
          token.chunks.push(0);
        }
        token.chunks[place] = (token.chunks[place] ?? 0) + 1;
        posting.places.push(place + 1);
        posting.chunks.push(entry.chunk);
        posting.tfs.push(tf);
        posting.lens.push(tokens.length);
      }
    }
  }
  return { token, posting, totals };
}

/** What both statements begin with: $1 to $3, each distinct token with the number of the chunks that hold it. */
const TOKENS = `WITH token AS (
  SELECT * FROM unnest($1::text[], $2::text[], $3::int8[]) WITH ORDINALITY AS given (kind, word, chunks, place)
)`;

/** A word that is there keeps its number; asking for one by ON CONFLICT would use up numbers at every article. */
const ADD = `${TOKENS}, raised AS (
  UPDATE words SET chunks = words.chunks + token.chunks FROM token
  WHERE words.kind = token.kind AND words.word = token.word RETURNING words.id, token.place
), made AS (
  INSERT INTO words (kind, word, chunks) SELECT kind, word, chunks FROM token
  WHERE NOT EXISTS (SELECT 1 FROM words AS known WHERE known.kind = token.kind AND known.word = token.word)
  RETURNING id, kind, word
), numbered AS (
  SELECT id, place FROM raised UNION ALL SELECT made.id, token.place FROM made JOIN token USING (kind, word)
), kept AS (
  INSERT INTO chunk_words (chunk_id, typed, folded) SELECT * FROM unnest($8::int8[], $9::bytea[], $10::bytea[])
), counted AS (
  INSERT INTO word_totals (field, chunks, tokens) VALUES ('typed', $11, $12), ('folded', $11, $13)
  ON CONFLICT (field) DO UPDATE SET chunks = word_totals.chunks + excluded.chunks,
    tokens = word_totals.tokens + excluded.tokens
)
INSERT INTO postings (word, chunk, tf, len) SELECT id, chunk, tf, len
FROM unnest($4::int8[], $5::int8[], $6::int8[], $7::int8[]) AS given (place, chunk, tf, len) JOIN numbered USING (place)`;

const REMOVE = `${TOKENS}, fewer AS (
  UPDATE words SET chunks = words.chunks - token.chunks FROM token
  WHERE words.kind = token.kind AND words.word = token.word AND words.chunks > token.chunks
  RETURNING words.id, token.place
), gone AS (
  DELETE FROM words USING token
  WHERE words.kind = token.kind AND words.word = token.word AND words.chunks <= token.chunks
  RETURNING words.id, token.place
), numbered AS (SELECT * FROM fewer UNION ALL SELECT * FROM gone
), forgotten AS (DELETE FROM chunk_words WHERE chunk_id = ANY ($6::int8[])
), counted AS (
  UPDATE word_totals SET chunks = chunks - $7,
    tokens = tokens - CASE field WHEN 'typed' THEN $8::int8 ELSE $9::int8 END
)
DELETE FROM postings USING numbered JOIN unnest($4::int8[], $5::int8[]) AS given (place, chunk) USING (place)
WHERE postings.word = numbered.id AND postings.chunk = given.chunk`;

async function add(
  client: Client,
  entries: readonly ChunkTokens[],
  rows: readonly PackedWords[],
): Promise<void> {
  if (entries.length === 0) return;
  const { token, posting, totals } = columnsOf(entries);
  await client.run(ADD, [
    ...[token.kinds, token.words, token.chunks],
    ...[posting.places, posting.chunks, posting.tfs, posting.lens],
    ...[rows.map((row) => row.chunk_id), rows.map((row) => row.typed), rows.map((row) => row.folded)],
    ...[entries.length, totals.typed, totals.folded],
  ]);
}

/**
 * Makes chunks findable by the words of `text`. To be called under `lockCollection`, with chunks that are there and have no
 * words yet.
 */
export async function addWords(
  client: Client,
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
  await add(client, entries, rows);
}

/** As `addWords`, from what another database remembers of its chunks. Throws what inflating does for broken bytes. */
export async function addPackedWords(client: Client, rows: readonly PackedWords[]): Promise<void> {
  await add(client, rows.map(tokensOf), rows);
}

/**
 * Takes the words of chunks out; chunks without words are ignored. To be called under `lockCollection`, before the chunks
 * themselves go.
 */
export async function removeWords(client: Client, chunks: readonly number[]): Promise<void> {
  const rows = await client.query<PackedWords>(
    'SELECT chunk_id, typed, folded FROM chunk_words WHERE chunk_id = ANY ($1::int8[])',
    [[...chunks]],
  );
  if (rows.length === 0) return;
  const { token, posting, totals } = columnsOf(rows.map(tokensOf));
  await client.run(REMOVE, [
    ...[token.kinds, token.words, token.chunks],
    ...[posting.places, posting.chunks, rows.map((row) => row.chunk_id)],
    ...[rows.length, totals.typed, totals.folded],
  ]);
}
