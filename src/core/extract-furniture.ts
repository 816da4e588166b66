// Finds what surrounds an article on its page (menus, buttons, tags, footers, lists of other headlines) and marks it.
import { daysIn, readDateLine } from './extract-dates.js';
import { bare, endsSentence, isBullet, isHeadline, isProse, type Line, words } from './extract-lines.js';
import {
  BUTTON,
  COUNTER,
  FOOTER,
  HASHTAGS,
  isMenu,
  LIST_HEADING,
  RELATED_HEADING,
  RELATED_LINK,
  SECTIONS,
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
  for (const line of lines.slice(lastProse + 1)) {
    if (line.role === 'body' && line.text.length <= 300 && FOOTER.test(line.text)) line.role = 'footer';
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

/** Bulleted or not, a headline that could be a link in a list. */
const isListed = (text: string): boolean =>
  readDateLine(text) !== null ||
  isDatedHeadline(text) ||
  isHeadline(isBullet(text) ? text.replace(/^\S+\s+/u, '') : text);

const MOST_INLINE_LINKS = 6;

/** Marks the list under a heading, and the teasers of lists that stand below an article. */
function markList(lines: readonly Line[], heading: number, last: number): void {
  const below = LIST_HEADING.test(lines[heading]?.text ?? '');
  let taken = 0;
  for (let i = heading + 1; i < lines.length; i += 1) {
    const line = lines[i];
    if (line === undefined) break;
    if (line.role !== 'body') continue;
    const next = lines[i + 1];
    const teaser = below && isProse(line.text) && line.text.length <= 350 && i > heading + 1;
    const nextIsProse = next !== undefined && next.role === 'body' && isProse(next.text);
    if (!isListed(line.text) && !(teaser && !nextIsProse)) break;
    // Above further paragraphs a list of links is short; a long run of short lines there is the article itself.
    if (i < last && taken === MOST_INLINE_LINKS && !below) break;
    taken += 1;
    line.role = 'related';
  }
}

function markRelated(lines: readonly Line[]): void {
  const firstProse = lines.findIndex((line) => line.role === 'body' && isProse(line.text));
  const lastProse = lines.findLastIndex((line) => line.role === 'body' && isProse(line.text));
  lines.forEach((line, i) => {
    if (line.role !== 'body' || line.text.length > 250) return;
    if (RELATED_HEADING.test(line.text)) {
      // "Tiêu điểm" can also be a section's name above the title; a heading needs something under it.
      line.role = 'related';
      if (firstProse !== -1 && firstProse < i) markList(lines, i, lastProse);
      else markTopLinks(lines, i);
      return;
    }
    const link = RELATED_LINK.exec(line.text);
    if (link !== null && !/\.["”’»)]*$/u.test(line.text)) line.role = 'related';
  });
}

/** Above the article only links that carry their own day or a bullet are taken: the next plain line may be the title. */
function markTopLinks(lines: readonly Line[], heading: number): void {
  for (let i = heading + 1; i < lines.length; i += 1) {
    const line = lines[i];
    if (line === undefined || line.role !== 'body') continue;
    const next = lines[i + 1];
    const dated = isDatedHeadline(line.text) || (isBullet(line.text) && isHeadline(line.text));
    const datedBelow = isHeadline(line.text) && next !== undefined && readDateLine(next.text) !== null;
    const more = lines
      .slice(i + 2, i + 4)
      .some((other) => other.role === 'body' && readDateLine(other.text) !== null);
    if (dated) line.role = 'related';
    else if (datedBelow && more) {
      line.role = 'related';
      next.role = 'related';
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
      const suffix = bare(line.text.replace(/\s[-|–]\s[^-|–]{2,40}$/u, ''));
      if (bare(line.text) === wanted || suffix === wanted) line.role = 'title';
    }
    if (line.role === 'body' && isProse(line.text)) prose += 1;
  }
}

/** Marks everything around the article that its own words give away, whatever the rest turns out to be. */
export function markFurniture(lines: readonly Line[]): void {
  markLabels(lines);
  markRelated(lines);
  markDatedRuns(lines);
  markFooters(lines);
  markMenus(lines);
}
