// Orders the best sentences by meaning as well, where words tell little: questions in English or in quite other words.
import type { Embedder } from '../core/ports.js';
import type { Question } from '../core/question.js';
import type { ScoredSentence } from '../core/quote.js';
import { PASSAGE_SIGNALS, type RankedPassage } from '../core/rerank.js';
import { dot } from '../core/vector.js';

/**
 * Sentences that are embedded, some 7 ms each: the best by words, of the best passages. Of 843 development questions 499 find
 * their sentence by three as by four, 496 by two.
 */
const MOST_SENTENCES = 3;
const PASSAGES = 2;
/**
 * How far below the best by words, in log-odds, a sentence is embedded still: with .5 one of those questions more finds its
 * sentence first, three fewer find it among the first three, and half as many sentences again are embedded.
 */
const CONTENDING = 0.3;
/** Of a sentence its beginning is embedded, some 25 tokens, with which those questions are served as well as with 150 characters. */
const MOST_CHARACTERS = 100;
/**
 * Share of the question's terms in the best passage and its headline below which words tell too little. Where they
 * tell more, development questions gain nothing by sentence vectors; below, one in twenty more finds its sentence.
 */
const FEW_TERMS = 0.45;
/** What a difference of 1 in cosine is worth in log-odds. Development questions are best served between 20 and 30. */
const NEARNESS = 25;

const HELD = PASSAGE_SIGNALS.indexOf('terms in the passage or headline');

function wordsTell({ language }: Question, [best]: readonly RankedPassage[]): boolean {
  return language !== 'en' && (best?.signals[HELD] ?? 1) >= FEW_TERMS;
}

/** The sentences, best first, those of the best passages moved by how near they are to the question's vector. */
export async function nearFirst(
  question: Question,
  vector: Float32Array,
  passages: readonly RankedPassage[],
  sentences: readonly ScoredSentence[],
  embedder: Pick<Embedder, 'embedPassages'>,
): Promise<readonly ScoredSentence[]> {
  if (wordsTell(question, passages)) return sentences;
  const read = new Set(passages.slice(0, PASSAGES).map(({ chunk }) => chunk.id));
  const best = sentences.filter(({ passage }) => read.has(passage.chunk.id)).slice(0, MOST_SENTENCES);
  const least = (best[0]?.score ?? 0) - CONTENDING;
  const some = best.filter(({ score }) => score >= least);
  if (some.length < 2) return sentences;
  const texts = some.map(({ text }) => beginningOf(text));
  const vectors = await embedder.embedPassages(texts, undefined, { urgent: true });
  const cosines = vectors.map((one) => dot(vector, one));
  const mean = cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length;
  const moved = new Map(some.map((one, i) => [one, ((cosines[i] ?? mean) - mean) * NEARNESS]));
  return sentences
    .map((one) => ({ ...one, score: one.score + (moved.get(one) ?? 0) }))
    .sort((a, b) => b.score - a.score);
}

/** As many whole words as fit, where they fill half of it; else, as of an address, whatever fits. */
function beginningOf(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const end = text.slice(0, MOST_CHARACTERS + 1).search(/\s\S*$/u);
  if (end >= MOST_CHARACTERS / 2) return text.slice(0, end);
  return text.slice(0, MOST_CHARACTERS).replace(/[\uD800-\uDBFF]$/u, '');
}
