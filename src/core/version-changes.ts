// What became of sentences from one version of an article to another: which stand, which are gone or new, and which
// sentence is nearest to one that is gone.
import { type Article, textOf } from './article.js';
import { splitSentences } from './sentences.js';
import { typedTokens } from './text.js';

type Texts = Pick<Article, 'text' | 'captions'>;

/** A sentence of an article: `text === textOf(article, caption).slice(start, end)`. */
export interface PlacedSentence {
  readonly text: string;
  readonly caption: number | null;
  readonly start: number;
  readonly end: number;
}

/**
 * Share of their words and pairs that two sentences must have in common (Dice) for one to be the other rewritten. Set
 * by reason: a changed figure or name in a sentence of ten words leaves some three quarters, another sentence of the
 * same article shares a fifth.
 */
const NEAREST = 0.4;
/** Sentences shown for one quote that is gone; longer quotes are whole passages. */
const MOST_SENTENCES = 3;

/** All sentences of the body, then of each caption. */
export function sentencesIn(article: Texts): PlacedSentence[] {
  return [null, ...article.captions.keys()].flatMap((caption) => {
    const text = textOf(article, caption);
    return splitSentences(text).map(({ start, end }) => ({
      text: text.slice(start, end),
      caption,
      start,
      end,
    }));
  });
}

function holds({ text, captions }: Texts, words: string): boolean {
  return text.includes(words) || captions.some((caption) => caption.includes(words));
}

/**
 * Whether the words stand in the article verbatim, wherever; sentence by sentence, for a sentence or a line break put in
 * between two of them takes neither back.
 */
export function stands(article: Texts, words: string): boolean {
  return (
    holds(article, words) ||
    splitSentences(words).every(({ start, end }) => holds(article, words.slice(start, end)))
  );
}

/** What two sets of search tokens share (Dice), in [0, 1]. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((token) => other.has(token)).length;
  return one.size + other.size === 0 ? 0 : (2 * common) / (one.size + other.size);
}

/**
 * How an article now puts what a quote said: for each sentence of the quote that no longer stands, the nearest of the
 * article's, in the article's order. Empty when none is near.
 */
export function nearestSentences(article: Texts, quoted: string): PlacedSentence[] {
  const among = sentencesIn(article).map((sentence) => ({
    sentence,
    tokens: new Set(typedTokens(sentence.text)),
  }));
  const found = new Set<PlacedSentence>();
  for (const { start, end } of splitSentences(quoted)) {
    const wanted = quoted.slice(start, end);
    if (stands(article, wanted)) continue;
    const tokens = new Set(typedTokens(wanted));
    let best: { sentence: PlacedSentence | null; likeness: number } = { sentence: null, likeness: NEAREST };
    for (const one of among) {
      const likely = likeness(tokens, one.tokens);
      if (likely > best.likeness) best = { sentence: one.sentence, likeness: likely };
    }
    if (best.sentence) found.add(best.sentence);
  }
  return among.flatMap(({ sentence }) => (found.has(sentence) ? [sentence] : [])).slice(0, MOST_SENTENCES);
}

/** Sentences that only one of two versions has, in their order; a sentence that only moved is in neither list. */
export function changesBetween(before: Texts, after: Texts): { gone: string[]; added: string[] } {
  const [old, now] = [before, after].map((texts) => sentencesIn(texts).map(({ text }) => text));
  return { gone: without(old ?? [], now ?? []), added: without(now ?? [], old ?? []) };
}

/** The sentences of the first list beyond those of the second, each as often as it is missing there. */
function without(some: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const sentence of others) left.set(sentence, (left.get(sentence) ?? 0) + 1);
  return some.filter((sentence) => {
    const count = left.get(sentence) ?? 0;
    left.set(sentence, count - 1);
    return count <= 0;
  });
}
