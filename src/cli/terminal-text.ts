// How this program writes on a terminal: words of one language, tables that fit, colours only where they show, and never
// a control character that came with an article.
import Table from 'cli-table3';
import pc from 'picocolors';
import type { ArticleDate } from '../core/article.js';
import { formatDay } from '../core/dates.js';
import type { Locale, Prompts, PromptValues } from '../prompts.js';

/** Standard output or standard error, or what stands in for them. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** The entry `key` of prompts/terminal.*.ftl in the language chosen. */
export interface Words {
  (key: string, values?: PromptValues): string;
  readonly locale: Locale;
}

export type Colours = ReturnType<typeof pc.createColors>;

/** Widest table on a pipe or a file, where no width is known. */
const WIDE = 140;
const NARROW = 60;
const LEAST_COLUMN = 8;
/** A space on either side of a cell. */
const PADDING = 2;

export function wordsOf(prompts: Prompts, locale: Locale): Words {
  return Object.assign((key: string, values?: PromptValues) => prompts.render(locale, key, values), {
    locale,
  });
}

export function coloursFor(output: Output): Colours {
  return pc.createColors(output.isTTY === true);
}

/** One line without control and invisible formatting characters: a title could otherwise move the cursor or paint. */
export function plain(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
}

const SHOWN_TAIL = 24;

/** A key as a table shows it: of an address the site and the end, which tell articles apart; anything else whole. */
export function shownKey(key: string): string {
  const address = /^https?:\/\/(?:www\.)?([^/?#]+)(.*)$/u.exec(key);
  if (address === null) return plain(key);
  const [, site = '', path = ''] = address;
  return plain(path.length <= SHOWN_TAIL ? `${site}${path}` : `${site}/…${path.slice(-SHOWN_TAIL)}`);
}

/** Day of publication with how it is known, and the day of the event where that is another. */
export function dateInWords(date: ArticleDate | null, eventDay: string | null, words: Words): string {
  const published = date && date.source !== 'event' ? date : null;
  const event = eventDay ?? (date?.source === 'event' ? date.day : null);
  const first = published
    ? words('articles-date', { day: formatDay(published.day, words.locale), source: published.source })
    : words('articles-date-unknown');
  if (event === null || event === published?.day) return first;
  return `${first}; ${words('articles-date-event', { day: formatDay(event, words.locale) })}`;
}

/** Words longer than `width` in pieces of that width: the table wraps between words only, and would cut them off. */
function breakable(cell: string, width: number): string {
  const long = new RegExp(`[^ \\n]{${width}}(?=[^ \\n])`, 'gu');
  return cell.replace(long, '$& ');
}

/**
 * A table as wide as the terminal. `shares` are the columns' parts of the width; cells wrap between words, and within
 * one that is longer than its column.
 */
export function tableOf(
  output: Output,
  head: readonly string[],
  shares: readonly number[],
  rows: ReadonlyArray<readonly string[]>,
): string {
  const colours = coloursFor(output);
  const width = Math.max(NARROW, output.columns ?? WIDE) - shares.length - 1;
  const whole = shares.reduce((sum, share) => sum + share, 0);
  const widths = shares.map((share) => Math.max(LEAST_COLUMN, Math.floor((width * share) / whole)));
  const cell = (text: string, column: number): string =>
    breakable(text, (widths[column] ?? LEAST_COLUMN) - PADDING);
  const table = new Table({
    head: head.map((name, column) => colours.bold(cell(name, column))),
    colWidths: widths,
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const row of rows) table.push(row.map(cell));
  return `${table.toString()}\n`;
}
