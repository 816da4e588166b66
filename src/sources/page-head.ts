// What a page says about its article besides text and dates: title, authors, outlet, address, feeds it announces.
import { allMatches } from '../core/all-matches.js';
import { cleanField } from '../core/normalize.js';
import type { DomDocument, DomElement } from './dom.js';
import { plainField } from './html-text.js';
import type { LinkedArticle } from './json-ld.js';
import { isHome, resolveLink, sameSite } from './links.js';
import { namesIn } from './page-signature.js';
import { isBeside } from './page-zones.js';

const AUTHORS = `[itemprop="author"] [itemprop="name"], [itemprop="author"], [rel="author"], .author-name, .author-info .name, .detail-author, .article__author, .article-author,
  .box-author, .details__author, .author .name, .the-article-author, .author_mail, .author, .byline, .tacgia, .cms-author`;
const CUT_OFF = /(?:…|\.\.\.)$/u;
const SEPARATOR = /\s+[-–—|:»]\s+/gu;
const FEED_TYPE = /^application\/(?:(?:rss|atom|rdf)\+xml|feed\+json)$/iu;

/** The content of the first of these meta elements that has any. */
export function metaOf(document: DomDocument, ...names: readonly string[]): string | null {
  for (const name of names) {
    const selector = `meta[property="${name}" i], meta[name="${name}" i], meta[itemprop="${name}" i]`;
    for (const meta of document.querySelectorAll(selector)) {
      const content = plainField(meta.getAttribute('content'));
      if (content !== null) return content;
    }
  }
  return null;
}

/** JSON-LD's headline, else og:title, else the heading; whole where one of them is cut off, without the site's name. */
export function titleOf(
  document: DomDocument,
  linked: LinkedArticle | null,
  heading: DomElement | null,
  outlet: string | null,
): string | null {
  const shown = plainField(heading?.innerHTML);
  const candidates = [
    linked?.headline ?? null,
    metaOf(document, 'og:title', 'headline', 'twitter:title'),
    shown,
    plainField(document.querySelector('title')?.textContent),
  ].flatMap((title) => (title === null ? [] : [withoutSite(title, shown, outlet)]));
  const [first] = candidates;
  if (first === undefined) return null;
  if (!CUT_OFF.test(first)) return first;
  const stem = first.replace(CUT_OFF, '').trim();
  return candidates.find((title) => title.startsWith(stem) && !CUT_OFF.test(title)) ?? first;
}

/** Cuts what follows the last separator when it is the site's name, or when the rest is what the heading says. */
function withoutSite(title: string, shown: string | null, outlet: string | null): string {
  const at = allMatches(SEPARATOR, title).at(-1);
  if (at === undefined) return title;
  const rest = title.slice(0, at.index);
  const suffix = title.slice(at.index + at[0].length);
  const isSite =
    outlet !== null &&
    (letters(outlet).includes(letters(suffix)) || letters(suffix).includes(letters(outlet)));
  const isKnownForm = /(?:^báo |\.(?:vn|com|net)$|\bonline$|^vnexpress$|điện tử$)/iu.test(suffix);
  return rest === shown || isSite || isKnownForm ? rest : title;
}

function letters(text: string): string {
  return text
    .toLowerCase()
    .replace(/^báo (?:điện tử )?|\.(?:vn|com|net|com\.vn)$/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** og:site_name, else JSON-LD's publisher; a name goes before a mere host name. */
export function outletOf(document: DomDocument, linked: LinkedArticle | null): string | null {
  const names = [
    metaOf(document, 'og:site_name'),
    linked?.publisher ?? null,
    metaOf(document, 'application-name', 'copyright'),
  ].filter((name) => name !== null && name.length <= 80);
  return names.find((name) => !isHost(name ?? '')) ?? names[0] ?? null;
}

function isHost(name: string): boolean {
  return /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+\/?$/u.test(name);
}

/** Persons of JSON-LD, else names near the headline or below the text, else meta author; the paper itself is no author. */
export function authorsOf(
  document: DomDocument,
  linked: LinkedArticle | null,
  scope: DomElement,
  signature: readonly string[],
  outlets: readonly (string | null)[],
): string[] {
  const own = (name: string): boolean =>
    !isHost(name) && !outlets.some((outlet) => outlet !== null && letters(outlet) === letters(name));
  const clean = (names: readonly string[]): string[] => [
    ...new Set(names.filter((name) => name !== '' && own(name))),
  ];
  const meta = metaOf(document, 'author', 'article:author', 'dable:author', 'parsely-author');
  const sources = [
    clean((linked?.authors ?? []).flatMap(split)),
    clean(signature),
    clean(shownNames(scope)),
    clean(meta === null || /^https?:/u.test(meta) ? [] : split(meta)),
  ];
  return sources.find((names) => names.length > 0) ?? [];
}

/** Names joined in one field; a field that is not all names stays whole. */
function split(field: string): string[] {
  const names = namesIn(field);
  return names.length > 0 ? names : [field];
}

function shownNames(scope: DomElement): string[] {
  for (const element of scope.querySelectorAll(AUTHORS)) {
    if (isBeside(element, scope)) continue;
    const names = namesIn(cleanField(element.textContent));
    if (names.length > 0) return names;
  }
  return [];
}

/** rel=canonical or og:url where it is of the same site; else the address the page was read from. */
export function addressOf(document: DomDocument, url: string | null): string | null {
  const written = [
    document.querySelector('link[rel="canonical" i]')?.getAttribute('href'),
    metaOf(document, 'og:url'),
  ];
  const own = resolveLink(url);
  for (const link of written) {
    const resolved = resolveLink(link, url);
    // Misconfigured pages name the home page as the canonical address of everything.
    if (resolved !== null && (own === null || (sameSite(resolved, own) && !isHome(resolved))))
      return resolved;
  }
  return own;
}

/** Absolute addresses of the feeds the page announces, each once. */
export function announcedFeeds(document: DomDocument, url: string | null): string[] {
  const feeds = [...document.querySelectorAll('link[rel~="alternate" i][href]')]
    .filter((link) => FEED_TYPE.test(link.getAttribute('type') ?? ''))
    .flatMap((link) => resolveLink(link.getAttribute('href'), url) ?? []);
  return [...new Set(feeds)];
}
