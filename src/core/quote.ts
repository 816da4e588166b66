// Finds, in the best passages, the sentences that answer: every quote is a slice of the stored text, whole sentences.
import { headlineOf, textOf } from './article.js';
import { coverage, holdsKind, missingNames, type TermStatistics, tokensFor } from './evidence.js';
import { QUOTE_WEIGHTS } from './fitted.js';
import type { RankedChunk } from './fusion.js';
import type { StoredChunk } from './ports.js';
import type { Question } from './question.js';
import { type Span, splitSentences } from './sentences.js';
import { countSyllables } from './text.js';

/** A chunk with its place in the ranking. */
export interface Passage {
  readonly chunk: StoredChunk;
  readonly ranked: RankedChunk;
}

/** A sentence of a passage; offsets count into the body or the caption the passage is from. */
export interface ScoredSentence extends Span {
  readonly passage: Passage;
  readonly text: string;
  readonly score: number;
  readonly signals: readonly number[];
}

/** What a sentence is judged by, in the order of `QUOTE_WEIGHTS`. */
export const QUOTE_SIGNALS = [
  'fused score below the best passage',
  'terms in the sentence',
  'terms in the sentence or its headline',
  'terms in the passage',
  'kind of answer present',
  'kind of answer absent',
  'names missing',
  'length',
  'short',
  'question or heading',
  'first of the article',
] as const;

/**
 * What a sentence gains that spells out the abbreviation asked for, "Công an nhân dân (CAND)". Set by reason, not
 * fitted: it is the one place where the answer's form is certain, and development questions hardly ask for it.
 */
const DEFINITION_GAIN = 10;
/** What a caption loses: it names who is in a picture, the body tells what happened. The fitting sets have no captions. */
const CAPTION_LOSS = 1;
/** Syllables under which a sentence can hardly stand alone. */
const SHORT = 8;

function signalsOf(
  question: Question,
  passage: Passage,
  span: Span,
  sentence: string,
  shared: { best: number; passage: number; headline: ReadonlySet<string> },
  statistics: TermStatistics,
): number[] {
  const tokens = tokensFor(question, sentence);
  const holds = holdsKind(question.kind, question, sentence);
  const size = countSyllables(sentence);
  const isBody = passage.chunk.caption === null;
  return [
    passage.ranked.score - shared.best,
    coverage(question.terms, tokens, statistics),
    coverage(question.terms, new Set([...tokens, ...shared.headline]), statistics),
    shared.passage,
    holds === true ? 1 : 0,
    holds === false ? 1 : 0,
    missingNames(question, sentence),
    Math.log(1 + size) / 4,
    size < SHORT ? 1 : 0,
    /[?:]["”»)]*$/u.test(sentence) ? 1 : 0,
    isBody && span.start === 0 ? 1 : 0,
  ];
}

/** Whether a sentence spells out the abbreviation asked for. */
export function defines(question: Question, sentence: string): boolean {
  return question.kind === 'definition' && holdsKind(question.kind, question, sentence) === true;
}

/** All sentences of the passages, best first; ties keep the order of the ranking. */
export function scoreSentences(
  question: Question,
  passages: readonly Passage[],
  statistics: TermStatistics,
  weights: readonly number[] = QUOTE_WEIGHTS,
): ScoredSentence[] {
  const best = passages.reduce((most, { ranked }) => Math.max(most, ranked.score), -1);
  const scored = passages.flatMap((passage) => {
    const { chunk } = passage;
    const headline = tokensFor(question, headlineOf(chunk.article));
    const shared = {
      best,
      headline,
      passage: coverage(
        question.terms,
        new Set([...headline, ...tokensFor(question, chunk.text)]),
        statistics,
      ),
    };
    return splitSentences(chunk.text).map((local): ScoredSentence => {
      const span = { start: chunk.start + local.start, end: chunk.start + local.end };
      const text = textOf(chunk.article, chunk.caption).slice(span.start, span.end);
      const signals = signalsOf(question, passage, span, text, shared, statistics);
      const fitted = signals.reduce((sum, signal, i) => sum + signal * (weights[i] ?? 0), 0);
      const gain = defines(question, text) ? DEFINITION_GAIN : 0;
      const score = fitted + gain - (chunk.caption === null ? 0 : CAPTION_LOSS);
      return { ...span, passage, text, score, signals };
    });
  });
  return scored.sort((a, b) => b.score - a.score);
}
