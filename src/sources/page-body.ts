// The body of an article's page: the container a paper is known to use, else what Readability finds, then cleared.
import { Readability } from '@mozilla/readability';
import { type DomDocument, type DomElement, parseFragment, parsePage } from './dom.js';
import { paragraphsOf } from './html-text.js';
import { takeCaptions } from './page-captions.js';
import { headingOf } from './page-heading.js';
import { takeSignature } from './page-signature.js';
import { linkShare, prune, textLength } from './page-zones.js';

/**
 * Containers of Vietnamese papers and of common systems, most specific first: schema.org, VnExpress, VCCorp (Tuổi Trẻ,
 * Thanh Niên, Người Lao Động), Dân trí, ePi (VietnamPlus, Nhân Dân, CAND), VOV, VietNamNet, Znews, WordPress.
 */
const CONTAINERS = [
  '[itemprop="articleBody"]',
  '.fck_detail',
  '[data-role="content"]',
  '#main-detail-body',
  '.detail-cmain .detail-content',
  '.detail-content-body',
  '.detail-content',
  '.detail__content',
  '.singular-content',
  '.e-magazine__body',
  '.article__body',
  '.article-body',
  '.the-article-body',
  '.maincontent.main-content',
  '.content-detail-body',
  '.content-detail',
  '.article-content',
  '.article__content',
  '.knc-content',
  '.cms-body',
  '.entry-content',
  '.post-content',
  '.news-content',
  '.content_detail',
  '.detail_content',
  '#abody',
  '#ArticleContent',
] as const;
const LEADS = `[data-role="sapo"], h2.detail-sapo, .detail-sapo, .singular-sapo, .article__sapo, .article-sapo, .the-article-summary, .sapo,
  .content-detail-sapo, .box-des-detail, .details__summary, .detail__summary, .article-summary, .article__summary, .article-lead, .chapeau,
  p.description, h2.description, p.lead, .news-sapo, .cms-desc, .detail-desc`;
/** Fewer characters than this are a stub, however the page calls itself; the shortest news in brief has some 200. */
const SHORTEST = 150;
/** What only Readability takes for an article has to look more like one: pages of links and notices do not. */
const SHORTEST_UNMARKED = 400;
const FULLEST_OF_LINKS = 0.4;
const LONGEST_LEAD = 1200;

export interface PageBody {
  readonly paragraphs: readonly string[];
  readonly captions: readonly string[];
  /** Names signed below the text; they are not in `paragraphs`. */
  readonly signature: readonly string[];
}

/**
 * Takes the body out of the page, its lead first. `container` is what `findContainer` found, `known` whether the page
 * says it is an article. Changes the document. Null when nothing in it is an article.
 */
export function takeBody(
  document: DomDocument,
  html: string,
  container: DomElement | null,
  known: boolean,
): PageBody | null {
  const lead = takeLead(document, container);
  if (container !== null) {
    const body = clear(container);
    if (isArticle(container, body, lead, SHORTEST)) {
      return { ...body, paragraphs: withLead(lead, body.paragraphs) };
    }
  }
  const found = byReadability(html);
  if (found === null) return null;
  const body = clear(found);
  if (!isArticle(found, body, lead, known ? SHORTEST : SHORTEST_UNMARKED)) return null;
  return { ...body, paragraphs: withLead(lead, body.paragraphs) };
}

/** The element that a paper is known to keep its text in, when there is one and it has text; null otherwise. */
export function findContainer(document: DomDocument): DomElement | null {
  for (const selector of CONTAINERS) {
    const best = [...document.querySelectorAll(selector)]
      .map((element) => ({ element, length: textLength(element) * (1 - linkShare(element)) }))
      .sort((one, other) => other.length - one.length)[0];
    if (best && best.length >= SHORTEST) return best.element;
  }
  return null;
}

function takeLead(document: DomDocument, container: DomElement | null): string[] {
  const scope = headScope(document, container);
  for (const element of scope.querySelectorAll(LEADS)) {
    if (container !== null && element.contains(container)) continue;
    for (const inner of [...element.querySelectorAll('.location-stamp')]) {
      // Shown with a dash that only the style sheet knows.
      const place = inner.textContent?.trim() ?? '';
      if (place !== '' && !/[-–—]$/u.test(place)) return parted(element, inner, place);
    }
    const paragraphs = leadOf(element);
    if (paragraphs.length > 0) return paragraphs;
  }
  return [];
}

function parted(lead: DomElement, stamp: DomElement, place: string): string[] {
  stamp.remove();
  const [first = '', ...rest] = leadOf(lead);
  return first === '' ? [] : [`${place} - ${first}`, ...rest];
}

function leadOf(element: DomElement): string[] {
  prune(element);
  const paragraphs = paragraphsOf(element);
  const length = paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0);
  if (length === 0 || length > LONGEST_LEAD) return [];
  element.remove();
  return paragraphs;
}

/** The smallest part of the page with both headline and body; without a container, the headline's article or all. */
export function headScope(document: DomDocument, container: DomElement | null): DomElement {
  const heading = headingOf(document);
  if (container === null) {
    for (let at = heading; at !== null; at = at.parentElement) {
      if (at.matches('article, main, [role="main"]')) return at;
    }
    return document.body;
  }
  for (let at = container.parentElement; at !== null; at = at.parentElement) {
    if (at === document.documentElement) break;
    if (heading !== null && at.contains(heading)) return at;
  }
  return document.body;
}

function clear(container: DomElement): PageBody {
  const captions = takeCaptions(container);
  const signature = takeSignature(container);
  prune(container);
  return { paragraphs: paragraphsOf(container), captions, signature };
}

function isArticle(
  container: DomElement,
  { paragraphs, captions }: PageBody,
  lead: readonly string[],
  shortest: number,
): boolean {
  if (lead.length + paragraphs.length === 0 || linkShare(container) > FULLEST_OF_LINKS) return false;
  // A story in pictures has a lead, and its text in the captions.
  const length = [...lead, ...paragraphs, ...captions].reduce((sum, text) => sum + text.length, 0);
  if (length < shortest) return false;
  // Headlines of a list end in no full stop; sentences do.
  return paragraphs.filter((paragraph) => /[.!?…]["”»')]?$/u.test(paragraph)).length * 4 >= paragraphs.length;
}

function byReadability(html: string): DomElement | null {
  // It takes its document apart, so it gets one of its own.
  const document = parsePage(html);
  for (const junk of [...document.querySelectorAll('noscript, template')]) junk.remove();
  try {
    const found = new Readability(document as never, {
      charThreshold: SHORTEST,
      keepClasses: true,
      disableJSONLD: true,
    }).parse();
    return found?.content ? parseFragment(found.content) : null;
  } catch {
    // Readability trips over documents without a body or head.
    return null;
  }
}

function withLead(lead: readonly string[], paragraphs: readonly string[]): string[] {
  const [first = ''] = lead;
  const known = first === '' || paragraphs.slice(0, 3).some((paragraph) => paragraph === first);
  return known ? [...paragraphs] : [...lead, ...paragraphs];
}
