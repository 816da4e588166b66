// PostgreSQL's stores of digests and of what their messages tell under their contracts.
import { createPostgresDigestMessages } from '../../src/postgres/digest-messages.js';
import { createPostgresDigestStore } from '../../src/postgres/digests.js';
import { createPostgresOutbox } from '../../src/postgres/outbox.js';
import { createPostgresSubscriptionStore } from '../../src/postgres/subscriptions.js';
import { digestMessagesContract } from '../contracts/digest-messages.js';
import { digestStoreContract } from '../contracts/digest-store.js';
import { POSTGRES, testPostgres } from '../support/postgres.js';

const database = testPostgres();

async function open() {
  const db = await database();
  return {
    outbox: createPostgresOutbox(db),
    subscriptions: createPostgresSubscriptionStore(db),
    digests: createPostgresDigestStore(db),
    messages: createPostgresDigestMessages(db),
    close: () => db.close(),
  };
}

digestStoreContract(POSTGRES, open);
digestMessagesContract(POSTGRES, open);
