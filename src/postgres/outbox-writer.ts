// Puts messages on the list within a transaction, those of one call under numbers that follow each other.
import type { NewMessage } from '../core/outbox.js';
import type { Client } from './connection.js';

/**
 * Gives each message's number, in their order; null where it was there already. Messages of one digest are told by their
 * numbers to be such, and leave a chat in the order of these.
 */
export async function writeMessages(
  client: Client,
  messages: readonly NewMessage[],
): Promise<Array<number | null>> {
  if (messages.length === 0) return [];
  const numbers = await numbersInARow(client, messages.length);
  const written = await client.query<{ id: number }>(
    `INSERT INTO outbox (id, chat, topic, language, period, item, payload, due_at, not_before)
     SELECT id, chat, topic, language, period, item, payload, due_at, due_at
     FROM unnest($1::int8[], $2::int8[], $3::int8[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int8[])
       AS one (id, chat, topic, language, period, item, payload, due_at)
     ORDER BY id
     ON CONFLICT (chat, coalesce(topic, 0), period, item) DO NOTHING RETURNING id`,
    [
      numbers,
      messages.map(({ chat }) => chat),
      messages.map(({ topic }) => topic),
      messages.map(({ language }) => language),
      messages.map(({ period }) => period),
      messages.map(({ item }) => item),
      messages.map(({ payload }) => JSON.stringify(payload)),
      messages.map(({ dueAt }) => dueAt),
    ],
  );
  const known = new Set(written.map(({ id }) => id));
  return numbers.map((number) => (known.has(number) ? number : null));
}

/** Another process may draw a number in between, which is rare: then others are drawn. */
async function numbersInARow(client: Client, count: number): Promise<number[]> {
  for (;;) {
    const rows = await client.query<{ id: number }>(
      "SELECT nextval(pg_get_serial_sequence('outbox', 'id')) AS id FROM generate_series(1, $1)",
      [count],
    );
    const numbers = rows.map(({ id }) => id);
    if (numbers.every((number, index) => number === (numbers[0] ?? 0) + index)) return numbers;
  }
}
