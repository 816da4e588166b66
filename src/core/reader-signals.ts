// From what the reader says of some passages to the signals that ranking, quoting and confidence weigh.
import type { StoredChunk } from './ports.js';
import type { Question } from './question.js';
import type { ScoredSentence } from './quote.js';
import type { PassageReading } from './reader.js';
import { sentencesOf } from './reading.js';
import type { RankedPassage } from './rerank.js';
import type { Span } from './sentences.js';

/** Words an answer has at most: beyond, a span is a passage again. */
const LONGEST_ANSWER = 30;
/** Log-odds beyond which more says no more. */
const MOST_RELEVANCE = 6;
/** The same for how far a span is above another or above "not here". */
const MOST_SPAN = 10;
/** Logarithm of a share below which less says no more. */
const LEAST_LOG_SHARE = -8;

/** Words that can be an answer, UTF-16 units into the passage's text, with the sum of their two logits. */
export interface AnswerSpan extends Span {
  readonly logit: number;
}

/** What the reader said of one passage, with what its sentences are measured against. */
export interface Read {
  readonly chunk: StoredChunk;
  readonly reading: PassageReading;
  /** Its best span within one sentence; null when no word of it was read. */
  readonly best: AnswerSpan | null;
  /** Logarithm of the sum over all spans within sentences and "not here" of e^logit. */
  readonly total: number;
}

/** By chunk id; passages that were not read have none. Never empty where a reader took part. */
export type Readings = ReadonlyMap<number, Read>;

/** All spans of at most `LONGEST_ANSWER` words wholly within a part of the text, by their first word. */
function* spansOf({ words }: PassageReading, within: Span): Generator<AnswerSpan> {
  for (const [i, first] of words.entries()) {
    if (first.start < within.start) continue;
    if (first.end > within.end) return;
    for (const last of words.slice(i, i + LONGEST_ANSWER)) {
      if (last.end > within.end) break;
      yield { start: first.start, end: last.end, logit: first.first + last.last };
    }
  }
}

/** Logarithm of the sum of e^x, without overflow; −∞ of nothing. */
function logSum(values: readonly number[]): number {
  const highest = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  if (highest === Number.NEGATIVE_INFINITY) return highest;
  return highest + Math.log(values.reduce((sum, value) => sum + Math.exp(value - highest), 0));
}

function bestOf(spans: readonly AnswerSpan[]): AnswerSpan | null {
  return spans.reduce<AnswerSpan | null>(
    (most, span) => (most !== null && most.logit >= span.logit ? most : span),
    null,
  );
}

/** Readings (in the order of the chunks) with what is worked out once of each. */
export function readingsOf(chunks: readonly StoredChunk[], readings: readonly PassageReading[]): Readings {
  return new Map(
    chunks.flatMap((chunk, i): Array<[number, Read]> => {
      const reading = readings[i];
      if (reading === undefined) return [];
      const spans = sentencesOf(chunk).flatMap(({ start, end }) => [
        ...spansOf(reading, { start: start - chunk.start, end: end - chunk.start }),
      ]);
      const total = logSum([reading.nowhere, ...spans.map(({ logit }) => logit)]);
      return [[chunk.id, { chunk, reading, best: bestOf(spans), total }]];
    }),
  );
}

const clamped = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), most);
const highest = (values: readonly number[]): number => Math.max(...values);

/** The same rows with the least of each column where a row is missing: what was not read is no better than what was. */
function leastWhereMissing(
  rows: ReadonlyArray<readonly number[] | null>,
  width: number,
): Array<readonly number[]> {
  const known = rows.filter((row) => row !== null);
  const least = Array.from({ length: width }, (_, k) =>
    known.length === 0 ? 0 : Math.min(...known.map((row) => row[k] ?? 0)),
  );
  return rows.map((row) => row ?? least);
}

/** What a passage is judged by where a reader took part, in the order of `READER_PASSAGE_WEIGHTS`. */
export const READER_PASSAGE_SIGNALS = [
  'relevance without the reader, below the best',
  'relevance without the reader, below the best, in an English question',
  'read',
  'relevance by the reader',
  'relevance by the reader below the best',
  'relevance by the reader below the best, in an English question',
  'best span above "not here"',
] as const;

const spanAbove = ({ best, reading }: Read): number =>
  best === null ? -MOST_SPAN : clamped(best.logit - reading.nowhere, -MOST_SPAN, MOST_SPAN);

/** `READER_PASSAGE_SIGNALS` of each passage, in their order. Passages that were not read have the least of those that were. */
export function readerPassageSignals(
  { language }: Pick<Question, 'language'>,
  passages: readonly RankedPassage[],
  readings: Readings,
): number[][] {
  const english = language === 'en' ? 1 : 0;
  const best = highest(passages.map(({ relevance }) => relevance));
  const most = highest([...readings.values()].map(({ reading }) => reading.relevance));
  const rows = passages.map(({ chunk }): number[] | null => {
    const read = readings.get(chunk.id);
    if (read === undefined) return null;
    const below = clamped(read.reading.relevance - most, -2 * MOST_RELEVANCE, 0);
    const relevance = clamped(read.reading.relevance, -MOST_RELEVANCE, MOST_RELEVANCE);
    return [relevance, below, below * english, spanAbove(read)];
  });
  return leastWhereMissing(rows, 4).map((row, i) => {
    const below = (passages[i]?.relevance ?? best) - best;
    return [below, below * english, rows[i] === null ? 0 : 1, ...row];
  });
}

/** What a sentence is judged by where a reader took part, in the order of `READER_QUOTE_WEIGHTS`. */
export const READER_QUOTE_SIGNALS = [
  'score without the reader, below the best',
  'score without the reader, below the best, in an English question',
  'relevance below the best passage',
  'best span below that of its passage',
  'best span below that of all passages',
  'share of all spans',
  'logarithm of its share in its passage',
] as const;

/** Logarithm of the sum over a sentence's spans, and its best; null when the reader saw none of it. */
function sentenceSpans({ passage: { chunk }, start, end }: ScoredSentence, readings: Readings) {
  const read = readings.get(chunk.id);
  if (read === undefined) return null;
  const spans = [...spansOf(read.reading, { start: start - chunk.start, end: end - chunk.start })];
  const best = bestOf(spans);
  return best && { read, best, sum: logSum(spans.map(({ logit }) => logit)) };
}

/**
 * `READER_QUOTE_SIGNALS` of each sentence, in their order. A sentence's share is what its spans have of e^logit over all
 * spans of all passages read and their "not here". Sentences that were not read have the least of those that were.
 */
export function readerQuoteSignals(
  { language }: Pick<Question, 'language'>,
  sentences: readonly ScoredSentence[],
  readings: Readings,
): number[][] {
  const english = language === 'en' ? 1 : 0;
  const best = highest(sentences.map(({ score }) => score));
  const relevance = highest(sentences.map(({ passage }) => passage.relevance));
  const all = [...readings.values()];
  const total = logSum(all.map((read) => read.total));
  const highestSpan = highest(all.map((read) => read.best?.logit ?? Number.NEGATIVE_INFINITY));
  const rows = sentences.map((sentence): number[] | null => {
    const own = sentenceSpans(sentence, readings);
    if (own === null) return null;
    const { read, best: span, sum } = own;
    return [
      clamped(span.logit - (read.best?.logit ?? span.logit), -MOST_SPAN, 0),
      clamped(span.logit - highestSpan, -MOST_SPAN, 0),
      Math.exp(sum - total),
      clamped(sum - read.total, LEAST_LOG_SHARE, 0),
    ];
  });
  return leastWhereMissing(rows, 4).map((row, i) => {
    const below = (sentences[i]?.score ?? best) - best;
    return [below, below * english, (sentences[i]?.passage.relevance ?? relevance) - relevance, ...row];
  });
}

/** What confidence is judged by besides `CONFIDENCE_SIGNALS` where a reader took part. */
export const READER_CONFIDENCE_SIGNALS = [
  'best relevance by the reader',
  'relevance by the reader of the passage quoted',
  'relevance by the reader above the next article',
  'best span of the passage above "not here"',
  'best span of the sentence above "not here"',
  'share of the sentence in its passage',
  'passage quoted is the reader’s best',
] as const;

/** `READER_CONFIDENCE_SIGNALS` for the best sentence, each roughly within [-1, 1]; a passage not read is as the worst read. */
export function readerConfidenceSignals(best: ScoredSentence, readings: Readings): number[] {
  const { chunk } = best.passage;
  const all = [...readings.values()];
  const relevanceOf = (some: readonly Read[], otherwise: number): number =>
    some.reduce((most, { reading }) => Math.max(most, reading.relevance), otherwise);
  const none = Number.NEGATIVE_INFINITY;
  const top = relevanceOf(all, none);
  const least = Math.min(...all.map(({ reading }) => reading.relevance));
  const own = readings.get(chunk.id);
  const isOfArticle = ({ chunk: other }: Read): boolean => other.article.id === chunk.article.id;
  const ofArticle = relevanceOf(all.filter(isOfArticle), least);
  const others = relevanceOf(
    all.filter((one) => !isOfArticle(one)),
    none,
  );
  const quoted = sentenceSpans(best, readings);
  const inPassage = own === undefined ? Math.min(...all.map(spanAbove)) : spanAbove(own);
  const inSentence = quoted === null ? -MOST_SPAN : quoted.best.logit - quoted.read.reading.nowhere;
  return [
    clamped(top, -MOST_RELEVANCE, MOST_RELEVANCE) / MOST_RELEVANCE,
    clamped(own?.reading.relevance ?? least, -MOST_RELEVANCE, MOST_RELEVANCE) / MOST_RELEVANCE,
    clamped(ofArticle - others, -MOST_RELEVANCE, MOST_RELEVANCE) / MOST_RELEVANCE,
    inPassage / MOST_SPAN,
    clamped(inSentence, -MOST_SPAN, MOST_SPAN) / MOST_SPAN,
    quoted === null ? 0 : Math.exp(quoted.sum - quoted.read.total),
    own !== undefined && own.reading.relevance === top ? 1 : 0,
  ];
}
