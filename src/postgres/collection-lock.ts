// Keeps the writers of the collection, in whatever process, from writing at the same time.
import type { Client } from './connection.js';
import { LOCKS } from './migrations.js';

/**
 * To be the first statement of every transaction that writes articles, chunks, words or vectors; waits for another such
 * transaction to end. Every article holds the same common words, so that locks on those rows would let no two write at
 * once either, only find it out later.
 */
export async function lockCollection(client: Client): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [LOCKS.collection]);
}
