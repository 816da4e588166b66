// Reads the chunks of those candidates that are looked at: most are ranked and never read, and an article is long.
import type { ArticleStore } from '../core/article-store.js';
import type { RankedChunk } from '../core/fusion.js';
import type { StoredChunk } from '../core/ports.js';
import type { Passage } from '../core/reading.js';

/** Candidates, from the best, whose articles are known whether they are looked at or not. */
const FIRST = 10;

/** The candidates without those found to be gone, and the chunks of the ones that were read. */
export interface CandidateChunks {
  readonly ranked: readonly RankedChunk[];
  readonly chunks: ReadonlyMap<number, StoredChunk>;
}

/**
 * The chunks of `some` of the candidates in `found` (best first), and of the first, among which one is of another article
 * than the best; all are read only where none is.
 */
export async function chunksOf(
  found: readonly RankedChunk[],
  some: readonly RankedChunk[],
  store: Pick<ArticleStore, 'chunks'>,
): Promise<CandidateChunks> {
  const take = async (wanted: readonly RankedChunk[]): Promise<CandidateChunks> => {
    const ids = new Set(wanted.map(({ chunk }) => chunk));
    const chunks = new Map((await store.chunks([...ids])).map((chunk) => [chunk.id, chunk]));
    return { chunks, ranked: found.filter(({ chunk }) => chunks.has(chunk) || !ids.has(chunk)) };
  };
  const first = found.slice(0, FIRST);
  const taken = await take([...some, ...first]);
  const articles = new Set(first.flatMap(({ chunk }) => taken.chunks.get(chunk)?.article.id ?? []));
  return articles.size > 1 ? taken : take(found);
}

/** Candidates with the chunks that were read of them; others are left out. */
export function passagesOf(
  ranked: readonly RankedChunk[],
  chunks: ReadonlyMap<number, StoredChunk>,
): Passage[] {
  return ranked.flatMap((one): Passage[] => {
    const chunk = chunks.get(one.chunk);
    return chunk ? [{ chunk, ranked: one }] : [];
  });
}
