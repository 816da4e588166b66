// Groups new passages by their articles, so that one article is read once for all who follow something.
import type { ChunkVector } from './article-store.js';
import type { StoredArticle, StoredChunk } from './ports.js';
import { type ReadArticle, readArticle } from './topic-score.js';

/** An article with those of its passages that are looked at. */
export interface FreshArticle {
  readonly read: ReadArticle;
  readonly passages: readonly ChunkVector[];
}

/** The articles of some passages, in the order of their first; `read` makes each ready once. */
export function freshArticles(
  passages: readonly ChunkVector[],
  chunks: readonly StoredChunk[],
  read: (article: StoredArticle) => ReadArticle = readArticle,
): FreshArticle[] {
  const articleOf = new Map(chunks.map(({ id, article }) => [id, article]));
  const fresh = new Map<string, { read: ReadArticle; passages: ChunkVector[] }>();
  for (const passage of passages) {
    const article = articleOf.get(passage.id);
    if (!article) continue;
    const known = fresh.get(article.key);
    if (known) known.passages.push(passage);
    else fresh.set(article.key, { read: read(article), passages: [passage] });
  }
  return [...fresh.values()];
}
