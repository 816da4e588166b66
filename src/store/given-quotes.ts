// What was quoted to whom, and which of it is put down for a correction when its article changes or goes.
import type { Quote } from '../core/answer.js';
import type { ArticleVersion } from '../core/article-history.js';
import { type CorrectionKind, type GivenQuote, isOtherDay, shownDayOf, wordsOf } from '../core/correction.js';
import { stands } from '../core/version-changes.js';
import { createArticleHistory } from './article-versions.js';
import type { Database } from './database.js';

/** A quote as its row gives it, with the answer it belongs to. */
interface GivenRow extends GivenQuote {
  readonly answer: string;
}

export type NewGiven = Pick<Quote, 'article' | 'caption' | 'start' | 'end' | 'date'> & {
  readonly version?: number | undefined;
};

/** Quotes given, and putting them down for correction; all for use within a transaction. */
export function createGivenQuotes(db: Database) {
  const history = createArticleHistory(db);
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

  const elsewhere = db
    .prepare<[string, number], number>(
      `SELECT EXISTS (SELECT 1 FROM article_versions AS former
         JOIN articles ON articles.source_hash = former.source_hash
         WHERE former.key = ? AND former.version = ?)`,
    )
    .pluck();

  /** What is wrong with a quote that held in `before`, given what the key holds now; null when nothing is. */
  function wrongWith(row: GivenRow, words: string, before: ArticleVersion, now: ArticleVersion) {
    // A file that was renamed is the same article under another key.
    if (!now.present) return elsewhere.get(now.article.key, now.version) === 1 ? null : 'withdrawn';
    // Words that were lost earlier were lost by our own reading, or have been put down already.
    if (stands(before.article, words) && !stands(now.article, words)) return 'changed';
    return isOtherDay(row.shownDay, now.article) ? 'date' : null;
  }

  /** `before` is the version that the present one is compared with; null for the one each quote was taken from. */
  function putDown(rows: readonly GivenRow[], key: string, now: number, before: ArticleVersion | null): void {
    const versions = history.versionsOf(key);
    const last = versions.at(-1);
    if (last === undefined) return;
    for (const row of rows) {
      const from = before ?? versions.find(({ version }) => version === row.version);
      const words = wordsOf(row, versions);
      if (from === undefined || words === null) continue;
      const kind: CorrectionKind | null = wrongWith(row, words, from, last);
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
    /** Those of an answer from one article that were not corrected yet, in the order given. */
    of: (answer: string, key: string): GivenQuote[] =>
      ofAnswer.all(answer, key).map(({ answer: _, ...quote }) => quote),
  };
}

/** Whether anybody was given a quote of an article that still stands as it was given. */
export function createQuotedCheck(db: Database): (key: string) => boolean {
  const exists = db
    .prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM given_quotes WHERE key = ? AND corrected = 0)')
    .pluck();
  return (key) => exists.get(key) === 1;
}
