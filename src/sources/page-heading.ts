// The headline as a page shows it, told from the site's own name and from headlines of other articles.
import type { DomDocument, DomElement } from './dom.js';
import { plainField } from './html-text.js';
import { textLength } from './page-zones.js';

/** Shorter ones are names of sections. */
const SHORTEST = 10;
/** A longer one was never closed. */
const LONGEST = 300;
/** Where old pages set their headlines; newer ones have an h1. */
const OTHER_HEADINGS = 'h2, h3, [class*="title" i], [class*="tieude" i], [id*="title" i]';

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** What the page calls itself for browsers and for other sites, in letters alone; at times with the site's name behind it. */
function pageTitles(document: DomDocument): readonly string[] {
  const shared = document.querySelector('meta[property="og:title" i], meta[name="og:title" i]');
  return [shared?.getAttribute('content'), document.querySelector('title')?.textContent]
    .map((title) => letters(plainField(title) ?? ''))
    .filter((title) => title.length >= SHORTEST);
}

/** Whether a headline is the one that the page names itself by. */
export function isTitled(headline: string | null | undefined, titles: readonly string[]): boolean {
  const wanted = letters(headline ?? '');
  if (wanted.length < SHORTEST) return false;
  return titles.some((title) => title.startsWith(wanted) || wanted.startsWith(title));
}

/** The h1 that says what the page is called, else the one marked as a headline, else the first; without any h1 another heading that does. */
export function headingOf(document: DomDocument): DomElement | null {
  const titles = pageTitles(document);
  const called = (heading: DomElement): boolean => isTitled(heading.textContent, titles);
  const headings = [...document.querySelectorAll('h1')].filter((heading) => {
    const length = textLength(heading);
    return length >= SHORTEST && length <= LONGEST;
  });
  const best =
    headings.find(called) ??
    headings.find((heading) => /title|headline|detail/iu.test(heading.getAttribute('class') ?? '')) ??
    headings[0];
  return best ?? [...document.querySelectorAll(OTHER_HEADINGS)].find(called) ?? null;
}

/** What the page calls itself and what its headline says, in letters alone. */
export function titlesOf(document: DomDocument): readonly string[] {
  const shown = letters(headingOf(document)?.textContent ?? '');
  return shown.length < SHORTEST ? pageTitles(document) : [...pageTitles(document), shown];
}
