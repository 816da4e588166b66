// Turns one source page into its message and its page buttons: the quote in bold where it stands in its passage.
import { InlineKeyboard } from 'grammy';
import type { SourcePage } from '../app/cite.js';
import { articleLine, storyLine, type Words } from './article-line.js';
import { pageData } from './callback-data.js';
import { blockquote, cutBefore, escapeHtml, MESSAGE_UNITS, measure } from './html.js';

/** The page as one HTML message; a passage too long for it loses its far ends first, never the quote's beginning. */
export function renderSource(page: SourcePage, words: Words): string {
  const line = [articleLine(page, words) + storyLine(page, words), ...versionLines(page, words)].join('\n');
  if (page.kind === 'gone') return `${words('source-gone')}\n\n${line}`;
  const opening = page.caption === null ? '' : `${words('caption')}\n`;
  const room = MESSAGE_UNITS - measure(`${opening}\n${line}`).units;
  return `${opening}${blockquote(passage(page, room))}\n${line}`;
}

/** Where the story was told first and where most fully, for a story that several articles tell. */
function versionLines({ article, story }: SourcePage, words: Words): string[] {
  if (story === undefined) return [];
  return (['earliest', 'fullest'] as const).map((which) => {
    const version = story[which];
    const line = version.article === article ? words('story-this') : articleLine(version, words);
    return words(`story-${which}`, { line });
  });
}

const ELLIPSIS = '…';

function passage({ before, quote, after }: Extract<SourcePage, { kind: 'cited' }>, room: number): string {
  const shown = quote.length + 2 <= room ? quote : quote.slice(0, cutBefore(quote, room - 2));
  const left = room - shown.length;
  const tail =
    shown === quote ? beginning(after, Math.max(left - Math.min(before.length, left >> 1), 1)) : ELLIPSIS;
  const head = ending(before, left - tail.length);
  return `${escapeHtml(head)}<b>${escapeHtml(shown)}</b>${escapeHtml(tail)}`;
}

function beginning(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, cutBefore(text, room - 1))}${ELLIPSIS}`;
}

function ending(text: string, room: number): string {
  if (text.length <= room) return text;
  if (room <= 1) return room === 1 ? ELLIPSIS : '';
  let start = text.length - room + 1;
  while (start < text.length && cutBefore(text, start) !== start) start++;
  return `${ELLIPSIS}${text.slice(start)}`;
}

/** `‹ 1/3 ›` without the arrows that lead nowhere; null when there is one page only. */
export function pageButtons(answerId: string, { index, total }: SourcePage): InlineKeyboard | null {
  if (total < 2) return null;
  const keyboard = new InlineKeyboard();
  const page = index + 1;
  if (page > 1) keyboard.text('‹', pageData(answerId, page - 1));
  keyboard.text(`${page}/${total}`, pageData(answerId, page));
  if (page < total) keyboard.text('›', pageData(answerId, page + 1));
  return keyboard;
}
