// The store of stories on PostgreSQL under the common contract.
import { createPostgresArticleStore } from '../../src/postgres/articles.js';
import { createPostgresStoryStore } from '../../src/postgres/stories.js';
import { storyStoreContract } from '../contracts/story-store.js';
import { POSTGRES, testPostgres } from '../support/postgres.js';

const open = testPostgres();

storyStoreContract(POSTGRES, async () => {
  const db = await open();
  return {
    store: createPostgresArticleStore(db),
    stories: createPostgresStoryStore(db),
    close: db.close,
  };
});
