// HTML to plain text: paragraphs as a reader sees them, and fields of one line out of titles that hold markup.
import { cleanField } from '../core/normalize.js';
import { type DomElement, type DomNode, isElement, isText, parseFragment } from './dom.js';

const PARAGRAPH_BREAK = '\n\n';
const names = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const BLOCKS = names(
  `address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4
h5 h6 header hgroup hr li main nav ol p pre section summary table tbody tfoot thead tr ul`.replace(
    /\s+/gu,
    ' ',
  ),
);
const UNSEEN = names(
  `audio button canvas embed form head iframe input link map math meta noscript object option picture script select source style
svg template textarea title track video`.replace(/\s+/gu, ' '),
);
/** What a line that is complete in itself ends with. */
const COMPLETE = /[.!?…:;"”»)\]]\s*$/u;
/** Only names of real tags, so that "5 <b" or "giá <10.000 đồng" in plain text stays. */
const TAG =
  /<\/?(?:a|abbr|b|big|br|center|cite|div|em|font|h[1-6]|i|img|li|mark|ol|p|small|span|strike|strong|sub|sup|table|td|tr|u|ul)(?:\s[^<>]*)?\/?>/iu;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/iu;
/** Feeds escape what is escaped already, but nobody does so more often than this. */
const MOST_ESCAPES = 3;

/**
 * The paragraphs below an element, each a cleaned line. Blocks part them, so do two line breaks, and one where a
 * sentence ends before it: papers set lists that way. Cells of a row are joined by ` | `.
 */
export function paragraphsOf(root: DomElement): string[] {
  const found: string[] = [];
  let line = '';
  let breaks = 0;
  let preformatted = false;
  const flush = (): void => {
    const paragraph = cleanField(line);
    if (paragraph !== null && /[\p{L}\p{N}]/u.test(paragraph)) found.push(paragraph);
    line = '';
    breaks = 0;
  };
  const visit = (node: DomNode): void => {
    if (isText(node)) {
      const text = node.textContent ?? '';
      if (text.trim() !== '') breaks = 0;
      // Only in preformatted text do blank lines part paragraphs.
      const [first = '', ...rest] = preformatted ? text.split(/\r?\n[\t ]*\r?\n/u) : [text];
      line += first;
      for (const part of rest) {
        flush();
        line = part;
      }
      return;
    }
    if (!isElement(node) || UNSEEN.has(node.localName)) return;
    if (node.localName === 'br') {
      breaks++;
      if (breaks > 1 || COMPLETE.test(line)) flush();
      else line += ' ';
      return;
    }
    const block = BLOCKS.has(node.localName);
    if (block) flush();
    if (/^t[dh]$/u.test(node.localName) && line.trim() !== '') line += ' | ';
    const outer = preformatted;
    preformatted ||= node.localName === 'pre';
    for (const child of node.childNodes) visit(child);
    preformatted = outer;
    if (block) flush();
  };
  visit(root);
  flush();
  return found;
}

/** A piece of HTML, or plain text, as paragraphs separated by one blank line; null when no word is in it. */
export function textOfHtml(html: string): string | null {
  const paragraphs = looksLikeHtml(html) ? paragraphsOf(parseFragment(html)) : paragraphsOfPlain(html);
  return paragraphs.length === 0 ? null : paragraphs.join(PARAGRAPH_BREAK);
}

/** Plain text: blank lines part its paragraphs. */
function paragraphsOfPlain(text: string): string[] {
  return text.split(/\r?\n[\t ]*\r?\n/u).flatMap((part) => cleanField(part) ?? []);
}

/** A title or a name on one line, without the tags and (doubly escaped) entities that feeds put there. */
export function plainField(raw: string | null | undefined): string | null {
  let text = raw ?? '';
  for (let pass = 0; pass < MOST_ESCAPES && looksLikeHtml(text); pass++) {
    text = parseFragment(text.replace(/<br\s*\/?>/giu, ' ')).textContent ?? '';
  }
  return cleanField(text);
}

function looksLikeHtml(text: string): boolean {
  return TAG.test(text) || ENTITY.test(text) || text.includes('<!--');
}
