// Which message of the outbox is to tell what was found, until it is sent, as a step of the tables.
import type { Migration } from './migration.js';

/**
 * `digest_items.message` is the message that tells it; null while it waits. `lead` is the item by which its story is shown
 * or counted there, itself for that one. What a message told, or is never to tell, goes with the end of the message; should the
 * message itself go, what it was to tell waits again.
 */
export const m017_digest_messages: Migration = {
  name: 'm017_digest-messages',
  sql: `
    ALTER TABLE digest_items ADD COLUMN message INTEGER REFERENCES outbox (id) ON DELETE SET NULL;
    ALTER TABLE digest_items ADD COLUMN lead INTEGER;
    CREATE INDEX digest_items_by_message ON digest_items (message) WHERE message IS NOT NULL;
    CREATE TRIGGER digest_items_told AFTER UPDATE OF state ON outbox
      WHEN new.state IN ('sent', 'unknown', 'dropped') BEGIN
        DELETE FROM digest_items WHERE message = new.id;
      END;
  `,
};
