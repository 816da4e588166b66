// The tables, as a list of steps that is only ever added to: a step that has been released is never edited.
import { fillAbbreviations } from './abbreviation-rows.js';
import type { Migration } from './migration.js';
import { m011_chats } from './migration-chats.js';
import { m019_embedding_claims } from './migration-claims.js';
import { m021_correction_claims } from './migration-correction-claims.js';
import { m005_dates } from './migration-dates.js';
import { m017_digest_messages } from './migration-digest-messages.js';
import { m016_digests } from './migration-digests.js';
import { m024_events } from './migration-events.js';
import { m025_folded } from './migration-folded.js';
import { m020_lanes } from './migration-lanes.js';
import { m023_merging } from './migration-merging.js';
import { m015_outbox } from './migration-outbox.js';
import { m018_outbox_next } from './migration-outbox-next.js';
import { m013_people } from './migration-people.js';
import { m010_places } from './migration-places.js';
import { m014_questions } from './migration-questions.js';
import { m009_renamed } from './migration-renamed.js';
import { m008_sources } from './migration-sources.js';
import { m007_stories } from './migration-stories.js';
import { m022_undated } from './migration-undated.js';
import { m006_versions } from './migration-versions.js';
import { m012_votes } from './migration-votes.js';

/**
 * Chunk ids double as labels of the vector index (unsigned 32 bit) and are never used twice, hence AUTOINCREMENT.
 * Vectors are float32, little-endian, in order of dimension. Offsets count UTF-16 units.
 * The word tables are contentless; what was put in is kept beside them, compressed, because only the very same words
 * can be taken out again. (`contentless_delete=1` would spare that, but it never lowers its document count, so every
 * replaced article would lift BM25 for good.)
 */
const m001_collection: Migration = {
  name: 'm001_collection',
  sql: `
    CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO meta (key, value) VALUES ('change', '0');

    CREATE TABLE articles (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      key TEXT NOT NULL UNIQUE,
      title TEXT,
      text TEXT NOT NULL,
      captions TEXT NOT NULL,
      author TEXT,
      photographer TEXT,
      agency TEXT,
      outlet TEXT,
      url TEXT,
      day TEXT,
      time TEXT,
      day_source TEXT,
      event_day TEXT,
      hash TEXT NOT NULL,
      file TEXT NOT NULL,
      line INTEGER,
      ingested_at INTEGER NOT NULL,
      CHECK ((day IS NULL) = (day_source IS NULL))
    ) STRICT;
    CREATE INDEX articles_by_order ON articles (coalesce(day, '9999-99-99'), key);
    CREATE INDEX articles_by_day ON articles (day) WHERE day IS NOT NULL;
    CREATE INDEX articles_by_event_day ON articles (event_day) WHERE event_day IS NOT NULL;
    CREATE INDEX articles_by_file ON articles (file);

    CREATE TABLE chunks (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
      caption INTEGER,
      start_at INTEGER NOT NULL,
      end_at INTEGER NOT NULL,
      CHECK (start_at >= 0 AND end_at > start_at)
    ) STRICT;
    CREATE INDEX chunks_by_article ON chunks (article_id);

    CREATE TABLE vectors (
      chunk_id INTEGER PRIMARY KEY REFERENCES chunks (id) ON DELETE CASCADE,
      vector BLOB NOT NULL
    ) STRICT;
    CREATE TABLE staged_vectors (
      chunk_id INTEGER PRIMARY KEY REFERENCES chunks (id) ON DELETE CASCADE,
      vector BLOB NOT NULL
    ) STRICT;

    CREATE TABLE chunk_words (
      chunk_id INTEGER PRIMARY KEY REFERENCES chunks (id) ON DELETE RESTRICT,
      typed BLOB NOT NULL,
      folded BLOB NOT NULL
    ) STRICT;
    CREATE VIRTUAL TABLE words_typed USING fts5 (
      words, content='', tokenize="unicode61 remove_diacritics 0 tokenchars '_'"
    );
    CREATE VIRTUAL TABLE words_folded USING fts5 (
      words, content='', tokenize="unicode61 remove_diacritics 0 tokenchars '_'"
    );
    CREATE VIRTUAL TABLE words_typed_terms USING fts5vocab (words_typed, 'row');
    CREATE VIRTUAL TABLE words_folded_terms USING fts5vocab (words_folded, 'row');
  `,
};

const m002_chats: Migration = {
  name: 'm002_chats',
  sql: `
    CREATE TABLE answers (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      chat INTEGER NOT NULL,
      answer TEXT NOT NULL,
      given_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX answers_by_chat ON answers (chat, number);
    CREATE INDEX answers_by_time ON answers (given_at);

    CREATE TABLE updates (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      update_id INTEGER NOT NULL UNIQUE,
      body TEXT NOT NULL,
      accepted_at INTEGER NOT NULL,
      finished INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX updates_unfinished ON updates (number) WHERE finished = 0;
    CREATE INDEX updates_by_time ON updates (accepted_at);
  `,
};

/**
 * Counts by outlet come from an index alone, because a table row drags its whole text along; SQLite does not read an
 * expression back from an index, so grouping needs the bare columns and looking up one outlet the expression.
 */
const m003_outlets: Migration = {
  name: 'm003_outlets',
  sql: `
    CREATE INDEX articles_by_outlet ON articles (coalesce(outlet, agency), day);
    CREATE INDEX articles_by_names ON articles (outlet, agency);
  `,
};

/**
 * Counts of the typed words and pairs in plain tables: looking one up in an FTS5 vocabulary costs 65 µs, here 2 µs, and a
 * question's spelling asks for hundreds. Short forms go with the article that explains them.
 */
const m004_spelling: Migration = {
  name: 'm004_spelling',
  sql: `
    CREATE TABLE typed_words (word TEXT PRIMARY KEY, chunks INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE typed_pairs (pair TEXT PRIMARY KEY, chunks INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO typed_words SELECT term, doc FROM words_typed_terms WHERE instr(term, '_') = 0;
    INSERT INTO typed_pairs SELECT term, doc FROM words_typed_terms WHERE instr(term, '_') > 0;

    CREATE TABLE abbreviations (
      article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
      short_key TEXT NOT NULL,
      long_key TEXT NOT NULL,
      short TEXT NOT NULL,
      long TEXT NOT NULL,
      PRIMARY KEY (article_id, short_key, long_key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX abbreviations_by_short ON abbreviations (short_key);
    CREATE INDEX abbreviations_by_long ON abbreviations (long_key);
  `,
  fill: fillAbbreviations,
};

/** In the order they are applied; a database's `user_version` is how many it has had. */
export const migrations: readonly Migration[] = [
  m001_collection,
  m002_chats,
  m003_outlets,
  m004_spelling,
  m005_dates,
  m006_versions,
  m007_stories,
  m008_sources,
  m009_renamed,
  m010_places,
  m011_chats,
  m012_votes,
  m013_people,
  m014_questions,
  m015_outbox,
  m016_digests,
  m017_digest_messages,
  m018_outbox_next,
  m019_embedding_claims,
  m020_lanes,
  m021_correction_claims,
  m022_undated,
  m023_merging,
  m024_events,
  m025_folded,
];
