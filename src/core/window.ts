// Reads the days a question asks about into one window: a phrase, a range of two, or everything before or after one.
import { Temporal } from 'temporal-polyfill';
import type { DateWindow } from './answer.js';
import { hasMarks } from './text.js';
import { type DayPhrase, readPhrase } from './window-phrases.js';

/** Where "before" begins: no article of the collection is older. */
const LONG_AGO = '1900-01-01';
/** "từ … đến …" with up to this many letters on either side. */
const RANGE =
  /(?<!\p{L})(?:từ|tu|giữa|between|from) ([^?!;]{1,32}?) ?(?:đến hết|den het|đến|den|tới|toi|và|va|and|to|until|[-–]) ([^?!;]{1,40})/iu;
const AFTER = /(?<!\p{L})(?:sau|after)(?: ngày| ngay)? ?$/iu;
const SINCE = /(?<!\p{L})(?:kể từ|ke tu|từ|tu|since|from)(?: ngày| ngay)? ?$/iu;
const BEFORE = /(?<!\p{L})(?:trước|truoc|before)(?: ngày| ngay)? ?$/iu;

function windowOf(
  text: string,
  from: string,
  to: string,
  start: number,
  end: number,
  published: boolean,
): DateWindow {
  return { from, to, label: text.slice(start, end).trim(), published };
}

/** The left side of a range may leave out what the right side says: "từ 15 đến 20/8/2025", "từ tháng 1 đến tháng 6/2025". */
function completed(left: string, right: DayPhrase): string {
  const { year, month } = right.from;
  if (/\d{4}/u.test(left)) return left;
  if (/^(?:ngày |ngay )?\d{1,2}$/iu.test(left)) return `ngày ${/\d+/u.exec(left)?.[0]}/${month}/${year}`;
  if (/^(?:ngày |ngay )?\d{1,2}[/.-]\d{1,2}$/iu.test(left))
    return `ngày ${left.replace(/^\D+/u, '')}/${year}`;
  return /^(?:tháng|thang) \d{1,2}$/iu.test(left) ? `tháng ${/\d+/u.exec(left)?.[0]}/${year}` : left;
}

function readRange(text: string, now: Temporal.PlainDate): DateWindow | null {
  const match = RANGE.exec(text);
  if (!match?.[1] || !match[2]) return null;
  const right = readPhrase(bare(match[2]), now, hasMarks(text));
  if (!right || right.start > 0) return null;
  const left = readPhrase(completed(match[1].trim(), right), now);
  if (!left || Temporal.PlainDate.compare(left.from, right.to) > 0) return null;
  const end =
    match.index + match[0].length - match[2].length + right.end - (bare(match[2]).length - match[2].length);
  const lead = readPhrase(text, now);
  return windowOf(
    text,
    left.from.toString(),
    right.to.toString(),
    match.index,
    end,
    publishedBefore(text, match.index, lead),
  );
}

/** A day alone reads as one only with its word before it. */
function bare(side: string): string {
  return /^\d{1,2}[/.-]\d{1,2}(?![/.\d-])/u.test(side) ? `ngày ${side}` : side;
}

function publishedBefore(text: string, start: number, lead: DayPhrase | null): boolean {
  return (
    (lead?.published ?? false) ||
    /(?<!\p{L})(?:tin|bài|bai)(?: tức| báo| viết)? ?$/iu.test(text.slice(0, start))
  );
}

/**
 * The window a question asks about, or null. `today` is `YYYY-MM-DD` in Asia/Ho_Chi_Minh. The label is the phrase as
 * it stands in the question; `published` tells that the paper's day is meant ("tin tháng 8/2025"), not the event's.
 */
export function readWindow(question: string, today: string): DateWindow | null {
  const text = question.normalize('NFC');
  const now = Temporal.PlainDate.from(today);
  const range = readRange(text, now);
  if (range) return range;
  const phrase = readPhrase(text, now);
  if (!phrase) return null;
  const { from, to, start, end, published } = phrase;
  const before = text.slice(0, start);
  const word = (pattern: RegExp): number => pattern.exec(before)?.index ?? start;
  if (BEFORE.test(before)) {
    return windowOf(text, LONG_AGO, from.subtract({ days: 1 }).toString(), word(BEFORE), end, published);
  }
  if (AFTER.test(before)) {
    return windowOf(text, to.add({ days: 1 }).toString(), today, word(AFTER), end, published);
  }
  if (SINCE.test(before)) return windowOf(text, from.toString(), today, word(SINCE), end, published);
  return windowOf(text, from.toString(), to.toString(), start, end, published);
}
