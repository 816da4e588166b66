// Which of a question's tokens are worth searching in a large collection.

/** Chunks up to which every token is searched: there even the commonest cost nothing. */
const SMALL = 2000;
/** Share of the chunks that the tokens searched may stand in together, counted one by one. */
const MOST_SHARE = 0.35;
/**
 * Chunks that they may stand in together, however large the collection: to read as many takes as long as to embed a question.
 * Of 843 development questions 496 find their sentence by a share of .35, 497 by .2, 495 by .1.
 */
const MOST_CHUNKS = 20_000;
/** Tokens that are searched however common they are, the rarest ones. */
const LEAST_TOKENS = 4;

/**
 * The tokens worth searching, rarest first: FTS5 scores every chunk that holds any, and the commonest syllables, which
 * weigh next to nothing in BM25, stand in most of them.
 */
export function telling(counts: ReadonlyMap<string, number>, total: number): string[] {
  const known = [...counts].filter(([, chunks]) => chunks > 0).sort((a, b) => a[1] - b[1]);
  if (total <= SMALL) return known.map(([token]) => token);
  let left = Math.min(total * MOST_SHARE, MOST_CHUNKS);
  return known
    .filter(([, chunks], i) => {
      left -= chunks;
      return i < LEAST_TOKENS || left >= 0;
    })
    .map(([token]) => token);
}
