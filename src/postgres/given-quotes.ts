// What was quoted to whom, and which of it is put down for a correction when its article changes or goes.
import type { ArticleVersion } from '../core/article-history.js';
import { type CorrectionKind, type GivenQuote, shownDayOf, wordsOf } from '../core/correction.js';
import { type NewGiven, placeOf, wrongWith } from '../core/given-quotes.js';
import { renamedTo, versionOf, versionsOf } from './article-versions.js';
import type { Client } from './connection.js';

/** The answer that quotes belong to. */
export interface GivenTo {
  readonly chat: number;
  readonly answer: string;
}

/** A quote as its row gives it. */
type GivenRow = GivenQuote & GivenTo;

/** A quote that goes on with the article of another key, or at another place. */
type Moved = Pick<GivenQuote, 'id' | 'version' | 'caption' | 'start' | 'end'> & {
  readonly chat: number;
  readonly key: string;
};

type Wrong = GivenTo & { readonly kind: CorrectionKind };

const columns = (table: string) =>
  [
    'id',
    'chat',
    'answer',
    'version',
    'caption',
    'start_at AS start',
    'end_at AS "end"',
    'shown_day AS "shownDay"',
  ]
    .map((column) => `${table}.${column}`)
    .join(', ');

/**
 * Keeps articles from being written or removed until the transaction ends; those that are gone cannot be held. To be
 * called before rows of `given_quotes` are changed, as whoever writes an article has it before its quotes.
 */
export async function holdArticles(client: Client, keys: readonly string[]): Promise<void> {
  await client.query('SELECT 1 FROM articles WHERE key = ANY($1::text[]) ORDER BY key FOR SHARE', [keys]);
}

/**
 * Notes quotes of an answer, whose own row is there already. One whose article has changed since it was found is put down
 * for a correction at once; others hold their articles until the transaction ends, so that a change made meanwhile sees
 * them. `now`: milliseconds since 1970.
 */
export async function noteGivenQuotes(
  client: Client,
  { chat, answer }: GivenTo,
  quotes: readonly NewGiven[],
  now: number,
): Promise<void> {
  if (quotes.length === 0) return;
  const noted = await client.query<GivenRow & { key: string; now: number | null }>(
    `WITH held AS MATERIALIZED (
       SELECT key, version FROM articles WHERE key = ANY($3::text[]) ORDER BY key FOR SHARE
     )
     INSERT INTO given_quotes (chat, answer, key, version, caption, start_at, end_at, shown_day)
     SELECT $1, $2, key, version, caption, start_at, end_at, shown_day
     FROM unnest($3::text[], $4::int8[], $5::int8[], $6::int8[], $7::int8[], $8::text[])
       WITH ORDINALITY AS given (key, version, caption, start_at, end_at, shown_day, place) ORDER BY place
     RETURNING ${columns('given_quotes')}, key, (SELECT version FROM held WHERE held.key = given_quotes.key) AS now`,
    [
      chat,
      answer,
      quotes.map(({ article }) => article),
      quotes.map(({ version }) => version ?? 1),
      quotes.map(({ caption }) => caption),
      quotes.map(({ start }) => start),
      quotes.map(({ end }) => end),
      quotes.map(shownDayOf),
    ],
  );
  const late = noted.filter((row) => row.now !== row.version);
  for (const key of new Set(late.map((row) => row.key))) {
    const rows = late.filter((row) => row.key === key);
    await putDown(client, rows, key, now, null);
  }
}

/** Those of an answer from one article that were not corrected yet, in the order given. */
export async function givenQuotesOf(client: Client, answer: string, key: string): Promise<GivenQuote[]> {
  const rows = await client.query<GivenRow>(
    `SELECT ${columns('given_quotes')} FROM given_quotes
     WHERE answer = $1 AND key = $2 AND corrected = 0 ORDER BY id`,
    [answer, key],
  );
  return rows.map(({ chat: _chat, answer: _answer, ...quote }) => quote);
}

/**
 * Puts down every quote from an article that no longer holds, after the article was written or removed in the same
 * transaction; `former` is the version it had before.
 */
export async function correctChanged(
  client: Client,
  key: string,
  former: number,
  now: number,
): Promise<void> {
  const rows = await standing(client, key);
  if (rows.length > 0) await putDown(client, rows, key, now, await versionOf(client, key, former));
}

/** Lets what was quoted of withdrawn articles go on with a new one whose source states the very same. */
export async function followRenamed(client: Client, sourceHash: string): Promise<void> {
  const withdrawn = await client.query<{ key: string }>(
    `SELECT key FROM article_versions AS one WHERE source_hash = $1 AND withdrawn = 1
       AND version = (SELECT max(version) FROM article_versions WHERE key = one.key)
       AND NOT EXISTS (SELECT 1 FROM articles WHERE articles.key = one.key)
       AND EXISTS (SELECT 1 FROM given_quotes WHERE given_quotes.key = one.key AND corrected = 0)
     ORDER BY key`,
    [sourceHash],
  );
  for (const { key } of withdrawn) await putDown(client, await standing(client, key), key, 0, null);
}

/** The first of `keys` that anybody was given a quote of which still stands; null when there is none. */
export async function firstQuoted(client: Client, keys: readonly string[]): Promise<string | null> {
  const [row] = await client.query<{ key: string }>(
    `SELECT key FROM unnest($1::text[]) WITH ORDINALITY AS wanted (key, place)
     WHERE EXISTS (SELECT 1 FROM given_quotes WHERE given_quotes.key = wanted.key AND corrected = 0)
     ORDER BY place LIMIT 1`,
    [keys],
  );
  return row?.key ?? null;
}

/** Whether anybody was given a quote of an article that still stands as it was given. */
export function createPostgresQuotedCheck(db: Client): (key: string) => Promise<boolean> {
  return async (key) => (await firstQuoted(db, [key])) !== null;
}

/** Quotes of a key that were not corrected, in the order given. Their answers are held, or one forgotten now would be missed. */
function standing(client: Client, key: string): Promise<GivenRow[]> {
  return client.query<GivenRow>(
    `SELECT ${columns('given')} FROM given_quotes AS given
       JOIN answers ON answers.chat = given.chat AND answers.id = given.answer
     WHERE given.key = $1 AND given.corrected = 0 ORDER BY given.id FOR KEY SHARE OF answers`,
    [key],
  );
}

/** `before` is the version that the present one is compared with; null for the one each quote was taken from. */
async function putDown(
  client: Client,
  rows: readonly GivenRow[],
  key: string,
  now: number,
  before: ArticleVersion | null,
): Promise<void> {
  const versions = await versionsOf(client, key);
  const last = versions.at(-1);
  if (last === undefined) return;
  const heir = last.present ? null : await presentOf(client, await renamedTo(client, key));
  const moved: Moved[] = [];
  const wrong: Wrong[] = [];
  for (const row of rows) {
    const from = before ?? versions.find(({ version }) => version === row.version);
    const words = wordsOf(row, versions);
    if (from === undefined || words === null) continue;
    if (heir !== null) {
      // A renamed file is no other article.
      const place = placeOf(heir.article, words, row);
      if (place !== null)
        moved.push({ id: row.id, chat: row.chat, key: heir.article.key, version: heir.version, ...place });
      continue;
    }
    const kind = wrongWith(row.shownDay, words, from, last);
    if (kind !== null) wrong.push({ chat: row.chat, answer: row.answer, kind });
  }
  await move(client, moved);
  await enqueue(client, wrong, { key, version: last.version, now });
}

async function presentOf(client: Client, key: string | null): Promise<ArticleVersion | null> {
  const last = key === null ? undefined : (await versionsOf(client, key)).at(-1);
  return last?.present ? last : null;
}

async function move(client: Client, rows: readonly Moved[]): Promise<void> {
  if (rows.length === 0) return;
  await client.run(
    `UPDATE given_quotes SET key = moved.key, version = moved.version, caption = moved.caption,
       start_at = moved.start_at, end_at = moved.end_at
     FROM unnest($1::int8[], $2::int8[], $3::text[], $4::int8[], $5::int8[], $6::int8[], $7::int8[])
       AS moved (chat, id, key, version, caption, start_at, end_at)
     WHERE given_quotes.chat = moved.chat AND given_quotes.id = moved.id`,
    [
      rows.map(({ chat }) => chat),
      rows.map(({ id }) => id),
      rows.map(({ key }) => key),
      rows.map(({ version }) => version),
      rows.map(({ caption }) => caption),
      rows.map(({ start }) => start),
      rows.map(({ end }) => end),
    ],
  );
}

async function enqueue(
  client: Client,
  rows: readonly Wrong[],
  { key, version, now }: { readonly key: string; readonly version: number; readonly now: number },
): Promise<void> {
  if (rows.length === 0) return;
  await client.run(
    `INSERT INTO corrections (chat, answer, key, version, kind, created_at)
     SELECT chat, answer, $4, $5, kind, $6
     FROM unnest($1::int8[], $2::text[], $3::text[]) WITH ORDINALITY AS wrong (chat, answer, kind, place)
     ORDER BY place ON CONFLICT DO NOTHING`,
    [
      rows.map(({ chat }) => chat),
      rows.map(({ answer }) => answer),
      rows.map(({ kind }) => kind),
      key,
      version,
      now,
    ],
  );
}
