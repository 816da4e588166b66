// Which parts of a page are not the article: link lists, comments, tags, advertising, menus; by tag, class and shape.

import { cleanField } from '../core/normalize.js';
import type { DomElement } from './dom.js';

const JUNK_TAGS =
  'script, style, noscript, template, iframe, form, button, nav, aside, footer, svg, video, audio, object, embed, ins, select, input';
/** Attributes that name what a box is for; editors' systems use them as papers use classes. */
const NAMING = ['class', 'id', 'type', 'data-type', 'data-role', 'data-component-type', 'data-block'];
const JUNK_NAME = new RegExp(
  `(?:^|[\\s_-])(?:${[
    'related?(?:s|news|post|posts|article|articles|box|one|onenews|title|video)?',
    'relations?|tin-?lien-?quan|tinlienquan|bai-?lien-?quan|lien-?quan|lienquan|box-?tin|tin_?xemthem|xem-?them|xemthem|tinmoi|tin-?moi|tinkhac|tin-?khac|cungchuyenmuc|docthem|doc-?them',
    'read-?more|see-?more|more-?news|recommend\\w*|suggest\\w*|inner-article|most-?(?:read|view\\w*)',
    'tag|tags|tag-?list|box-?tags?|keywords?|tukhoa|hashtags?|topics?',
    'comments?|cmt|binh-?luan|binhluan|y-?kien|disqus',
    'social|socials|share|shares|share\\w*box|sharing|like-?share|btn|button|rating|rate|vote|reaction\\w*|bookmark',
    'newsletter|subscribe|advert\\w*|ads?|adv|adsense|banner|quang-?cao|quangcao|qc|sponsor\\w*|promo\\w*|popup|modal|donate',
    'breadcrumbs?|toolbar|menu|pagination|paging|audio\\w*|player|video\\w*|videostream|livestream|podcast|embed|poll|survey|game|widget',
    'source-?link|link-?source|link-?content-?footer|link-?goc|copyright|follow|google-?news|gg-?news|hidden|sr-only|d-none',
  ].join('|')})(?=$|[\\s_-])`,
  'iu',
);
/** A box with more of the text than this is not beside the text but around it, whatever its class says. */
const MOST_OF_TEXT = 0.5;

function namesOf(element: DomElement): string {
  return NAMING.map((name) => element.getAttribute(name) ?? '').join(' ');
}

/** Whether the names of an element say that it is not part of an article. */
export function isJunk(element: DomElement): boolean {
  return JUNK_NAME.test(namesOf(element));
}

/** Removes below `root` all that is not the article. */
export function prune(root: DomElement): void {
  for (const element of [...root.querySelectorAll(JUNK_TAGS)]) element.remove();
  const most = textLength(root) * MOST_OF_TEXT;
  for (const element of [
    ...root.querySelectorAll(
      '[class], [id], [type], [data-type], [data-role], [data-component-type], [data-block], [hidden]',
    ),
  ]) {
    if (!root.contains(element)) continue;
    const hidden =
      element.getAttribute('hidden') !== null ||
      /display\s*:\s*none/iu.test(element.getAttribute('style') ?? '');
    if ((hidden || isJunk(element)) && textLength(element) <= most) element.remove();
  }
  for (const list of [...root.querySelectorAll('ul, ol, p, h2, h3, h4, h5, div')]) {
    if (root.contains(list) && isOnlyLinks(list)) list.remove();
  }
}

/** Whether all words of a block are links to other pages: a pointer to related articles. */
function isOnlyLinks(block: DomElement): boolean {
  const links = [...block.querySelectorAll('a[href]')].filter(
    (link) => !/^(?:#|mailto:|javascript:)/iu.test(link.getAttribute('href') ?? ''),
  );
  if (links.length === 0) return false;
  const linked = links.reduce((sum, link) => sum + textLength(link), 0);
  const rest = textLength(block) - linked;
  // A sentence that is all link is still a sentence; headlines have no full stop.
  if (rest === 0 && linked > 60 && /[.!?…]["”»')]?\s*$/u.test(block.textContent ?? '')) return false;
  // Left beside the links: ">>", bullets, "Xem thêm:".
  return linked > 0 && (rest <= 3 || (rest <= 25 && POINTER.test(block.textContent ?? '')));
}

const POINTER =
  /^\s*(?:[>»►▶•*+-]|(?:mời\s|bạn\s)?(?:xem|đọc)\s(?:thêm|tiếp|lại)|(?:tin|bài|video)\s(?:liên quan|khác)|read more|see also|related)/iu;

/** Share of an element's words that are links; 0 when it has no words. */
export function linkShare(element: DomElement): number {
  const all = textLength(element);
  let linked = 0;
  for (const link of element.querySelectorAll('a')) linked += textLength(link);
  return all === 0 ? 0 : Math.min(1, linked / all);
}

/** Length of the words below an element, blanks collapsed. */
export function textLength(element: DomElement): number {
  return (cleanField(element.textContent) ?? '').length;
}

/** Whether an element stands, below `scope`, in something that is not the article's own head or body. */
export function isBeside(element: DomElement, scope: DomElement): boolean {
  for (let at: DomElement | null = element; at !== null && at !== scope; at = at.parentElement) {
    if (/^(?:aside|nav|footer|form)$/u.test(at.localName)) return true;
    if (at !== element && at.localName === 'li' && at.querySelector('a[href]') !== null) return true;
    if (at !== element && isJunk(at)) return true;
  }
  return false;
}
