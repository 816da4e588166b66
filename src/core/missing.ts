// Says what the nearest article lacks of a question it does not answer: days, years, names, numbers, the kind of answer.
import type { Missing, MissingKind } from './answer.js';
import { type Article, headlineOf } from './article.js';
import { heldTerms, holdsKind, missingNumbers, tokensFor } from './evidence.js';
import { countedIn, holdsCount, unitOf } from './figures.js';
import { lackedNames } from './lacked-names.js';
import { listInWords } from './lists.js';
import type { Question } from './question.js';
import type { Passage } from './reading.js';
import { splitSentences } from './sentences.js';

/**
 * Shares of a question's terms and pairs that an article holds from which it is said to be about the same thing: of all,
 * and of those besides what is lacking. Set by reason: pairs seldom meet by chance, but a paraphrase has others.
 */
const OF_ALL = 0.35;
const OF_SUBJECT = 0.6;
/** Words besides what is lacking that a question must have for an article to be about them. */
const LEAST_SUBJECT = 2;
/** Not the digits of "C1" or "G5R". */
const FREE_NUMBER = /(?<![\p{L}\d-])\d+(?![\p{L}\d])/gu;
const LEADING = /^(?:trong|vào|hồi|từ|tu|in|on|during|since|from) /iu;
const ANY_MONEY = unitOf('tiền');
const MONEY =
  /\d ?(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)(?: tỷ| tỉ)? ?)?(?:đồng|VN[ĐD]|USD|đô la|euro|EUR|bảng|yen|yên|won|nhân dân tệ|rúp|baht)|\d ?(?:nghìn|ngàn|triệu|tỷ|tỉ)(?!\p{L})|[$€£¥] ?\d/iu;

function wholeText(article: Article): string {
  return `${headlineOf(article)}\n${article.text}\n${article.captions.join('\n')}`;
}

/** What a question counts, when the text has no number of it; money counts in any currency. */
function missingUnit(question: Question, text: string): string | null {
  const counted = question.kind === 'number' ? countedIn(question.marked) : null;
  if (counted === null) return null;
  const held = counted.unit === ANY_MONEY ? MONEY.test(text) : holdsCount(text, counted);
  return held ? null : counted.written;
}

/** Whether an article's text is about what a question is about, whatever of it the text lacks. */
function isSubject(question: Question, lacked: readonly string[], text: string): boolean {
  const tokens = heldTerms(question, text);
  const without = tokensFor(question, lacked.join(' '));
  const share = (terms: readonly string[]): number =>
    terms.filter((term) => tokens.has(term)).length / Math.max(terms.length, 1);
  const subject = question.terms.filter((term) => !term.split('_').some((half) => without.has(half)));
  const words = subject.filter((term) => !term.includes('_'));
  return words.length >= LEAST_SUBJECT && share(subject) >= OF_SUBJECT && share(question.terms) >= OF_ALL;
}

/**
 * What the article of the best passage lacks of a question; null when it is about something else, or lacks nothing that
 * can be named. Only what the whole article lacks is said to be missing, the kind of answer alone by its passage.
 */
export function missingFrom(question: Question, best: Passage | undefined): Missing | null {
  if (best === undefined) return null;
  const { article, text: passage } = best.chunk;
  const text = wholeText(article);
  const outside = question.window !== null && best.ranked.fit === 'outside';
  const ofDays: readonly string[] = question.window?.label.match(/\d+/gu) ?? [];
  const itsDays = `${article.date?.day ?? ''} ${article.eventDay ?? ''}`.match(/\d+/gu) ?? [];
  const free: readonly string[] = question.text.match(FREE_NUMBER) ?? [];
  const numbers = question.numbers.filter((number) => free.includes(number) && !ofDays.includes(number));
  const isYear = (number: string): boolean => /^(?:19|20)\d\d$/u.test(number);
  const lacks = (number: string): boolean =>
    missingNumbers([number], text, isYear(number) ? itsDays : []) > 0;
  const sentences = splitSentences(passage).map(({ start, end }) => passage.slice(start, end));
  const unit = missingUnit(question, text);
  const noKind = sentences.every((sentence) => holdsKind(question.kind, question, sentence) === false);
  const missing: Missing = {
    about: headlineOf(article),
    days: outside && question.window ? question.window.label.replace(LEADING, '') : null,
    years: numbers.filter((number) => isYear(number) && lacks(number)),
    names: lackedNames(question, text),
    numbers: numbers.filter((number) => !isYear(number) && lacks(number)),
    kind: question.kind !== 'other' && (noKind || unit !== null) ? question.kind : null,
    unit,
  };
  const { days, years, names, numbers: others, kind } = missing;
  if (days === null && kind === null && years.length + names.length + others.length === 0) return null;
  const lacked = [days ?? '', unit ?? '', ...years, ...names, ...others];
  return isSubject(question, lacked, text) ? missing : null;
}

/** One thing to say of what is missing; `items` are words of the question. */
export interface MissingPart {
  readonly what: 'days' | 'years' | 'names' | 'numbers' | 'unit' | MissingKind;
  readonly items: readonly string[];
}

/** The items of a part as a list; names stand in quotation marks, each its own, the outermost of which are not here. */
export function itemsInWords({ what, items }: MissingPart, locale: 'vi' | 'en'): string {
  return listInWords(items, locale, { last: 'or', quoted: what === 'names' });
}

/** What is missing as things to say, in this order; the kind of answer only where nothing surer explains the no. */
export function missingParts({ days, years, names, numbers, kind, unit }: Missing): MissingPart[] {
  const parts: MissingPart[] = [
    { what: 'days', items: days === null ? [] : [days] },
    { what: 'years', items: years },
    { what: 'names', items: names },
    { what: 'numbers', items: numbers },
    { what: 'unit', items: unit === null ? [] : [unit] },
  ];
  const sure = parts.filter(({ items }) => items.length > 0);
  return sure.length > 0 || kind === null ? sure : [{ what: kind, items: [] }];
}
