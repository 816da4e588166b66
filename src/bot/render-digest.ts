// A digest as a message: what it is, its stories under what they were found for, what is left, and the buttons below.
import { InlineKeyboard } from 'grammy';
import type { LayOut } from '../app/compose-digest.js';
import { type Quote, quotesOf, type Reply } from '../core/answer.js';
import { cutDigest, digestOf } from '../core/cut-digest.js';
import type { DigestUpdate, PageGroup } from '../core/digest-group.js';
import { type DigestOccasion, type DigestPage, pagesOf } from '../core/digest-page.js';
import { splitSentences } from '../core/sentences.js';
import { remembering } from '../core/text.js';
import type { Prompts } from '../prompts.js';
import { articleLine, dayText, storyLine, type Words } from './article-line.js';
import { OPEN, pageData } from './callback-data.js';
import { wordsIn } from './context.js';
import { digestData } from './digest-data.js';
import { unfollowData } from './follow-data.js';
import {
  blockquote,
  escapeHtml,
  fitsMessage,
  type Measure,
  measure,
  oneLine,
  splitText,
  stretchesWithin,
} from './html.js';

/** Of a quote; the whole passage is a tap away. */
const QUOTE_UNITS = 500;
const TITLE_UNITS = 200;
/** Left free for words that a later version puts otherwise before the message is sent, and for numbers that grow. */
const SPARE = ' '.repeat(150);

function groupsIn(reply: Reply): readonly PageGroup[] {
  return reply.status === 'answered' || reply.status === 'several' ? (reply.digest ?? []) : [];
}

/** A story below its number. */
type StoryBody = (quote: Quote, words: Words) => string;

/** One message as HTML, with the stories of the digest that `reply` is; `bare` where it goes without buttons. */
export function renderDigest(page: DigestPage, reply: Reply, words: Words, bare = false): string {
  const body: StoryBody = (quote) => storyBody(quote, words, bare);
  return piecesOf(page, reply, words, body)
    .map((pieces) => pieces.join(''))
    .join(BETWEEN);
}

const BETWEEN = '\n\n';

/** What stands in a message, one below the other, each in the pieces it is made of: a story's body is one by itself. */
function piecesOf(page: DigestPage, reply: Reply, words: Words, body: StoryBody): string[][] {
  const { occasion, part, parts, more } = page;
  const groups = groupsIn(reply);
  const quotes = quotesOf(reply);
  const named = nameOf(occasion, groups);
  const heading = named === null ? headingOf(occasion, words) : words('digest-news', named);
  const counted = parts === 1 ? '' : ` ${words('digest-part', { part, parts })}`;
  // Where all is of one kind and says so, or is everything, it needs no heading of its own.
  const isPlain = named !== null || (groups.length === 1 && groups[0]?.kind === 'everything');
  let at = 0;
  const items = groups.flatMap((group) => {
    const stories = group.updates.map((update) => {
      const quote = quotes[at];
      const number = page.only ? '' : `${page.first + at}. `;
      at++;
      if (quote === undefined) return [''];
      return [(update === null ? '' : `${updateLine(update, words)}\n`) + number, body(quote, words)];
    });
    if (isPlain) return stories;
    return stories.map((pieces, index) =>
      index === 0 ? [`${groupTitle(group, words)}\n`, ...pieces] : pieces,
    );
  });
  const left = more === 0 ? [] : [[words('digest-more', { count: more })]];
  return [[heading + counted], ...items, ...left];
}

/** What the heading names, where all of it was found for one question or topic and nothing else is to be said. */
function nameOf({ kind }: DigestOccasion, groups: readonly PageGroup[]) {
  const [group, ...others] = groups;
  if (group === undefined || others.length > 0 || group.kind === 'everything') return null;
  if (kind !== 'at-once' && kind !== 'about') return null;
  return {
    kind: kind === 'about' ? 'about' : group.kind,
    topic: escapeHtml(oneLine(group.title, TITLE_UNITS)),
  };
}

function headingOf(occasion: DigestOccasion, words: Words): string {
  if (occasion.kind !== 'day') return words('digest-heading', { kind: occasion.kind });
  return words('digest-heading-day', { part: occasion.part, day: dayText(occasion.day, words.locale) });
}

function groupTitle({ kind, title }: PageGroup, words: Words): string {
  return kind === 'everything'
    ? words('digest-everything')
    : `<b>${escapeHtml(oneLine(title, TITLE_UNITS))}</b>`;
}

function storyBody(quote: Quote, words: Words, bare = false): string {
  const shown = beginningOf(quote.text);
  const bold = stretchesWithin(quote.answering ?? [], 0, shown.length);
  return [
    articleLine(quote, words) + storyLine(quote, words),
    ...(quote.caption === null ? [] : [words('caption')]),
    blockquote(shown, bold),
    ...(shown === quote.text ? [] : [words('digest-quote-cut', { bare: bare ? 'yes' : 'no' })]),
  ].join('\n');
}

/** As many whole sentences as are to be shown, from the first on; of a longer one its beginning, word for word. */
function beginningOf(text: string): string {
  if (text.length <= QUOTE_UNITS) return text;
  const whole = splitSentences(text).findLast(({ end }) => end <= QUOTE_UNITS);
  const [beginning = ''] = splitText(text, QUOTE_UNITS);
  return whole === undefined ? beginning.trimEnd() : text.slice(0, whole.end);
}

function updateLine(update: DigestUpdate, words: Words): string {
  const figure = update.kind === 'figure' ? escapeHtml(oneLine(update.figure, 60)) : '';
  return words('digest-update', { kind: update.kind, figure });
}

/** The LayOut of messages on Telegram: as many stories in each as fit. */
export function createDigestLayOut(prompts: Prompts): LayOut {
  // Digests of one run share their quotes, which are then the same objects.
  const bodies = { vi: createBodies(), en: createBodies() };

  return (occasion, parts, language) => {
    const words = wordsIn(prompts, language);
    const { body, sizeOf } = bodies[language];
    const quotes = quotesOf(digestOf(parts));
    const all = quotes.length;
    const fits = (from: number, count: number): boolean => {
      const reply = cutDigest(parts, [from, count])[1];
      const [page] = pagesOf({ occasion, more: all, rest: null, shown: 0 }, [count], from + 1);
      if (reply === undefined || page === undefined) return true;
      const items = piecesOf({ ...page, parts: all + 1 }, reply, words, body);
      const spaces = SPARE.length + BETWEEN.length * (items.length - 1);
      return fitsMessage(addedUp(items.flat().map(sizeOf), spaces));
    };
    /** More than these cannot fit, whatever stands between them. */
    const mostFrom = (from: number): number => {
      const sizes = quotes.slice(from).map((quote) => sizeOf(body(quote, words)));
      let count = sizes.length;
      while (count > 1 && !fitsMessage(addedUp(sizes.slice(0, count), 0))) count--;
      return count;
    };
    const counts: number[] = [];
    for (let from = 0; from < all; from += counts.at(-1) ?? 1) {
      let count = mostFrom(from);
      while (count > 1 && !fits(from, count)) count--;
      counts.push(count);
    }
    return counts;
  };
}

/** Makes bodies and their sizes in one language, of each quote once. */
function createBodies() {
  const made = new WeakMap<Quote, string>();
  return {
    body(quote: Quote, words: Words): string {
      const known = made.get(quote);
      if (known !== undefined) return known;
      const html = storyBody(quote, words, false);
      made.set(quote, html);
      return html;
    },
    sizeOf: remembering(measure, SIZES),
  };
}

/** Sizes remembered at a time, some hundred units of text each. */
const SIZES = 2000;

function addedUp(sizes: readonly Measure[], units: number): Measure {
  const sum = (of: (size: Measure) => number): number => sizes.reduce((all, size) => all + of(size), 0);
  return {
    units: units + sum((size) => size.units),
    entities: sum((size) => size.entities),
    linkUnits: sum((size) => size.linkUnits),
  };
}

/**
 * The buttons under a message of a digest: about its stories and what they were found for under each, about the digest
 * under the last. What comes at once for one topic can be ended there.
 */
export function digestButtons(
  answer: string,
  reply: Reply,
  { occasion, first, part, parts, rest, shown }: DigestPage,
  words: Words,
): InlineKeyboard {
  const groups = groupsIn(reply);
  const [group] = groups;
  const stories = quotesOf(reply).length;
  const asked = stories === 1 ? digestData('ask', answer, 1) : digestData('which', answer, first);
  const rows = [
    [
      InlineKeyboard.text(words('digest-ask-button', { stories }), asked),
      InlineKeyboard.text(words('sources-button'), pageData(answer, OPEN)),
    ],
  ];
  const isLast = part === parts;
  if (isLast && rest !== null)
    rows.push([InlineKeyboard.text(words('digest-more-button'), digestData('more', rest, shown))]);
  const followed = groups.flatMap(({ subscription }) => subscription ?? []);
  const [one] = followed;
  if (one !== undefined) {
    const [less, hour] =
      followed.length === 1
        ? [digestData('tighten', one), unfollowData('when', one)]
        : [digestData('less', answer), digestData('hour', answer)];
    rows.push([
      InlineKeyboard.text(words('digest-less-button'), less),
      InlineKeyboard.text(words('digest-hour-button'), hour),
    ]);
  }
  if (isLast && occasion.kind === 'at-once' && groups.length === 1 && group?.subscription)
    rows.push([InlineKeyboard.text(words('unfollow-button'), unfollowData('end', group.subscription))]);
  return InlineKeyboard.from(rows);
}
