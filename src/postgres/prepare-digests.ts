// Prepares digests within a transaction on PostgreSQL: each whole or not at all, and each turn, item and message by one alone.
import { z } from 'zod';
import type { PreparedDigest } from '../core/digest.js';
import type { Place } from '../core/place.js';
import type { Client } from './connection.js';
import { putBack } from './digest-put-back.js';
import { writeMessages } from './outbox-writer.js';

const subscriptionRow = z.object({
  id: z.string(),
  chat: z.int(),
  topic: z.int(),
  paused: z.int(),
  lastDay: z.string().nullable(),
  nextAt: z.int().nullable(),
});
const itemRow = z.object({
  id: z.int(),
  chat: z.int(),
  subscription: z.string(),
  message: z.int().nullable(),
});

/** What is held by this transaction, as it stands. */
interface Held {
  readonly subscriptions: ReadonlyMap<string, z.infer<typeof subscriptionRow>>;
  readonly items: ReadonlyMap<number, z.infer<typeof itemRow>>;
  /** Messages to be taken back that nobody is sending. */
  readonly pending: Set<number>;
}

/**
 * Prepares the digests as `DigestStore.prepareAll` says; gives those that were prepared. All that they lean on is locked before
 * it is looked at, in the order subscriptions, messages, items, so that what is void is known before anything is written.
 */
export async function prepareTogether(
  client: Client,
  digests: readonly PreparedDigest[],
  now: number,
): Promise<PreparedDigest[]> {
  const prepared = new Set<PreparedDigest>();
  // A later digest of the same place finds what an earlier one left.
  for (let left = digests; left.length > 0; ) {
    const [firsts, others] = firstOfEachPlace(left);
    const held = await hold(client, firsts);
    const good = firsts.filter((digest) => isStanding(digest, held));
    await write(client, good, now);
    for (const digest of good) prepared.add(digest);
    left = others;
  }
  return digests.filter((digest) => prepared.has(digest));
}

function placeName({ chat, topic }: Place): string {
  return `${chat} ${topic ?? 0}`;
}

function firstOfEachPlace(digests: readonly PreparedDigest[]): [PreparedDigest[], PreparedDigest[]] {
  const seen = new Set<string>();
  const [firsts, others]: [PreparedDigest[], PreparedDigest[]] = [[], []];
  for (const digest of digests) {
    const name = placeName(digest.place);
    (seen.has(name) ? others : firsts).push(digest);
    seen.add(name);
  }
  return [firsts, others];
}

async function hold(client: Client, digests: readonly PreparedDigest[]): Promise<Held> {
  const subscriptions = await client.query(
    `SELECT id, chat, coalesce(topic, 0) AS topic, paused, last_day AS "lastDay", next_at AS "nextAt"
     FROM subscriptions WHERE (chat, coalesce(topic, 0)) IN (SELECT * FROM unnest($1::int8[], $2::int8[]))
     ORDER BY number FOR UPDATE`,
    [digests.map(({ place }) => place.chat), digests.map(({ place }) => place.topic ?? 0)],
  );
  const takenBack = digests.flatMap((digest) => digest.takenBack ?? []);
  const pending = await queried(takenBack, () =>
    client.query<{ id: number }>(
      "SELECT id FROM outbox WHERE id = ANY($1) AND state = 'pending' ORDER BY id FOR UPDATE",
      [takenBack],
    ),
  );
  const done = digests.flatMap(({ place, done }) => done.map((id) => ({ chat: place.chat, id })));
  // Whoever hands one that waits over holds its subscription, whoever puts one back its message: none changes any more.
  const items = await queried(done, () =>
    client.query(
      `SELECT id, chat, subscription, message FROM digest_items
       WHERE (chat, id) IN (SELECT * FROM unnest($1::int8[], $2::int8[]))`,
      [done.map(({ chat }) => chat), done.map(({ id }) => id)],
    ),
  );
  return {
    subscriptions: new Map(
      subscriptions.map((row) => subscriptionRow.parse(row)).map((row) => [row.id, row]),
    ),
    items: new Map(items.map((row) => itemRow.parse(row)).map((row) => [row.id, row])),
    pending: new Set(pending.map(({ id }) => id)),
  };
}

async function queried<Row>(asked: readonly unknown[], query: () => Promise<Row[]>): Promise<Row[]> {
  return asked.length === 0 ? [] : await query();
}

/** Whether nothing was changed since the digest was made. Its messages to be taken back are no other digest's from then on. */
function isStanding({ place, turns, done, takenBack = [] }: PreparedDigest, held: Held): boolean {
  const isOwn = (id: string): boolean => {
    const subscription = held.subscriptions.get(id);
    return (
      subscription !== undefined && placeName(subscription) === placeName(place) && subscription.paused === 0
    );
  };
  const takes = turns.every(({ subscription, from }) => {
    const now = held.subscriptions.get(subscription);
    return isOwn(subscription) && now?.lastDay === from.lastDay && now.nextAt === from.nextAt;
  });
  const has = done.every((id) => {
    const item = held.items.get(id);
    if (item === undefined || item.chat !== place.chat || !isOwn(item.subscription)) return false;
    return item.message === null || takenBack.includes(item.message);
  });
  const isWhole = takes && has && takenBack.every((message) => held.pending.has(message));
  if (!isWhole || !isOnce(takenBack) || !isOnce(done) || !isOnce(turns.map((turn) => turn.subscription)))
    return false;
  for (const message of takenBack) held.pending.delete(message);
  return true;
}

function isOnce(names: ReadonlyArray<string | number>): boolean {
  return new Set(names).size === names.length;
}

async function write(client: Client, digests: readonly PreparedDigest[], now: number): Promise<void> {
  const takenBack = digests.flatMap((digest) => digest.takenBack ?? []);
  if (takenBack.length > 0) {
    await putBack(client, takenBack);
    await client.run("UPDATE outbox SET state = 'dropped', ended_at = $2 WHERE id = ANY($1)", [
      takenBack,
      now,
    ]);
  }
  const turns = digests.flatMap((digest) => digest.turns.map((turn) => ({ ...turn, ...digest.place })));
  if (turns.length > 0)
    await client.run(
      `UPDATE subscriptions SET last_day = turn.last_day, next_at = turn.next_at
       FROM unnest($1::int8[], $2::text[], $3::text[], $4::int8[]) AS turn (chat, id, last_day, next_at)
       WHERE subscriptions.chat = turn.chat AND subscriptions.id = turn.id`,
      [
        turns.map(({ chat }) => chat),
        turns.map(({ subscription }) => subscription),
        turns.map(({ lastDay }) => lastDay),
        turns.map(({ nextAt }) => nextAt),
      ],
    );
  const numbers = await writeMessages(
    client,
    digests.flatMap(({ messages }) => messages),
  );
  let first = 0;
  const fates = digests.flatMap(({ place, messages, done, carried }) => {
    const own = numbers.slice(first, first + messages.length);
    first += messages.length;
    const handed = new Map(carried.map((one) => [one.item, one]));
    return done.map((id) => {
      const { lead = id, message = -1 } = handed.get(id) ?? {};
      return { chat: place.chat, id, lead, message: own[message] ?? null };
    });
  });
  await writeFates(client, fates);
  await tell(client, digests, now);
}

interface ItemFate {
  readonly chat: number;
  readonly id: number;
  readonly lead: number;
  /** The number of the message that is to tell it; null where none is. */
  readonly message: number | null;
}

async function writeFates(client: Client, fates: readonly ItemFate[]): Promise<void> {
  if (fates.length === 0) return;
  await client.run(
    `WITH fate AS MATERIALIZED (
       SELECT * FROM unnest($1::int8[], $2::int8[], $3::int8[], $4::int8[]) AS one (chat, id, lead, message)
     ), finished AS (
       DELETE FROM digest_items USING fate
       WHERE fate.message IS NULL AND digest_items.chat = fate.chat AND digest_items.id = fate.id
     )
     UPDATE digest_items SET message = fate.message, lead = fate.lead FROM fate
     WHERE fate.message IS NOT NULL AND digest_items.chat = fate.chat AND digest_items.id = fate.id`,
    [
      fates.map(({ chat }) => chat),
      fates.map(({ id }) => id),
      fates.map(({ lead }) => lead),
      fates.map(({ message }) => message),
    ],
  );
}

/** Each story of a place once, in the order in which such rows are locked elsewhere; articles told before stay told. */
async function tell(client: Client, digests: readonly PreparedDigest[], now: number): Promise<void> {
  const told = new Map<
    string,
    { chat: number; topic: number | null; story: string; articles: string[] | null }
  >();
  for (const { place, told: stories } of digests)
    for (const { story, articles } of stories) {
      const name = `${placeName(place)} ${story}`;
      const before = told.get(name);
      const all =
        before === undefined ? articles : [...new Set([...(before.articles ?? []), ...(articles ?? [])])];
      told.set(name, { chat: place.chat, topic: place.topic, story, articles: all && [...all] });
    }
  if (told.size === 0) return;
  const rows = [...told.values()];
  await client.run(
    `INSERT INTO told_stories (chat, topic, story, at, articles)
     SELECT chat, topic, story, $5, articles
     FROM unnest($1::int8[], $2::int8[], $3::text[], $4::text[]) AS one (chat, topic, story, articles)
     ORDER BY chat, coalesce(topic, 0), story COLLATE "C"
     ON CONFLICT (chat, coalesce(topic, 0), story) DO UPDATE SET at = excluded.at, articles = (
       SELECT coalesce('[' || string_agg(to_json(article)::text, ',' ORDER BY article) || ']', '[]') FROM (
         SELECT json_array_elements_text(told_stories.articles::json) COLLATE "C" AS article
         UNION SELECT json_array_elements_text(excluded.articles::json) COLLATE "C") AS both_lists)`,
    [
      rows.map(({ chat }) => chat),
      rows.map(({ topic }) => topic),
      rows.map(({ story }) => story),
      rows.map(({ articles }) => articles && JSON.stringify(articles)),
      now,
    ],
  );
}
