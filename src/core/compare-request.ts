// Reads what is to be compared: a subject and two newspapers, or a subject and two times.
import { allMatches } from './all-matches.js';
import { isDays } from './follow-up-days.js';
import type { NamedPaper } from './outlet-named.js';
import { readWindow } from './window.js';

/** One side as it was written; `days` is the phrase with the word or year that it left out put in. */
export type Side =
  | { readonly kind: 'outlet'; readonly paper: NamedPaper }
  | { readonly kind: 'days'; readonly days: string };

export interface CompareRequest {
  /** As written; '' when only the sides were named. */
  readonly subject: string;
  readonly sides: readonly [Side, Side];
}

/** What reading needs to know; `today` is `YYYY-MM-DD` in Asia/Ho_Chi_Minh. */
export interface CompareReading {
  readonly today: string;
  paperNamed(written: string): NamedPaper | null;
}

/** What stands between two sides, the longest first. */
const BETWEEN =
  /\s*(?:,|;)\s*|\s+(?:so với|đối chiếu với|compared (?:to|with)|versus|vs\.?|với|và|voi|va|and|with|hay|hoặc|or)\s+|\s+[–—-]\s+/giu;
const COLON = /\s*[:：]\s+/u;
const AMONG = /(?<!\p{L})(?:giữa|giua|between)\s+/iu;
const ABOUT = /\s+(?:(?:nói |viết |đưa tin )?(?:về|ve)(?: chuyện| vụ| việc)?|about|on)\s+/iu;
const LEADING = /^(?:(?:hãy\s+)?so sánh|compare)\s+/iu;
/** Words that lead from a subject to a side and belong to neither. */
const TO_SIDE = /\s*(?<!\p{L})(?:trên|của|theo|ở|trong|vào|hồi|giữa|between|from|in|on|of|by)$/iu;
/** Syllables of the longest side: "Báo Quân đội nhân dân", "từ ngày 1/8 đến ngày 5/8/2025". */
const LONGEST_SIDE = 8;

/** Adds what a phrase of days may leave out when another stands beside it: "8" after "tháng 7", "5/8", "2024". */
function daysOf(written: string, beside: string, today: string): string | null {
  const said = written.trim().replace(/^(?:trong|vào|hồi|của|in|during)\s+/iu, '');
  const word = /^(tháng|thang|năm|nam|quý|quy|ngày|ngay|tuần|tuan)\s/iu.exec(beside)?.[1];
  const bare = /^\d{1,4}(?:[/-]\d{4})?$/u.test(said);
  const tries = [
    ...(bare && word !== undefined ? [`${word} ${said}`] : []),
    ...(/^\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?$/u.test(said) ? [`ngày ${said.replaceAll('-', '/')}`] : []),
    ...(/^(?:19|20)\d\d$/u.test(said) ? [`năm ${said}`] : []),
    said,
    `in ${said}`,
  ];
  return tries.find((one) => isDays(one, today) && readWindow(one, today) !== null) ?? null;
}

const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/u;

/** The days with the year of the other side, where they name none and a month. */
function inYearOf(days: string, other: string): string {
  const year = YEAR.exec(other)?.[0];
  if (year === undefined || YEAR.test(days)) return days;
  return /(?:\d\/\d{1,2}|(?:tháng|thang|quý|quy) \d{1,2})$/iu.test(days) ? `${days}/${year}` : days;
}

function sideOf(written: string, beside: string, reading: CompareReading): Side | null {
  const said = written.trim();
  if (said === '' || said.split(/\s+/u).length > LONGEST_SIDE) return null;
  const days = daysOf(said, beside, reading.today);
  if (days !== null) return { kind: 'days', days };
  const paper = reading.paperNamed(said);
  return paper === null ? null : { kind: 'outlet', paper };
}

/** Two sides of one kind that are not the same. */
function pairOf(left: string, right: string, reading: CompareReading): CompareRequest['sides'] | null {
  const [one, other] = [sideOf(left, right, reading), sideOf(right, left.trim(), reading)];
  if (one === null || other === null) return null;
  if (one.kind === 'outlet')
    return other.kind === 'outlet' && one.paper.name !== other.paper.name ? [one, other] : null;
  if (other.kind === 'outlet') return null;
  const sides = [inYearOf(one.days, other.days), inYearOf(other.days, one.days)] as const;
  const [first, second] = sides.map((days) => readWindow(days, reading.today));
  if (first?.from === second?.from && first?.to === second?.to) return null;
  return [
    { kind: 'days', days: sides[0] },
    { kind: 'days', days: sides[1] },
  ];
}

/** The places where a text may fall into two sides. */
function cuts(text: string): Array<readonly [string, string]> {
  return allMatches(BETWEEN, text).map(({ 0: between, index }) => [
    text.slice(0, index),
    text.slice(index + between.length),
  ]);
}

function wholePair(text: string, reading: CompareReading): CompareRequest['sides'] | null {
  for (const [left, right] of cuts(text)) {
    const sides = pairOf(left, right, reading);
    if (sides) return sides;
  }
  return null;
}

function request(subject: string, sides: CompareRequest['sides']): CompareRequest {
  let rest = subject.trim().replace(/[\s,;:–-]+$/u, '');
  // "giá vàng trên VnExpress", "giá vàng giữa tháng 7 …"
  while (TO_SIDE.test(rest)) rest = rest.replace(TO_SIDE, '').trim();
  return { subject: rest, sides };
}

/** The subject before the left side: the longest end of it that is a side goes, the rest is the subject. */
function afterSubject(text: string, reading: CompareReading): CompareRequest | null {
  for (const [left, right] of cuts(text)) {
    const words = left.split(/\s+/u);
    for (let from = Math.max(0, words.length - LONGEST_SIDE); from < words.length; from++) {
      const sides = pairOf(words.slice(from).join(' '), right, reading);
      if (sides) return request(words.slice(0, from).join(' '), sides);
    }
  }
  return null;
}

/** The sides before the subject: "VnExpress và Tuổi Trẻ về giá vàng". */
function beforeSubject(text: string, reading: CompareReading): CompareRequest | null {
  const about = ABOUT.exec(text);
  if (about === null) return null;
  const sides = wholePair(text.slice(0, about.index).replace(AMONG, ''), reading);
  return sides && request(text.slice(about.index + about[0].length), sides);
}

/** What a text wants compared; null when two sides of one kind cannot be read from it. */
export function readCompare(raw: string, reading: CompareReading): CompareRequest | null {
  const text = raw
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(LEADING, '')
    .replace(/[?.!]+$/u, '');
  const colon = COLON.exec(text);
  if (colon) {
    const sides = wholePair(text.slice(colon.index + colon[0].length), reading);
    if (sides) return request(text.slice(0, colon.index), sides);
  }
  const among = AMONG.exec(text);
  if (among) {
    const sides = wholePair(text.slice(among.index + among[0].length), reading);
    if (sides) return request(text.slice(0, among.index), sides);
  }
  return beforeSubject(text, reading) ?? afterSubject(text, reading);
}
