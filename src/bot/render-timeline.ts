// Turns quotes in the order of days into pages, each of which fits one message, and the buttons that turn them.
import { InlineKeyboard } from 'grammy';
import type { Answer, Quote } from '../core/answer.js';
import { placedDay, TIMELINE_PAGE } from '../core/timeline.js';
import { dayText, type Words } from './article-line.js';
import { OPEN, pageData } from './callback-data.js';
import type { Shown } from './give-pages.js';
import { escapeHtml, oneLine, packMessages } from './html.js';
import { quoteBlocks } from './quote-block.js';
import { timelineData } from './research-data.js';
import { windowLine } from './window-line.js';

type Answered = Extract<Answer, { status: 'answered' }>;

/** UTF-16 units of a subject that is shown again. */
const SUBJECT_SHOWN = 200;

/** Page `wanted` (from 1, or the nearest there is) of a timeline that was kept as answer `id`. */
export function timelinePage(id: string, answer: Answered, wanted: number, words: Words): Shown {
  const pages = pagesOf(answer, words);
  const page = Math.min(Math.max(wanted, 1), pages.length);
  return { html: pages[page - 1] ?? '', keyboard: buttons(id, page, pages.length, words) };
}

function pagesOf(answer: Answered, words: Words): string[] {
  const subject = escapeHtml(oneLine(answer.question, SUBJECT_SHOWN));
  const heading = [
    words('timeline-heading', { subject, count: answer.quotes.length }),
    ...(answer.window === null ? [] : [windowLine(answer.window, words)]),
  ].join('\n');
  const pages: string[] = [];
  let items: string[] = [];
  let day: string | null | undefined;
  for (const quote of answer.quotes) {
    const fresh = items.length === 0 || placedDay(quote) !== day;
    day = placedDay(quote);
    for (const [index, block] of quoteBlocks(quote, words).entries()) {
      const item = index === 0 && fresh ? `${dayHeading(quote, words)}\n${block}` : block;
      const [joined = '', overflow] = packMessages([heading, ...items, item]);
      if (items.length > 0 && (overflow !== undefined || items.length >= TIMELINE_PAGE)) {
        pages.push(packMessages([heading, ...items]).join('\n\n'));
        items = [index === 0 ? `${dayHeading(quote, words)}\n${block}` : block];
      } else if (overflow !== undefined) pages.push(joined, overflow);
      else items.push(item);
    }
  }
  return items.length === 0 ? pages : [...pages, packMessages([heading, ...items]).join('\n\n')];
}

function dayHeading(quote: Quote, words: Words): string {
  const day = placedDay(quote);
  return `<b>${day === null ? words('timeline-undated') : dayText(day, words.locale)}</b>`;
}

/** `‹ 1/3 ›` without the arrows that lead nowhere, and the sources. */
function buttons(id: string, page: number, pages: number, words: Words): InlineKeyboard {
  const keyboard = new InlineKeyboard();
  if (page > 1) keyboard.text('‹', timelineData(id, page - 1));
  if (pages > 1) keyboard.text(`${page}/${pages}`, timelineData(id, page));
  if (page < pages) keyboard.text('›', timelineData(id, page + 1));
  return keyboard.row().text(words('sources-button'), pageData(id, OPEN));
}
