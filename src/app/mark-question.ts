// Gives a question typed without marks the marks that the collection's own words suggest, for the dense side to read.
import type { WordSearch } from '../core/article-store.js';
import { possibleForms, restoreMarks, type Variant } from '../core/restore-marks.js';
import { foldedForm, syllables } from '../core/text.js';

/** Variants of a syllable whose pairs with its neighbours are looked up. */
const MOST_VARIANTS = 8;

/** The text with marks; what the collection does not know stays as typed. */
export function markQuestion(text: string, words: Pick<WordSearch, 'frequencies' | 'total'>): string {
  const folded = syllables(text).map(({ text: word }) => foldedForm(word));
  const forms = new Map(folded.map((word) => [word, possibleForms(word)]));
  const known = words.frequencies('typed', [...forms.values()].flat());
  const variants = new Map<string, Variant[]>();
  for (const [word, candidates] of forms) {
    const found = candidates
      .map((typed) => ({ typed, chunks: known.get(typed) ?? 0 }))
      .filter(({ chunks }) => chunks > 0);
    variants.set(word, found.sort((a, b) => b.chunks - a.chunks).slice(0, MOST_VARIANTS));
  }
  const pairs = folded
    .slice(1)
    .flatMap((right, i) =>
      (variants.get(folded[i] ?? '') ?? []).flatMap((a) =>
        (variants.get(right) ?? []).map((b) => `${a.typed}_${b.typed}`),
      ),
    );
  const pairCounts = words.frequencies('typed', pairs);
  return restoreMarks(text, {
    total: words.total(),
    variants: (word) => variants.get(word) ?? [],
    pair: (left, right) => pairCounts.get(`${left}_${right}`) ?? 0,
  });
}
