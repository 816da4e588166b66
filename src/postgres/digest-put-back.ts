// Puts back what messages of digests were to tell, within a transaction: it waits again, and its place was not told of it.
import { z } from 'zod';
import { jsonText } from '../core/digest-rows.js';
import type { Client } from './connection.js';

/** A topic of 0 is none. */
const givenRow = z.object({
  chat: z.int(),
  topic: z.int(),
  id: z.int(),
  message: z.int(),
  article: z.string(),
});
const toldRow = z.object({
  chat: z.int(),
  topic: z.int(),
  story: z.string(),
  articles: jsonText.pipe(z.array(z.string())),
});

/**
 * Puts back what these messages were to tell, or only those `items` of it; the messages' rows in the outbox must be locked
 * before. A message it touches gets another key: what it was to tell may be told by another message of the same period, which
 * this one's may not bar.
 */
export async function putBack(
  client: Client,
  messages: readonly number[],
  items: readonly number[] | null = null,
): Promise<void> {
  const found = await client.query(
    `SELECT item.chat, coalesce(outbox.topic, 0) AS topic, item.id, item.message, item.article
     FROM digest_items AS item JOIN outbox ON outbox.chat = item.chat AND outbox.id = item.message
     WHERE item.message = ANY($1) AND ($2::int8[] IS NULL OR item.id = ANY($2))`,
    [messages, items],
  );
  if (found.length === 0) return;
  const given = found.map((row) => givenRow.parse(row));
  await untell(client, given);
  await client.run(
    `WITH given AS MATERIALIZED (
       SELECT * FROM unnest($1::int8[], $2::int8[], $3::int8[]) AS one (chat, id, message)
     ), renamed AS (
       UPDATE outbox SET item = item || ' ' || id WHERE (chat, id) IN (SELECT chat, message FROM given)
     )
     UPDATE digest_items SET message = NULL, lead = NULL FROM given
     WHERE digest_items.chat = given.chat AND digest_items.id = given.id`,
    [given.map(({ chat }) => chat), given.map(({ id }) => id), given.map(({ message }) => message)],
  );
}

/** Takes the articles out of what their places were told. Rows are locked in the order in which they are written elsewhere. */
async function untell(client: Client, given: ReadonlyArray<z.infer<typeof givenRow>>): Promise<void> {
  const untold = new Set(given.map(({ chat, topic, article }) => `${chat} ${topic} ${article}`));
  const rows = await client.query(
    `SELECT chat, coalesce(topic, 0) AS topic, story, articles FROM told_stories
     WHERE (chat, coalesce(topic, 0)) IN (SELECT * FROM unnest($1::int8[], $2::int8[])) AND EXISTS (
       SELECT 1 FROM json_array_elements_text(articles::json) AS article WHERE article = ANY($3))
     ORDER BY chat, coalesce(topic, 0), story FOR UPDATE`,
    [
      given.map(({ chat }) => chat),
      given.map(({ topic }) => topic),
      [...new Set(given.map(({ article }) => article))],
    ],
  );
  const left = rows.map((row) => {
    const { articles, ...told } = toldRow.parse(row);
    const { chat, topic } = told;
    return { ...told, articles: articles.filter((article) => !untold.has(`${chat} ${topic} ${article}`)) };
  });
  await client.run(
    `WITH remaining AS MATERIALIZED (
       SELECT * FROM unnest($1::int8[], $2::int8[], $3::text[], $4::text[]) AS one (chat, topic, story, articles)
     ), forgotten AS (
       DELETE FROM told_stories USING remaining WHERE remaining.articles = '[]'
         AND told_stories.chat = remaining.chat AND coalesce(told_stories.topic, 0) = remaining.topic
         AND told_stories.story = remaining.story
     )
     UPDATE told_stories SET articles = remaining.articles FROM remaining WHERE remaining.articles <> '[]'
       AND told_stories.chat = remaining.chat AND coalesce(told_stories.topic, 0) = remaining.topic
       AND told_stories.story = remaining.story`,
    [
      left.map(({ chat }) => chat),
      left.map(({ topic }) => topic),
      left.map(({ story }) => story),
      left.map(({ articles }) => JSON.stringify(articles)),
    ],
  );
}

/**
 * Puts back what pending messages were to tell for these subscriptions of a chat, or along with what they were to tell for
 * them. The subscriptions' rows must be locked before.
 */
export async function putBackOf(
  client: Client,
  chat: number,
  subscriptions: readonly string[],
): Promise<void> {
  const locked = await client.query<{ id: number }>(
    `SELECT id FROM outbox WHERE chat = $1 AND state = 'pending' AND id IN (
       SELECT message FROM digest_items WHERE chat = $1 AND subscription = ANY($2) AND message IS NOT NULL)
     ORDER BY id FOR UPDATE`,
    [chat, subscriptions],
  );
  if (locked.length === 0) return;
  const led = await client.query<{ id: number }>(
    `SELECT item.id FROM digest_items AS item
     JOIN digest_items AS lead ON lead.chat = item.chat AND lead.id = item.lead AND lead.message = item.message
     WHERE item.chat = $1 AND item.message = ANY($3)
       AND (item.subscription = ANY($2) OR lead.subscription = ANY($2))`,
    [chat, subscriptions, locked.map(({ id }) => id)],
  );
  await putBack(
    client,
    locked.map(({ id }) => id),
    led.map(({ id }) => id),
  );
}
