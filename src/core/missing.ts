// Says what the nearest article lacks of a question it does not answer: days, years, names, numbers, the kind of answer.
import type { Missing, MissingKind } from './answer.js';
import { type Article, headlineOf } from './article.js';
import {
  coverage,
  holdsKind,
  missingNames,
  missingNumbers,
  type TermStatistics,
  tokensFor,
} from './evidence.js';
import { countedUnit, figuresIn, unitOf } from './figures.js';
import type { Question } from './question.js';
import type { Passage } from './quote.js';
import { splitSentences } from './sentences.js';

/**
 * Share of the question's rarity that an article holds from which it is said to be about the same thing. Set by reason:
 * less than half is a shared word or two, and names of what is lacking would explain nothing.
 */
const SAME_THING = 0.5;
const ANY_MONEY = unitOf('tiền');
const MONEY =
  /\d ?(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)(?: tỷ| tỉ)? ?)?(?:đồng|VN[ĐD]|USD|đô la|euro|EUR|bảng|yen|yên|won|nhân dân tệ|rúp|baht)|\d ?(?:nghìn|ngàn|triệu|tỷ|tỉ)(?!\p{L})|[$€£¥] ?\d/iu;

function wholeText(article: Article): string {
  return `${headlineOf(article)}\n${article.text}\n${article.captions.join('\n')}`;
}

/** The unit a question counts in, when no figure of the text has it; money counts in any currency. */
function missingUnit(question: Question, text: string): string | null {
  const unit = countedUnit(question.marked);
  if (question.kind !== 'number' || unit === null) return null;
  const held =
    unit.form === ANY_MONEY ? MONEY.test(text) : figuresIn(text).some((figure) => figure.unit === unit.form);
  return held ? null : unit.written;
}

/**
 * What the article of the best passage lacks of a question; null when it is about something else, or lacks nothing that
 * can be named. Only what the whole article lacks is said to be missing, the kind of answer alone by its passage.
 */
export function missingFrom(
  question: Question,
  best: Passage | undefined,
  statistics: TermStatistics,
): Missing | null {
  if (best === undefined) return null;
  const { article, text: passage } = best.chunk;
  const text = wholeText(article);
  if (coverage(question.terms, tokensFor(question, text), statistics) < SAME_THING) return null;
  const outside = question.window !== null && best.ranked.fit === 'outside';
  const ofDays: readonly string[] = question.window?.label.match(/\d+/gu) ?? [];
  const itsDays = `${article.date?.day ?? ''} ${article.eventDay ?? ''}`.match(/\d+/gu) ?? [];
  const numbers = question.numbers.filter((number) => !ofDays.includes(number));
  const isYear = (number: string): boolean => /^(?:19|20)\d\d$/u.test(number);
  const lacks = (number: string): boolean =>
    missingNumbers([number], text, isYear(number) ? itsDays : []) > 0;
  const sentences = splitSentences(passage).map(({ start, end }) => passage.slice(start, end));
  const unit = missingUnit(question, text);
  const noKind = sentences.every((sentence) => holdsKind(question.kind, question, sentence) === false);
  const missing: Missing = {
    about: headlineOf(article),
    days: outside ? (question.window?.label ?? null) : null,
    years: numbers.filter((number) => isYear(number) && lacks(number)),
    names: question.names.filter((name) => missingNames({ ...question, names: [name] }, text) > 0),
    numbers: numbers.filter((number) => !isYear(number) && lacks(number)),
    kind: question.kind !== 'other' && (noKind || unit !== null) ? question.kind : null,
    unit,
  };
  const { days, years, names, numbers: others, kind } = missing;
  return days === null && kind === null && years.length + names.length + others.length === 0 ? null : missing;
}

/** One thing to say of what is missing; `items` are words of the question. */
export interface MissingPart {
  readonly what: 'days' | 'years' | 'names' | 'numbers' | 'unit' | MissingKind;
  readonly items: readonly string[];
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
