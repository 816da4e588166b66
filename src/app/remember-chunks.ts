// Keeps the chunks read last at hand: a message is looked up and then asked, and what many ask about is asked about again.
import { textOf } from '../core/article.js';
import type { ArticleStore } from '../core/article-store.js';
import type { StoredArticle, StoredChunk } from '../core/ports.js';
import { createMemory } from './memory.js';

/** With the articles they are of, some 15 MB. */
const MOST = 1000;

type Chunks = ArticleStore['chunks'];

interface Kept {
  readonly chunks: Map<number, StoredChunk>;
  /** Of the chunks kept, so that all of one article share its text. */
  readonly articles: Map<number, { readonly article: StoredArticle; chunks: number }>;
}

function keep({ chunks, articles }: Kept, chunk: StoredChunk): StoredChunk {
  const { caption, start, end } = chunk;
  const known = articles.get(chunk.article.id);
  // One that was replaced meanwhile has other chunks, which are no slices of what it was.
  const isSame = known !== undefined && textOf(known.article, caption) === textOf(chunk.article, caption);
  const article = isSame ? known.article : chunk.article;
  if (known === undefined) articles.set(article.id, { article, chunks: 1 });
  else known.chunks++;
  const text = textOf(article, caption).slice(start, end);
  const own = article === chunk.article ? chunk : { ...chunk, article, text };
  chunks.set(own.id, own);
  return own;
}

function drop({ chunks, articles }: Kept, chunk: StoredChunk): void {
  chunks.delete(chunk.id);
  const of = articles.get(chunk.article.id);
  if (of !== undefined && --of.chunks === 0) articles.delete(chunk.article.id);
}

/** The same as `chunks`, remembered until `change`, a number that rises with every write to the collection, is another. */
export function rememberingChunks(
  chunks: Chunks,
  change: () => Promise<number>,
  most = MOST,
): (ids: readonly number[]) => Promise<StoredChunk[]> {
  const memory = createMemory<Kept>(change, 1);

  return async (ids) => {
    const kept = await memory.recall('', () => ({ chunks: new Map(), articles: new Map() }));
    const found = new Map(ids.map((id) => [id, kept.chunks.get(id)]));
    const lacking = ids.filter((id) => found.get(id) === undefined);
    const read = lacking.length === 0 ? [] : await chunks(lacking);
    for (const chunk of read) found.set(chunk.id, kept.chunks.get(chunk.id) ?? keep(kept, chunk));
    for (const id of ids) {
      const chunk = kept.chunks.get(id);
      if (chunk === undefined) continue;
      kept.chunks.delete(id);
      kept.chunks.set(id, chunk);
    }
    for (const chunk of kept.chunks.values()) {
      if (kept.chunks.size <= most) break;
      drop(kept, chunk);
    }
    return ids.flatMap((id) => found.get(id) ?? []);
  };
}
