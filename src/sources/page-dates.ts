// All that a page says of when its article appeared and was changed, in the order in which it is believed.
import { allMatches } from '../core/all-matches.js';
import { readDateLine } from '../core/extract-dates.js';
import { cleanField } from '../core/normalize.js';
import type { DateClaim } from '../core/source-item.js';
import type { DomDocument, DomElement } from './dom.js';
import { paragraphsOf } from './html-text.js';
import type { LinkedArticle } from './json-ld.js';
import { type DatePlaces, datePlaces, type Places, textBefore } from './page-date-places.js';
import { isJunk, textLength } from './page-zones.js';

/**
 * Names of meta elements that state the publication, surest first: Open Graph and its misspellings, HTML's itemprop,
 * Vietnamese systems, Dublin Core, and the services Parse.ly, Sailthru, Cxense and SHE (its_).
 */
const PUBLISHED =
  list(`article:published_time article:published og:article:published_time article:published_date article:publish_date og:published_time og:pubdate datepublished
  pubdate publishdate publish_date publish-date published_time published-date publication_date article_date_original article.published
  dc.date.issued dcterms.issued dc.date dcterms.date dc.date.created dcterms.created parsely-pub-date sailthru.date
  cxenseparse:recs:publishtime cxenseparse:publishtime its_publication its_publish date`);
const UPDATED =
  list(`article:modified_time article:modified og:article:modified_time og:updated_time og:modified_time datemodified lastmod
  last-modified modified_time updated_time article_updatetime article.updated dc.date.modified dcterms.modified
  cxenseparse:recs:modifiedtime`);
const NAMES = new Set([...PUBLISHED, ...UPDATED]);
const HEADER_DATES = `.date, .detail-time, [data-role="publishdate"], .publish-date, .published-date, .publishdate, .pubdate, .pdate, .post-date,
  .article-date, .article__date, .article-time, .article__meta, .article-meta, .author-time, .date-time, .datetime, .box-date, .time-public,
  .bread-crumb-detail__time, .details__meta, .detail__meta, .the-article-publish, .post-time, .time-post, .news-date, .ngay-dang, .cms-date,
  .time, .meta-date, .entry-date, .posted-on`;
/** Days in figures or words. */
const DAYS =
  /(?<!\d)\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}(?!\d)|\d{4}-\d{2}-\d{2}|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s*(?:năm|,)?\s*\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s*,\s*\d{4}/giu;
const CHANGED = /^(?:cập nhật|lần cuối|sửa|chỉnh sửa|updated|last updated|modified)/iu;
const CHANGE = /cập nhật|chỉnh sửa|sửa đổi|updated|modified/iu;
/** The end of what stands before a date: "Cập nhật lúc". */
const LABELLED_CHANGED =
  /(?:cập nhật|chỉnh sửa|sửa đổi|updated|modified)(?: (?:lúc|ngày|lần cuối|mới nhất|on|at)){0,2}\s*[:：]?$/iu;
/** The wordiest header line with weekday, zone and section stays below; longer ones are not a date's. */
const LONGEST = 100;
/** When something takes place, not when it was told. */
const APPOINTMENT = /^thời gian\s*[:：]/iu;
const LINES = 'p, div, span, td, li, i, em, b, small, font, h4, h5, h6';
/** Dates of one kind that are looked at; pages with more of them are lists. */
const MOST = 100;
/** Seconds or milliseconds since 1970, of this century. */
const EPOCH = /^1\d{9}(?:\d{3})?$/u;

/** Claims as written, but seconds since 1970, which nobody reads, in ISO 8601. Each wording once per kind of source. */
export function pageClaims(
  document: DomDocument,
  { linked, ...parts }: DatePlaces & { readonly linked: LinkedArticle | null },
): DateClaim[] {
  const places = datePlaces(document, parts);
  const claims: DateClaim[] = [];
  const add = (source: DateClaim['source'], role: DateClaim['role'], raw: string | null): void => {
    const written = readable(raw);
    if (written === null || !/\d/u.test(written) || written.length > LONGEST) return;
    const known = claims.some(
      (claim) => claim.source === source && claim.role === role && claim.written === written,
    );
    if (!known) claims.push({ source, role, written });
  };

  for (const written of linked?.published ?? []) add('json-ld', 'published', written);
  for (const written of linked?.updated ?? []) add('json-ld', 'updated', written);
  const metas = metaContents(document, places);
  for (const name of PUBLISHED)
    for (const written of metas.get(name) ?? []) add('meta', 'published', written);
  for (const name of UPDATED) for (const written of metas.get(name) ?? []) add('meta', 'updated', written);
  const marked = parts.scope.querySelectorAll('time, [itemprop="datePublished"], [itemprop="dateModified"]');
  for (const element of [...marked].slice(0, MOST)) {
    if (element.localName !== 'meta' && places.isOwn(element)) {
      add(
        'time-element',
        roleOf(element),
        element.getAttribute('datetime') ?? element.getAttribute('content') ?? element.textContent,
      );
    }
  }
  const known = headerDates(parts.scope, places);
  const unmarked = known.length === 0 && claims.every(({ source }) => source !== 'time-element');
  const header = unmarked ? plainDates(parts, places) : known;
  for (const role of ['published', 'updated'] as const) {
    const first = header.find((date) => date.role === role);
    if (first) add('header', role, first.written);
  }
  return claims;
}

function list(names: string): readonly string[] {
  return names.split(/\s+/u);
}

function metaContents(document: DomDocument, places: Places): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const attribute of ['property', 'name', 'itemprop']) {
    for (const meta of document.querySelectorAll(`meta[content][${attribute}]`)) {
      const name = meta.getAttribute(attribute)?.trim().toLowerCase() ?? '';
      const contents = found.get(name) ?? [];
      if (!NAMES.has(name) || contents.length >= MOST) continue;
      // In the head of a page a meta element is about the page; in its body it may be about any article listed there.
      const listed = attribute === 'itemprop' && document.body.contains(meta) && !places.isDescribed(meta);
      if (!listed) found.set(name, [...contents, meta.getAttribute('content') ?? '']);
    }
  }
  return found;
}

function roleOf(element: DomElement): DateClaim['role'] {
  const names = `${element.getAttribute('itemprop') ?? ''} ${element.getAttribute('class') ?? ''}`;
  const text = cleanField(element.textContent) ?? '';
  // WordPress marks the day of an article that was never changed as both.
  if (/publish/iu.test(names) && !CHANGED.test(text)) return 'published';
  const parent = element.parentElement;
  return /modif|update|capnhat|cap-nhat/iu.test(names) ||
    CHANGED.test(text) ||
    (parent !== null && LABELLED_CHANGED.test(textBefore(element, parent)))
    ? 'updated'
    : 'published';
}

/** Lines between headline and text that say nothing but when, in boxes that no paper is known by. */
function plainDates(
  { scope, heading, container }: DatePlaces,
  places: Places,
): ReadonlyArray<{ role: DateClaim['role']; written: string }> {
  if (heading === null) return [];
  const below = [...scope.querySelectorAll(LINES)].filter(
    (element) => places.isBelowHeading(element) && !heading.contains(element),
  );
  for (const element of below.slice(0, MOST)) {
    const long = textLength(element) > LONGEST;
    // What is in the text is understood with the text.
    if (element === container || (long && element.querySelector(LINES) === null)) return [];
    if (long || isJunk(element) || !places.isOwn(element)) continue;
    const text = paragraphsOf(element).join(' ');
    const line = APPOINTMENT.test(text) ? null : readDateLine(text);
    if (line === null) continue;
    const [day] = allMatches(DAYS, text);
    const role = line.label === 'updated' ? 'updated' : 'published';
    return [{ role, written: day === undefined ? text : around(text, day) }];
  }
  return [];
}

/** Those below the headline first, then in the order of the page. */
function headerDates(
  scope: DomElement,
  places: Places,
): ReadonlyArray<{ role: DateClaim['role']; written: string }> {
  const found = [...scope.querySelectorAll(HEADER_DATES)].slice(0, MOST).flatMap((element) => {
    // What a time element states for machines is not counted again in its wording for people.
    if (element.matches('time[datetime]') || element.querySelector('time[datetime]') !== null) return [];
    const text = paragraphsOf(element).join(' ');
    const days = allMatches(DAYS, text);
    const [first, second] = days;
    if (first === undefined || !places.isOwn(element)) return [];
    const below = places.isBelowHeading(element);
    if (second === undefined || days.length > 2)
      return [{ role: roleOf(element), written: around(text, first), below }];
    // "Xuất bản: … - Cập nhật: …", in either order.
    return days.map((day, i) => {
      const label = text.slice(i === 0 ? 0 : first.index + first[0].length, day.index);
      return {
        role: CHANGE.test(label) ? 'updated' : 'published',
        written: around(text, day),
        below,
      } as const;
    });
  });
  return [...found.filter(({ below }) => below), ...found.filter(({ below }) => !below)];
}

const BEFORE =
  /(?:\d{1,2}[:hg]\d{2}[\s,|-]*)?(?:(?:thứ\s\p{L}+|chủ nhật)[\s,|-]*)?(?:(?:lúc\s)?\d{1,2}[:hg]\d{2}(?::\d{2})?(?:\s*(?:GMT\s*\+7|[ap]m))?[\s,|-]*)?(?:ngày\s+)?$/iu;
const AFTER =
  /^[\s,|-]*(?:lúc\s)?\d{1,2}[:hg]\d{2}(?::\d{2})?(?:\s*[ap]m)?(?:\s*\(?(?:GMT|UTC)\s*[+-]\s*\d{1,2}(?::\d{2})?\)?)?/iu;

/** The day with weekday, time and zone beside it, out of a line that may name authors and sections too. */
function around(text: string, day: RegExpExecArray): string {
  const end = day.index + day[0].length;
  const before = BEFORE.exec(text.slice(Math.max(0, day.index - LONGEST), day.index))?.[0] ?? '';
  return `${before}${day[0]}${AFTER.exec(text.slice(end))?.[0] ?? ''}`.trim();
}

function readable(raw: string | null): string | null {
  const written = cleanField(raw);
  if (written === null || !EPOCH.test(written)) return written;
  const milliseconds = Number(written) * (written.length === 10 ? 1000 : 1);
  return new Date(milliseconds).toISOString();
}
