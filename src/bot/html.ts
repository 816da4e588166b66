// The little of Telegram's HTML that the bot writes: escaping, links, quotes, and how long the result will be.

/** Most UTF-16 units a message may have once its markup is parsed (Bot API, sendMessage). */
export const MESSAGE_UNITS = 4096;

/** How every message of such HTML is sent: without a preview, which would show one of many links. */
export const AS_HTML = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const;

/** Longer links are left out: all entities of a message share a payload of about 9,500 characters. */
const URL_UNITS = 1000;

/** Units of a folded quote that are seen: three lines of a narrow phone. */
const SEEN_FOLDED = 120;
/**
 * From this many units on, a quote is shown folded with a way to open it: sooner when the words that matter are seen all
 * the same, later when folding would hide them.
 */
const FOLDED_FROM = { seen: 200, unknown: 300, hidden: 700 } as const;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Text as HTML that reads back as exactly that text. Half a surrogate pair is no character, and Telegram refuses a message
 * with one: it becomes U+FFFD, which leaves all offsets as they are.
 */
export function escapeHtml(text: string): string {
  return whole(text).replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}

function whole(text: string): string {
  // Most texts have no pair at all, which is seen in a quarter of the time.
  return /[\uD800-\uDFFF]/.test(text) ? text.replace(/\p{Cs}/gu, '\uFFFD') : text;
}

/** The words of HTML that the functions here or the prompts made, without its markup. */
export function plainText(html: string): string {
  const signs: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
  return html.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt|quot);/g, (name) => signs[name] ?? name);
}

// Bidirectional controls can turn a line around, zero-width and tag characters can hide words; neither belongs in a
// name or a headline. Quotes are exempt: they are verbatim.
const INVISIBLE =
  /[\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]|[\u{E0000}-\u{E007F}]|[\u0000-\u0008\u000E-\u001F\u007F-\u009F]/gu;

/**
 * A name or headline fit for one line: no invisible controls, single spaces, at most `limit` units; nor half a surrogate
 * pair, with which Telegram refuses the label of a button too.
 */
export function oneLine(text: string, limit = 300): string {
  const clean = whole(text).replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();
  return clean.length <= limit ? clean : `${clean.slice(0, cutBefore(clean, limit - 1)).trimEnd()}…`;
}

/** Escaped `label`, linked when `url` is a plain web address. */
export function link(label: string, url: string | null): string {
  const href = webAddress(url);
  return href === null ? escapeHtml(label) : `<a href="${escapeHtml(href)}">${escapeHtml(label)}</a>`;
}

function webAddress(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return (protocol === 'http:' || protocol === 'https:') && href.length <= URL_UNITS ? href : null;
}

/** A stretch of a text, UTF-16 units. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A text as a block quote that reads back as exactly that text, the stretches (in order, apart) in bold; folded when it is long. */
export function blockquote(text: string, bold: readonly Stretch[] = []): string {
  const last = bold.at(-1);
  const kind = last === undefined ? 'unknown' : last.end <= SEEN_FOLDED ? 'seen' : 'hidden';
  const opening = text.length > FOLDED_FROM[kind] ? '<blockquote expandable>' : '<blockquote>';
  return `${opening}${inBold(text, bold)}</blockquote>`;
}

function inBold(text: string, bold: readonly Stretch[]): string {
  let html = '';
  let at = 0;
  for (const { start, end } of bold) {
    html += `${escapeHtml(text.slice(at, start))}<b>${escapeHtml(text.slice(start, end))}</b>`;
    at = end;
  }
  return html + escapeHtml(text.slice(at));
}

/** The parts of stretches that lie between `from` and `to`, counted from `from`. */
export function stretchesWithin(bold: readonly Stretch[], from: number, to: number): Stretch[] {
  return bold
    .map(({ start, end }) => ({ start: Math.max(start, from) - from, end: Math.min(end, to) - from }))
    .filter(({ start, end }) => start < end);
}

export interface Measure {
  /** UTF-16 units of the visible text. */
  readonly units: number;
  readonly entities: number;
  /** UTF-16 units of link addresses. */
  readonly linkUnits: number;
}

/** What Telegram will count in `html`, which must come from the functions above or from the prompts. */
export function measure(html: string): Measure {
  const tags = html.match(/<[^>]*>/g) ?? [];
  return {
    units: html.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt|quot);/g, '&').length,
    entities: tags.filter((tag) => !tag.startsWith('</')).length,
    linkUnits: tags.reduce((sum, tag) => sum + (tag.startsWith('<a ') ? tag.length : 0), 0),
  };
}

/**
 * The largest offset ≤ `limit` at which `text` can be cut without parting a surrogate pair or a letter from its
 * marks; `limit` itself when no such place is near.
 */
export function cutBefore(text: string, limit: number): number {
  if (limit >= text.length) return text.length;
  for (let at = limit; at > Math.max(0, limit - 32); at--) {
    const [next = ''] = text.slice(at, at + 2);
    const parted = isLowSurrogate(text, at) || /[\p{M}\p{Emoji_Modifier}\u200D]/u.test(next);
    if (!parted && text[at - 1] !== '\u200D') return at;
  }
  return isLowSurrogate(text, limit) ? limit - 1 : limit;
}

function isLowSurrogate(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}

/** Up to the last beginning of a word, or else the last place within one; Telegram takes control characters for spaces. */
const TO_A_WORD = /^.*[\s\p{Cc}](?=[^\s\p{Cc}])/su;
const INTO_A_WORD = /^.*[^\s\p{Cc}](?=[^\s\p{Cc}])/su;

/**
 * `text` in consecutive pieces of at most `limit` units (≥ 64) that join to exactly `text`, cut between white space and a
 * word where that is possible: white space at the head of a message is lost.
 */
export function splitText(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const within = rest.slice(0, limit + 1);
    const at =
      TO_A_WORD.exec(within)?.[0].length ?? cutBefore(rest, INTO_A_WORD.exec(within)?.[0].length ?? limit);
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...pieces, rest];
}

const MESSAGE_ENTITIES = 100;
const MESSAGE_LINK_UNITS = 6000;

/** Joins `items` (HTML, each within the limits alone) into as few messages as fit, with an empty line between. */
export function packMessages(items: readonly string[]): string[] {
  const messages: string[] = [];
  for (const item of items) {
    const last = messages.at(-1);
    const joined = `${last}\n\n${item}`;
    if (last !== undefined && fitsMessage(joined)) messages[messages.length - 1] = joined;
    else messages.push(item);
  }
  return messages;
}

/** Whether one message can hold this HTML, or HTML of this size. */
export function fitsMessage(html: string | Measure): boolean {
  const { units, entities, linkUnits } = typeof html === 'string' ? measure(html) : html;
  return units <= MESSAGE_UNITS && entities <= MESSAGE_ENTITIES && linkUnits <= MESSAGE_LINK_UNITS;
}
