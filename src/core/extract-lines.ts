// The lines of a scraped text, each with the part it plays, and the measures by which prose is told from furniture.

export type CutReason =
  | 'title'
  | 'date-line'
  | 'related'
  | 'menu'
  | 'share'
  | 'tags'
  | 'footer'
  | 'comment'
  | 'by-line'
  | 'caption';

/** One paragraph. `role` starts as 'body' and changes only when a rule understands the line to be something else. */
export interface Line {
  text: string;
  role: 'body' | CutReason;
  /** A blank line stood before it. */
  readonly gap: boolean;
  /** Understood to be the article's own: a line with a day in it that no later rule may take. */
  own?: boolean;
}

/** Rules look only at lines up to this length (UTF-16 units); anything longer is a paragraph of the body. */
export const LONGEST_FURNITURE = 450;

const SENTENCE_END = /[.!?…][\])"'”’»]*$/u;
const BULLET = /^(?:[-–—•●▪*+·]|\d{1,2}[.)])\s/u;

export const endsSentence = (text: string): boolean => SENTENCE_END.test(text.slice(-8));
export const isBullet = (text: string): boolean => BULLET.test(text);
export const words = (text: string): string[] => text.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word));

/** A paragraph of running text, as against a headline, a label or a name. */
export function isProse(text: string): boolean {
  if (text.length >= 220) return true;
  if (!endsSentence(text) || isBullet(text)) return false;
  return text.length >= 90 || words(text).length >= 12;
}

/** Short, of at least three words, and not closed by a full stop: what a linked headline looks like. */
export function isHeadline(text: string): boolean {
  return text.length <= 200 && words(text).length >= 3 && !/(?:[.…:;,])["”’»)]*$/u.test(text.slice(-6));
}

/** Letters and digits alone, lower case: for telling whether two lines say the same. */
export function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const NARROWEST_COLUMN = 45;
const WIDEST_COLUMN = 110;

/**
 * The column at which a text was hard-wrapped, 0 when it was not. Lines that break off in mid-sentence and go on with a
 * small letter prove wrapping; in text that is not wrapped they are rare.
 */
function wrapColumn(lines: readonly string[]): number {
  let pairs = 0;
  let broken = 0;
  let column = 0;
  for (let i = 1; i < lines.length; i += 1) {
    const before = lines[i - 1] ?? '';
    const after = lines[i] ?? '';
    if (before === '' || after === '') continue;
    pairs += 1;
    if (before.length > WIDEST_COLUMN) return 0;
    if (endsSentence(before) || !/^\p{Ll}/u.test(after) || /[:;]$/u.test(before)) continue;
    if (before.length >= NARROWEST_COLUMN) broken += 1;
    column = Math.max(column, before.length);
  }
  return broken >= 3 && broken >= pairs * 0.4 ? column : 0;
}

/** Splits cleaned text into lines; a hard-wrapped text is first put together into its paragraphs. */
export function toLines(text: string): Line[] {
  const source = text.split('\n').map((line) => line.replace(/ {2,}/gu, ' ').trim());
  const column = wrapColumn(source);
  const lines: Line[] = [];
  let gap = false;
  let last = '';
  for (const line of source) {
    if (line === '') {
      gap = true;
      continue;
    }
    const previous = lines.at(-1);
    // A word that would still have fitted on the line before shows that the break was meant.
    const wordFits = last.length + 1 + (line.split(' ', 1)[0]?.length ?? 0) <= column;
    const goesOn = /^\p{Ll}/u.test(line) && !endsSentence(last);
    // A dash can also be the first word of a wrapped line; a list's item follows a closed line.
    const item = isBullet(line) && /[.:;!?…]$/u.test(last);
    if (column > 0 && !gap && previous !== undefined && !item && (!wordFits || goesOn)) {
      previous.text += ` ${line}`;
    } else {
      lines.push({ text: line, role: 'body', gap });
    }
    gap = false;
    last = line;
  }
  return lines;
}
