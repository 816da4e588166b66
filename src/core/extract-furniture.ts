// Finds what surrounds an article on its page (menus, buttons, tags, footers, lists of other headlines) and marks it.
import { daysIn, readDateLine } from './extract-dates.js';
import { bare, endsSentence, isBullet, isHeadline, isProse, type Line, words } from './extract-lines.js';
import { markPageTop } from './extract-page-top.js';
import { markAppointments, markComments, markDayLists, markDayRuns, markTimeline } from './extract-runs.js';
import {
  BUTTON,
  CONTACT,
  COUNTER,
  FOOTER,
  HASHTAGS,
  isMenu,
  LIST_HEADING,
  RELATED_HEADING,
  RELATED_LINK,
  SECTIONS,
  SUBHEADING,
  TAGS,
} from './extract-words.js';

const LONGEST_LABEL = 120;

/** "Trang chủ > Chính trị > An ninh": separators between short names, the first of them a section. */
function isBreadcrumb(text: string): boolean {
  if (text.length > LONGEST_LABEL * 2 || endsSentence(text)) return false;
  const parts = text.split(/\s*[>»›]\s*|\s+[/|]\s+/u);
  return (
    parts.length > 1 &&
    SECTIONS.has((parts[0] ?? '').toLowerCase()) &&
    parts.every((part) => part.length <= 80)
  );
}

function markMenus(lines: readonly Line[]): void {
  const isSection = (line: Line): boolean =>
    line.role === 'menu' ||
    (line.role === 'body' &&
      (isMenu(line.text) || (isBreadcrumb(line.text) && readDateLine(line.text) === null)));
  const firstProse = lines.findIndex((line) => line.role === 'body' && isProse(line.text));
  const lastProse = lines.findLastIndex((line) => line.role === 'body' && endsSentence(line.text));
  const head = firstProse === -1 ? lines.length : firstProse;
  let previous = -1;
  for (let i = 0; i < head; i += 1) {
    const line = lines[i];
    if (line === undefined || !isSection(line)) continue;
    line.role = 'menu';
    // A short label between two sections of one menu is a section we have no name for.
    for (let j = previous + 1; previous >= 0 && i - previous <= 4 && j < i; j += 1) {
      const between = lines[j];
      if (between?.role === 'body' && words(between.text).length <= 4 && between.text.length <= 30)
        between.role = 'menu';
    }
    previous = i;
  }
  for (const line of lines.slice(Math.max(lastProse, head) + 1)) if (isSection(line)) line.role = 'menu';
}

function markLabels(lines: readonly Line[]): void {
  lines.forEach((line, i) => {
    if (line.role !== 'body' || line.text.length > LONGEST_LABEL * 2) return;
    const { text } = line;
    if (text.length <= LONGEST_LABEL && (BUTTON.test(text) || COUNTER.test(text))) {
      line.role = 'share';
      return;
    }
    if (HASHTAGS.test(text)) line.role = 'tags';
    const tags = TAGS.exec(text);
    if (tags === null || endsSentence(text)) return;
    line.role = 'tags';
    if ((tags[1] ?? '') !== '') return;
    for (const tag of lines.slice(i + 1)) {
      if (
        tag.text.length > 40 ||
        endsSentence(tag.text) ||
        tag.role !== 'body' ||
        readDateLine(tag.text) !== null
      )
        break;
      if (RELATED_HEADING.test(tag.text)) break;
      tag.role = 'tags';
    }
  });
}

function markFooters(lines: readonly Line[]): void {
  const lastProse = lines.findLastIndex(
    (line) => line.role === 'body' && isProse(line.text) && !FOOTER.test(line.text.slice(0, LONGEST_LABEL)),
  );
  const foot = lines
    .slice(lastProse + 1)
    .filter(({ role, text }) => role === 'body' && text.length <= 300 && FOOTER.test(text));
  const page = foot.some(({ text }) => !CONTACT.test(text));
  for (const line of foot) {
    // "Địa chỉ", "Điện thoại", "Email" one below the other, and no word of a newspaper: where to go, says the article.
    if (page) line.role = 'footer';
    else if (foot.length > 1) line.own = true;
  }
}

/** A headline with the full day of its own article: "- Headline (20.07.2024)", "11/08/2025 Headline". */
export function isDatedHeadline(text: string): boolean {
  if (text.length > 250) return false;
  return daysIn(text).some((day) => {
    const before = text.slice(0, day.start);
    const after = text.slice(day.end);
    const behind =
      /^\s*(?:[-–,|]?\s*\d{1,2}[:h]\d{2})?\s*[)\]]?$/u.test(after) && /(?:[([|–-]\s*|\S\s)$/u.test(before);
    const ahead = /^[-–•*\s]*[([]?$/u.test(before) && /^\s*[)\]:|–-]?\s+\p{Lu}/u.test(after);
    return (
      (behind &&
        words(before).length >= 3 &&
        !/(?<!\p{L})(?:ngày|sáng|chiều|tối|từ|đến)\s*$/iu.test(before)) ||
      ahead
    );
  });
}

/** What stands between the links of a list: "1", "10:22", "5 giờ trước". */
const RANK_OR_TIME =
  /^(?:\d{1,2}[.)]?|(?:[01]?\d|2[0-3])[:h][0-5]\d|\d{1,2} (?:phút|giờ|ngày|tuần|tháng) trước)$/iu;

/** Bulleted or not, a headline that could be a link in a list. */
const isListed = (text: string): boolean =>
  RANK_OR_TIME.test(text) ||
  readDateLine(text) !== null ||
  isDatedHeadline(text) ||
  isHeadline(isBullet(text) ? text.replace(/^\S+\s+/u, '') : text);

const MOST_INLINE_LINKS = 6;
const ONE_LINK = /^(?:xem|đọc|mời|read|see)\s.*[:：]$/iu;
/** A longer line without a full stop is a lead rather than a headline. */
const LONGEST_LINK = 22;

/** The list under a heading, and whether it runs to the end of the text; teasers count below an article. */
function listUnder(
  lines: readonly Line[],
  heading: number,
  last: number,
): { items: readonly Line[]; toEnd: boolean } {
  const name = lines[heading]?.text ?? '';
  const below = LIST_HEADING.test(name);
  const items: Line[] = [];
  for (let i = heading + 1; i < lines.length; i += 1) {
    const line = lines[i];
    if (line === undefined) break;
    if (line.role !== 'body') continue;
    const next = lines[i + 1];
    const teaser = below && isProse(line.text) && line.text.length <= 350 && i > heading + 1;
    const nextIsProse = next !== undefined && next.role === 'body' && isProse(next.text);
    if (!isListed(line.text) && !(teaser && !nextIsProse)) return { items, toEnd: false };
    // Above further paragraphs a list of links is short; a long run of short lines there is the article itself.
    if (i < last && items.length === MOST_INLINE_LINKS && !below) return { items, toEnd: false };
    // "Xem thêm:" between paragraphs names one link; a plain line behind it is the next subheading.
    if (i < last && items.length === 1 && ONE_LINK.test(name) && !isMarked(line.text))
      return { items, toEnd: false };
    items.push(line);
  }
  return { items, toEnd: true };
}

/** Carries a day or a bullet, as links of a list do. */
const isMarked = (text: string): boolean =>
  isBullet(text) || isDatedHeadline(text) || readDateLine(text) !== null || RANK_OR_TIME.test(text);

function markRelated(lines: readonly Line[]): void {
  const firstProse = lines.findIndex((line) => line.role === 'body' && isProse(line.text));
  const lastProse = lines.findLastIndex((line) => line.role === 'body' && isProse(line.text));
  lines.forEach((line, i) => {
    if (line.role !== 'body' || line.text.length > 250) return;
    if (RELATED_HEADING.test(line.text)) {
      // "Tiêu điểm" can also be a section's name above the title; a heading needs something under it.
      if (firstProse === -1 || firstProse > i) {
        line.role = 'related';
        markTopLinks(lines, i);
        return;
      }
      const { items, toEnd } = listUnder(lines, i, lastProse);
      if (SUBHEADING.test(line.text) && !toEnd && !items.some(({ text }) => isMarked(text))) return;
      for (const item of [line, ...items]) item.role = 'related';
      return;
    }
    const link = RELATED_LINK.exec(line.text);
    if (link !== null && !/\.["”’»)]*$/u.test(line.text)) line.role = 'related';
  });
}

/**
 * Above the article only links with a bullet or a day are taken, the day glued, below or above: the next plain line may
 * be the title. A headline with its day is a link when another headline follows, else it is the title.
 */
function markTopLinks(lines: readonly Line[], heading: number): void {
  const isDay = (line: Line | undefined): boolean =>
    line?.role === 'body' && readDateLine(line.text) !== null;
  const isLink = (line: Line | undefined): boolean =>
    line?.role === 'body' && !isDay(line) && isHeadline(line.text) && words(line.text).length <= LONGEST_LINK;
  for (let i = heading + 1; i < lines.length; i += 1) {
    const line = lines[i];
    if (line === undefined || line.role !== 'body') continue;
    const [next, after, later] = lines.slice(i + 1, i + 4);
    const pair = (isLink(line) && isDay(next)) || (isDay(line) && isLink(next));
    if (isDatedHeadline(line.text) || (isBullet(line.text) && isHeadline(line.text))) line.role = 'related';
    else if (next !== undefined && pair && (isLink(after) || isDay(after) || isDay(later))) {
      line.role = 'related';
      next.role = 'related';
      i += 1;
    } else break;
  }
}

/** Runs of at least two dated headlines that no sentence introduces with a colon, wherever they stand. */
function markDatedRuns(lines: readonly Line[]): void {
  let start = -1;
  for (let i = 0; i <= lines.length; i += 1) {
    const line = lines[i];
    const dated =
      line !== undefined &&
      line.role === 'body' &&
      !/[.;]$/u.test(line.text) &&
      isBullet(line.text) &&
      isDatedHeadline(line.text);
    if (dated) {
      if (start === -1) start = i;
      continue;
    }
    if (start !== -1 && i - start >= 2 && !/[:：]$/u.test(lines[start - 1]?.text ?? '')) {
      for (const item of lines.slice(start, i)) item.role = 'related';
    }
    start = -1;
  }
}

/** Marks lines that repeat the title: the page's own title above a menu, or the headline before the text. */
export function markTitle(lines: readonly Line[], title: string): void {
  const wanted = bare(title);
  let prose = 0;
  for (const line of lines) {
    if (prose > 1) return;
    if (line.role === 'body' && line.text.length <= title.length + 60 && wanted !== '') {
      const site = /\s[-|–]\s[^-|–]{2,40}$/u.exec(line.text);
      // A day behind the title is still to be read.
      const dated = site !== null && daysIn(site[0]).length > 0;
      const suffix = dated ? '' : bare(line.text.slice(0, site?.index));
      if (bare(line.text) === wanted || suffix === wanted) line.role = 'title';
    }
    if (line.role === 'body' && isProse(line.text)) prose += 1;
  }
}

/** Marks everything around the article that its own words give away, whatever the rest turns out to be. */
export function markFurniture(lines: readonly Line[]): void {
  markAppointments(lines);
  markComments(lines);
  markLabels(lines);
  markRelated(lines);
  markDatedRuns(lines);
  markTimeline(lines);
  markDayRuns(lines);
  markDayLists(lines);
  markFooters(lines);
  markMenus(lines);
  markPageTop(lines);
}
