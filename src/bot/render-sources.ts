// Turns one source page into its message and its page buttons: the quote in bold where it stands in its passage.
import { InlineKeyboard } from 'grammy';
import type { SinceQuoted, SourcePage } from '../app/cite.js';
import { dayAt } from '../core/dates.js';
import { namedVersions } from '../core/story.js';
import { articleLine, dayText, storyLine, type Words } from './article-line.js';
import { pageData } from './callback-data.js';
import { blockquote, cutBefore, MESSAGE_UNITS, measure } from './html.js';
import { nowLines } from './now-lines.js';

/** The page as one HTML message; a passage too long for it loses its far ends first, never the quote's beginning. */
export function renderSource(page: SourcePage, words: Words): string {
  const line = [articleLine(page, words) + storyLine(page, words), ...versionLines(page, words)].join('\n');
  if (page.kind === 'gone') return `${words('source-gone')}\n\n${line}`;
  const since = page.since === undefined ? '' : `${sinceLine(page.since, words)}\n\n`;
  const now = page.since === undefined ? '' : nowSays(page.since, words);
  const opening = `${since}${page.caption === null ? '' : `${words('caption')}\n`}`;
  const room = MESSAGE_UNITS - measure(`${opening}\n${line}${now}`).units;
  return `${opening}${passage(page, room)}\n${line}${now}`;
}

/** What happened to the article since it was quoted, with the day on which that was seen. */
function sinceLine(since: SinceQuoted, words: Words): string {
  const day = since.seenAt === null ? null : dayText(dayAt(since.seenAt), words.locale);
  if (since.kind === 'withdrawn')
    return day === null ? words('source-withdrawn-undated') : words('source-withdrawn', { day });
  if (since.reread) return words('source-reread', { day: day ?? '' });
  return words(since.stands ? 'source-moved' : 'source-changed', { day: day ?? '' });
}

function nowSays(since: SinceQuoted, words: Words): string {
  if (since.kind === 'withdrawn' || since.stands) return '';
  return `\n\n${nowLines(
    since.now.map(({ text }) => text),
    words,
  )}`;
}

/** Where the story was told first and where most fully, for a story that several articles tell. */
function versionLines({ article, story }: SourcePage, words: Words): string[] {
  if (story === undefined) return [];
  return namedVersions(story).map(({ which, version }) => {
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
  const bold = { start: head.length, end: head.length + shown.length };
  return blockquote(head + shown + tail, [bold]);
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
