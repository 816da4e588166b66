// The day of the event that an article's lead names. Unsure means null: a wrong day is worse than none.
import { type DayMention, daysBetween, findDays, resolveDay } from './dates.js';
import { words } from './extract-lines.js';

const LEAD_LENGTH = 900;
/** News is about the last weeks; a full day further back in a lead is history, a partial one another year's. */
const OLDEST_FULL = 62;
const OLDEST_PARTIAL = 45;
const FURTHEST_AHEAD = 180;
const FIRST_YEAR = 1990;
/** Characters of one paragraph that are searched for later days. */
const LONGEST_READ = 20_000;

const FUTURE = /(?<!\p{L})(?:sẽ|dự kiến|sắp|tới đây|will|scheduled|upcoming)(?!\p{L})/iu;
const LOOKING_BACK = /cách đây|năm xưa|ngày này năm|năm ấy|thuở ấy|years ago/iu;
const PART_OF_DAY = /(?<!\p{L})(?:rạng|sáng|trưa|chiều|tối|đêm|khuya|hôm|nay|qua|vào|on)\s*$/iu;
const DAY_PREFIX =
  /(?<!\p{L})(?:rạng|sáng|trưa|chiều|tối|đêm|khuya|ngày|hôm|nay|qua|vào|lúc|khoảng|on|thứ\s\p{L}{2,4}|chủ nhật|\d{1,2}\s?(?:h|giờ|[:h]\d{2})|giờ)[\s,(]*$/iu;
// Words that make the day behind them a beginning, an end, a birthday or the date of a document.
const OTHER_DAY =
  /(?<!\p{L})(?:từ|kể từ|đến|tới|trước|sau|hết|quá|tính|kỷ niệm|truyền thống|thành lập|sinh|mất|quốc khánh|giải phóng|dịp|nhân|mừng|ký|ban hành|số|định|thông tư|chỉ thị|luật|công văn|lịch|since|from|until|to|by|before|after|dated|born)\s*$/iu;
const HAPPENING =
  /(?<!\p{L})(?:diễn ra|xảy ra|tổ chức|khai mạc|bế mạc|vừa|khánh thành|khởi công)(?:\s+vào)?\s*$/iu;

/** "Ngày ký: 15/10/2024", "Mã số: …": what a label names is the event's day only where the label says so. */
const LABELLED = /[:：]\s*$/u;
const EVENT_LABEL =
  /(?<!\p{L})(?:thời gian|diễn ra|khai mạc|bế mạc|tổ chức|when|time)(?:\s\p{L}+){0,2}\s*[:：]\s*$/iu;
const OTHER_LABEL =
  /(?<!\p{L})(?:hạn|sinh|mất|ký|cấp|ban hành|hiệu lực|số|deadline)(?!\p{L})[^.:：]{0,40}[:：]\s*$/iu;

/** "Cảnh sát Ấn Độ ngày 18-10 tuyên bố …": the day between a subject and its verb is the sentence's own. */
const PREDICATE =
  /^\s+(?:đã|vừa|sẽ|tiếp tục|tuyên bố|cho biết|cho hay|khẳng định|thông báo|xác nhận|công bố|tổ chức|ký|ban hành|tiếp|hội đàm|khai mạc|chỉ trích|kêu gọi|nói|đưa tin)(?!\p{L})/iu;
/** What stands behind these in a sentence came before the news. */
const EARLIER =
  /(?<!\p{L})(?:trước đó|trước đây|liên quan|theo cáo trạng|theo hồ sơ|trong video|previously|earlier)(?!\p{L})/iu;

/** True when a day stands where a sentence names its own time, not inside a bracket, a range or a name. */
function namesTheEvent(sentence: string, mention: DayMention): boolean {
  let before = sentence.slice(0, mention.start);
  const after = sentence.slice(mention.end);
  // A day alone on its line heads a part of the text.
  if (words(before).length + words(after).length < 2) return false;
  if (/^\s*[-–]\s*\d|^\s*(?:đến|tới|to)\s/iu.test(after)) return false;
  if (/\d\s*[-–]\s*$/u.test(before)) return false;
  const bracket = before.lastIndexOf('(');
  if (bracket > before.lastIndexOf(')') && !/(?:nay|qua|hôm)\s*\($/iu.test(before)) return false;
  let prefixed = false;
  let timed = false;
  for (;;) {
    const match = DAY_PREFIX.exec(before.slice(-40));
    if (match === null) break;
    prefixed = true;
    timed ||= PART_OF_DAY.test(match[0].replace(/[\s,(]+$/u, ''));
    before = before.slice(0, before.length - match[0].length);
  }
  if (OTHER_DAY.test(before.slice(-30)) || EARLIER.test(before)) return false;
  if (LABELLED.test(before) && !EVENT_LABEL.test(before) && (!prefixed || OTHER_LABEL.test(before)))
    return false;
  if (/(?:^|[,;:–-]\s*|["“(]\s*)$/u.test(before))
    return prefixed || before.trim() === '' || mention.iso !== null;
  return timed || (prefixed && (HAPPENING.test(before.slice(-30)) || PREDICATE.test(after)));
}

const sentencesOf = (text: string): string[] =>
  text.slice(0, LEAD_LENGTH).split(/(?<=\p{Ll}[.!?…]["”’]?)\s+(?=["“‘]?\p{Lu})/u);

/**
 * The event's day `YYYY-MM-DD` from the first sentences of a body, null when unsure. A day without a year takes it from
 * `published` (`YYYY-MM-DD`). Without `published` only the first paragraph counts, the first day that names the event
 * must carry its year, and no other day of the text may be much later.
 */
export function findEventDay(paragraphs: readonly string[], published: string | null): string | null {
  const [first = '', second = ''] = paragraphs;
  const lead = sentencesOf(first).slice(0, 2);
  if (published !== null) lead.push(...sentencesOf(second).slice(0, 1));
  for (const sentence of lead) {
    if (LOOKING_BACK.test(sentence)) continue;
    for (const mention of findDays(sentence)) {
      if (mention.year !== null && mention.year < FIRST_YEAR) continue;
      if (!namesTheEvent(sentence, mention)) continue;
      if (published === null) {
        return mention.iso === null || overtaken(paragraphs, mention.iso) ? null : mention.iso;
      }
      const day = resolveDay(mention, published);
      if (day !== null && isNear(mention, day, published, sentence)) return day;
    }
  }
  return null;
}

/** News is about days shortly before its own, or announces a day to come. */
function isNear(mention: DayMention, day: string, published: string, sentence: string): boolean {
  const age = daysBetween(day, published);
  if (age >= 0) return age <= (mention.iso === null ? OLDEST_PARTIAL : OLDEST_FULL);
  return -age <= FURTHEST_AHEAD && FUTURE.test(sentence);
}

/** A text that names a day long after `day` looks back on it. */
function overtaken(paragraphs: readonly string[], day: string): boolean {
  return paragraphs.some((paragraph) =>
    findDays(paragraph.slice(0, LONGEST_READ)).some(
      ({ iso }) => iso !== null && daysBetween(day, iso) > OLDEST_FULL,
    ),
  );
}
