// Lists of feeds as feed readers exchange them (OPML 1.0 and 2.0): taken apart, and written so that others take them.
import { generateOpml, MalformedError, ParseError, parseOpml } from 'feedsmith';
import { declaresDtd } from './xml-guard.js';

/** One feed of a list. */
export interface OpmlFeed {
  readonly title: string | null;
  /** http(s), without a fragment; unique in a list. */
  readonly xmlUrl: string;
  /** The site's own address. */
  readonly htmlUrl: string | null;
  /** The folder it stands in, with those above it: "Báo / Kinh tế". */
  readonly category: string | null;
}

/** An entry that is no feed's: `place` counts entries with or without an address from 1; `title` is null where it has none. */
export interface OpmlProblem {
  readonly place: number;
  readonly title: string | null;
  readonly code: 'no-address' | 'bad-address' | 'too-many';
}

/** `forbidden`: it declares a DTD or entities. `not-opml`: anything else that is no list. */
export type OpmlOutcome =
  | { readonly feeds: readonly OpmlFeed[]; readonly problems: readonly OpmlProblem[] }
  | { readonly failure: 'forbidden' | 'not-opml' | 'too-large' };

/** Lists of feed readers stay below 1 MB; nobody follows more papers than this by hand. */
const LONGEST = 5_000_000;
const MOST_FEEDS = 5000;
const LONGEST_NAME = 300;

interface Outline {
  text?: string;
  title?: string;
  type?: string;
  xmlUrl?: string;
  htmlUrl?: string;
  category?: string;
  outlines?: Outline[];
}

/** The library neither writes nor reads a list of nothing. */
const EMPTY = `<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
  <head>
    <title>Trích Dẫn</title>
  </head>
  <body/>
</opml>
`;
const isEmptyList = (text: string): boolean => /<opml[\s>]/iu.test(text) && !/<outline[\s>/]/iu.test(text);

function nameOf(written: string | undefined): string | null {
  const name = (written ?? '').normalize('NFC').replace(/\s+/gu, ' ').trim().slice(0, LONGEST_NAME);
  return name === '' ? null : name;
}

function addressOf(written: string | undefined): string | null {
  const address = written?.trim() ?? '';
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (!/^https?:$/u.test(url.protocol) || url.username !== '' || url.password !== '') return null;
  url.hash = '';
  return url.href;
}

/**
 * Takes a list apart: folders are flattened, a feed listed twice counts once, entries without a usable address are
 * reported beside the others. Never throws for what a list holds.
 */
export function readOpml(text: string): OpmlOutcome {
  if (text.length > LONGEST) return { failure: 'too-large' };
  if (declaresDtd(text)) return { failure: 'forbidden' };
  if (isEmptyList(text)) return { feeds: [], problems: [] };
  let outlines: readonly Outline[];
  try {
    outlines = parseOpml(text.replace(/^\ufeff/u, '').trimStart()).body?.outlines ?? [];
  } catch (error) {
    // RangeError: nested deeper than the parser's stack.
    const isBad =
      error instanceof ParseError || error instanceof MalformedError || error instanceof RangeError;
    if (isBad) return { failure: 'not-opml' };
    throw error;
  }
  const feeds = new Map<string, OpmlFeed>();
  const problems: OpmlProblem[] = [];
  let place = 0;
  const visit = (outline: Outline, folders: readonly string[]): void => {
    const title = nameOf(outline.title) ?? nameOf(outline.text);
    const inside = outline.outlines ?? [];
    if (outline.xmlUrl !== undefined || inside.length === 0) {
      place += 1;
      const xmlUrl = addressOf(outline.xmlUrl);
      if (xmlUrl === null) {
        const code = outline.xmlUrl === undefined ? 'no-address' : 'bad-address';
        problems.push({ place, title, code });
      } else if (feeds.size >= MOST_FEEDS) problems.push({ place, title, code: 'too-many' });
      else if (!feeds.has(xmlUrl)) {
        const category = folders.length > 0 ? folders.join(' / ') : nameOf(outline.category);
        feeds.set(xmlUrl, { title, xmlUrl, htmlUrl: addressOf(outline.htmlUrl), category });
      }
    }
    const below = outline.xmlUrl === undefined && title !== null ? [...folders, title] : folders;
    for (const next of inside) visit(next, below);
  };
  for (const outline of outlines) visit(outline, []);
  return { feeds: [...feeds.values()], problems };
}

/** Writes a list (OPML 2.0), feeds of one category together in a folder, in the order they first come. */
export function writeOpml(feeds: readonly OpmlFeed[]): string {
  if (feeds.length === 0) return EMPTY;
  const folders = new Map<string | null, OpmlFeed[]>();
  for (const feed of feeds) folders.set(feed.category, [...(folders.get(feed.category) ?? []), feed]);
  const outlines = [...folders].flatMap(([category, inside]): Outline[] => {
    const entries = inside.map(({ title, xmlUrl, htmlUrl }) => {
      const name = title ?? xmlUrl;
      return { text: name, title: name, type: 'rss', xmlUrl, ...(htmlUrl === null ? {} : { htmlUrl }) };
    });
    return category === null ? entries : [{ text: category, outlines: entries }];
  });
  return `${generateOpml({ head: { title: 'Trích Dẫn' }, body: { outlines } }).trimEnd()}\n`;
}
