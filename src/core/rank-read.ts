// Ranks passages and sentences again by what the reader says of them, on top of the ranking without it.
import { READER_PASSAGE_WEIGHTS, READER_QUOTE_WEIGHTS } from './fitted-reader.js';
import type { Question } from './question.js';
import type { ScoredSentence } from './quote.js';
import { type Readings, readerPassageSignals, readerQuoteSignals } from './reader-signals.js';
import type { RankedPassage } from './rerank.js';

const product = (signals: readonly number[], weights: readonly number[]): number =>
  signals.reduce((sum, signal, k) => sum + signal * (weights[k] ?? 0), 0);

/** The passages, best first by `READER_PASSAGE_SIGNALS`; ties keep the order given. */
export function rankRead(
  question: Pick<Question, 'language'>,
  passages: readonly RankedPassage[],
  readings: Readings,
  weights: readonly number[] = READER_PASSAGE_WEIGHTS,
): RankedPassage[] {
  const signals = readerPassageSignals(question, passages, readings);
  return passages
    .map((passage, i) => {
      const readerSignals = signals[i] ?? [];
      return { ...passage, relevance: product(readerSignals, weights), readerSignals };
    })
    .sort((a, b) => b.relevance - a.relevance);
}

/** The sentences, best first by `READER_QUOTE_SIGNALS`; ties keep the order given. */
export function scoreRead(
  question: Pick<Question, 'language'>,
  sentences: readonly ScoredSentence[],
  readings: Readings,
  weights: readonly number[] = READER_QUOTE_WEIGHTS,
): ScoredSentence[] {
  const signals = readerQuoteSignals(question, sentences, readings);
  return sentences
    .map((sentence, i) => {
      const readerSignals = signals[i] ?? [];
      return { ...sentence, score: product(readerSignals, weights), readerSignals };
    })
    .sort((a, b) => b.score - a.score);
}
