// What was quoted to whom, and which of it is put down for a correction when its article changes or goes.
import type { ArticleVersion } from '../core/article-history.js';
import { type CorrectionKind, type GivenQuote, shownDayOf, wordsOf } from '../core/correction.js';
import { type NewGiven, placeOf, wrongWith } from '../core/given-quotes.js';
import { createVersionReads } from './article-versions.js';
import type { Database } from './database.js';

/** A quote as its row gives it, with the answer it belongs to. */
interface GivenRow extends GivenQuote {
  readonly answer: string;
}

/** Quotes given, and putting them down for correction; all for use within a transaction. */
export function createGivenQuotes(db: Database) {
  const history = createVersionReads(db);
  const columns = 'id, answer, version, caption, start_at AS start, end_at AS "end", shown_day AS shownDay';
  const insert = db.prepare(
    `INSERT INTO given_quotes (answer, key, version, caption, start_at, end_at, shown_day)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const ofKey = db.prepare<[string], GivenRow>(
    `SELECT ${columns} FROM given_quotes WHERE key = ? AND corrected = 0 ORDER BY id`,
  );
  const ofAnswer = db.prepare<[string, string], GivenRow>(
    `SELECT ${columns} FROM given_quotes WHERE answer = ? AND key = ? AND corrected = 0 ORDER BY id`,
  );
  const enqueue = db.prepare(
    `INSERT INTO corrections (answer, key, version, kind, created_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  );
  const present = db.prepare<[string], number>('SELECT version FROM articles WHERE key = ?').pluck();

  const withdrawn = db
    .prepare<[string], string>(
      `SELECT key FROM article_versions AS one WHERE source_hash = ? AND withdrawn = 1
         AND version = (SELECT max(version) FROM article_versions WHERE key = one.key)
         AND NOT EXISTS (SELECT 1 FROM articles WHERE articles.key = one.key)`,
    )
    .pluck();
  const move = db.prepare(
    'UPDATE given_quotes SET key = ?, version = ?, caption = ?, start_at = ?, end_at = ? WHERE id = ?',
  );

  /** Lets a quote go on with the article of another key, where its words stand there: a renamed file is no other article. */
  function follow(row: GivenRow, words: string, heir: ArticleVersion): void {
    const place = placeOf(heir.article, words, row);
    if (place === null) return;
    const { caption, start, end } = place;
    move.run(heir.article.key, heir.version, caption, start, end, row.id);
  }

  function presentOf(key: string | null): ArticleVersion | null {
    const last = key === null ? undefined : history.versionsOf(key).at(-1);
    return last?.present ? last : null;
  }

  /** `before` is the version that the present one is compared with; null for the one each quote was taken from. */
  function putDown(rows: readonly GivenRow[], key: string, now: number, before: ArticleVersion | null): void {
    const versions = history.versionsOf(key);
    const last = versions.at(-1);
    if (last === undefined) return;
    const heir = last.present ? null : presentOf(history.renamedTo(key));
    for (const row of rows) {
      const from = before ?? versions.find(({ version }) => version === row.version);
      const words = wordsOf(row, versions);
      if (from === undefined || words === null) continue;
      if (heir !== null) {
        follow(row, words, heir);
        continue;
      }
      const kind: CorrectionKind | null = wrongWith(row.shownDay, words, from, last);
      if (kind !== null) enqueue.run(row.answer, key, last.version, kind, now);
    }
  }

  return {
    /** Notes a quote of an answer. When its article has changed since it was found, it is put down at once. */
    add(answer: string, quote: NewGiven, now: number): void {
      const { article: key, caption, start, end } = quote;
      const version = quote.version ?? 1;
      const id = insert.run(answer, key, version, caption, start, end, shownDayOf(quote)).lastInsertRowid;
      if (present.get(key) === version) return;
      const added = ofAnswer.all(answer, key).filter((row) => row.id === Number(id));
      putDown(added, key, now, null);
    },
    /**
     * Puts down every quote from an article that no longer holds, after the article was written or removed; `former` is
     * the version it had before.
     */
    changed(key: string, former: number, now: number): void {
      const rows = ofKey.all(key);
      if (rows.length > 0) putDown(rows, key, now, history.version(key, former));
    },
    /** Lets what was quoted of withdrawn articles go on with a new one whose source states the very same. */
    renamed(sourceHash: string): void {
      for (const former of withdrawn.all(sourceHash)) {
        const rows = ofKey.all(former);
        if (rows.length > 0) putDown(rows, former, 0, null);
      }
    },
    /** Those of an answer from one article that were not corrected yet, in the order given. */
    of: (answer: string, key: string): GivenQuote[] =>
      ofAnswer.all(answer, key).map(({ answer: _, ...quote }) => quote),
  };
}

/** Whether anybody was given a quote of an article that still stands as it was given. */
export function createQuotedCheck(db: Database): (key: string) => Promise<boolean> {
  const exists = db
    .prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM given_quotes WHERE key = ? AND corrected = 0)')
    .pluck();
  return async (key) => exists.get(key) === 1;
}
