// Reads the best candidates once: what every sentence, passage and headline holds of the question's terms, for all that judges them.
import { headlineOf, textOf } from './article.js';
import { heldTerms } from './evidence.js';
import type { RankedChunk } from './fusion.js';
import { inSteps } from './in-turn.js';
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
  /** Those of the question's terms that it holds. */
  readonly tokens: ReadonlySet<string>;
}

export interface ReadPassage extends Passage {
  /** Those of the question's terms that the headline holds. */
  readonly headline: ReadonlySet<string>;
  /** Those that any of its sentences holds. */
  readonly tokens: ReadonlySet<string>;
  readonly sentences: readonly ReadSentence[];
}

function union(sets: ReadonlyArray<ReadonlySet<string>>): Set<string> {
  const all = new Set<string>();
  for (const set of sets) for (const token of set) all.add(token);
  return all;
}

const parted = new WeakMap<StoredChunk, ReadonlyArray<Span & { readonly text: string }>>();

/** The sentences of a chunk, parted once as long as somebody holds the chunk. */
export function sentencesOf(chunk: StoredChunk): ReadonlyArray<Span & { readonly text: string }> {
  const known = parted.get(chunk);
  if (known !== undefined) return known;
  const whole = textOf(chunk.article, chunk.caption);
  const sentences = splitSentences(chunk.text).map((local) => {
    const span = { start: chunk.start + local.start, end: chunk.start + local.end };
    return { ...span, text: whole.slice(span.start, span.end) };
  });
  parted.set(chunk, sentences);
  return sentences;
}

/** Reads passages for one question; an article's headline is read once. */
function passageReader(question: Question): (passage: Passage) => ReadPassage {
  const headlines = new Map<number, Set<string>>();
  return ({ chunk, ranked }) => {
    const { article } = chunk;
    const headline = headlines.get(article.id) ?? heldTerms(question, headlineOf(article));
    headlines.set(article.id, headline);
    const sentences = sentencesOf(chunk).map(
      (sentence): ReadSentence => ({ ...sentence, tokens: heldTerms(question, sentence.text) }),
    );
    return { chunk, ranked, headline, sentences, tokens: union(sentences.map(({ tokens }) => tokens)) };
  };
}

/** Reads passages for one question, in their order. */
export function readPassages(question: Question, passages: readonly Passage[]): ReadPassage[] {
  return passages.map(passageReader(question));
}

/** Passages that are read, or judged, in one go, in a millisecond or two. */
export const PASSAGES_AT_ONCE = 8;

/** As `readPassages`, with `pause` now and then. */
export async function readPassagesInTurn(
  question: Question,
  passages: readonly Passage[],
  pause: () => Promise<void>,
): Promise<ReadPassage[]> {
  return await inSteps(passages, PASSAGES_AT_ONCE, passageReader(question), pause);
}
