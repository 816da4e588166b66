// Names the articles nearest to a question, for an answer that quotes none of them.
import type { NearArticle } from './answer.js';
import { sourceOf } from './article.js';
import type { Passage } from './reading.js';

const MOST = 3;

/** The first `MOST` articles of ranked passages, each once. */
export function nearArticles(passages: readonly Passage[]): NearArticle[] {
  const near = new Map<string, NearArticle>();
  for (const { chunk } of passages) {
    if (near.size === MOST) break;
    const { article } = chunk;
    if (!near.has(article.key)) near.set(article.key, { article: article.key, ...sourceOf(article) });
  }
  return [...near.values()];
}
