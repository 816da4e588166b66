// What a page prints above its article about itself: today's day, the weather, telephone numbers.
import { readDateLine } from './extract-dates.js';
import { isProse, type Line, words } from './extract-lines.js';
import { firstParagraph } from './extract-runs.js';

const TODAY = /^[\s|•-]*(?:hôm nay|bây giờ|today)(?:\s+là)?(?!\p{L})[\s:,|–-]*(.*)$/iu;
const WEATHER = /^.{0,40}?-?\d{1,2}\s?(?:°|º|˚)\s?C?(?!\p{L}).{0,20}$/u;
const CONTACT = /^(?:hotline|đường dây nóng|điện thoại|đt|tel|fax|email|liên hệ)(?!\p{L})/iu;
const NUMBER = /\d(?:[\s.()-]?\d){5,}|@/u;
const MOST_WORDS = 10;
const HOME =
  /(?<!\p{L})(?:trang chủ|trang nhất|home|đăng nhập|đăng ký|tìm kiếm|login|sign in|search)(?!\p{L})/iu;

const isContact = (text: string): boolean =>
  CONTACT.test(text) && NUMBER.test(text) && words(text).length <= MOST_WORDS;

/**
 * Marks the lines about the page itself: "Hôm nay: …" above and below the text, the weather and telephone numbers above
 * it, and a day as the very first thing when a menu follows. Their days are those of the visit, not of the article.
 */
export function markPageTop(lines: readonly Line[]): void {
  const first = firstParagraph(lines);
  const head = first === -1 ? lines.length : first;
  const last = lines.findLastIndex((line) => line.role === 'body' && isProse(line.text));
  let weather = -1;
  lines.forEach((line, i) => {
    if (line.role !== 'body' || line.text.length > 120 || (i >= head && i <= last)) return;
    const today = TODAY.exec(line.text);
    if (today !== null) {
      const rest = today[1] ?? '';
      const next = lines[i + 1];
      if (rest !== '' && readDateLine(rest) === null) return;
      line.role = 'menu';
      if (rest === '' && next?.role === 'body' && readDateLine(next.text) !== null) next.role = 'menu';
    } else if (
      i < head &&
      (WEATHER.test(line.text) || isContact(line.text)) &&
      words(line.text).length <= 8
    ) {
      line.role = 'menu';
      if (WEATHER.test(line.text)) weather = i;
    }
  });
  const top = lines.findIndex((line) => line.role === 'body');
  const line = lines[top];
  const [next, second] = lines.slice(top + 1, top + 3);
  if (line === undefined || readDateLine(line.text) === null) return;
  if (weather !== -1 && weather === top - 1) line.role = 'menu';
  if (next?.role !== 'menu') return;
  // Under a single section's name the day may be the article's own.
  if (second?.role === 'menu' || HOME.test(next.text)) line.role = 'menu';
}
