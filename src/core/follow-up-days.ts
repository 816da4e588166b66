// Puts other days into the place of those that the last question named: "tin tháng 8/2025", then "còn tháng 10?".
import { Temporal } from 'temporal-polyfill';
import { hasMarks } from './text.js';
import { readWindow } from './window.js';
import { readPhrase } from './window-phrases.js';

const YEAR = /^(?:19|20)\d\d$/u;
const YEAR_INSIDE = /(?<!\d)(?:19|20)\d\d(?!\d)/u;
const ENGLISH_MONTH =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/iu;

/** Whether a text names days and nothing else. */
export function isDays(text: string, today: string): boolean {
  const phrase = readPhrase(text, Temporal.PlainDate.from(today));
  if (!phrase)
    return /^(?:(?:năm|nam) )?(?:19|20)\d\d$|^(?:hôm |hom )?\d{1,2}\/\d{1,2}$|^(?:ngày|hôm|ngay|hom) \d{1,2}$/iu.test(
      text.trim(),
    );
  const rest = `${text.slice(0, phrase.start)}${text.slice(phrase.end)}`;
  return /^\s*(?:trong|vào|hồi|của|hôm|hom|in|for|from|on)?\s*$/iu.test(rest);
}

/** Whether a text names days in place of those that a question names: "October", which alone may be a name too. */
export function isDaysFor(question: string, text: string, today: string): boolean {
  return isDays(text, today) || (ENGLISH_MONTH.test(text.trim()) && readWindow(question, today) !== null);
}

/** Days that leave their year out are of the year that was spoken of. */
function inYear(days: string, year: string | undefined): string {
  if (year === undefined || YEAR_INSIDE.test(days)) return days;
  if (/^(?:(?:ngày|hôm|ngay|hom) )?\d{1,2}\/\d{1,2}$|(?:tháng|thang|quý|quy) \d{1,2}$/iu.test(days)) {
    const dated = /(?:ngày|ngay|hôm|hom) \d{1,2} (?:tháng|thang) \d{1,2}$/iu.test(days);
    if (dated) return `${days} ${hasMarks(days) ? 'năm' : 'nam'} ${year}`;
    return `${days}/${year}`;
  }
  return ENGLISH_MONTH.test(days) ? `${days} ${year}` : days;
}

/** A day alone is of the month that was spoken of: "ngày 7" after "6/2/2026". */
function inMonth(days: string, label: string): string {
  if (!/^(?:ngày|hôm|ngay|hom) \d{1,2}$/iu.test(days)) return days;
  const month = /\d(?<rest>[/.-]\d{1,2}(?:[/.-]\d{4})?| (?:tháng|thang) \d{1,2}.*)$/iu.exec(label)?.groups
    ?.rest;
  return month === undefined ? days : `${days}${month}`;
}

/** The phrase of the last question gives way to the new one, or the new one is added. */
export function withDays(question: string, instead: string, today: string): string {
  if (YEAR.test(instead) && YEAR_INSIDE.test(question)) return question.replace(YEAR_INSIDE, instead);
  const window = readWindow(question, today);
  const at = window ? question.indexOf(window.label) : -1;
  if (window && at >= 0) {
    const days = inYear(inMonth(instead, window.label), YEAR_INSIDE.exec(window.label)?.[0]);
    // "hôm 4/2": the word for a day goes with the day when the new one brings its own.
    const lead = /^(?:ngày|hôm|ngay|hom) /iu.test(days)
      ? (/(?:ngày|hôm|ngay|hom) $/iu.exec(question.slice(0, at))?.[0].length ?? 0)
      : 0;
    const news = /^(?:tin|bài|bai) /iu.exec(window.label)?.[0] ?? '';
    return `${question.slice(0, at - lead)}${news}${days}${question.slice(at + window.label.length)}`;
  }
  const year = /(?:(?:năm|nam) )?(?<!\d)(?:19|20)\d\d(?!\d)/iu.exec(question);
  if (year) return `${question.slice(0, year.index)}${instead}${question.slice(year.index + year[0].length)}`;
  return `${question.replace(/[\s?!.]+$/u, '')} ${instead}?`;
}
