// Turns citations into pages of blocks that a tap copies, with buttons for the format, the page and single citations.
import { InlineKeyboard } from 'grammy';
import { CITATION_FORMATS, type Citation, type CitationFormat, writeCitation } from '../core/citation.js';
import { dayText, type Words } from './article-line.js';
import type { Shown } from './give-pages.js';
import { escapeHtml, packMessages, splitText } from './html.js';
import { citationData } from './research-data.js';

/** Units of the longest block; a page has its heading besides. */
const BLOCK_UNITS = 3800;
/** What a button can copy (Bot API, CopyTextButton). */
const COPIED_UNITS = 256;
/** Buttons that copy, on one page. */
const MOST_COPIED = 4;

const FORMAT_NAMES: Readonly<Record<CitationFormat, string>> = {
  text: 'citations-text',
  markdown: 'citations-markdown',
  bibtex: 'citations-bibtex',
};

export interface CitationsAsked {
  readonly id: string;
  readonly format: CitationFormat;
  /** From 1, or the nearest there is. */
  readonly page: number;
}

/** A page of an answer's citations. */
export function citationsPage(
  citations: readonly Citation[],
  { id, format, page: wanted }: CitationsAsked,
  words: Words,
): Shown {
  const heading = words('citations-heading');
  const written = citations.map((citation, at) =>
    writeCitation(citation, format, at + 1, citationWords(words)),
  );
  const blocks = written.flatMap((text, at) =>
    splitText(text, BLOCK_UNITS).map((piece) => ({ at, html: `<pre>${escapeHtml(piece)}</pre>` })),
  );
  const pages: Array<typeof blocks> = [];
  for (const block of blocks) {
    const last = pages.at(-1);
    if (last && packMessages([heading, ...last.map(({ html }) => html), block.html]).length === 1)
      last.push(block);
    else pages.push([block]);
  }
  const page = Math.min(Math.max(wanted, 1), pages.length);
  const shown = pages[page - 1] ?? [];
  const keyboard = new InlineKeyboard();
  for (const one of CITATION_FORMATS) {
    const name = words(FORMAT_NAMES[one]);
    keyboard.text(one === format ? `✓ ${name}` : name, citationData(id, one, 1));
  }
  if (pages.length > 1) addTurns(keyboard.row(), { id, format, page }, pages.length);
  const places = [...new Set(shown.map(({ at }) => at))].slice(0, MOST_COPIED);
  addCopies(keyboard.row(), places, { citations, written }, words);
  // At the end, for Telegram trims a message, and a block that was cut may end in the white space of its quote.
  return { html: [...shown.map(({ html }) => html), heading].join('\n\n'), keyboard };
}

function addTurns(keyboard: InlineKeyboard, { id, format, page }: CitationsAsked, pages: number): void {
  if (page > 1) keyboard.text('‹', citationData(id, format, page - 1));
  keyboard.text(`${page}/${pages}`, citationData(id, format, page));
  if (page < pages) keyboard.text('›', citationData(id, format, page + 1));
}

/** Copies a citation where it is short enough, else the address of its article. */
function addCopies(
  keyboard: InlineKeyboard,
  places: readonly number[],
  { citations, written }: { citations: readonly Citation[]; written: readonly string[] },
  words: Words,
): void {
  for (const at of places) {
    const [whole = '', url] = [written[at], citations[at]?.url ?? null];
    const number = at + 1;
    if (whole.length <= COPIED_UNITS) keyboard.copyText(words('citations-copy', { number }), whole);
    else if (url !== null && url.length <= COPIED_UNITS)
      keyboard.copyText(words('citations-copy-link', { number }), url);
  }
}

function citationWords(words: Words): Parameters<typeof writeCitation>[3] {
  return { day: (day) => dayText(day, words.locale), undated: words('citations-undated') };
}
