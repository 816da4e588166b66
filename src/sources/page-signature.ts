// Names of authors: which strings are names at all, and the ones signed below an article's text.
import { cleanField } from '../core/normalize.js';
import type { DomElement } from './dom.js';
import { paragraphsOf } from './html-text.js';

const SIGNED = `[class*="author" i], [class*="tacgia" i], [class*="tac-gia" i], .nguoi-viet, .byline, .signature, .pAuthor, .article__author`;
/** Names, pen names and a place or two; what is longer is a sentence. */
const LONGEST = 60;
const MOST_NAMES = 6;
/** Blocks at the end of a text among which it is signed; bold words and spans count as blocks of their own. */
const NEAR_END = 40;
const NAME = /^\p{Lu}[\p{L}\p{M}.'’]*(?:[ -]\p{Lu}[\p{L}\p{M}.'’]*){0,5}$/u;
/** Credits name where a text comes from; they are left to be read with the text. */
const CREDIT = /(?:^|[\s(])(?:theo|nguồn|ảnh|tổng hợp|dịch|source|photo)(?=$|[\s:.,)])/iu;
const PREFIX = /^(?:bài(?:,|\s+và)?\s+ảnh|bài|tác giả|thực hiện|phóng viên|pv|by|author)\s*[:.]\s*/iu;

/** The names in a line that holds nothing else: "Lê Phương - Minh Anh", "Tác giả: Hà An". Empty for any other line. */
export function namesIn(line: string | null): string[] {
  const text = cleanField(line)?.replace(PREFIX, '') ?? '';
  if (text === '' || text.length > LONGEST || /\d/u.test(text) || CREDIT.test(text)) return [];
  const names = text
    .split(/\s*(?:[,;/&|]|\s[-–—]\s|\svà\s|\sand\s)\s*/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0 || names.length > MOST_NAMES) return [];
  return names.every((name) => NAME.test(name)) ? names : [];
}

/** Removes the line below the text that is signed by its authors, if there is one, and returns their names. */
export function takeSignature(root: DomElement): string[] {
  const blocks = [...root.querySelectorAll('p, div, h6, span, strong')].filter(
    (block) => block.querySelector('p, div') === null && cleanField(block.textContent) !== null,
  );
  const last = blocks.filter(({ localName }) => /^(?:p|div|h6)$/u.test(localName)).at(-1) ?? null;
  const marked = blocks.slice(-NEAR_END).filter((block) => isSigned(block, root));
  const candidates = last === null ? marked : [...marked, ...(isStrong(last) ? [last] : [])];
  for (const block of candidates.reverse()) {
    const names = namesIn(paragraphsOf(block).join(' '));
    if (names.length === 0 || hasTextAfter(block, blocks)) continue;
    block.remove();
    return names;
  }
  return [];
}

function isSigned(block: DomElement, root: DomElement): boolean {
  const style = `${block.getAttribute('style') ?? ''};text-align:${block.getAttribute('align') ?? ''}`;
  if (/text-align\s*:\s*(?:right|end)/iu.test(style)) return true;
  for (let at: DomElement | null = block; at !== null && at !== root; at = at.parentElement) {
    if (at.matches(SIGNED)) return true;
  }
  return false;
}

/** One name in bold as the last paragraph; a single word could be a heading. */
function isStrong(block: DomElement): boolean {
  const bold = block.querySelector('strong, b');
  const text = cleanField(block.textContent) ?? '';
  return bold !== null && cleanField(bold.textContent) === text && text.includes(' ');
}

/** Whether more than two further blocks follow; below a signature stand a source line and a note at most. */
function hasTextAfter(block: DomElement, blocks: readonly DomElement[]): boolean {
  const at = blocks.indexOf(block);
  return (
    blocks.slice(at + 1).filter((other) => !block.contains(other) && /^(?:p|div)$/u.test(other.localName))
      .length > 2
  );
}
