// Keeps the chunks read last at hand: a message is looked up and then asked, and what many ask about is asked about again.
import { textOf } from '../core/article.js';
import type { ArticleStore } from '../core/article-store.js';
import type { StoredArticle, StoredChunk } from '../core/ports.js';

/** With the articles they are of, some 15 MB. */
const MOST = 1000;

type Chunks = ArticleStore['chunks'];

/** The same as `chunks`, remembered until `change`, a number that rises with every write to the collection, is another. */
export function rememberingChunks(
  chunks: Chunks,
  change: () => Promise<number>,
  most = MOST,
): (ids: readonly number[]) => Promise<StoredChunk[]> {
  const kept = new Map<number, StoredChunk>();
  /** Of the chunks kept, so that all of one article share its text. */
  const articles = new Map<number, { readonly article: StoredArticle; chunks: number }>();
  let at = -1;

  function letGo(): void {
    kept.clear();
    articles.clear();
  }

  function drop(chunk: StoredChunk): void {
    kept.delete(chunk.id);
    const of = articles.get(chunk.article.id);
    if (of !== undefined && --of.chunks === 0) articles.delete(chunk.article.id);
  }

  function keep(chunk: StoredChunk): StoredChunk {
    const known = articles.get(chunk.article.id);
    const { article } = known ?? chunk;
    if (known === undefined) articles.set(article.id, { article, chunks: 1 });
    else known.chunks++;
    const { caption, start, end } = chunk;
    const text = textOf(article, caption).slice(start, end);
    const own = article === chunk.article ? chunk : { ...chunk, article, text };
    kept.set(own.id, own);
    return own;
  }

  return async (ids) => {
    const now = await change();
    // The collection has moved on since it was asked: this is nothing to remember.
    if (now < at) return chunks(ids);
    if (now > at) letGo();
    at = now;
    const found = new Map(ids.map((id) => [id, kept.get(id)]));
    const lacking = ids.filter((id) => found.get(id) === undefined);
    const read = lacking.length === 0 ? [] : await chunks(lacking);
    const isPresent = at === now;
    for (const chunk of read) {
      const before = isPresent ? kept.get(chunk.id) : undefined;
      found.set(chunk.id, before ?? (isPresent ? keep(chunk) : chunk));
    }
    for (const id of ids) {
      const chunk = kept.get(id);
      if (chunk === undefined) continue;
      kept.delete(id);
      kept.set(id, chunk);
    }
    for (const chunk of kept.values()) {
      if (kept.size <= most) break;
      drop(chunk);
    }
    return ids.flatMap((id) => found.get(id) ?? []);
  };
}
