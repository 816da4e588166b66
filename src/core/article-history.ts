// The versions an article has had: kept so that what was quoted of one stays where it was quoted from.
import type { Article } from './article.js';

/** An article as it read from one change to the next. */
export interface ArticleVersion {
  /** From 1, rising with every change; a key keeps counting after its article was removed and came again. */
  readonly version: number;
  readonly article: Article;
  /** When it made way, milliseconds since 1970; null for the present version, and where nobody said when. */
  readonly replacedAt: number | null;
  /** The version the collection holds now. */
  readonly present: boolean;
  /** It made way for nothing: the article was removed after it. */
  readonly withdrawn: boolean;
  /** Its source states the very same as before: only this program reads it otherwise. Told by `versionsOf` alone. */
  readonly reread?: true;
}

/** Reads versions; the store keeps them as it writes articles. */
export interface ArticleHistory {
  /** All versions of a key, the oldest first; empty for a key never stored. */
  versionsOf(key: string): Promise<ArticleVersion[]>;
  version(key: string, version: number): Promise<ArticleVersion | null>;
  /**
   * The key under which an article that is gone goes on, as a file does that was renamed: that of a present article whose
   * source states, or once stated, exactly what was last stated of this one. Null when there is none.
   */
  renamedTo(key: string): Promise<string | null>;
}
