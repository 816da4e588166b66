// Whether a date on a page stands where an article's own does, or belongs to another article, a comment or the site.
import { cleanField } from '../core/normalize.js';
import { type DomDocument, type DomElement, type DomNode, documentOrder, isElement, isText } from './dom.js';
import { isBeside, textLength } from './page-zones.js';

export interface DatePlaces {
  /** The part of the page with headline and body. */
  readonly scope: DomElement;
  readonly heading: DomElement | null;
  /** Dates after its beginning belong to something else; null when unknown. */
  readonly container: DomElement | null;
}

export interface Places {
  /** Before or at the beginning of the body, not beside it, and not in the head of the whole site. */
  isOwn(element: DomElement): boolean;
  /** The same for what a page describes in microdata: what the headline is part of may be described anywhere in it. */
  isDescribed(element: DomElement): boolean;
  /** Dates above the headline are more often those of the visit. */
  isBelowHeading(element: DomElement): boolean;
}

/** Where sites show the time of the visit. */
const CLOCK =
  /(?:^|[\s_-])(?:clock|weather|today|current-?(?:date|time)|top-?bar|masthead|site-?header|dong-?ho|thoi-?tiet)(?=$|[\s_-])|(?:^|\s)top(?=$|\s)/iu;
/** A link of so many syllables is a headline; sections and writers have shorter names. */
const HEADLINE_WORDS = 7;
const HEADING = /^h[2-5]$/u;
/** Links that stand beside the day of an article itself. */
const OFFER = /google|zalo|facebook|theo dõi|chia sẻ|bình luận|đăng ký|quan tâm|nghe|follow|share/iu;
/** Characters beside a date in its block, and between it and the edge of the body: labels, a writer, a section. */
const MOST_BESIDE = 80;

export function datePlaces(document: DomDocument, { scope, heading, container }: DatePlaces): Places {
  const follows = documentOrder(document);
  const holdsHead = (element: DomElement): boolean =>
    (heading !== null && element.contains(heading)) || (container !== null && element.contains(container));

  const title = cleanField(heading?.textContent ?? null);
  /** Whether a link beside a date is another article's headline. The day itself may be the link, as in WordPress. */
  const leadsElsewhere = (link: DomElement, date: DomElement): boolean => {
    const days = [...link.querySelectorAll('time'), ...(link.contains(date) ? [date] : [])];
    const rest = days.reduce((text, day) => text.replace(day.textContent ?? '', ' '), link.textContent ?? '');
    const words = cleanField(rest) ?? '';
    if (HEADING.test(link.parentElement?.localName ?? '') && words !== title) return true;
    return words !== title && words.split(' ').length >= HEADLINE_WORDS && !OFFER.test(words);
  };

  /** In the site's clock, or on a card that leads to another article. */
  const isElsewhere = (element: DomElement): boolean => {
    for (let at: DomElement | null = element; at !== null && at !== scope; at = at.parentElement) {
      if (holdsHead(at)) return false;
      const names = `${at.getAttribute('class') ?? ''} ${at.getAttribute('id') ?? ''}`;
      if (
        CLOCK.test(names) ||
        [...at.querySelectorAll('a[href]')].some((link) => leadsElsewhere(link, element))
      )
        return true;
    }
    return false;
  };
  const isOwn = (element: DomElement): boolean => {
    if (isBeside(element, scope) || isElsewhere(element)) return false;
    if (container !== null && container !== element && container.contains(element))
      return isAtEdge(element, container);
    if (container !== null && container !== element && follows(element, container)) return false;
    // Where headline and body share nothing but the page, today's date in the site's own header comes first.
    return scope.localName !== 'body' || (heading !== null && follows(element, heading));
  };
  return {
    isOwn,
    isDescribed: (element) => {
      for (let at = element.parentElement; at !== null; at = at.parentElement) {
        if (at.getAttribute('itemscope') !== null) return holdsHead(at);
      }
      return isOwn(element);
    },
    isBelowHeading: (element) => heading === null || follows(element, heading),
  };
}

/** At the beginning or the end of the body and not in one of its sentences. */
function isAtEdge(element: DomElement, container: DomElement): boolean {
  let block = element;
  while (
    block.parentElement !== null &&
    block.parentElement !== container &&
    !/^(?:p|div|li|td|h\d)$/u.test(block.localName)
  )
    block = block.parentElement;
  const beside = textLength(block) - textLength(element);
  if (beside > MOST_BESIDE || (beside > 0 && /[.!?…]["”»')]?\s*$/u.test(block.textContent ?? '')))
    return false;
  const before = textBefore(element, container).length;
  return before <= MOST_BESIDE || textLength(container) - before - textLength(element) <= MOST_BESIDE;
}

/** The words of `root` that stand before `element`, blanks collapsed. */
export function textBefore(element: DomElement, root: DomElement): string {
  let text = '';
  const visit = (node: DomNode): boolean => {
    if (node === element) return true;
    if (isText(node)) text += node.textContent ?? '';
    if (!isElement(node)) return false;
    for (const child of node.childNodes) if (visit(child)) return true;
    return false;
  };
  visit(root);
  return cleanField(text) ?? '';
}
