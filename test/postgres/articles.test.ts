// The collection in PostgreSQL under the common contracts.
import { createPostgresArticleHistory } from '../../src/postgres/article-versions.js';
import { createPostgresArticleStore } from '../../src/postgres/articles.js';
import { createPostgresWordSearch } from '../../src/postgres/word-search.js';
import { articleHistoryContract } from '../contracts/article-history.js';
import { articleStoreContract } from '../contracts/article-store.js';
import { modelRecordContract } from '../contracts/model-record.js';
import { wholeArticlesContract } from '../contracts/whole-articles.js';
import { POSTGRES, testPostgres } from '../support/postgres.js';

const opened = testPostgres();

async function open() {
  const db = await opened();
  return {
    store: createPostgresArticleStore(db),
    words: createPostgresWordSearch(db),
    history: createPostgresArticleHistory(db),
    async failOn(table: string) {
      await db.run(
        `CREATE OR REPLACE FUNCTION burn() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN RAISE EXCEPTION 'disk on fire'; END $$`,
      );
      await db.run(
        `CREATE TRIGGER burning BEFORE INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION burn()`,
      );
    },
    async numberAfter(chunk: number) {
      await db.query("SELECT setval(pg_get_serial_sequence('chunks', 'id'), $1)", [chunk]);
    },
    async run(sql: string) {
      await db.run(sql);
    },
    async close() {
      await db.run('DROP FUNCTION IF EXISTS burn CASCADE');
      await db.close();
    },
  };
}

articleStoreContract(POSTGRES, open);
modelRecordContract(POSTGRES, open);
articleHistoryContract(POSTGRES, open);
wholeArticlesContract(POSTGRES, open);
