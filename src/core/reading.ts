// Reads the best candidates once: the search tokens of every sentence, passage and headline, for all that judges them.
import { headlineOf, textOf } from './article.js';
import { tokensFor } from './evidence.js';
import type { RankedChunk } from './fusion.js';
import type { StoredChunk } from './ports.js';
import type { Question } from './question.js';
import { type Span, splitSentences } from './sentences.js';

/** A chunk with its place in the ranking. */
export interface Passage {
  readonly chunk: StoredChunk;
  readonly ranked: RankedChunk;
}

/** A sentence of a passage; offsets count into the body or the caption the passage is from. */
export interface ReadSentence extends Span {
  readonly text: string;
  readonly tokens: ReadonlySet<string>;
}

export interface ReadPassage extends Passage {
  readonly headline: ReadonlySet<string>;
  /** Tokens of all its sentences. */
  readonly tokens: ReadonlySet<string>;
  readonly sentences: readonly ReadSentence[];
}

function union(sets: ReadonlyArray<ReadonlySet<string>>): Set<string> {
  const all = new Set<string>();
  for (const set of sets) for (const token of set) all.add(token);
  return all;
}

/** Reads passages for one question, in their order; an article's headline is read once. */
export function readPassages(question: Question, passages: readonly Passage[]): ReadPassage[] {
  const headlines = new Map<number, Set<string>>();
  return passages.map(({ chunk, ranked }) => {
    const { article } = chunk;
    const headline = headlines.get(article.id) ?? tokensFor(question, headlineOf(article));
    headlines.set(article.id, headline);
    const whole = textOf(article, chunk.caption);
    const sentences = splitSentences(chunk.text).map((local): ReadSentence => {
      const span = { start: chunk.start + local.start, end: chunk.start + local.end };
      const text = whole.slice(span.start, span.end);
      return { ...span, text, tokens: tokensFor(question, text) };
    });
    return { chunk, ranked, headline, sentences, tokens: union(sentences.map(({ tokens }) => tokens)) };
  });
}
