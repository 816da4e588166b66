// A message of the bot as plain text with everything a reader would see: quotes, bold, links, buttons.
import type { Entity } from '../fake-telegram/html.js';
import type { BotMessage } from '../fake-telegram/world.js';

const MARKS: Readonly<Record<string, string>> = { bold: '**', italic: '_', code: '`', underline: '__' };
/** Stand for the borders of a block quote until its lines are told apart. */
const QUOTE_OPENS = '\uE000';
const FOLDED_OPENS = '\uE001';
const QUOTE_CLOSES = '\uE002';

function opening({ type }: Entity): string {
  if (type === 'text_link') return '[';
  if (type === 'blockquote') return QUOTE_OPENS;
  if (type === 'expandable_blockquote') return FOLDED_OPENS;
  return MARKS[type] ?? '';
}

function closing({ type, url }: Entity): string {
  if (type === 'text_link') return `](${url})`;
  if (type.endsWith('blockquote')) return QUOTE_CLOSES;
  return MARKS[type] ?? '';
}

function marked({ text, entities }: Pick<BotMessage, 'text' | 'entities'>): string {
  const marks = entities.flatMap((entity, n) => [
    { at: entity.offset, order: n, mark: opening(entity) },
    // What begins later ends first, and before anything that begins at the same place.
    {
      at: entity.offset + entity.length,
      order: -entities.length - 1 + (entities.length - n),
      mark: closing(entity),
    },
  ]);
  marks.sort((a, b) => a.at - b.at || a.order - b.order);
  let shown = '';
  let from = 0;
  for (const { at, mark } of marks) {
    shown += text.slice(from, at) + mark;
    from = at;
  }
  return shown + text.slice(from);
}

/** The lines of a message; `┃` stands before quoted ones, `┋` before those of a folded quote. */
export function shownLines(message: BotMessage): string[] {
  let bar = '';
  const lines = marked(message)
    .split('\n')
    .map((line) => {
      if (line.includes(QUOTE_OPENS)) bar = '┃ ';
      if (line.includes(FOLDED_OPENS)) bar = '┋ ';
      const shown = bar + line.replace(/[\uE000-\uE002]/gu, '');
      if (line.includes(QUOTE_CLOSES)) bar = '';
      return shown.trimEnd();
    });
  const file = message.file === null ? [] : [`📎 ${message.file.name}`];
  return [...file, ...lines, ...message.keyboard.map((row) => row.map(buttonShown).join(' '))];
}

function buttonShown({ text, url }: BotMessage['keyboard'][number][number]): string {
  // What a link into the chat names is different each time.
  const shown = url?.replace(/(?<=start(?:=|%3D))[\w-]+/u, '…');
  return shown === undefined ? `⟦ ${text} ⟧` : `⟦ ${text} → ${shown} ⟧`;
}
