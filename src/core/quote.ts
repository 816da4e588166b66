// Finds, in the best passages, the sentences that answer: every quote is a slice of the stored text, whole sentences.
import {
  type Coverages,
  coveragesOf,
  either,
  holdsKind,
  holdsUnit,
  isEnumeration,
  isSpeech,
  missingNumbers,
  type TermStatistics,
} from './evidence.js';
import { QUOTE_WEIGHTS } from './fitted.js';
import { missingNames } from './missing-names.js';
import type { Question } from './question.js';
import type { ReadSentence } from './reading.js';
import type { RankedPassage } from './rerank.js';
import type { Span } from './sentences.js';
import { asksForSeveral } from './several.js';
import { leans } from './stand-alone.js';
import { countSyllables } from './text.js';
import { weightedSum } from './weighted-sum.js';

/** A sentence of a passage; offsets count into the body or the caption the passage is from. */
export interface ScoredSentence extends Span {
  readonly passage: RankedPassage;
  readonly text: string;
  readonly score: number;
  readonly signals: readonly number[];
  /** `READER_QUOTE_SIGNALS`, where a reader took part. */
  readonly readSignals?: readonly number[] | undefined;
}

/** What a sentence is judged by, in the order of `QUOTE_WEIGHTS`. */
export const QUOTE_SIGNALS = [
  'relevance below the best passage',
  'terms in the sentence',
  'terms in the sentence or its headline',
  'terms in the sentence and its neighbours',
  'pairs in the sentence',
  'rarest terms in the sentence',
  'terms in the passage',
  'kind of answer present',
  'kind of answer absent',
  'unit asked for follows a number',
  'unit asked for does not',
  'speech for a question about what was said',
  'enumeration for a question after several',
  'names missing',
  'numbers missing',
  'length',
  'short',
  'question or heading',
  'first of the article',
  'first of the passage',
  'leans on what came before',
  'in an English question: kind of answer present',
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

/** What the sentences of a passage share: the passage's part of their signals. */
interface Shared extends Coverages {
  readonly best: number;
  readonly coverage: number;
  /** The question asks for several things. */
  readonly several: boolean;
}

function signalsOf(question: Question, passage: RankedPassage, at: number, shared: Shared): number[] {
  const { sentences, headline, chunk } = passage;
  const { text, tokens, start } = sentences[at] as ReadSentence;
  const around = either(sentences.slice(Math.max(at - 1, 0), at + 2).map((one) => one.tokens));
  const holds = holdsKind(question.kind, question, text);
  const unit = holdsUnit(question, text);
  const size = countSyllables(text);
  const days = `${chunk.article.date?.day ?? ''} ${chunk.article.eventDay ?? ''}`.match(/\d+/gu) ?? [];
  return [
    passage.relevance - shared.best,
    shared.ofTerms(tokens),
    shared.ofTerms(either([tokens, headline])),
    shared.ofTerms(around),
    shared.ofPairs(tokens),
    shared.ofRarest(tokens),
    shared.coverage,
    holds === true ? 1 : 0,
    holds === false ? 1 : 0,
    unit === true ? 1 : 0,
    unit === false ? 1 : 0,
    question.said && isSpeech(text) ? 1 : 0,
    shared.several && isEnumeration(text) ? 1 : 0,
    missingNames(question, text),
    missingNumbers(question.numbers, text, days),
    Math.log(1 + size) / 4,
    size < SHORT ? 1 : 0,
    /[?:]["”»)]*$/u.test(text) ? 1 : 0,
    chunk.caption === null && start === 0 ? 1 : 0,
    at === 0 ? 1 : 0,
    leans(text) ? 1 : 0,
    question.language === 'en' && holds === true ? 1 : 0,
  ];
}

/** Whether a sentence spells out the abbreviation asked for. */
export function defines(question: Question, sentence: string): boolean {
  return question.kind === 'definition' && holdsKind(question.kind, question, sentence) === true;
}

/** All sentences of the passages, best first; ties keep the order of the ranking. */
export function scoreSentences(
  question: Question,
  passages: readonly RankedPassage[],
  statistics: TermStatistics,
  weights: readonly number[] = QUOTE_WEIGHTS,
): ScoredSentence[] {
  const best = passages.reduce((most, { relevance }) => Math.max(most, relevance), Number.NEGATIVE_INFINITY);
  const covered = coveragesOf(question, statistics);
  const several = asksForSeveral(question);
  const scored = passages.flatMap((passage) => {
    const both = either([passage.headline, passage.tokens]);
    const shared = { ...covered, best, several, coverage: covered.ofTerms(both) };
    return passage.sentences.map(({ start, end, text }, at): ScoredSentence => {
      const signals = signalsOf(question, passage, at, shared);
      const fitted = weightedSum(signals, weights);
      const gain = defines(question, text) ? DEFINITION_GAIN : 0;
      const score = fitted + gain - (passage.chunk.caption === null ? 0 : CAPTION_LOSS);
      return { start, end, passage, text, score, signals };
    });
  });
  return scored.sort((a, b) => b.score - a.score);
}
