// Numbers as questions write them: in digits, in Vietnamese and English words, Roman, and the names of months.
import { foldText } from './text.js';

const ENGLISH_MONTHS =
  'january february march april may june july august september october november december'.split(' ');
/** Source of a pattern for a month's English name, whole or short. */
export const MONTH = `(${[...ENGLISH_MONTHS, 'sept', ...ENGLISH_MONTHS.map((name) => name.slice(0, 3))].join('|')})(?!\\p{L})\\.?`;

const ONES = 'một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín';
const AFTER_TEN = `${ONES}|mốt|tư|lăm`;
/** Source of a pattern for a Vietnamese number up to 39. */
export const NUMBER_WORDS = `(?:hai|ba) mươi(?: (?:${AFTER_TEN}))?|mười(?: (?:${AFTER_TEN}))?|${ONES}`;
export const ENGLISH_NUMBERS =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|an?|a couple of|couple of';
/** Source of a pattern for a month by its number in words; "giêng" and "một" are January, "chạp" December. */
export const MONTH_WORDS = 'mười một|mười hai|mười|giêng|một|hai|ba|tư|năm|sáu|bảy|bẩy|tám|chín|chạp';

const UNITS: Readonly<Record<string, number>> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  lam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
};
const WHOLE: Readonly<Record<string, number>> = {
  giêng: 1,
  gieng: 1,
  chap: 12,
  i: 1,
  ii: 2,
  iii: 3,
  iv: 4,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  dau: 1,
  nhat: 1,
  nhi: 2,
  cuoi: 4,
  a: 1,
  an: 1,
  'a couple of': 2,
  'couple of': 2,
};
const ENGLISH = ENGLISH_NUMBERS.split('|');

/** The number that `word` says; 0 when it says none. Small letters, marks may lack. */
export function numberOf(word: string): number {
  if (/^\d+$/u.test(word)) return Number(word);
  const folded = foldText(word);
  const whole = WHOLE[folded];
  if (whole !== undefined) return whole;
  if (ENGLISH.includes(folded)) return ENGLISH.indexOf(folded) + 1;
  const month = ENGLISH_MONTHS.findIndex((name) => name === folded || name.startsWith(folded.slice(0, 3)));
  if (month >= 0 && folded.length >= 3) return month + 1;
  let total = 0;
  for (const part of folded.split(' ')) {
    const unit = UNITS[part] ?? 0;
    total = part === 'muoi' ? Math.max(total, 1) * 10 : total + unit;
  }
  return total;
}
