// Where in a sentence something of the kind that a question asks for stands: figures, names, days, places, reasons, meanings.
import { abbreviationsIn } from './abbreviations.js';
import { type Candidate, isAskedName, spansOf } from './answer-candidate.js';
import { followedBySmall, namesIn, persons, places, WHICH_PLACE } from './answer-names.js';
import { HOW_LONG, numbers, times } from './answer-numbers.js';
import type { Question } from './question.js';

const CAUSE =
  /(?<!\p{L}|lý |lí )(?:bởi vì|vì|do|bởi|nhờ|nhằm|để|nguyên nhân(?: chính| chủ yếu| ban đầu)?(?: được xác định)? (?:là|do)|lý do (?:là|vì)|với lý do|xuất phát từ)(?!\p{L}| (?:vậy|thế|đó|sao|Bộ|UBND|Sở))/giu;
/** "Hồ đã cạn nên phải cắt nước": the clause before. */
const THEREFORE = /(?<=^|, |; )[^,;.]{12,160}?,? nên (?!\p{Lu})/gu;
const CLAUSE_END = /[;.!?](?:\s|$)|, (?:nên|nhưng|tuy|đồng thời|trong khi|theo|ông|bà)(?!\p{L})|["”]/u;

function reasons(_question: Question, sentence: string): Candidate[] {
  const therefore = spansOf(THEREFORE, sentence).map(({ end, text }) => {
    const clause = text.slice(0, text.lastIndexOf(' nên'));
    return { start: end - text.length, end: end - text.length + clause.length, fit: 1.2 };
  });
  const because = spansOf(CAUSE, sentence).map(({ start, end, text }) => {
    const rest = sentence.slice(end);
    const opening = /^[\s"“]*$/u.test(sentence.slice(0, start));
    const stop = rest.search(opening ? /,/u : CLAUSE_END);
    const cue = text.toLowerCase();
    const fit = /nguyên nhân|lý do|vì|bởi/u.test(cue) ? 1.4 : cue === 'để' || cue === 'nhằm' ? 0.7 : 1.1;
    return { start, end: stop < 0 ? sentence.trimEnd().length : end + stop, fit };
  });
  return [...because, ...(because.some(({ fit }) => fit > 1) ? [] : therefore)];
}

function meanings(question: Question, sentence: string): Candidate[] {
  return abbreviationsIn(sentence).flatMap(({ short, long }): Candidate[] => {
    if (!question.names.includes(short)) return [];
    const start = sentence.indexOf(long);
    return start < 0 ? [] : [{ start, end: start + long.length, fit: 3 }];
  });
}

const WHICH =
  /(?<!\p{L})((?:\p{L}[\p{L}\p{M}.]*) )?(\p{L}[\p{L}\p{M}.]*) (?:(?:nổi tiếng|này|ấy|cấp cao|lớn) )?(?:nào|là gì|gì|là ai)(?!\p{L})/iu;
/** Heads of questions that a person is the answer to: "bác sĩ nào". */
const PERSON_HEADS =
  /(?:bác sĩ|cầu thủ|ca sĩ|diễn viên|nghệ sĩ|nhạc sĩ|đạo diễn|chuyên gia|tác giả|chủ tịch|giám đốc|hlv|huấn luyện viên|nhà giáo|giáo viên|thầy|cô giáo|đại biểu|bộ trưởng|thứ trưởng|luật sư|ts|gs|giáo sư|tiến sĩ|tay vợt|hoa hậu|người mẫu|tỷ phú|nhà văn|nhà báo|nhà khoa học|thủ tướng|tổng thống|ptt|tướng|người)$/iu;
const NAMED_HEADS =
  /(?:ngân hàng|công ty|tập đoàn|doanh nghiệp|hãng|trường|đội|clb|câu lạc bộ|nhóm|nhóm nhạc|ban nhạc|phim|bài hát|báo|sở|bộ|cơ quan|đơn vị|tổ chức|bệnh viện|bv|giải|chương trình|dự án|thương hiệu|bên|dàn nhạc|tác phẩm|tính năng|khu nghỉ dưỡng|sân bay|tuyến|tàu|máy bay|ứng dụng|mạng xã hội|quỹ|đài|đại học|viện)$/iu;
const ENGLISH_NAMED =
  /\b(?:which|what) (?:\w+ ){0,2}?(?:team|company|bank|school|film|movie|club|brand|group|player|actor|actress|singer|agency|university|organi[sz]ation|newspaper|airline|ministry|party|show|song|hospital|orchestra)\b/iu;
/** "Chủ đề của cuộc thi là gì?" */
const OWNED = /^(?:đâu là )?(\p{L}[\p{L}\p{M} ]{1,24}?) của .* là (?:gì|ai)/u;
const WHERE = /(?:từ|đến|tới|xuống|lên|về|đi|ra|vào|sang|qua) (?:những )?đâu(?!\p{L})/iu;
const QUOTED = /^(?: (?:là|mang tên|có tên|:))?:? ?["“‘']([^"”’'\n]{2,80})["”’']/u;

/** Names beside the thing asked for, "ngân hàng nào" finds "Ngân hàng TMCP …", or its title in quotation marks. */
function namedThings(question: Question, sentence: string): Candidate[] {
  const { marked, text: asked } = question;
  if (WHERE.test(marked) || WHICH_PLACE.test(marked.toLowerCase())) return places(question, sentence);
  if (HOW_LONG.test(marked)) return numbers(question, sentence);
  const [, before = '', last = ''] = WHICH.exec(marked.toLowerCase()) ?? [];
  const both = `${before ?? ''}${last}`.trim();
  if (PERSON_HEADS.test(both)) return persons(question, sentence);
  const [, owned = ''] = OWNED.exec(marked.toLowerCase()) ?? [];
  const titled = [both, last, owned]
    .filter((head) => head !== '')
    .flatMap((head) => titlesAfter(head, sentence));
  const head = NAMED_HEADS.exec(both)?.[0] ?? null;
  if (titled.length > 0 || (head === null && !ENGLISH_NAMED.test(asked))) return titled;
  return namesIn(sentence).flatMap(({ start, end, text, opens }): Candidate[] => {
    if (isAskedName(question, text) || (!text.includes(' ') && (opens || followedBySmall(sentence, end))))
      return [];
    const lower = sentence.slice(0, start).toLowerCase();
    const led = head !== null && (lower.endsWith(`${head} `) || text.toLowerCase().startsWith(`${head} `));
    const from = led && lower.endsWith(`${head} `) ? start - head.length - 1 : start;
    return [{ start: from, end, fit: led ? 2 : 0.8 }];
  });
}

/** What stands in quotation marks right behind the thing asked for: chủ đề "Năng lượng xanh". */
function titlesAfter(head: string, sentence: string): Candidate[] {
  const lower = sentence.toLowerCase();
  const found: Candidate[] = [];
  for (let at = lower.indexOf(head); at >= 0; at = lower.indexOf(head, at + 1)) {
    const end = at + head.length;
    const quoted = QUOTED.exec(sentence.slice(end));
    if (!quoted) continue;
    const inner = end + quoted[0].length - 1 - (quoted[1] ?? '').length;
    found.push({ start: inner, end: inner + (quoted[1] ?? '').length, fit: 2 });
  }
  return found;
}

/** What in a sentence is of the kind that the question asks for, and not of the question itself. */
export function candidatesIn(question: Question, sentence: string): Candidate[] {
  switch (question.kind) {
    case 'number':
      return numbers(question, sentence);
    case 'person':
      return persons(question, sentence);
    case 'time':
      return times(question, sentence);
    case 'place':
      return places(question, sentence);
    case 'reason':
      return reasons(question, sentence);
    case 'definition':
      return meanings(question, sentence);
    case 'other':
      return namedThings(question, sentence);
  }
}
