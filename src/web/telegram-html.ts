// Reads the HTML dialect of the Bot API into a tree that can hold nothing but its few kinds of markup, so that the
// page builds its elements from that tree and no markup string ever reaches a browser.

export type RichTag =
  | 'bold'
  | 'italic'
  | 'underline'
  | 'strike'
  | 'code'
  | 'pre'
  | 'link'
  | 'quote'
  | 'expandable-quote'
  | 'spoiler'
  | 'plain';

/** Text, or marked text. `href` stands on links only and is always http or https. */
export type RichNode = string | RichElement;

export interface RichElement {
  readonly tag: RichTag;
  readonly href?: string;
  readonly children: readonly RichNode[];
}

export type ParsedHtml =
  | { readonly ok: true; readonly nodes: readonly RichNode[]; readonly text: string }
  | { readonly ok: false; readonly problem: string };

const TAGS: ReadonlyMap<string, RichTag> = new Map([
  ['b', 'bold'],
  ['strong', 'bold'],
  ['i', 'italic'],
  ['em', 'italic'],
  ['u', 'underline'],
  ['ins', 'underline'],
  ['s', 'strike'],
  ['strike', 'strike'],
  ['del', 'strike'],
  ['code', 'code'],
  ['pre', 'pre'],
  ['a', 'link'],
  ['blockquote', 'quote'],
  ['tg-spoiler', 'spoiler'],
  ['span', 'spoiler'],
  ['tg-emoji', 'plain'],
]);

const DEEPEST = 16;

interface OpenTag {
  readonly name: string;
  readonly tag: RichTag;
  readonly href: string | null;
  readonly children: RichNode[];
}

interface ReadTag {
  readonly closing: boolean;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly end: number;
}

/** The tag that starts at `start` (where a `<` stands), or null when there is no well-formed one. */
function readTag(source: string, start: number): ReadTag | null {
  const opening = /<(\/?)([a-z][a-z0-9-]*)/iy;
  opening.lastIndex = start;
  const head = opening.exec(source);
  if (head === null) return null;
  const attributes = new Map<string, string>();
  let at = opening.lastIndex;
  for (;;) {
    const attribute = /\s+([a-z-]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/iy;
    attribute.lastIndex = at;
    const found = attribute.exec(source);
    if (found === null) break;
    attributes.set((found[1] ?? '').toLowerCase(), decodeEntities(found[2] ?? found[3] ?? found[4] ?? ''));
    at = attribute.lastIndex;
  }
  const ending = /\s*>/y;
  ending.lastIndex = at;
  if (ending.exec(source) === null) return null;
  return { closing: head[1] === '/', name: (head[2] ?? '').toLowerCase(), attributes, end: ending.lastIndex };
}

/** The Bot API knows four named entities and all numeric ones; anything else stays as it was typed. */
function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return { lt: '<', gt: '>', amp: '&', quot: '"' }[name.toLowerCase()] ?? whole;
      const point = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal);
      const isCharacter = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
      return isCharacter ? String.fromCodePoint(point) : whole;
    },
  );
}

/** The address in normal form when a browser may follow it, else null. */
export function webAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}

function openTag(read: ReadTag): OpenTag | null {
  const tag = TAGS.get(read.name);
  if (tag === undefined) return null;
  if (read.name === 'span' && read.attributes.get('class') !== 'tg-spoiler') return null;
  const href = tag === 'link' ? webAddress(read.attributes.get('href') ?? '') : null;
  if (tag === 'link' && href === null) return { name: read.name, tag: 'plain', href, children: [] };
  if (tag === 'quote' && read.attributes.has('expandable')) {
    return { name: read.name, tag: 'expandable-quote', href, children: [] };
  }
  return { name: read.name, tag, href, children: [] };
}

function finished(open: OpenTag): RichElement {
  return open.href === null
    ? { tag: open.tag, children: open.children }
    : { tag: open.tag, href: open.href, children: open.children };
}

/** The characters of a tree, without its markup. */
export function plainText(nodes: readonly RichNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : plainText(node.children))).join('');
}

/**
 * Reads Bot API HTML (https://core.telegram.org/bots/api#html-style). Markup that the Bot API would refuse gives a
 * problem in its words; links that are not http or https lose their address and keep their text, as they do there.
 */
export function parseTelegramHtml(source: string): ParsedHtml {
  const root: RichNode[] = [];
  const stack: OpenTag[] = [];
  let at = 0;
  const into = (): RichNode[] => stack.at(-1)?.children ?? root;
  while (at < source.length) {
    const next = source.indexOf('<', at);
    const textEnd = next === -1 ? source.length : next;
    if (textEnd > at) into().push(decodeEntities(source.slice(at, textEnd)));
    if (next === -1) break;
    const read = readTag(source, next);
    if (read === null) return { ok: false, problem: `Unsupported start tag at byte offset ${next}` };
    at = read.end;
    if (read.closing) {
      const open = stack.pop();
      if (open === undefined || open.name !== read.name) {
        return { ok: false, problem: `Unmatched end tag at byte offset ${next}` };
      }
      into().push(finished(open));
      continue;
    }
    const open = openTag(read);
    if (open === null)
      return { ok: false, problem: `Unsupported start tag "${read.name}" at byte offset ${next}` };
    if (stack.length === DEEPEST)
      return { ok: false, problem: `Too many nested tags at byte offset ${next}` };
    stack.push(open);
  }
  const unclosed = stack.at(-1);
  if (unclosed !== undefined) {
    return { ok: false, problem: `Can't find end tag corresponding to start tag "${unclosed.name}"` };
  }
  return { ok: true, nodes: root, text: plainText(root) };
}
