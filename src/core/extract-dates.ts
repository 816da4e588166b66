// Publication days in scraped text: lines of their own, prefixes, dates glued behind a title, datelines and URLs.
import { allMatches } from './all-matches.js';
import { type DayMention, type DayTime, findDays, isoDay, readDay, WEEKDAY } from './dates.js';
import { readByline } from './extract-byline.js';
import { isBullet, words } from './extract-lines.js';
import { readMarkupDays, type WrittenDay } from './extract-markup-date.js';
import { AGENCIES, isMenu, PLACES } from './extract-words.js';

// Nothing was published on the web before; an older day in a text is history.
const FIRST_YEAR_ONLINE = 1990;
const LONGEST_DATE_LINE = 160;

export interface DateLine extends DayTime {
  readonly source: 'header' | 'byline' | 'dateline';
  /** 'posted' and 'updated' when a label says so. */
  readonly label: 'posted' | 'updated' | null;
  readonly author: string | null;
  readonly agency: string | null;
  /** The line, or the part of one, that was read. */
  readonly written: string;
  /** The second half of "Ngày đăng: … Cập nhật: …". */
  readonly updated: WrittenDay | null;
  /** Believed only when nothing else tells the day: it stands bare below the text. */
  readonly weak?: boolean;
}

const LABEL =
  /(?<!\p{L})(?:ngày (?:đăng|xuất bản|phát hành|viết|tạo|cập nhật)|đăng (?:ngày|lúc|tải|bởi)|đăng(?=\s?[:：])|đã đăng|xuất bản(?: ngày| lúc)?|(?:lần )?cập nhật(?: lúc| ngày| lần cuối| mới nhất)?|thời gian(?: đăng)?|last (?:updated?|modified)|updated?(?: on| at)?|posted(?: on| at| by)?|publish(?:ed)?(?:[ _](?:on|at|date))?|pubdate|post date|publish date|created?(?: on| at)?|date)(?!\p{L})(?: ngày| lúc)?\s*[:：]?/giu;
const UPDATED = /cập nhật|updated?|modified/iu;
const LINKING = /(?<!\p{L})(?:ngày|lúc|vào|hôm|giờ|at|on|gmt|utc)(?!\p{L})/giu;
/** "TTO", "(NLĐO)", "VOV.VN": how an outlet signs beside its day. */
const OUTLET_MARK = /^[([]?\p{Lu}[\p{Lu}\d.+]{1,8}[)\]]?$/u;
const COUNTS =
  /\d[\d.,]*\s*(?:lượt xem|lượt đọc|bình luận|phút đọc|views?|comments?|min(?:utes?)? read)|(?:lượt xem|lượt đọc|bình luận|views?)\s*:?\s*\d[\d.,]*/giu;

const published = (day: string): boolean => Number(day.slice(0, 4)) >= FIRST_YEAR_ONLINE;

/** Full days recent enough to be a publication's. */
export function daysIn(text: string): DayMention[] {
  return findDays(text).filter(({ iso }) => iso !== null && published(iso));
}

/**
 * Reads a line that says nothing but when (and perhaps by whom, where or under which section) the article appeared.
 * Null for anything else, so that a sentence with a date in it is never taken for one.
 */
export function readDateLine(text: string): DateLine | null {
  const markup = readMarkupDays(text);
  if (markup !== null) return ofMarkup(markup);
  if (text.length > LONGEST_DATE_LINE || !/\d/u.test(text)) return null;
  // Of "Ngày đăng: … Cập nhật: …" the half that was posted counts, whichever comes first.
  const labels = allMatches(LABEL, text);
  const second = labels.find(
    ({ index, 0: label }) => index > 12 && (UPDATED.test(label) || UPDATED.test(labels[0]?.[0] ?? '')),
  );
  if (second === undefined) return readDateLineOnce(text);
  const halves = [text.slice(0, second.index), text.slice(second.index)].map(readDateLineOnce);
  const [one = null, other = null] = halves[1]?.label === 'posted' ? halves.reverse() : halves;
  if (one === null) return readDateLineOnce(text);
  return { ...one, updated: other?.label === 'updated' && one.label !== 'updated' ? other : null };
}

function ofMarkup({
  published: day,
  updated,
}: NonNullable<ReturnType<typeof readMarkupDays>>): DateLine | null {
  const told = { source: 'header', author: null, agency: null } as const;
  if (day !== null && published(day.day)) return { ...day, ...told, label: 'posted', updated };
  return updated !== null && published(updated.day)
    ? { ...updated, ...told, label: 'updated', updated: null }
    : null;
}

function readDateLineOnce(text: string): DateLine | null {
  const found = readDay(text);
  if (found === null || !published(found.value.day)) return null;
  const labels = found.rest.match(LABEL) ?? [];
  const label =
    labels.length === 0 ? null : labels.every((each) => UPDATED.test(each)) ? 'updated' : 'posted';
  const rest = found.rest
    .replace(LABEL, ' ')
    .replace(WEEKDAY, ' ')
    .replace(COUNTS, ' ')
    .replace(LINKING, ' ')
    .replace(/^[\s|,.:;()[\]*•·–—/-]+|[\s|,.:;()[\]*•·–—/-]+$/gu, '')
    .replace(/\s+/gu, ' ');
  const written = text.trim();
  const base = { ...found.value, label, author: null, agency: null, written, updated: null } as const;
  if (!/[\p{L}\p{N}]/u.test(rest)) return { ...base, source: 'header' };
  if (PLACES.has(rest.toLowerCase())) return { ...base, source: 'dateline' };
  // The closing bracket of "PV (tổng hợp)" went with the blanks around the day.
  const pieces = (/\([^)]*$/u.test(rest) ? `${rest})` : rest)
    .split(/\s*[|•·]\s*|\s+[-–—]\s+/u)
    .filter((piece) => /[\p{L}\p{N}]/u.test(piece));
  const names = pieces.filter((piece) => !isMenu(piece));
  if (names.length === 0) return { ...base, source: 'header' };
  // "- Xã Hòa Sơn (27/9/2025)" is an item of a list, whatever the name looks like.
  if (isBullet(text)) return null;
  const byline =
    names.length === 1 ? readByline(names[0] ?? '', true, false) : readByline(names.join(' - '), true, false);
  if (byline === null)
    return names.every((name) => OUTLET_MARK.test(name)) ? { ...base, source: 'header' } : null;
  return { ...base, source: 'byline', author: byline.author, agency: byline.agency };
}

const AFTER_DAY =
  /^T?[\s,|–-]*(?:lúc\s*)?(?:(?:[01]?\d|2[0-3])\s?[:hg]\s?[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:\s?(?:am|pm|sa|ch)(?!\p{L}))?)?\s*(?:\(?(?:GMT|UTC)\s?[+-]\d{1,2}(?::?\d{2})?\)?|[+-]\d{2}:?\d{2}|Z(?!\p{L}))?\s*/iu;
const HAS_CLOCK = /\d{1,2}\s?[:h]\s?\d{2}/u;
const NEAR_TOP = 300;
/** From so many words on, a day without a clock at the end of a title is taken for its publication's. */
const FULL_TITLE = 8;

export interface Glued extends DayTime {
  /** What stood before the date: the title, '' for a mere prefix. */
  readonly title: string;
  /** The date with its labels, as written. */
  readonly cut: string;
  /** What stood after it: the beginning of the text, '' at the line's end. */
  readonly rest: string;
}

const LABEL_END = new RegExp(`(?:${LABEL.source})\\s*$`, 'iu');
const WEEKDAY_END = new RegExp(`(?:${WEEKDAY.source})\\s*$`, 'iu');
const CLOCK_END = /(?<!\d)\d{1,2}\s?[:h]\s?\d{2}\s*(?:ngày|,)?\s*$/iu;

/** Where the words that belong to a date (labels, weekday, time) begin before it. */
function startOfDate(before: string): { start: number; labelled: boolean } {
  let start = before.length;
  let labelled = false;
  const ends = [LABEL_END, WEEKDAY_END, CLOCK_END];
  for (let changed = true; changed; ) {
    changed = false;
    const rest = before.slice(0, start).replace(/[\s|([,:·•–—-]+(?:ngày\s*)?$/iu, '');
    const window = rest.slice(-40);
    for (const end of ends) {
      const match = end.exec(window);
      if (match === null || changed) continue;
      // "Thứ Hai, 16/8" is a weekday, "lần thứ hai 16/8" is not.
      if (end === WEEKDAY_END && !/^\p{Lu}/u.test(match[0])) continue;
      start = rest.length - window.length + match.index;
      changed = true;
      labelled = true;
    }
  }
  return { start, labelled };
}

// A day governed by one of these belongs to the sentence: "Thời tiết ngày 31/5/2025".
const GOVERNED =
  /(?<!\p{L})(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|nay|từ|đến|tới|trước|sau|hết|và|vào|lúc|kỳ|phiên|on|from|to|until|by|since|of|the|for|dated)\s*$/iu;

/** "hôm nay thứ Bảy 16/8/2025": in small letters the weekday is a word of the headline. */
const WEEKDAY_WORD = /(?<!\p{L})(?:thứ\s\p{L}+|chủ\s\p{L}+)\s*$/u;
/** "…, 22h30 ngày 17/8/2025": an hour told in words before the day is that of what the headline announces. */
const TOLD_HOUR = /(?<![\p{L}\d])\d{1,2}\s?(?:h|g|giờ)\s?(?:\d{2})?\s*(?:,\s*)?(?:ngày\s*)$/iu;
/** Headlines of matches and programmes end in when they are played and shown. */
const ANNOUNCES =
  /(?<!\p{L})(?:vs\.?|nhận định|soi kèo|dự đoán|tỷ lệ kèo|lịch (?:thi đấu|phát sóng|trực tiếp)|trực tiếp|link xem|xem trực tiếp)(?!\p{L})/iu;

/** Where the text goes on behind a date that ends at `from`; null when what follows continues a sentence. */
function textBehind(line: string, from: number, labelled: boolean): { end: number; clock: boolean } | null {
  const behind = AFTER_DAY.exec(line.slice(from))?.[0] ?? '';
  // "date 2025-08-17 15h30 chiều 17/8, …": the hour can also be the first word of the text.
  for (const time of behind.trim() === '' ? [''] : [behind, '']) {
    const closing = /^[)\].|,\s–—:-]*/u.exec(line.slice(from + time.length))?.[0] ?? '';
    const end = from + time.length + closing.length;
    const rest = line.slice(end);
    const apart = /\s$/u.test(line.slice(0, end));
    const opens = apart && (/^["“‘'(*]?[\p{Lu}\d]/u.test(rest) || (labelled && time === ''));
    if (rest === '' || opens) return { end, clock: HAS_CLOCK.test(time) };
  }
  return null;
}

/** True when the words before a date read as a headline of their own and not as the sentence the date belongs to. */
function isHeadlineBefore(title: string, complete: boolean): boolean {
  if (words(title).length < 2 || title.length > 220) return false;
  if (/(?<!\p{L})(?:lúc|vào|từ|đến)$/iu.test(title)) return false;
  return complete || !(/\p{Ll}{3,}[.!?]\s+\p{Lu}/u.test(title) || /\p{Ll}{2}[.;]$/u.test(title));
}

/** True when the day behind a headline is the headline's own; `clock`: a time follows it. */
function belongsToHeadline(title: string, before: string, clock: boolean): boolean {
  if (clock || LABEL_END.test(before.slice(title.length).replace(CLOCK_END, ''))) return false;
  return WEEKDAY_WORD.test(before) || TOLD_HOUR.test(before) || ANNOUNCES.test(title);
}

/**
 * Takes a date off the beginning of an article's first line: a prefix (" date 2025-08-17 Thay mặt…"), a date behind
 * the title ("Title 31/05/2025 08:05"), or both with the text following on. Null when the date belongs to a sentence.
 */
export function splitGluedDate(line: string): Glued | null {
  for (const mention of daysIn(line.slice(0, NEAR_TOP))) {
    const before = line.slice(0, mention.start);
    const { start, labelled } = startOfDate(before);
    const title = before
      .slice(0, start)
      .replace(/[\s|([,:·•–—-]+$/u, '')
      .trim();
    // "date 2025-08-17" is written by a program, so whatever follows is the text.
    const machine = /(?<!\p{L})date\s*:?\s*$/iu.test(before) && /^\d{4}-/u.test(line.slice(mention.start));
    const bracketed = /[([]\s*$/u.test(before) && /^[^()[\]]{0,20}[)\]]/u.test(line.slice(mention.end));
    const behind = textBehind(line, mention.end, machine || ((labelled || bracketed) && title === ''));
    if (behind === null) continue;
    const rest = line.slice(behind.end);
    const clock = behind.clock || HAS_CLOCK.test(before.slice(start));
    if (GOVERNED.test(before) && !labelled && (title === '' || !clock)) continue;
    if (title !== '' && belongsToHeadline(title, before, behind.clock)) continue;
    if (title === '' ? rest === '' : !isHeadlineBefore(title, machine || rest === '')) continue;
    const separated = /[|([·•–—-]\s*$/u.test(before);
    const padded = /^(?:\d{2}\D\d{2}\D|\d{4})/u.test(line.slice(mention.start));
    const full = words(title).length >= FULL_TITLE;
    if (title !== '' && !(labelled || clock || (rest === '' && (separated || padded || full)))) continue;
    const cut = line.slice(title === '' ? 0 : line.indexOf(title) + title.length, behind.end).trim();
    const value = readDay(cut)?.value;
    if (value !== undefined) return { ...value, title, cut, rest };
  }
  return null;
}

const PLACE_BEFORE = new RegExp(
  `^(?:\\([\\p{L}\\d.+& ]{2,25}\\)\\s*[-–—,]?\\s*)?[("“\\s]*(?:\\p{Lu}[\\p{L}.'’-]*[\\s,(]+){1,7}(?:(?:${AGENCIES.map((name) => name.replace('+', '\\+')).join('|')})[\\s,]+)?(?:ngày\\s+)?$`,
  'u',
);
const DASH_AFTER = /^\)?\s*(?:\([^()]{2,25}\)|\p{Lu}{2,8})?\s*[-–—:]\s/u;

/** "(16/8/2025) –", "(Chinhphu.vn) 16/8/2025 –": a day before the first words, in brackets or behind an outlet's mark. */
const MARK_BEFORE =
  /^(?:\([\p{L}\d.+& ]{2,25}\)\s*[-–—,]?\s*|\p{Lu}[\p{L}\d.+]{1,14}(?:\s\p{L}{2,10})?\s[-–—]\s)$/u;

/**
 * The full day, and how it is written, of a dateline that opens a paragraph: "(Hà Nội, 16/8/2025) -",
 * "HANOI, Aug. 16, 2025 (VNA) –". In the `first` paragraph a bracket or an outlet's mark does without a place.
 */
export function datelineDay(
  paragraph: string,
  first: boolean,
): { readonly day: string; readonly written: string } | null {
  const head = paragraph.slice(0, 120);
  const [mention] = daysIn(head);
  if (mention === undefined || mention.iso === null) return null;
  const before = head.slice(0, mention.start);
  const marked = first && (MARK_BEFORE.test(before) || (before === '(' && head[mention.end] === ')'));
  if (!marked && !PLACE_BEFORE.test(before)) return null;
  if (!DASH_AFTER.test(head.slice(mention.end))) return null;
  return { day: mention.iso, written: head.slice(0, mention.end) };
}

/** The day that a URL's path carries: "/2025/08/16/", "/2025-08-16/", "-20250816150809374.htm". */
export function dayInUrl(url: string): string | null {
  const path = url
    .slice(0, 2000)
    .replace(/^[a-z]+:\/\/[^/?#]*/iu, '')
    .replace(/[?#].*$/u, '');
  const match =
    /\/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/.-]|$)/u.exec(path) ??
    /[/_-]((?:19|20)\d{2})-(\d{2})-(\d{2})(?!\d)/u.exec(path) ??
    /[/_-]((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{6}(?:\d{3})?)?(?!\d)/u.exec(path);
  if (match === null) return null;
  const day = isoDay(Number(match[1]), Number(match[2]), Number(match[3]));
  return day !== null && published(day) ? day : null;
}
