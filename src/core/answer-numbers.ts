// Figures, days and hours in a sentence that may be what a question asks for.
import { type Candidate, isAskedNumber, spansOf, typedWords } from './answer-candidate.js';
import { figuresIn, unitOf } from './figures.js';
import type { Question } from './question.js';
import { foldText, syllables, typedForm } from './text.js';

const ABOUT =
  '(?:(?:tổng cộng|khoảng|hơn|gần|trên|dưới|chừng|ước tính|xấp xỉ|ít nhất|tối thiểu|tối đa|không quá|lên tới|lên đến|hàng|about|nearly|over) )?';
const NUMERAL =
  '(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|chục|trăm|nghìn|ngàn|triệu|tỷ|tỉ)(?: (?:một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|mốt|chục|trăm|nghìn|ngàn|triệu|tỷ|tỉ|rưỡi))*';
const DIGITS =
  '\\d+(?:[.,]\\d+)*(?: ?(?:-|–|đến) ?\\d+(?:[.,]\\d+)*)?(?: ?(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\\p{L}))*';
const UNIT =
  '(?: ?%| ?°C| (?:phần trăm|đô la|quốc gia|nhân dân tệ|cơ quan|tổ chức|(?!và|với|của|trong|là|được|đã|có|ở|tại|cho|để|thì|mà|cũng|nên|trở|đến)\\p{Ll}[\\p{L}\\p{M}]*(?<! x)(?:\\/\\p{L}+)?)| ?(?:km|kg|m|tấn|ha|USD|VNĐ|euro)(?:\\/\\p{L}+)?(?!\\p{L}))?';
const NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}.,/:–-])${ABOUT}(?:${DIGITS}(?![\\p{N}/:]|h\\d|g\\d)|${NUMERAL}(?= \\p{L}))${UNIT}`,
  'gu',
);
/** A number behind these names something instead of counting it. */
const NAMING =
  /(?:thứ|số|năm|ngày|tháng|quý|khóa|khoá|điều|khoản|hạng|vòng|quận|phường|mùng|mồng|lớp|đường|tầng|hẻm|phút thứ) $/iu;
const YEAR = /^(?:19|20)\d\d(?: |$)/u;
const PERCENT_SIGN = /%|phần trăm/u;
const PERCENT = /phần trăm|tỷ lệ|tỉ lệ|percent|%/iu;
const MONEY_ASKED =
  /tiền|đồng|chi phí|kinh phí|giá|trị giá|vốn|doanh thu|lợi nhuận|lương|phạt|how much|cost|price/iu;
const MONEY = /(?:đồng|USD|đô la|VN[ĐD]|euro|bảng|nhân dân tệ|yen|won|tỷ|tỉ|triệu)(?!\p{L})/iu;
const ORDINAL_ASKED = /thứ mấy|hạng mấy|thứ bao nhiêu|ranked|what place/iu;
const ORDINAL =
  /(?:lần |hạng |vị trí |xếp )?(?:thứ|hạng) (?:\d+|nhất|nhì|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?!\p{L})/giu;

/** What a question says right before its "bao nhiêu", which an answer has before its figure too: "xuống còn bao nhiêu". */
const BEFORE_HOW_MANY = /(\p{L}[\p{L}\p{M}]*) (?:khoảng |chừng |đến |tới )?(?:bao nhiêu|mấy)(?!\p{L})/iu;
/** A difference, where what is asked for is what it led to. */
const CHANGE = /(?:tăng|giảm|thêm|sụt|mất)(?: mạnh| nhẹ| thêm| tới| đến)? $/iu;
const CHANGED = /tăng|giảm|thêm|sụt|mất/iu;
/** Asks for a length of time. */
export const HOW_LONG = /bao lâu|how long/iu;
const DURATION = /(?:giây|phút|giờ|tiếng|ngày|tuần|tháng|năm|thập kỷ|thế kỷ)(?!\p{L})/iu;

const ENDS_IN_DURATION = new RegExp(`${DURATION.source}$`, 'u');

/** The smaller part of a length of time: " 6 tháng" of "2 năm 6 tháng". */
const SMALLER = /^(?:,? (?:và )?\d+ (?:tháng|tuần|ngày|giờ|phút|giây)(?!\p{L}))+/u;

/** The end of a length of time with its smaller parts: of "2 năm" that is followed by "6 tháng", that of both. */
function withSmaller(sentence: string, text: string, end: number): number {
  return end + (ENDS_IN_DURATION.test(text) ? (SMALLER.exec(sentence.slice(end))?.[0].length ?? 0) : 0);
}

const OPENING_NUMBER = new RegExp(`^${ABOUT}(?:${DIGITS}|${NUMERAL})`, 'u');

/** Figures with the unit they count, and ranks where a rank is asked for. */
export function numbers(question: Question, sentence: string): Candidate[] {
  const { counted, marked } = question;
  const ordinals = ORDINAL_ASKED.test(marked)
    ? spansOf(ORDINAL, sentence).map((span) => ({ ...span, fit: 2 }))
    : [];
  const units = new Set(figuresIn(sentence).map(({ start, unit }) => `${start} ${unit}`));
  const [, lead = null] = BEFORE_HOW_MANY.exec(marked) ?? [];
  const plain = spansOf(NUMBER, sentence).flatMap(({ start, end, text }): Candidate[] => {
    const digitsAt = start + Math.max(0, text.search(/\d/u));
    const before = sentence.slice(0, start);
    const inDigits = /\d/u.test(text);
    if (isAskedNumber(question, text) || NAMING.test(before) || YEAR.test(text)) return [];
    let fit = inDigits ? 1 : /^một/iu.test(text) ? 0.3 : 0.7;
    if (PERCENT.test(marked)) fit *= PERCENT_SIGN.test(text) ? 2 : 0.4;
    else if (PERCENT_SIGN.test(text)) fit *= 0.6;
    if (MONEY_ASKED.test(marked)) fit *= MONEY.test(text) ? 1.5 : 0.5;
    if (HOW_LONG.test(marked)) fit *= DURATION.test(text) ? 2 : 0;
    if (CHANGE.test(before) && !CHANGED.test(marked)) fit *= 0.5;
    if (lead !== null && leads(lead, before)) fit *= 1.6;
    if (counted === null) return fit === 0 ? [] : [{ start, end: withSmaller(sentence, text, end), fit }];
    const number = OPENING_NUMBER.exec(text)?.[0] ?? '';
    const behind = typedWords(sentence.slice(start + number.length, start + number.length + 40));
    const whole = `${behind} `.startsWith(`${typedWords(counted.written)} `);
    const isUnit = whole || units.has(`${digitsAt} ${counted.unit}`) || unitOf(behind) === counted.unit;
    fit *= whole && counted.written.includes(' ') ? 3 : isUnit ? 2.2 : 0.4;
    const last = withSmaller(sentence, text, end);
    return [{ start, end: widenedBy(counted.written, sentence, start, last), fit }];
  });
  return [...ordinals, ...plain];
}

/** Whether the word stands among the last few before a number. */
function leads(word: string, before: string): boolean {
  const last = syllables(before.slice(-24)).slice(-3);
  return last.some(({ text }) => typedForm(text) === typedForm(word));
}

/** A unit of two syllables is taken whole: "164 cơ quan". */
function widenedBy(unit: string | null, sentence: string, start: number, end: number): number {
  if (unit === null || !unit.includes(' ')) return end;
  const at = sentence.toLowerCase().indexOf(unit.toLowerCase(), start);
  return at >= 0 && at <= end ? Math.max(end, at + unit.length) : end;
}

const DAY =
  '(?:ngày |mùng |mồng )?\\d{1,2}(?:[/.-]\\d{1,2}(?:[/.-](?:19|20)\\d\\d)?| tháng \\d{1,2}(?:(?:,? năm |/)(?:19|20)?\\d\\d)?)';
const CLOCK = '\\d{1,2} ?(?:giờ|h|g)(?: ?\\d{1,2})?(?: phút)?(?!\\p{L})';
const PART = '(?:sáng|trưa|chiều|tối|đêm|rạng sáng|khuya)';
const TIME = new RegExp(
  `(?<![\\p{L}\\p{N}.,/])(?:(?:lúc |vào lúc )?${CLOCK}(?:,? (?:${PART} )?(?:hôm |nay,? |ngày )*${DAY}|,? ${PART}(?: (?:nay|qua|mai))?)?|(?:${PART} )?(?:hôm )?${DAY}|(?:đầu |giữa |cuối )?tháng \\d{1,2}(?:(?:[/-]| năm |,? )(?:19|20)\\d\\d)?|(?:đầu |giữa |cuối )?(?:năm|quý [IVX\\d]+[,/ ]*(?:năm )?|mùa (?:xuân|hè|thu|đông) (?:năm )?) ?(?:19|20)\\d\\d(?:[-–](?:19|20)?\\d\\d)?|quý [IVX]+|giai đoạn (?:19|20)\\d\\d ?[-–] ?(?:19|20)\\d\\d|(?:${PART}|hôm) (?:nay|qua|mai))(?![\\p{N}%])`,
  'giu',
);
const YEAR_ALONE = /(?<![\p{L}\p{N}.,/-])(?:19|20)\d\d(?![\p{N}/.-])/gu;

/** Days, months, years and hours. */
export function times(question: Question, sentence: string): Candidate[] {
  const asked = foldText(question.marked);
  const wantsClock = /may gio|luc nao|what time/u.test(asked);
  const wantsYear = /nam nao|what year|which year/u.test(asked) && !/ngay|thang/u.test(asked);
  const found = spansOf(TIME, sentence);
  const years = wantsYear
    ? spansOf(YEAR_ALONE, sentence).filter(
        (year) => !found.some((time) => time.start <= year.start && year.end <= time.end),
      )
    : [];
  return [...found, ...years].flatMap(({ start, end, text }): Candidate[] => {
    if (isAskedNumber(question, text)) return [];
    let fit = 1;
    if (wantsClock) fit *= /giờ|\dh|\dg/u.test(text) ? 2 : 0.4;
    if (wantsYear) fit *= /(?:19|20)\d\d/u.test(text) ? 2 : 0.4;
    if (/ngay/u.test(asked)) fit *= /\d[/.-]\d|ngày/u.test(text) ? 1.5 : 0.6;
    return [{ start, end, fit }];
  });
}
