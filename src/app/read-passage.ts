// Opens an article at a passage, in the version that was quoted, for whoever follows a link to it.
import { type ArticleSource, sourceOf, textOf } from '../core/article.js';
import type { ArticleHistory } from '../core/article-history.js';
import type { ArticleLookup } from './cite.js';

/** A passage of one version of an article; offsets as in `Quote`. */
export interface PassageOf {
  readonly article: string;
  readonly version: number;
  readonly caption: number | null;
  readonly start: number;
  readonly end: number;
}

/** An article to be read, with the passage that is meant; `start` and `end` as in `PassageOf`. */
export interface ReadArticle extends ArticleSource {
  readonly text: string;
  readonly captions: readonly string[];
  readonly author: string | null;
  readonly passage: { readonly caption: number | null; readonly start: number; readonly end: number };
  /** What became of it since: it reads as it did, it was changed, or it was taken out of the collection. */
  readonly now: 'same' | 'changed' | 'withdrawn';
}

/** Null when the collection has no such version, or nothing stands in it there. */
export type ReadPassage = (passage: PassageOf) => Promise<ReadArticle | null>;

/** Makes the use case. */
export function createReadPassage(deps: {
  readonly articles: ArticleLookup;
  readonly history: Pick<ArticleHistory, 'version' | 'renamedTo'>;
}): ReadPassage {
  const { articles, history } = deps;
  return async ({ article: key, version, caption, start, end }) => {
    const present = await articles.byKey(key);
    const isPresent = present !== null && (present.version ?? 1) === version;
    const article = isPresent ? present : ((await history.version(key, version))?.article ?? null);
    if (article === null || start >= end || textOf(article, caption).length < end) return null;
    const isHeld = present !== null || (await history.renamedTo(key)) !== null;
    const { text, captions, author } = article;
    const passage = { caption, start, end };
    return {
      ...{ ...sourceOf(article), text, captions, author, passage },
      now: isPresent ? 'same' : isHeld ? 'changed' : 'withdrawn',
    };
  };
}
