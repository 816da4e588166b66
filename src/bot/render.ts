// Turns an answer into the messages that carry it: verbatim quotes with their sources, or an honest no with what is near.
import type { Answer, GivenFigure, NearestDays, Quote, Reply } from '../core/answer.js';
import { isNewestFirst } from '../core/differing.js';
import { listInWords } from '../core/lists.js';
import { itemsInWords, missingParts } from '../core/missing.js';
import { articleLine, dayText, storyLine, type Words } from './article-line.js';
import {
  blockquote,
  escapeHtml,
  MESSAGE_UNITS,
  measure,
  oneLine,
  packMessages,
  splitText,
  stretchesWithin,
} from './html.js';
import { collectionItems } from './render-collection.js';
import { windowLine } from './window-line.js';

/**
 * The answer as one or more HTML messages, each within Telegram's limits. A quote is cut only when it cannot fit one
 * message, and its pieces join to exactly the quote.
 */
export function renderAnswer(answer: Reply, words: Words): string[] {
  return packMessages(itemsOf(answer, words));
}

function itemsOf(answer: Reply, words: Words): string[] {
  if (answer.status === 'several') return several(answer, words);
  const understood =
    answer.understood === undefined
      ? []
      : [words('understood', { question: escapeHtml(oneLine(answer.understood, QUESTION_SHOWN)) })];
  return [...understood, ...ownItems(answer, words)];
}

function ownItems(answer: Exclude<Reply, { status: 'several' }>, words: Words): string[] {
  switch (answer.status) {
    case 'answered':
      return answered(answer, words);
    case 'not-found':
      return notFound(answer, words);
    case 'collection':
      return collectionItems(answer, words);
  }
}

/** UTF-16 units of a question that is shown again. */
const QUESTION_SHOWN = 300;

/** Each question over its answer, in one item with the answer's beginning, so that no message ends in a heading. */
function several({ parts, left }: Extract<Reply, { status: 'several' }>, words: Words): string[] {
  const items = parts.flatMap((part) => {
    const heading = `<b>${escapeHtml(oneLine(part.question, QUESTION_SHOWN))}</b>`;
    const [first = '', ...others] = itemsOf(part, words);
    const joined = `${heading}\n${first}`;
    return measure(joined).units <= MESSAGE_UNITS ? [joined, ...others] : [heading, first, ...others];
  });
  return left === 0 ? items : [...items, words('several-left', { answered: parts.length, left })];
}

type Answered = Extract<Answer, { status: 'answered' }>;
type NotFound = Extract<Answer, { status: 'not-found' }>;

function answered({ repaired, window, quotes, lookedUp, differing = [] }: Answered, words: Words): string[] {
  const found = lookedUp === undefined ? [] : [words(`looked-up-${lookedUp}`)];
  return [
    ...found,
    ...repairedLine(repaired, words),
    ...(window === null ? [] : [windowLine(window, words)]),
    ...differingLine(differing, words),
    ...quotes.flatMap((quote) => quoteItems(quote, words)),
  ];
}

function differingLine(differing: readonly GivenFigure[], words: Words): string[] {
  if (differing.length === 0) return [];
  const figures = differing.map(({ figure }) => escapeHtml(oneLine(figure))).join(' – ');
  const order = isNewestFirst(differing) ? ` ${words('newer-first')}` : '';
  return [words('figures-differ', { figures }) + order];
}

function repairedLine(repaired: Answer['repaired'], words: Words): string[] {
  return repaired ? [words('repaired', { wording: escapeHtml(repaired) })] : [];
}

/** A quote with its source in HTML, in pieces where one message cannot hold it. */
export function quoteItems(quote: Quote, words: Words): string[] {
  const opening = quote.caption === null ? '' : `${words('caption')}\n`;
  const source = `\n${articleLine(quote, words)}${storyLine(quote, words)}`;
  // A message must not end in the white space at which a quote was cut: Telegram would trim it.
  const more = `\n${words('continued')}`;
  const room = MESSAGE_UNITS - measure(opening + source + more).units;
  let at = 0;
  const pieces = splitText(quote.text, room).map((piece) => {
    const bold = stretchesWithin(quote.answering ?? [], at, at + piece.length);
    at += piece.length;
    return blockquote(piece, bold);
  });
  return pieces.map((piece, index) =>
    [index === 0 ? opening : '', piece, index === pieces.length - 1 ? source : more].join(''),
  );
}

/** The nearest days that have something, for a time that has nothing. */
function nearestLine(nearest: NearestDays | undefined, words: Words): string[] {
  const days = [nearest?.before, nearest?.after].flatMap((day) => (day ? [dayText(day, words.locale)] : []));
  const [first, second] = days;
  if (first === undefined) return [];
  return [
    second === undefined
      ? words('nearest-day', { day: first })
      : words('nearest-days', { before: first, after: second }),
  ];
}

/** Why there is no answer: what the nearest article lacks where that can be named, else the reason alone. */
function reasonLine({ reason, missing, noSuchDay = '' }: NotFound, words: Words): string {
  if (missing === undefined || reason !== 'not-answering')
    return words(`reason-${reason}`, { day: escapeHtml(noSuchDay) });
  const parts = missingParts(missing).map((part) => {
    const items = part.items.map((item) => escapeHtml(oneLine(item)));
    return words('missing-part', { what: part.what, items: itemsInWords({ ...part, items }, words.locale) });
  });
  return words('missing', {
    about: escapeHtml(oneLine(missing.about)),
    parts: listInWords(parts, words.locale),
  });
}

/** What was asked for beyond an earlier answer is there or not; the question itself was answered. */
function openingKey(window: NotFound['window']): string {
  if (window?.only === undefined) return 'not-found';
  return window.only === 'newer' ? 'nothing-newer' : 'nothing-older';
}

function notFound(answer: NotFound, words: Words): string[] {
  const { repaired, reason, window, span, near, rejected, nearest } = answer;
  if (reason === 'subject-missing') return [words('reason-subject-missing')];
  // A pasted text asks nothing, so there is no answer to be sorry for.
  const opening = reason === 'not-in-collection' ? [] : [words(openingKey(window))];
  const days = window === null ? [] : [windowLine(window, words)];
  const how = [...repairedLine(repaired, words), ...days];
  const facts = [...opening, reasonLine(answer, words), ...how, ...nearestLine(nearest, words)];
  if (span !== null) {
    const [from, to] = [dayText(span.from, words.locale), dayText(span.to, words.locale)];
    facts.push(words('span', { from, to }));
  }
  const titles = new Map(rejected.map(({ article, title }) => [article, title]));
  const lines = near.map((one) => `• ${articleLine({ title: titles.get(one.article), ...one }, words)}`);
  return [facts.join('\n'), ...(lines.length === 0 ? [] : [[words('near'), ...lines].join('\n')])];
}
