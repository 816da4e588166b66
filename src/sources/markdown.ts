// Markdown as articles are kept in it: the settings at its top, its title, and its words without the signs around them.
import { parse, YAMLError } from 'yaml';
import { z } from 'zod';
import { type FieldName, fieldNamed } from './field-names.js';

export interface MarkdownText {
  /** What the front matter states, by field; empty when there is none or it is broken. */
  readonly front: Readonly<Partial<Record<FieldName, unknown>>>;
  readonly frontBroken: boolean;
  /** The first heading of the first level; it is not part of `text`. */
  readonly heading: string | null;
  /** Paragraphs separated by one blank line; items of a list and lines of a table one below the other. */
  readonly text: string;
}

const FRONT = /^---[ \t]*\n([\s\S]{0,65536}?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)/u;
const frontSchema = z.record(z.string(), z.unknown());

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};
const LAST_CODE_POINT = 0x10ffff;

function characterOf(entity: string, name: string): string {
  const named = NAMED[name];
  if (named !== undefined) return named;
  const code = /^#x/iu.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return Number.isInteger(code) && code > 0 && code <= LAST_CODE_POINT ? String.fromCodePoint(code) : entity;
}

/** Escaped signs wait in the private use area while the others are taken away. */
const HIDDEN = 0xe000;
const hide = (sign: string): string => String.fromCodePoint(HIDDEN + (sign.codePointAt(0) ?? 0));
const show = (text: string): string =>
  text.replace(/[\ue021-\ue07e]/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - HIDDEN));

// Bounded, because a text of nothing but opening brackets must not take longer than its length.
const LABEL = String.raw`\[((?:[^[\]]|\[[^[\]]*\]){0,500})\]`;
const TARGET = String.raw`(?:\([^()]{0,2000}(?:\([^()]{0,2000}\)[^()]{0,2000}){0,9}\)|\[[^[\]]{0,500}\])`;
const PICTURE = new RegExp(`!${LABEL}${TARGET}`, 'gu');
const LINK = new RegExp(LABEL + TARGET, 'gu');

/** The words of one paragraph: no emphasis, links, pictures, code signs or tags. */
function plainInline(marked: string): string {
  const text = marked
    .replace(/[\ue021-\ue07e]/gu, '')
    .replace(/\\([!-/:-@[-`{-~])/gu, (_, sign: string) => hide(sign))
    .replace(/(`{1,3})([^`\n]+)\1/gu, (_, _ticks, code: string) => code.replace(/[!-/:-@[-`{-~]/gu, hide))
    .replace(PICTURE, '')
    .replace(/\[\^[^\]\s]+\]/gu, '')
    .replace(LINK, '$1')
    .replace(/<(https?:[^<>\s]+|[^<>\s@]+@[^<>\s]+)>/gu, '$1')
    .replace(/<\/?[a-z][^<>]*>/giu, '')
    .replace(/(\*{1,3})(?=\S)([^*]*[^*\s])\1/gu, '$2')
    .replace(/(\*\*)(?=\S)([\s\S]*?\S)\1/gu, '$2')
    .replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=\S)([^_]*[^_\s])\1(?![\p{L}\p{N}_])/gu, '$2')
    .replace(/~~(?=\S)([^~]*[^~\s])~~/gu, '$1')
    .replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/giu, characterOf);
  return show(text)
    .replace(/[ \t]+/gu, ' ')
    .trim();
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/u;
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/u;
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/u;
const ITEM = /^[ \t]*(?:[-*+]|(\d{1,9}[.)]))[ \t]+(?:\[[ xX]\][ \t]+)?(.*)$/u;
const DEFINITION = /^ {0,3}\[[^\]^][^\]]*\]:[ \t]*\S+/u;
const TABLE_RULE = /^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$/u;
const TABLE_ROW = /^[ \t]*\|(.*?)\|?[ \t]*$/u;
/** A line that ends so breaks there; any other is wrapped. */
const HARD_BREAK = /(?: {2,}|\\|<br ?\/?>)$/iu;

/** Puts the lines of a paragraph together as its blocks come. */
class Blocks {
  readonly #blocks: string[][] = [];
  #lines: string[] = [];
  #open = '';
  heading: string | null = null;

  /** A line of running text. */
  text(line: string): void {
    this.#open += this.#open === '' ? line.trimStart() : `\n${line.trimStart()}`;
  }

  /** A line that stands by itself among its neighbours: an item, a row, code. */
  line(text: string): void {
    this.#closeLine();
    this.#lines.push(text);
  }

  /** An item of a list, which further lines may go on. */
  item(text: string): void {
    this.#closeLine();
    this.#open = text;
  }

  #closeLine(): void {
    const marked = this.#open.split('\n').reduce((text, line) => {
      if (text === '') return line;
      return HARD_BREAK.test(text) ? `${text.replace(HARD_BREAK, '')}\n${line}` : `${text} ${line}`;
    }, '');
    for (const line of marked.replace(HARD_BREAK, '').split('\n')) {
      const plain = plainInline(line);
      if (plain !== '') this.#lines.push(plain);
    }
    this.#open = '';
  }

  close(): void {
    this.#closeLine();
    if (this.#lines.length > 0) this.#blocks.push(this.#lines);
    this.#lines = [];
  }

  title(level: number, marked: string): void {
    this.close();
    const plain = plainInline(marked);
    if (level === 1 && this.heading === null && plain !== '') this.heading = plain;
    else if (plain !== '') this.#blocks.push([plain]);
  }

  /** What was running text turns out to be a heading, by the line below it. */
  titleOfOpen(level: number): boolean {
    if (this.#open === '' || this.#lines.length > 0) return false;
    const marked = this.#open.replaceAll('\n', ' ');
    this.#open = '';
    this.title(level, marked);
    return true;
  }

  all(): string {
    this.close();
    return this.#blocks.map((lines) => lines.join('\n')).join('\n\n');
  }
}

/** Not by a pattern: it would look for the end of a comment again at every beginning of one. */
function withoutComments(source: string): string {
  let text = '';
  let at = 0;
  for (let open = source.indexOf('<!--'); open >= 0; open = source.indexOf('<!--', at)) {
    const end = source.indexOf('-->', open + 4);
    if (end < 0) break;
    text += source.slice(at, open);
    at = end + 3;
  }
  return text + source.slice(at);
}

function plainBlocks(source: string): { heading: string | null; text: string } {
  const blocks = new Blocks();
  let fence: string | null = null;
  for (const raw of withoutComments(source).split('\n')) {
    if (fence !== null) {
      if (raw.trim().startsWith(fence) && /^[`~]+$/u.test(raw.trim())) fence = null;
      else if (raw.trim() !== '') blocks.line(raw.trim());
      continue;
    }
    const line = raw.replace(/^ {0,3}(?:> ?)+/u, '');
    const heading = HEADING.exec(line);
    const item = ITEM.exec(line);
    const row = TABLE_ROW.exec(line);
    fence = FENCE.exec(line)?.[1] ?? null;
    if (line.trim() === '') blocks.close();
    else if (fence !== null || DEFINITION.test(line)) blocks.close();
    else if (heading) blocks.title(heading[1]?.length ?? 1, heading[2] ?? '');
    else if (/^ {0,3}=+[ \t]*$/u.test(line) && blocks.titleOfOpen(1)) continue;
    else if (/^ {0,3}-+[ \t]*$/u.test(line) && blocks.titleOfOpen(2)) continue;
    else if (RULE.test(line)) blocks.close();
    else if (TABLE_RULE.test(line) && line.includes('|')) continue;
    else if (row) blocks.line(plainInline((row[1] ?? '').replace(/\s*(?<!\\)\|\s*/gu, ' | ')));
    else if (item) blocks.item(`${item[1] ?? '-'} ${item[2] ?? ''}`);
    else blocks.text(line.replace(/^[ \t]*\[\^[^\]]+\]:[ \t]*/u, ''));
  }
  return { text: blocks.all(), heading: blocks.heading };
}

/** Reads a Markdown text. Never throws; a front matter that is no YAML mapping counts as broken and is left out. */
export function readMarkdown(source: string): MarkdownText {
  const lines = source.replace(/^\ufeff/u, '').replace(/\r\n?/gu, '\n');
  const found = FRONT.exec(lines);
  const body = plainBlocks(found === null ? lines : lines.slice(found[0].length));
  const front = found === null ? {} : readFront(found[1] ?? '');
  return { ...body, front: front ?? {}, frontBroken: front === null };
}

/** As strings, lists and mappings only: a day stays as it is written, and 2025 is a title. Null when it is broken. */
function readFront(yaml: string): MarkdownText['front'] | null {
  let read: unknown;
  try {
    // Aliases multiply; no article needs them.
    read = parse(yaml, { schema: 'failsafe', maxAliasCount: 0, logLevel: 'error' });
  } catch (error) {
    if (error instanceof YAMLError || error instanceof ReferenceError || error instanceof RangeError)
      return null;
    throw error;
  }
  if (read === null || read === '') return {};
  const map = frontSchema.safeParse(read);
  if (!map.success) return null;
  const front: Partial<Record<FieldName, unknown>> = {};
  for (const [name, value] of Object.entries(map.data)) {
    const field = fieldNamed(name);
    if (field !== null && !(field in front)) front[field] = value;
  }
  return front;
}
