// Lets articles leave their stories when they are replaced, removed, or read by another model; an empty story goes.
import type { Client } from './connection.js';

/** Takes away those of `stories` that no article is left in. To be called after the articles left, in the same transaction. */
export async function dropEmptyStories(client: Client, stories: readonly number[]): Promise<void> {
  if (stories.length === 0) return;
  // Locked first and looked at afterwards: an article that is joining meanwhile holds its story, and is then seen in it.
  await client.query('SELECT 1 FROM stories WHERE id = ANY($1::int8[]) ORDER BY id FOR UPDATE', [stories]);
  await client.run(
    `DELETE FROM stories WHERE id = ANY($1::int8[])
       AND NOT EXISTS (SELECT 1 FROM story_articles WHERE story_id = stories.id)`,
    [stories],
  );
}

/** For a new model: vectors of two models cannot be compared, so all articles have to be placed anew. */
export async function dropAllStories(client: Client): Promise<void> {
  await client.run('LOCK TABLE stories, story_articles IN SHARE ROW EXCLUSIVE MODE');
  await client.run('DELETE FROM story_articles');
  await client.run('DELETE FROM stories');
}
