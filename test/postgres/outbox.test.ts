// PostgreSQL's list of messages and subscriptions under their contracts.
import { createPostgresOutbox } from '../../src/postgres/outbox.js';
import { createPostgresSubscriptionStore } from '../../src/postgres/subscriptions.js';
import { outboxContract } from '../contracts/outbox.js';
import { subscriptionStoreContract } from '../contracts/subscription-store.js';
import { POSTGRES, testPostgres } from '../support/postgres.js';

const database = testPostgres();

async function open() {
  const db = await database();
  return {
    outbox: createPostgresOutbox(db),
    subscriptions: createPostgresSubscriptionStore(db),
    chats: {
      gone: async (chat: number) =>
        void (await db.run('UPDATE subscriptions SET paused = 2 WHERE chat = $1 AND paused = 0', [chat])),
    },
    close: () => db.close(),
  };
}

outboxContract(POSTGRES, open);
subscriptionStoreContract(POSTGRES, open);
