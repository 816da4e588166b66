// Reads what can be read of a feed that is not well-formed: a sign that is no tag, an entry that breaks off in the middle.
import type { FeedEntry, ParsedFeed } from './feed-entries.js';
import { declaresDtd } from './xml-guard.js';

/** The feed in a text; null when it cannot be parsed. */
export type ParseFeed = (text: string) => ParsedFeed | null;

const SECTIONS: ReadonlyArray<readonly [open: string, close: string]> = [
  ['<![CDATA[', ']]>'],
  ['<!--', '-->'],
];
/** Finding every broken entry of 10,000 by halves parses each about fourteen times. */
const MOST_TIMES_PARSED = 40;

/** Escapes signs that can open nothing ("giá <10.000 đồng"), but not in what is marked as text already. */
function strayEscaped(text: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = text.indexOf('<'); at >= 0; ) {
    const section = SECTIONS.find(([open]) => text.startsWith(open, at));
    const end = section === undefined ? at : text.indexOf(section[1], at);
    if (end < 0) break;
    if (section === undefined && !/[a-z_/!?]/iu.test(text.charAt(at + 1))) {
      parts.push(text.slice(from, at), '&lt;');
      from = at + 1;
    }
    at = text.indexOf('<', Math.max(end, at + 1));
  }
  return from === 0 ? text : [...parts, text.slice(from)].join('');
}

/** The entries as they stand, what is before the first, and what is behind the last; null when there is none. */
function cutUp(text: string) {
  const entries: string[] = [];
  const open = /<(item|entry)\b/giu;
  let [start, end] = [-1, 0];
  for (let found = open.exec(text); found !== null; found = open.exec(text)) {
    const close = found[1]?.toLowerCase() === 'item' ? /<\/item\s*>/giu : /<\/entry\s*>/giu;
    close.lastIndex = found.index;
    if (close.exec(text) === null) break;
    if (start < 0) start = found.index;
    end = close.lastIndex;
    open.lastIndex = end;
    entries.push(text.slice(found.index, end));
  }
  return start < 0 ? null : { head: text.slice(0, start), entries, tail: text.slice(end) };
}

/**
 * A feed without the entries that cannot be read, and how many those are; null when nothing is left. The parts are put
 * together anew, so what they declare is looked at again before any parser sees it.
 */
export function mendFeed(
  text: string,
  parse: ParseFeed,
): { readonly feed: ParsedFeed; readonly lost: number } | null {
  let left = MOST_TIMES_PARSED * text.length;
  const guarded: ParseFeed = (part) => {
    left -= part.length;
    return left < 0 || declaresDtd(part) ? null : parse(part);
  };
  const escaped = strayEscaped(text);
  const whole = escaped === text ? null : guarded(escaped);
  if (whole !== null) return { feed: whole, lost: 0 };
  const parts = cutUp(escaped);
  const empty = parts === null ? null : guarded(parts.head + parts.tail);
  if (parts === null || empty === null) return null;
  const { head, tail } = parts;
  const entries: FeedEntry[] = [];
  let lost = 0;
  const read = (some: readonly string[]): void => {
    const feed = guarded(head + some.join('') + tail);
    if (feed !== null) entries.push(...feed.entries);
    else if (some.length === 1 || left < 0) lost += some.length;
    else {
      const middle = Math.ceil(some.length / 2);
      read(some.slice(0, middle));
      read(some.slice(middle));
    }
  };
  read(parts.entries);
  return entries.length === 0 ? null : { feed: { head: empty.head, entries }, lost };
}
