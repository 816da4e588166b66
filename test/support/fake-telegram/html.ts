// Reads Telegram's HTML as strictly as the Bot API documents it: anything it does not name is refused.
import { cleaned } from './cleaned.js';
import { ApiFailure } from './failure.js';

export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
}

export interface ParsedText {
  readonly text: string;
  readonly entities: readonly Entity[];
}

const TYPES: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
};

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

interface Open {
  readonly tag: string;
  readonly type: string;
  readonly offset: number;
  readonly url?: string;
}

/** Text and entities of `html`, offsets in UTF-16 units. Throws ApiFailure 400 for whatever is not allowed. */
export function parseHtml(html: string): ParsedText {
  const open: Open[] = [];
  const entities: Entity[] = [];
  let text = '';
  for (const [token] of html.matchAll(/<[^>]*>?|&[^;\s<&]*;?|[^<&]+/g)) {
    if (token.startsWith('</')) close(token);
    else if (token.startsWith('<')) open.push(opened(token, text.length, open));
    else if (token.startsWith('&')) text += cleaned(decoded(token));
    else if (token.includes('>')) throw refused('unescaped ">"');
    else text += cleaned(token);
  }
  if (open.length > 0) throw refused(`can't find end tag corresponding to start tag "${open.at(-1)?.tag}"`);
  return trimmed(text, entities);

  function close(token: string): void {
    const last = open.pop();
    if (last === undefined || token !== `</${last.tag}>`)
      throw refused(`unmatched end tag "${token}", expected "</${last?.tag ?? ''}>"`);
    const { type, offset, url } = last;
    if (text.length > offset)
      entities.push({ type, offset, length: text.length - offset, ...(url !== undefined && { url }) });
  }
}

function opened(token: string, offset: number, open: readonly Open[]): Open {
  const [, tag, rest = ''] = /^<([a-z-]+)((?: [^<>]*)?)>$/.exec(token) ?? [];
  if (tag === undefined) throw refused(`unsupported start tag "${token}"`);
  const type = TYPES[tag];
  if (type === undefined) throw refused(`unsupported start tag "${tag}"`);
  if (
    open.some(
      (outer) =>
        outer.type === 'code' ||
        outer.type === 'pre' ||
        (outer.type.endsWith('blockquote') && type === 'blockquote'),
    )
  )
    throw refused(`"${tag}" cannot be nested here`);
  if (tag === 'blockquote' && rest === ' expandable') return { tag, type: 'expandable_blockquote', offset };
  if (tag === 'a') {
    const [, href] = /^ href="([^"<>]*)"$/.exec(rest) ?? [];
    if (href === undefined) throw refused('the tag "a" needs a quoted href');
    return { tag, type, offset, url: attribute(href) };
  }
  if (rest !== '') throw refused(`attribute "${rest.trim()}" of "${tag}"`);
  return { tag, type, offset };
}

function attribute(value: string): string {
  const url = value.replace(/&[^;]*;?/g, decoded);
  if (!URL.canParse(url) || !['http:', 'https:', 'tg:', 'mailto:', 'tel:'].includes(new URL(url).protocol))
    throw refused('bad link address');
  return url;
}

function decoded(entity: string): string {
  const [, name, decimal, hex] = /^&(?:([a-z]+)|#(\d+)|#x([\da-f]+));$/i.exec(entity) ?? [];
  if (name !== undefined && NAMED[name] !== undefined) return NAMED[name];
  const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
  const isScalar = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  if (!isScalar) throw refused(`unsupported entity "${entity}"`);
  return String.fromCodePoint(code);
}

function trimmed(text: string, entities: readonly Entity[]): ParsedText {
  const from = text.length - text.trimStart().length;
  const kept = text.trim();
  const moved = entities.flatMap((entity) => {
    const start = Math.max(entity.offset - from, 0);
    const end = Math.min(entity.offset + entity.length - from, kept.length);
    return end > start ? [{ ...entity, offset: start, length: end - start }] : [];
  });
  return { text: kept, entities: moved.sort((a, b) => a.offset - b.offset || b.length - a.length) };
}

function refused(reason: string): ApiFailure {
  return new ApiFailure(400, `Bad Request: can't parse entities: ${reason}`);
}
