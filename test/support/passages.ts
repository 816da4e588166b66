// Passages of articles as retrieval hands them on, made without a store.
import type { Article } from '../../src/core/article.js';
import { textOf } from '../../src/core/article.js';
import { chunkArticle } from '../../src/core/chunk.js';
import type { TermStatistics } from '../../src/core/evidence.js';
import type { RankedChunk } from '../../src/core/fusion.js';
import { type Question, readQuestion } from '../../src/core/question.js';
import type { ScoredSentence } from '../../src/core/quote.js';
import { type Passage, readPassages } from '../../src/core/reading.js';
import type { RankedPassage } from '../../src/core/rerank.js';
import { splitSentences } from '../../src/core/sentences.js';

let lastId = 0;

const ANY_QUESTION = readQuestion('Chuyện gì đã xảy ra?', '2025-08-16');

/** One passage for each chunk of an article, ranked alike unless `over` says otherwise, as relevant as its score. */
export function passagesOf(
  article: Article,
  over: Partial<RankedChunk> = {},
  question: Question = ANY_QUESTION,
): RankedPassage[] {
  const stored = { ...article, id: ++lastId };
  const passages = chunkArticle(article).map(({ caption, start, end }): Passage => {
    const id = ++lastId;
    const text = textOf(article, caption).slice(start, end);
    return {
      chunk: { id, article: stored, caption, start, end, text },
      ranked: { chunk: id, cosine: 0.85, typed: 0, folded: 0, fit: null, score: 0.9, ...over },
    };
  });
  return readPassages(question, passages).map((one) => ({
    ...one,
    relevance: one.ranked.score,
    signals: [],
  }));
}

/** The sentences of passages, in order, with the scores given; best first. */
export function scoredBy(
  passages: readonly RankedPassage[],
  score: (text: string) => number,
): ScoredSentence[] {
  return passages
    .flatMap((passage) =>
      splitSentences(passage.chunk.text).map((span): ScoredSentence => {
        const text = passage.chunk.text.slice(span.start, span.end);
        const { start } = passage.chunk;
        const place = { start: start + span.start, end: start + span.end };
        return { ...place, passage, text, score: score(text), signals: [] };
      }),
    )
    .sort((a, b) => b.score - a.score);
}

/** A collection in which every term is equally rare. */
export const EVEN: TermStatistics = { total: 100, frequency: () => 5 };
