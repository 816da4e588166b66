// What a page says of its article in JSON-LD, also where that JSON is broken in the ways papers break it.
import { z } from 'zod';
import { cleanField } from '../core/normalize.js';
import type { DomDocument } from './dom.js';
import { plainField } from './html-text.js';
import { isHome, resolveLink, samePage } from './links.js';
import { isTitled, titlesOf } from './page-heading.js';

/** The article as its publisher describes it; dates as written. */
export interface LinkedArticle {
  readonly headline: string | null;
  readonly published: readonly string[];
  readonly updated: readonly string[];
  /** Persons, and whatever is not said to be an organisation. */
  readonly authors: readonly string[];
  readonly publisher: string | null;
}

type Node = Readonly<Record<string, unknown>>;

const nodeSchema = z.record(z.string(), z.unknown());
/** Schema.org's kinds of article, with ReportageNewsArticle and its kin, and what blogs and live reports call theirs. */
const ARTICLE = /(?:Article|BlogPosting|Report)$/u;
const PAGE = /WebPage$/u;
/** Below these stand descriptions of other articles. */
const OTHERS = new Set([
  'itemListElement',
  'relatedLink',
  'citation',
  'isPartOf',
  'hasPart',
  'isBasedOn',
  'significantLink',
  'mentions',
  'comment',
  'liveBlogUpdate',
]);
/** Real pages nest two or three levels. */
const DEEPEST = 6;

/**
 * Null when no block describes this article. Of several articles the one that names this page comes first, then the one
 * with its headline, then the first; one that names another page and has another headline is another article.
 */
export function linkedArticle(document: DomDocument, url: string | null): LinkedArticle | null {
  const nodes: Node[] = [];
  const broken: string[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json" i]')) {
    const text = script.textContent ?? '';
    const value = parseTolerantly(text);
    if (value === undefined) broken.push(text);
    else collect(value, nodes, 0);
  }
  const titles = titlesOf(document);
  const titled = (node: Node): boolean => isTitled(headlineOf(node), titles);
  const articles = nodes.filter(
    (node) => ARTICLE.test(typeOf(node)) && (titled(node) || !isElsewhere(node, url)),
  );
  const chosen =
    articles.find((node) => url !== null && addressesOf(node).some((one) => resolveLink(one, url) === url)) ??
    articles.find((node) => titled(node) && datesOf(node.datePublished).length > 0) ??
    articles.find((node) => datesOf(node.datePublished).length > 0) ??
    articles[0];
  if (chosen) {
    const page = nodes.find((node) => PAGE.test(typeOf(node)) && !isElsewhere(node, url, true));
    return described(chosen, page);
  }
  return broken.map(fromBroken).find((article) => article !== null) ?? null;
}

/**
 * Whether all addresses of a node are those of other pages. The site itself is often named by mistake as an article's
 * page, so it counts only where `home` says so.
 */
function isElsewhere(node: Node, url: string | null, home = false): boolean {
  if (url === null) return false;
  const addresses = addressesOf(node).flatMap((one) => resolveLink(one, url) ?? []);
  const pages = addresses.filter((one) => !isHome(one));
  if (pages.length === 0) return home && addresses.length > 0;
  return !pages.some((one) => samePage(one, url));
}

function headlineOf(node: Node): string | null {
  return plainField(strings(node.headline)[0] ?? strings(node.name)[0]);
}

function described(article: Node, page: Node | undefined): LinkedArticle {
  const dates = (key: string): string[] => {
    const own = datesOf(article[key]);
    return own.length > 0 ? own : datesOf(page?.[key]);
  };
  return {
    headline: headlineOf(article),
    published: dates('datePublished'),
    updated: dates('dateModified'),
    authors: list(article.author).flatMap(authorOf),
    publisher: list(article.publisher).flatMap(nameOf)[0] ?? null,
  };
}

/** Dates as written, also as numbers and as JSON-LD's typed values. */
function datesOf(value: unknown): string[] {
  return list(value).flatMap((one) => {
    if (typeof one === 'number') return [String(Math.trunc(one))];
    const typed = nodeSchema.safeParse(one);
    return strings(typed.success ? typed.data['@value'] : one);
  });
}

/** JSON as papers write it: raw line breaks inside strings, commas too many, wrapped in a comment or CDATA. */
function parseTolerantly(text: string): unknown {
  const bare = text
    .replace(/^\s*(?:\/\/\s*)?(?:<!--|<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/)/u, '')
    .replace(/(?:\/\/\s*)?(?:-->|\]\]>|\/\*\s*\]\]>\s*\*\/)\s*;?\s*$/u, '')
    .replace(/[\u0000-\u001f]+/gu, ' ')
    .trim()
    .replace(/;$/u, '');
  for (const candidate of [
    bare,
    bare.replace(/,\s*(?=[}\]])/gu, '').replace(/\\(?!["\\/bfnrtu])/gu, '\\\\'),
  ]) {
    try {
      return JSON.parse(candidate);
    } catch {
      // The next candidate mends more; what none mends is read by its keys alone.
    }
  }
  return undefined;
}

/** Dates and headline out of a block that no mending makes JSON, for instance with quotation marks left bare. */
function fromBroken(text: string): LinkedArticle | null {
  if (!/"@type"\s*:\s*\[?\s*"\w*(?:Article|BlogPosting)"/u.test(text)) return null;
  // Nothing tells in a list that is broken which of its articles would be this one.
  if (/"@type"\s*:\s*"(?:ItemList|CollectionPage)"/u.test(text)) return null;
  const stated = (key: string): string[] => {
    const value = new RegExp(`"${key}"\\s*:\\s*"([^"\\\\\\n]{1,300})"\\s*[,}\\n]`, 'u').exec(text)?.[1];
    return value === undefined ? [] : [value.trim()];
  };
  return {
    headline: null,
    published: stated('datePublished'),
    updated: stated('dateModified'),
    authors: [],
    publisher: null,
  };
}

function collect(value: unknown, into: Node[], depth: number): void {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) {
    for (const one of value) collect(one, into, depth + 1);
    return;
  }
  const node = nodeSchema.safeParse(value);
  if (!node.success) return;
  if (typeOf(node.data) !== '') into.push(node.data);
  for (const [key, inner] of Object.entries(node.data)) {
    if (!OTHERS.has(key) && typeof inner === 'object') collect(inner, into, depth + 1);
  }
}

function typeOf(node: Node): string {
  const types = strings(node['@type']).map((type) => type.replace(/^https?:\/\/schema\.org\//u, ''));
  return types.find((type) => ARTICLE.test(type)) ?? types[0] ?? '';
}

function addressesOf(node: Node): string[] {
  const main = nodeSchema.safeParse(node.mainEntityOfPage);
  const ids = main.success ? [main.data['@id'], main.data.url] : [node.mainEntityOfPage];
  return [...ids, node.url, node['@id']].flatMap(strings);
}

function authorOf(value: unknown): string[] {
  const node = nodeSchema.safeParse(value);
  if (node.success && /Organization|Brand|Website/iu.test(typeOf(node.data))) return [];
  return nameOf(value);
}

function nameOf(value: unknown): string[] {
  const node = nodeSchema.safeParse(value);
  return strings(node.success ? node.data.name : value).flatMap((name) => plainField(name) ?? []);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value == null ? [] : [value];
}

function strings(value: unknown): string[] {
  return list(value).flatMap((one) => (typeof one === 'string' ? (cleanField(one) ?? []) : []));
}
