// Which words of a quote answer the question, to be shown in bold; none where that is not plain.
import { allMatches } from './all-matches.js';
import type { Candidate } from './answer-candidate.js';
import { candidatesIn } from './answer-candidates.js';
import type { Question } from './question.js';
import { type Span, splitSentences } from './sentences.js';
import { foldedForm, syllables, typedForm } from './text.js';

/** Share of a quote that is in bold at most: more marks nothing out. */
const MOST = 0.4;
/** UTF-16 units up to which a quote is short and may be mostly answer. */
const SHORT_QUOTE = 80;
const MOST_OF_SHORT = 0.7;
/** Syllables within which a word of the question still speaks of what stands beside it. */
const NEAR = 5;
/** Share of the question's words that must stand near an answer, weighed by how near. Set on development questions. */
const LEAST = 0.12;
/** How well a candidate must be of the kind asked for where nothing else tells. */
const LEAST_FIT = 0.7;
/** How much better the best must be than the next. */
const AHEAD = 1.5;

/** What standing in a list is worth to a question after several things. */
const LISTED = 2;

/** A syllable of a quote, in the form of the question's terms, with the sentence it stands in. */
interface Word extends Span {
  readonly form: string;
  readonly sentence: number;
}

interface Rated extends Candidate {
  readonly score: number;
}

function wordsOf(question: Question, text: string, sentences: readonly Span[]): Word[] {
  const form = question.language === 'vi' ? typedForm : foldedForm;
  return syllables(text).map(({ text: word, start, end }) => ({
    form: form(word),
    start,
    end,
    sentence: sentences.findIndex((one) => one.start <= start && end <= one.end),
  }));
}

/** How much of the question stands around a candidate, in [0, 1]: each word by its nearest place. */
function nearness(question: Question, at: Span, words: readonly Word[]): number {
  const terms = question.terms.filter((term) => !term.includes('_'));
  if (terms.length === 0) return 0;
  const own = words.filter(({ start, end }) => start < at.end && end > at.start);
  const [first, last] = [words.indexOf(own[0] as Word), words.indexOf(own.at(-1) as Word)];
  const sentence = own[0]?.sentence;
  const total = terms.reduce((sum, term) => {
    const nearest = words.reduce((best, word, i) => {
      if (word.form !== term || (i >= first && i <= last)) return best;
      const apart = i < first ? first - i : i - last;
      const weight = (word.sentence === sentence ? 1 : 0.4) / (1 + apart / NEAR);
      return Math.max(best, weight);
    }, 0);
    return sum + nearest;
  }, 0);
  return total / terms.length;
}

/** UTF-16 units of a quote that may be in bold. */
export function mostOf(text: string): number {
  return text.length * (text.length <= SHORT_QUOTE ? MOST_OF_SHORT : MOST);
}

/** Offsets of `text` at which a person would say that a character begins. */
function graphemes(text: string): Set<number> {
  const segments = new Intl.Segmenter('vi', { granularity: 'grapheme' }).segment(text);
  return new Set([text.length, ...[...segments].map(({ index }) => index)]);
}

/** A span without white space or commas at its edges, widened to whole characters. */
function tidied(text: string, { start, end }: Span): Span {
  const slice = text.slice(start, end);
  const lead = /^[\s,;:]*/u.exec(slice)?.[0].length ?? 0;
  const trail = /[\s,;:]*$/u.exec(slice)?.[0].length ?? 0;
  const edges = graphemes(text);
  let [from, to] = [start + lead, end - trail];
  while (from > 0 && !edges.has(from)) from--;
  while (to < text.length && !edges.has(to)) to++;
  return { start: from, end: to };
}

const BETWEEN_ITEMS = /^(?:, | và |, và | hay | hoặc | and )$/u;
const SEVERAL =
  /(?<!\p{L})(?:những|các|(?:\d+|hai|ba|bốn|sáu|bảy) (?:\p{L}+ ){1,3}(?:nào|là ai|là gì)|gồm|who are|which \w+s)(?!\p{L})/iu;

function isListed(text: string, { start, end }: Rated, all: readonly Rated[]): boolean {
  return all.some(
    (other) =>
      (other.start >= end && BETWEEN_ITEMS.test(text.slice(end, other.start))) ||
      (other.end <= start && BETWEEN_ITEMS.test(text.slice(other.end, start))),
  );
}

/** The best with those that are listed beside it, for a question after several. */
function withNeighbours(text: string, best: Rated, all: readonly Rated[], several: boolean): Span {
  let { start, end } = best;
  if (!several) return { start, end };
  for (let grown = true; grown; ) {
    grown = false;
    for (const other of all) {
      if (other.start >= end && BETWEEN_ITEMS.test(text.slice(end, other.start))) {
        end = other.end;
        grown = true;
      } else if (other.end <= start && BETWEEN_ITEMS.test(text.slice(other.end, start))) {
        start = other.start;
        grown = true;
      }
    }
  }
  return { start, end };
}

function isSame(text: string, one: Span, other: Span): boolean {
  const said = ({ start, end }: Span): string => text.slice(start, end).toLowerCase();
  return said(one) === said(other) || (other.start < one.end && one.start < other.end);
}

/** Whether a candidate is ahead of all that say something else. */
function isAhead(text: string, best: Rated, all: readonly Rated[]): boolean {
  return all.every((other) => isSame(text, best, other) || best.score >= other.score * AHEAD);
}

/**
 * Where the answer to a question stands in a quote, UTF-16 units into its text, in order; empty when it cannot be told.
 * Sooner nothing than the wrong words, and never most of a quote.
 */
export function answerWords(question: Question, text: string): Span[] {
  const sentences = splitSentences(text);
  const words = wordsOf(question, text, sentences);
  const rated = sentences.flatMap((sentence) =>
    candidatesIn(question, text.slice(sentence.start, sentence.end)).map(({ start, end, fit }): Rated => {
      const span = { start: sentence.start + start, end: sentence.start + end };
      return { ...span, fit, score: fit * nearness(question, span, words) };
    }),
  );
  if (question.language === 'en') return onlyOne(text, rated);
  const several = SEVERAL.test(question.marked);
  const worth = (one: Rated): number =>
    several && isListed(text, one, rated) ? one.score * LISTED : one.score;
  const best = rated.reduce<Rated | null>(
    (most, one) => (most && worth(most) >= worth(one) ? most : one),
    null,
  );
  if (best === null || best.score < LEAST) return [];
  const span = tidied(text, withNeighbours(text, best, rated, several));
  if (!several && !isAhead(text, best, rated)) return [];
  const most = mostOf(text);
  if (span.end - span.start <= most) return [span];
  const shorter = question.kind === 'reason' ? firstClause(text, span, most) : null;
  return shorter === null ? [] : [shorter];
}

/** An English question shares few words with the quote: what is of its kind is told only where it stands alone. */
function onlyOne(text: string, rated: readonly Rated[]): Span[] {
  const fitting = rated.filter(({ fit }) => fit >= LEAST_FIT);
  const [first] = fitting;
  if (!first || !fitting.every((other) => isSame(text, first, other))) return [];
  const span = tidied(text, first);
  return span.end - span.start > mostOf(text) ? [] : [span];
}

/** A reason without its last clauses, as many as fit; null when not even the first does. */
function firstClause(text: string, { start, end }: Span, most: number): Span | null {
  const commas = allMatches(/[,;](?=\s)/gu, text.slice(start, end)).map(({ index }) => start + index);
  const cut = commas.filter((at) => at - start <= most).at(-1);
  return cut === undefined ? null : tidied(text, { start, end: cut });
}
