// Measures what a text holds of a question: its rare words, names, numbers, and the kind of answer it expects.
import { holdsCount } from './figures.js';
import { termsIn } from './held-terms.js';
import type { AnswerKind, Question } from './question.js';
import { foldedTokens, foldText, typedTokens } from './text.js';

/** How common a term is in the collection, in the form (typed or folded) that fits the question's language. */
export interface TermStatistics {
  /** Chunks in the collection. */
  readonly total: number;
  /** Chunks that hold the term. */
  frequency(term: string): number;
}

/** Inverse document frequency, never negative: ln(1 + (N − n + ½) / (n + ½)) (Robertson and Zaragoza 2009). */
export function rarity(statistics: TermStatistics, term: string): number {
  const n = Math.min(statistics.frequency(term), statistics.total);
  return Math.log(1 + (statistics.total - n + 0.5) / (n + 0.5));
}

/** The tokens of a text in the form in which the question's terms are written. */
export function tokensFor(question: Question, text: string): Set<string> {
  return new Set(question.language === 'vi' ? typedTokens(text) : foldedTokens(text));
}

/** Those of the question's terms that stand in a text: all of `tokensFor` that its evidence needs. */
export function heldTerms(
  { terms, language }: Pick<Question, 'terms' | 'language'>,
  text: string,
): Set<string> {
  return termsIn(terms, text, language === 'vi' ? 'typed' : 'folded');
}

/** Tokens of which one can tell whether some are among them. */
export type Tokens = Pick<ReadonlySet<string>, 'has'>;

/** What stands in any of some sets, without making one of all: few of their tokens are ever asked for. */
export function either(sets: readonly Tokens[]): Tokens {
  return { has: (token) => sets.some((set) => set.has(token)) };
}

/** Measures the share in [0, 1] of the terms' rarity that is found among some tokens; 0 when there are no terms. */
export function coverageOf(terms: readonly string[], statistics: TermStatistics): (tokens: Tokens) => number {
  const weights = terms.map((term) => rarity(statistics, term));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return (tokens) => {
    let found = 0;
    for (let i = 0; i < terms.length; i++) if (tokens.has(terms[i] as string)) found += weights[i] as number;
    return all === 0 ? 0 : found / all;
  };
}

/** As `coverageOf`, of one set of tokens. */
export function coverage(terms: readonly string[], tokens: Tokens, statistics: TermStatistics): number {
  return coverageOf(terms, statistics)(tokens);
}

/** Share in [0, 1] of the numbers that neither the text nor the other numbers known of the article hold. */
export function missingNumbers(
  numbers: readonly string[],
  text: string,
  known: readonly string[] = [],
): number {
  if (numbers.length === 0) return 0;
  const present = new Set([...(text.match(/\d+/gu) ?? []), ...known].map(Number));
  return numbers.filter((number) => !present.has(Number(number))).length / numbers.length;
}

const NUMBER_WORDS =
  /(?<!\p{L})(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|chục|trăm|nghìn|ngàn|triệu|tỷ|tỉ|vài|nửa|đầu tiên)(?!\p{L})/u;
const TIME =
  /\d{1,2}[/.-]\d{1,2}|(?:ngày|tháng|năm|quý|lúc|mùng|mồng) \d|\d+ ?(?:giờ|h\d*)(?!\p{L})|giai đoạn \d|quý [iv]+(?!\p{L})|hôm (?:nay|qua)|(?:sáng|trưa|chiều|tối|đêm) (?:nay|qua|mai)/iu;
const PLACE =
  /(?<!\p{L})(?:(?:[Tt]ại|[Ởở]|[Tt]ừ|[Đđ]ến|[Vv]ề|[Ss]ang|[Tt]hăm) (?:\p{Ll}+ ){0,4}\p{Lu}|(?:[Tt]ỉnh|[Tt]hành phố|TP|[Qq]uận|[Hh]uyện|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Tt]hủ đô|[Đđ]ường|[Nn]ước|[Bb]ang) ?\.?\p{Lu})/u;
const REASON =
  /(?<!\p{L})(?:vì|do|bởi|nhờ|nhằm|để|nguyên nhân|lý do|lí do|khiến|dẫn đến|cho rằng|giúp|góp phần)(?!\p{L})/iu;
const FULL_NAME = /\p{Lu}[\p{Ll}\p{M}]+(?: \p{Lu}[\p{L}\p{M}]*)+/gu;

/** Whether a sentence holds what the question asks for, beyond what the question says itself; null: cannot be told. */
export function holdsKind(kind: AnswerKind, question: Question, sentence: string): boolean | null {
  switch (kind) {
    case 'number': {
      const numbers = sentence.match(/\d+(?:[.,]\d+)*/gu) ?? [];
      const isNew = (number: string): boolean =>
        number.split(/[.,]/u).some((part) => !question.numbers.includes(part));
      return numbers.some(isNew) || NUMBER_WORDS.test(sentence);
    }
    case 'time':
      return TIME.test(sentence);
    case 'place':
      return PLACE.test(sentence);
    case 'reason':
      return REASON.test(sentence);
    case 'person': {
      const form = (some: string): string =>
        question.language === 'vi' ? some.toLowerCase() : foldText(some);
      const asked = form(question.text);
      return (sentence.match(FULL_NAME) ?? []).some((name) => !asked.includes(form(name)));
    }
    case 'definition': {
      const short = question.names.filter((name) => name.length > 1 && name === name.toUpperCase());
      return short.length === 0 ? null : short.some((name) => sentence.includes(`(${name})`));
    }
    case 'other':
      return null;
  }
}

const SPEECH =
  /["“”«»]|(?<!\p{L})(?:cho biết|cho rằng|nói|chia sẻ|khẳng định|nhận định|nhận xét|nhấn mạnh|phát biểu|bày tỏ|đánh giá|trả lời|said|told)(?!\p{L})/u;
/** Two commas or semicolons between short runs, or "và" after one. */
const ENUMERATION = /[^,;]{2,40}[,;][^,;]{2,40}(?:[,;]| và | and )/u;

/** Whether a sentence tells what somebody said. */
export function isSpeech(sentence: string): boolean {
  return SPEECH.test(sentence);
}

/** Whether a sentence lists several things. */
export function isEnumeration(sentence: string): boolean {
  return ENUMERATION.test(sentence);
}

/** Whether a sentence has a number of what the question counts; null when it counts nothing that it names. */
export function holdsUnit({ counted }: Pick<Question, 'counted'>, sentence: string): boolean | null {
  return counted === null ? null : holdsCount(sentence, counted);
}

/** The rarest third of a question's single terms, two at least: what it turns on. */
export function rarestOf(terms: readonly string[], statistics: TermStatistics): string[] {
  const singles = terms.filter((term) => !term.includes('_'));
  const rarities = singles.map((term) => rarity(statistics, term)).sort((a, b) => b - a);
  const cut = rarities[Math.max(1, Math.floor(rarities.length / 3))] ?? rarities.at(-1) ?? 0;
  return singles.filter((term) => rarity(statistics, term) >= cut);
}

/** The shares of a question's known terms, of their pairs and of the rarest that some tokens hold, each as `coverageOf`. */
export interface Coverages {
  readonly ofTerms: (tokens: Tokens) => number;
  readonly ofPairs: (tokens: Tokens) => number;
  readonly ofRarest: (tokens: Tokens) => number;
}

/** Measures what tokens hold of a question. */
export function coveragesOf(question: Pick<Question, 'terms'>, statistics: TermStatistics): Coverages {
  const terms = knownTerms(question.terms, statistics);
  const pairs = terms.filter((term) => term.includes('_'));
  return {
    ofTerms: coverageOf(terms, statistics),
    ofPairs: coverageOf(pairs, statistics),
    ofRarest: coverageOf(rarestOf(terms, statistics), statistics),
  };
}

/** The terms that the collection has at all: those that stand nowhere tell no passage from another. */
export function knownTerms(terms: readonly string[], statistics: TermStatistics): string[] {
  return terms.filter((term) => statistics.frequency(term) > 0);
}
