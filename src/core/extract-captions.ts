// Picture captions among the paragraphs: by their credit, or by general marks of a caption that carries none.
import { creditOf, isPersonName } from './extract-byline.js';
import {
  bare,
  endsSentence,
  isBullet,
  isProse,
  type Line,
  LONGEST_FURNITURE,
  words,
} from './extract-lines.js';

const LONGEST_UNCREDITED = 220;
/** A longer first line (in syllables) is the lead, unless a full stop parts it from the credit of a photograph. */
const LONGEST_FIRST_CAPTION = 40;
const CLOSED_CREDIT = /[.!?)]\s+(?:nguồn )?ảnh\s*[:：][^:：]{1,90}$/iu;

const OPENER =
  /^(?:quang cảnh|toàn cảnh|khung cảnh|một góc|ảnh minh h[ọo]a|ảnh tư liệu|hình ảnh (?:tại|minh|trong)|các đại biểu (?:dự|tham dự|tham gia|tại|chụp|cắt băng)|đại biểu (?:dự|tham dự)|chụp ảnh lưu niệm)(?!\p{L})/iu;
const POSING = /chụp ảnh (?:lưu niệm|chung)/iu;
const ROLE =
  /^(?:(?:nguyên|phó|quyền|cựu|đồng chí|ông|bà|ngài|anh|chị|đồng)\s+)*(?:tổng bí thư|chủ tịch|phó chủ tịch|thủ tướng|phó thủ tướng|bộ trưởng|thứ trưởng|đại tướng|thượng tướng|trung tướng|thiếu tướng|đại tá|thượng tá|trung tá|thiếu tá|đại úy|thượng úy|tổng thư ký|phó tổng thư ký|thư ký|bí thư|phó bí thư|giám đốc|phó giám đốc|tổng giám đốc|cục trưởng|phó cục trưởng|vụ trưởng|đại sứ|tổng thống|thống đốc|trưởng đoàn|đoàn đại biểu|đoàn|lãnh đạo|đại diện|đồng chí|ông|bà|ngài|giáo sư|tiến sĩ|bác sĩ|hlv|hai bộ trưởng|hai đoàn|president|minister|prime minister|chairman|ambassador)(?!\p{L})/iu;
/** Verbs by which a caption says what its picture shows, in the present. */
const SHOWS =
  /(?<!\p{L})(?:hội đàm|hội kiến|tiếp|gặp|gặp gỡ|bắt tay|trao|phát biểu|chủ trì|thăm|chứng kiến|ký kết|ký|tặng|đón|dâng hương|cắt băng|chúc mừng|trao đổi|receives?|meets?|shakes?|speaks?|presents?)(?!\p{L})/iu;
/** Verbs of telling, marks of time and reasons: signs of a sentence of the article. */
const TELLS =
  /(?<!\p{L})(?:cho biết|cho rằng|cho hay|khẳng định|nhấn mạnh|đề nghị|yêu cầu|nói|thông tin|đánh giá|bày tỏ|ghi nhận|chỉ đạo|kết luận|thống nhất|nhất trí|mong muốn|hy vọng|lưu ý|kêu gọi|cảnh báo|tuyên bố|thông báo|quyết định|đã|đang|sẽ|vừa|từng|cần|phải|nhằm|để|vì|do|nên|nhưng|mà|rằng|trong đó|qua đó|góp phần|theo đó|theo|cùng dự|tham dự có|said|says|told|has|have|was|were|will)(?!\p{L})/iu;
/** Verbs that make "A và B …" a statement rather than two people in a picture. */
const STATES =
  /(?<!\p{L})(?:là|có|được|bị|không|thắng|thua|tăng|giảm|đạt|dẫn|về|ra|vào|lên|xuống|làm|đi|đến|bắt|tạm|khởi tố|xử|phạt|chết|ly hôn|kết hôn|chia tay|hẹn hò|công bố|phối hợp|tổ chức|thành lập|hợp tác|tăng cường|đẩy mạnh|is|are|and the)(?!\p{L})/iu;
const TIME_FIRST = /^(?:rạng sáng|sáng|trưa|chiều|tối|đêm|ngày|hôm|trong|tại|theo|sau|trước|từ|on|in|at)\s/iu;

const capitals = (text: string): number => {
  const all = words(text);
  return all.length === 0 ? 0 : all.filter((word) => /^["“(]?\p{Lu}/u.test(word)).length / all.length;
};

const oneSentence = (text: string): boolean => !/\p{Ll}[.!?…]["”]?\s+\p{Lu}/u.test(text);

/** "A và B", nothing but people and posts. */
function isPair(text: string): boolean {
  return (
    /\s(?:và|cùng|với|and|with)\s/u.test(text) &&
    ROLE.test(text) &&
    capitals(text) >= 0.5 &&
    !STATES.test(text)
  );
}

/** A sentence about a named person whose every word a paragraph nearby repeats: nothing is lost by setting it apart. */
function isRepeated(text: string, nearby: readonly string[]): boolean {
  const wanted = new Set(bare(text).split(' '));
  if (wanted.size < 8 || capitals(text) < 0.3) return false;
  return nearby.some((paragraph) => {
    if (paragraph.length <= text.length) return false;
    const there = new Set(bare(paragraph).split(' '));
    return [...wanted].filter((word) => there.has(word)).length >= wanted.size * 0.95;
  });
}

function looksLikeCaption(text: string, nearby: readonly string[]): boolean {
  if (text.length > LONGEST_UNCREDITED || words(text).length < 3 || isBullet(text)) return false;
  if (/["“”:;?]|[,!]$/u.test(text) || !oneSentence(text) || TIME_FIRST.test(text) || TELLS.test(text))
    return false;
  if (text.length <= 140 && (OPENER.test(text) || POSING.test(text))) return true;
  if (!ROLE.test(text)) return false;
  if (!SHOWS.test(text) && isPair(text)) return true;
  const clauses = text.split(',').length - 1;
  if (SHOWS.test(text) && clauses <= 2 && text.length <= 180 && capitals(text) >= 0.4) return true;
  return endsSentence(text) && isRepeated(text, nearby);
}

/** A line such as "Ảnh: Phạm Kiên - TTXVN", which belongs to the caption above it. */
const isCreditAlone = (text: string, credit: string): boolean =>
  words(text).length - words(credit).length <= 3;

const NEARBY = 4;

/**
 * Marks captions and returns them as they stand, in order. With `careful` only lines with a credit count. A caption
 * without one must stand between paragraphs: a first or last line is left in the body.
 */
export function markCaptions(lines: readonly Line[], careful: boolean): string[] {
  const body = lines.filter((line) => line.role === 'body');
  const mark = (line: Line): void => {
    line.role = 'caption';
  };
  body.forEach((line, i) => {
    if (line.role !== 'body' || line.text.length > LONGEST_FURNITURE || body.length < 2) return;
    const credit = creditOf(line.text);
    if (credit === null || isBullet(line.text)) return;
    const long = i === 0 && words(line.text).length > LONGEST_FIRST_CAPTION;
    if (long && !CLOSED_CREDIT.test(line.text)) return;
    const above = body[i - 1];
    if (
      isCreditAlone(line.text, credit) &&
      above?.role === 'body' &&
      above.text.length <= LONGEST_UNCREDITED
    ) {
      // A paragraph of several sentences is text; its neighbour's credit then stands for itself.
      if (oneSentence(above.text) && !TELLS.test(above.text) && !isBullet(above.text) && i > 1) mark(above);
    }
    mark(line);
  });
  if (!careful) {
    const left = body.filter((line) => line.role === 'body');
    left.forEach((line, i) => {
      const above = left[i - 1];
      const below = left[i + 1];
      if (above === undefined || below === undefined || /[:：]$/u.test(above.text)) return;
      if (!isProse(above.text) || !(isProse(below.text) || below.role === 'caption')) return;
      const nearby = left.slice(Math.max(0, i - NEARBY), i + NEARBY + 1).filter((other) => other !== line);
      if (
        looksLikeCaption(
          line.text,
          nearby.map((other) => other.text),
        ) &&
        !isPersonName(line.text)
      )
        mark(line);
    });
  }
  return lines.filter((line) => line.role === 'caption').map((line) => line.text);
}
