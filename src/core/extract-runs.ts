// Runs of days among the paragraphs: lists of dated headlines, which are cut, and timelines, which belong to the article.
import { creditOf, readByline } from './extract-byline.js';
import { readDateLine } from './extract-dates.js';
import { endsSentence, isBullet, isHeadline, isProse, type Line, words } from './extract-lines.js';

const LONGEST_TITLE = 160;
const LONGEST_HEADING = 6;
/** Headings under which days tell the article's own story. */
const STORY =
  /(?<!\p{L})(?:diễn biến|dòng thời gian|mốc|tiến trình|hành trình|lịch|kết quả|lộ trình|timeline|schedule|key dates)(?!\p{L})/iu;
/** Words of headings over links, told apart from a sentence that introduces a list with a colon. */
const LINKS = /(?<!\p{L})(?:tin|bài|tác giả|quan tâm|chuyên mục|chủ đề|liên quan|news|stories)(?!\p{L})/iu;

/** The index of the first paragraph of running text, -1 when there is none; a title that ends in "?" or "..." is none. */
export function firstParagraph(lines: readonly Line[]): number {
  const first = lines.findIndex((line) => line.role === 'body');
  return lines.findIndex(
    ({ role, text }, i) =>
      role === 'body' &&
      isProse(text) &&
      !(i === first && text.length <= LONGEST_TITLE && /(?:[?!…]|\.{3})["”’»)]*$/u.test(text)),
  );
}

const dayOf = (line: Line | undefined): ReturnType<typeof readDateLine> =>
  line === undefined || line.role !== 'body' || line.own === true ? null : readDateLine(line.text);

/** A short line that could name a list: no sentence, no name of a writer. */
export function isListName(line: Line | undefined): boolean {
  if (line === undefined || line.role !== 'body' || line.own === true) return false;
  return (
    words(line.text).length <= LONGEST_HEADING &&
    !endsSentence(line.text) &&
    !isBullet(line.text) &&
    readDateLine(line.text) === null &&
    readByline(line.text, true, false) === null &&
    creditOf(line.text) === null
  );
}

/** A statement; headlines, too, end in question marks and dots. */
const tells = (text: string): boolean => words(text).length >= 3 && /[^.]\.["”’»)]*$/u.test(text);

/**
 * Marks the day lines of a timeline as the article's own: two or more, each above a sentence. The day below the title
 * is one of them when it comes before a later one, since nothing is published before what it tells.
 */
export function markTimeline(lines: readonly Line[]): void {
  const start = firstParagraph(lines);
  if (start === -1) return;
  const days = lines.flatMap((line, index) => {
    const next = lines[index + 1];
    if (next === undefined || next.role !== 'body' || !tells(next.text)) return [];
    const date = dayOf(line);
    if (date === null || date.source !== 'header' || date.label !== null) return [];
    return readDateLine(next.text) === null ? [{ line, index, date }] : [];
  });
  const inside = days.filter(({ index }) => index > start);
  const head = days.find(({ index }) => index < start);
  const published = lines
    .slice(0, start)
    .map(dayOf)
    .find((date) => date !== null);
  const [only] = inside;
  if (only === undefined || (inside.length === 1 && published === undefined)) return;
  // A second day proves a timeline only where it is no part of a list and heads a paragraph.
  const alone = lines.slice(start).filter((line) => dayOf(line) !== null).length === 1;
  const heads = isProse(lines[only.index + 1]?.text ?? '');
  if (inside.length === 1 && (published?.day === only.date.day || !alone || !heads)) return;
  for (const { line } of inside) line.own = true;
  if (head !== undefined && head.date.time === null && inside.some(({ date }) => date.day > head.date.day))
    head.line.own = true;
}

function kindOf(line: Line): 'day' | 'headline' | null {
  if (line.role !== 'body' || line.own === true || line.text.length > 250) return null;
  if (readDateLine(line.text) !== null) return 'day';
  const text = isBullet(line.text) ? line.text.replace(/^\S+\s+/u, '') : line.text;
  const linked = isHeadline(text) && !isProse(text) && creditOf(text) === null;
  return linked && readByline(text, true, true) === null ? 'headline' : null;
}

/** Marks runs of headlines and days in turn, whichever comes first, with the name that stands over them. */
export function markDayRuns(lines: readonly Line[]): void {
  const first = firstParagraph(lines);
  if (first === -1) return;
  let run: number[] = [];
  let days: number[] = [];
  for (let i = first + 1; i <= lines.length; i += 1) {
    const line = lines[i];
    const kind = line === undefined ? null : kindOf(line);
    if (kind !== null) {
      run.push(i);
      if (kind === 'day') days.push(i);
      continue;
    }
    if (days.length > 1) markRun(lines, run, days);
    run = [];
    days = [];
  }
}

function markRun(lines: readonly Line[], run: readonly number[], days: readonly number[]): void {
  const [firstDay = 0] = days;
  const [begin = 0] = run;
  const end = (run.at(-1) ?? 0) + 1;
  for (let i = 1; i < days.length; i += 1) {
    const apart = (days[i] ?? 0) - (days[i - 1] ?? 0);
    if (apart < 2 || apart > 3) return;
  }
  const dayLast = days.at(-1) === end - 1;
  let from = firstDay > begin ? firstDay - 1 : firstDay;
  if (dayLast && from === firstDay) return;
  const name = lines[from - 1];
  const told = [name, lines[from]].some((line) => line !== undefined && STORY.test(line.text));
  const listed = name !== undefined && words(name.text).length <= LONGEST_HEADING && LINKS.test(name.text);
  const introduced = /[:：]$/u.test(name?.text ?? '') && !listed;
  if (told || introduced) {
    for (const day of days) {
      const line = lines[day];
      if (line !== undefined) line.own = true;
    }
    return;
  }
  if (isListName(name)) from -= 1;
  for (const line of lines.slice(from, end)) line.role = 'related';
}

/**
 * Marks bare days below a headline that take turns with short lines, the last of them included, as the article's own: a
 * programme, a forecast, a table set in lines. The day below the headline is then none of a publication either.
 */
export function markDayLists(lines: readonly Line[]): void {
  const isItem = (line: Line | undefined): boolean =>
    line?.role === 'body' &&
    !isProse(line.text) &&
    readDateLine(line.text) === null &&
    readByline(line.text, true, false) === null;
  const days = lines.flatMap((line, index) => {
    const date = dayOf(line);
    const bare = date !== null && date.source === 'header' && date.label === null && date.time === null;
    return bare && isItem(lines[index + 1]) ? [{ line, index, day: date.day }] : [];
  });
  const top = lines.findIndex(({ role }) => role === 'body' || role === 'title');
  days.forEach((one, i) => {
    const next = days[i + 1];
    if (next === undefined || next.day === one.day || next.index - one.index > 3) return;
    const between = lines.slice(one.index + 1, next.index);
    if (between.length === 0 || !between.every(isItem) || one.index <= top) return;
    one.line.own = true;
    next.line.own = true;
  });
}

/** "Thời gian: …" beside "Địa điểm: …", or with an hour told in words: an invitation to what is still to come. */
const WHEN = /^[\s•+*–-]*(?:thời gian|time|when)\s*[:：]/iu;
const WHERE =
  /^[\s•+*–-]*(?:địa điểm|nơi tổ chức|tại|hạn (?:nộp|chót|đăng ký)|đối tượng|thành phần|venue|place|where)\s*[:：]/iu;
const HOUR_TOLD =
  /\d{1,2}\s?(?:h|g|giờ)\s?(?:\d{2})?(?:\s*phút)?\s*,?\s*(?:ngày|thứ|chủ nhật|sáng|chiều|tối)/iu;

/** Marks the lines that say when an event takes place as the article's own. */
export function markAppointments(lines: readonly Line[]): void {
  lines.forEach((line, i) => {
    if (line.role !== 'body' || !WHEN.test(line.text)) return;
    const placed = lines.slice(Math.max(0, i - 2), i + 3).some(({ text }) => WHERE.test(text));
    if (placed || HOUR_TOLD.test(line.text)) line.own = true;
  });
}

/** A heading over what readers say; "Bình luận (2)". */
const COMMENTS =
  /^(?:\d{1,5}\s)?(?:bình luận|ý kiến|phản hồi|comments?)(?: (?:của )?(?:bạn đọc|độc giả)| mới nhất)?(?:\s*\(?\s*\d{1,5}\s*\)?)?\s*[:：]?$/iu;
const COMMENT_TIME = /^\d{1,3}\s(?:giây|phút|giờ|ngày|tuần|tháng|năm)(?: trước)?$/iu;
/** Lines between the heading and the day of the first comment: a field to write in, a name, at times the comment itself. */
const FIRST_COMMENT = 5;

/** Marks all below a heading over comments, where one of them shows its day, as no part of the article. */
export function markComments(lines: readonly Line[]): void {
  const first = firstParagraph(lines);
  if (first === -1) return;
  const heading = lines.findIndex(
    ({ text }, i) =>
      i > first &&
      COMMENTS.test(text) &&
      lines
        .slice(i + 1, i + 1 + FIRST_COMMENT)
        .some((line) => COMMENT_TIME.test(line.text) || readDateLine(line.text)?.label === null),
  );
  if (heading === -1) return;
  for (const line of lines.slice(heading)) line.role = 'comment';
}
