// Keeps the short forms that articles explain, each with its article, so that they go when the article goes.
import type SQLite from 'better-sqlite3';
import { abbreviationsIn, longKey, shortKey } from '../core/abbreviations.js';

interface Explaining {
  readonly title: string | null;
  readonly text: string;
}

export interface AbbreviationRows {
  /** Puts what the article explains in place of what it did. To be called inside a transaction. */
  replace(id: number, article: Explaining): void;
}

/** Writes `abbreviations`. */
export function createAbbreviationRows(db: SQLite.Database): AbbreviationRows {
  const forget = db.prepare('DELETE FROM abbreviations WHERE article_id = ?');
  const add = db.prepare(
    'INSERT OR IGNORE INTO abbreviations (article_id, short_key, long_key, short, long) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    replace(id, { title, text }) {
      forget.run(id);
      for (const { short, long } of abbreviationsIn(`${title ?? ''}\n${text}`)) {
        add.run(id, shortKey(short), longKey(long), short, long);
      }
    },
  };
}

/** Reads the articles that were stored before short forms were kept. */
export function fillAbbreviations(db: SQLite.Database): void {
  const rows = createAbbreviationRows(db);
  const articles = db.prepare<[number], Explaining & { id: number }>(
    "SELECT id, title, text FROM articles WHERE id > ? AND text LIKE '%(%' ORDER BY id LIMIT 200",
  );
  for (let page = articles.all(0); page.length > 0; page = articles.all(page.at(-1)?.id ?? 0)) {
    for (const { id, ...article } of page) rows.replace(id, article);
  }
}
