// PostgreSQL's subscriptions, list of messages and digests under their contracts, and by which indexes it answers them.
import { expect, it } from 'vitest';
import { createPostgresChatStore } from '../../src/postgres/chats.js';
import type { Postgres } from '../../src/postgres/connection.js';
import { createPostgresDigestMessages } from '../../src/postgres/digest-messages.js';
import { createPostgresDigestStore } from '../../src/postgres/digests.js';
import { createPostgresOutbox } from '../../src/postgres/outbox.js';
import { createPostgresSubscriptionStore } from '../../src/postgres/subscriptions.js';
import { digestMessagesContract } from '../contracts/digest-messages.js';
import { digestStoreContract, foundItem } from '../contracts/digest-store.js';
import { messageTo, outboxContract } from '../contracts/outbox.js';
import { subscriptionStoreContract } from '../contracts/subscription-store.js';
import { overheard, readWhole } from '../support/overheard.js';
import { POSTGRES, testPostgres } from '../support/postgres.js';

const database = testPostgres();

function storesOf(db: Postgres) {
  return {
    outbox: createPostgresOutbox(db),
    subscriptions: createPostgresSubscriptionStore(db),
    digests: createPostgresDigestStore(db),
    messages: createPostgresDigestMessages(db),
  };
}

async function open() {
  const db = await database();
  return { ...storesOf(db), chats: createPostgresChatStore(db), close: () => db.close() };
}

outboxContract(POSTGRES, open);
subscriptionStoreContract(POSTGRES, open);
digestStoreContract(POSTGRES, open);
digestMessagesContract(POSTGRES, open);

const CHATS = 5_000;
const TABLES = 'outbox|subscriptions|digest_items|told_stories';
const PLACE = { chat: 7, topic: null };

/** Two subscriptions and two messages for each chat, and for every hundredth something that waits and something told. */
async function filled(): Promise<Postgres> {
  const db = await database();
  for (const statement of [
    `INSERT INTO subscriptions (id, chat, kind, question, created_at, seen, frequency, next_at)
     SELECT 's' || n, n / 2, 'topic', 'q' || n, 1, 0, CASE WHEN n % 2 = 0 THEN 'at-once' ELSE 'daily' END,
       CASE WHEN n % 2 = 0 THEN NULL ELSE 1000 + n END FROM generate_series(2, ${2 * CHATS + 1}) AS n`,
    `INSERT INTO outbox (chat, language, period, item, payload, due_at, not_before)
     SELECT 1 + n % ${CHATS}, 'vi', 'at-once', 'item ' || n, '{}', 100, 100 FROM generate_series(1, ${2 * CHATS}) AS n`,
    `INSERT INTO digest_items (chat, subscription, story, article, quote, score, found_at)
     SELECT n, 's' || 2 * n, 's', 'a' || k, '{}', 1, 1
     FROM generate_series(100, ${CHATS}, 100) AS n, generate_series(1, 20) AS k`,
    `INSERT INTO told_stories (chat, story, at, articles)
     SELECT n, 's' || k, 1, '["a"]' FROM generate_series(100, ${CHATS}, 100) AS n, generate_series(1, 20) AS k`,
  ])
    await db.run(statement);
  await db.run('ANALYZE');
  return db;
}

it(`${POSTGRES} reads no table from end to end for what is asked all the time`, async () => {
  const { db, said } = overheard(await filled());
  const { outbox, digests, messages, subscriptions } = storesOf(db);
  await digests.found('s14', { from: 0, to: 5 }, [foundItem('a'), foundItem('b')], 10);
  const [first = expect.fail(), second = expect.fail()] = await digests.waiting(PLACE);
  expect(await digests.placesDue(1003)).toContainEqual(PLACE);
  const carried = [first, second].map(({ id }, message) => ({ item: id, lead: id, message }));
  const digest = {
    ...{
      place: PLACE,
      turns: [],
      done: [first.id, second.id],
      carried,
      told: [{ story: 's', articles: ['a'] }],
    },
    messages: ['digest 1/2 a', 'digest 2/2 b'].map((item) => messageTo(7, item, { dueAt: 50 })),
  };
  expect(await digests.prepare(digest, 10)).toBe(true);
  const [row = expect.fail()] = await outbox.due(1000, 100);
  expect(row.item).toBe('digest 1/2 a');
  expect(await outbox.nextDue()).toBe(50);
  await digests.unsent(PLACE);
  await digests.told(PLACE, ['s']);
  await digests.nextDue();
  await outbox.begin(row.id, 'one', 2000);
  await messages.standing(row.id, { part: 1, parts: 2 });
  await messages.sentSince(PLACE, 5);
  await outbox.release(row.id, 'one', 100);
  await outbox.begin(row.id, 'one', 2000);
  await outbox.uncertain(row.id, 'one', 2000);
  await outbox.begin(row.id, 'one', 2000);
  await outbox.shut(row.id, 1000, 3000);
  await outbox.sent(row.id + 1, 77, 1000);
  await subscriptions.ofPlace(PLACE);
  await subscriptions.change('s14', { nextAt: 5 });
  await subscriptions.remove('s14');
  await outbox.dropChat(7, 1000);
  expect(await readWhole(db, said, TABLES)).toEqual([]);
});
