// Which articles tell one story, as a step of the tables.
import type { Migration } from './migration.js';

/**
 * Ids of stories are never used twice, hence AUTOINCREMENT. `vector` is a float32 scale and as many signed bytes as the
 * model has numbers; `band` is an unsigned 32-bit number. The triggers keep the promise that a replaced or removed article
 * leaves its story, whoever changes it: a replaced one keeps its row, so no foreign key would tell. Vectors of a new model
 * cannot be compared with those stored, so all articles are placed anew then.
 */
export const m007_stories: Migration = {
  name: 'm007_stories',
  sql: `
    CREATE TABLE stories (id INTEGER PRIMARY KEY AUTOINCREMENT) STRICT;

    CREATE TABLE story_articles (
      article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
      story_id INTEGER NOT NULL REFERENCES stories (id),
      reason TEXT NOT NULL,
      vector BLOB NOT NULL
    ) STRICT;
    CREATE INDEX story_articles_by_story ON story_articles (story_id);

    CREATE TABLE story_bands (
      band INTEGER NOT NULL,
      article_id INTEGER NOT NULL REFERENCES story_articles (article_id) ON DELETE CASCADE,
      PRIMARY KEY (band, article_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX story_bands_by_article ON story_bands (article_id);

    CREATE TRIGGER story_left_when_replaced AFTER UPDATE OF hash ON articles WHEN old.hash <> new.hash BEGIN
      DELETE FROM story_articles WHERE article_id = new.id;
    END;
    CREATE TRIGGER stories_left_for_new_model AFTER UPDATE OF value ON meta
      WHEN new.key = 'model' AND old.value <> new.value BEGIN
      DELETE FROM story_articles;
    END;
    CREATE TRIGGER story_gone_when_empty AFTER DELETE ON story_articles BEGIN
      DELETE FROM stories WHERE id = old.story_id
        AND NOT EXISTS (SELECT 1 FROM story_articles WHERE story_id = old.story_id);
    END;
  `,
};
