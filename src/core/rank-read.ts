// Ranks passages and sentences again by what the reader says of them, on top of the ranking without it.
import { READER_PASSAGE_WEIGHTS, READER_QUOTE_WEIGHTS } from './fitted-reader.js';
import type { Question } from './question.js';
import type { ScoredSentence } from './quote.js';
import { type Readings, readerPassageSignals, readerQuoteSignals } from './reader-signals.js';
import type { RankedPassage } from './rerank.js';
import { weightedSum } from './weighted-sum.js';

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
      const own = signals[i] ?? [];
      return {
        ...passage,
        relevance: weightedSum(own, weights),
        read: { signals: own, unread: passage.relevance },
      };
    })
    .sort((a, b) => b.relevance - a.relevance);
}

/** The passages with the relevance they had without the reader, for what is measured before it is heard. */
export function asUnread(passages: readonly RankedPassage[]): RankedPassage[] {
  return passages.map(({ read, ...passage }) => ({
    ...passage,
    relevance: read?.unread ?? passage.relevance,
  }));
}

/**
 * The sentences of `asUnread` passages as sentences of the passages themselves, best first by `READER_QUOTE_SIGNALS`; ties
 * keep the order given.
 */
export function scoreRead(
  question: Pick<Question, 'language'>,
  passages: readonly RankedPassage[],
  sentences: readonly ScoredSentence[],
  readings: Readings,
  weights: readonly number[] = READER_QUOTE_WEIGHTS,
): ScoredSentence[] {
  const byChunk = new Map(passages.map((passage) => [passage.chunk.id, passage]));
  const given = sentences.map((sentence) => ({
    ...sentence,
    passage: byChunk.get(sentence.passage.chunk.id) ?? sentence.passage,
  }));
  const signals = readerQuoteSignals(question, given, readings);
  return given
    .map((sentence, i) => {
      const readSignals = signals[i] ?? [];
      return { ...sentence, score: weightedSum(readSignals, weights), readSignals };
    })
    .sort((a, b) => b.score - a.score);
}
