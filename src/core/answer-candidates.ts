// Where in a sentence something of the kind that a question asks for stands: figures, names, days, places, reasons, meanings.
import { abbreviationsIn } from './abbreviations.js';
import { figuresIn, unitOf } from './figures.js';
import { placesIn } from './places.js';
import type { Question } from './question.js';
import type { Span } from './sentences.js';
import { foldText, syllables, typedForm } from './text.js';

/** Words that may be the answer; `fit` says by their form alone how well they are of the kind asked for, 1 for well. */
export interface Candidate extends Span {
  readonly fit: number;
}

const ABOUT =
  '(?:(?:tổng cộng|khoảng|hơn|gần|trên|dưới|chừng|ước tính|xấp xỉ|ít nhất|tối thiểu|tối đa|không quá|lên tới|lên đến|hàng|about|nearly|over) )?';
const NUMERAL =
  '(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|chục|trăm|nghìn|ngàn|triệu|tỷ|tỉ)(?: (?:một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|mốt|chục|trăm|nghìn|ngàn|triệu|tỷ|tỉ|rưỡi))*';
const DIGITS =
  '\\d+(?:[.,]\\d+)*(?: ?(?:-|–|đến) ?\\d+(?:[.,]\\d+)*)?(?: ?(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\\p{L}))*';
const UNIT =
  '(?: ?%| ?°C| (?:phần trăm|đô la|quốc gia|nhân dân tệ|cơ quan|tổ chức|(?!và|với|của|trong|là|được|đã|có|ở|tại|cho|để|thì|mà|cũng|nên|trở|đến)\\p{Ll}[\\p{L}\\p{M}]*(?:\\/\\p{L}+)?)| ?(?:km|kg|m|tấn|ha|USD|VNĐ|euro)(?:\\/\\p{L}+)?(?!\\p{L}))?';
const NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}.,/:–-])${ABOUT}(?:${DIGITS}(?![\\p{N}/:])|${NUMERAL}(?= \\p{L}))${UNIT}`,
  'giu',
);
/** A number behind these names something instead of counting it. */
const NAMING =
  /(?:thứ|số|năm|ngày|tháng|quý|khóa|khoá|điều|khoản|hạng|vòng|quận|phường|mùng|mồng|lớp|đường|tầng|hẻm|phút thứ) $/iu;
const YEAR = /^(?:19|20)\d\d(?: |$)/u;
const PERCENT = /phần trăm|tỷ lệ|tỉ lệ|percent|%/iu;
const MONEY_ASKED =
  /tiền|đồng|chi phí|kinh phí|giá|trị giá|vốn|doanh thu|lợi nhuận|lương|phạt|how much|cost|price/iu;
const MONEY = /(?:đồng|USD|đô la|VN[ĐD]|euro|bảng|nhân dân tệ|yen|won|tỷ|tỉ|triệu)(?!\p{L})/iu;
const ORDINAL_ASKED = /thứ mấy|hạng mấy|thứ bao nhiêu|ranked|what place/iu;
const ORDINAL =
  /(?:lần |hạng |vị trí |xếp )?(?:thứ|hạng) (?:\d+|nhất|nhì|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?!\p{L})/giu;

const digitsOf = (text: string): string[] =>
  (text.match(/\d+/gu) ?? []).map((digits) => String(Number(digits)));

function isAsked(question: Question, text: string): boolean {
  const digits = digitsOf(text);
  const asked = new Set(question.numbers.map((number) => String(Number(number))));
  return digits.length > 0 && digits.every((number) => asked.has(number));
}

function spansOf(pattern: RegExp, sentence: string): Array<Span & { text: string }> {
  return [...sentence.matchAll(pattern)].map(({ index, 0: text }) => ({
    start: index,
    end: index + text.length,
    text,
  }));
}

function numbers(question: Question, sentence: string): Candidate[] {
  const ordinals = ORDINAL_ASKED.test(question.marked)
    ? spansOf(ORDINAL, sentence).map((span) => ({ ...span, fit: 2 }))
    : [];
  const { counted } = question;
  const units = new Set(figuresIn(sentence).map(({ start, unit }) => `${start} ${unit}`));
  const plain = spansOf(NUMBER, sentence).flatMap(({ start, end, text }): Candidate[] => {
    const digitsAt = start + Math.max(0, text.search(/\d/u));
    const before = sentence.slice(0, start);
    if (isAsked(question, text) || NAMING.test(before) || YEAR.test(text)) return [];
    let fit = /\d/u.test(text) ? 1 : 0.6;
    if (PERCENT.test(question.marked)) fit *= /%|phần trăm/u.test(text) ? 2 : 0.4;
    else if (/%|phần trăm/u.test(text)) fit *= 0.6;
    if (MONEY_ASKED.test(question.marked)) fit *= MONEY.test(text) ? 1.5 : 0.5;
    if (counted !== null) {
      const written = text.replace(/^.*?(?:\d|(?=\p{L}))[\d.,–-]*/u, '').trim();
      const isCounted =
        units.has(`${digitsAt} ${counted.unit}`) ||
        unitOf(written.split(' ').at(-1) ?? '') === counted.unit ||
        ` ${typedWords(text)} `.includes(` ${typedWords(counted.written)} `);
      fit *= isCounted ? 2.5 : 0.5;
    }
    return [{ start, end: widenedBy(counted?.written ?? null, sentence, start, end), fit }];
  });
  return [...ordinals, ...plain];
}

const typedWords = (text: string): string =>
  syllables(text)
    .map(({ text: word }) => typedForm(word))
    .join(' ');

/** A unit of two syllables is taken whole: "164 cơ quan". */
function widenedBy(unit: string | null, sentence: string, start: number, end: number): number {
  if (unit === null || !unit.includes(' ')) return end;
  const at = sentence.toLowerCase().indexOf(unit.toLowerCase(), start);
  return at >= 0 && at <= end ? Math.max(end, at + unit.length) : end;
}

const CAPITALS = "\\p{Lu}[\\p{L}\\p{M}\\p{N}.&'’-]*(?<![.'’-])";
const NAME = new RegExp(`(?<![\\p{L}\\p{N}])${CAPITALS}(?: ${CAPITALS})*`, 'gu');
const OPENERS = new Set(
  'ông bà anh chị em cô chú bác cậu thầy theo tại trong khi sau trước ngày sáng chiều tối trưa đêm hiện đây đó này với về từ đến vì do nếu các những một hai ba và nhưng còn để tuy được bên cùng trên dưới ngoài cũng mới đã là có không'.split(
    ' ',
  ),
);
/** What names of bodies, offices and works begin with; none of them is a person. */
const NO_PERSON = new Set(
  'bộ ban sở cục vụ viện trường đại công tập tổng ủy uỷ hội đảng quốc liên ngân phòng trung nhà báo đài chủ phó giám bí thủ tòa toà cơ học thành tp tỉnh huyện quận xã phường nghị luật khu cảng sân sông đường cầu giải cup cúp'.split(
    ' ',
  ),
);

interface Named extends Span {
  readonly text: string;
  readonly opens: boolean;
}

/** Runs of capitalised words without the word that only opens the sentence. */
function namesIn(sentence: string): Named[] {
  return spansOf(NAME, sentence).flatMap(({ start, text }): Named[] => {
    const opens = /^[\s"“‘(–-]*$|[.:!?]\s*["“]?$/u.test(sentence.slice(0, start));
    const [first = ''] = text.split(' ');
    const cut = OPENERS.has(first.toLowerCase()) ? first.length + 1 : 0;
    const rest = text.slice(cut);
    return rest === ''
      ? []
      : [{ start: start + cut, end: start + text.length, text: rest, opens: opens && cut === 0 }];
  });
}

function isOfQuestion(question: Question, name: string): boolean {
  const form = question.language === 'vi' ? typedWords : (text: string) => foldText(text);
  return (
    ` ${form(question.text)} ${form(question.marked)} `.includes(` ${form(name)} `) ||
    ` ${foldText(question.text)} `.replace(/[?,.!]/gu, ' ').includes(` ${foldText(name)} `)
  );
}

function persons(question: Question, sentence: string): Candidate[] {
  const places = new Set(placesIn(sentence).map(({ name }) => name));
  return namesIn(sentence).flatMap(({ start, end, text, opens }): Candidate[] => {
    const words = text.split(' ');
    const [first = ''] = words;
    if (places.has(text) || NO_PERSON.has(first.toLowerCase()) || isOfQuestion(question, text)) return [];
    if (words.length === 1 && (opens || text === text.toUpperCase())) return [];
    return [{ start, end, fit: words.length > 1 && words.length < 6 ? 1.2 : 0.6 }];
  });
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

function times(question: Question, sentence: string): Candidate[] {
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
    if (isAsked(question, text)) return [];
    let fit = 1;
    if (wantsClock) fit *= /giờ|\dh|\dg/u.test(text) ? 2 : 0.4;
    if (wantsYear) fit *= /(?:19|20)\d\d/u.test(text) ? 2 : 0.4;
    if (/ngay/u.test(asked)) fit *= /\d[/.-]\d|ngày/u.test(text) ? 1.5 : 0.6;
    return [{ start, end, fit }];
  });
}

const PLACE_UNIT =
  '(?:[Tt]ỉnh|[Tt]hành phố|TP|[Qq]uận|[Hh]uyện|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Tt]hị xã|[Tt]hủ đô|[Đđ]ường|[Pp]hố|[Nn]ước|[Bb]ang|[Tt]hôn|[Bb]ản|[Ll]àng|[Ss]ân vận động|[Ss]ân|[Bb]ệnh viện|[Nn]hà hàng|[Kk]hách sạn|[Tt]rung tâm|[Tt]rường|[Ss]ông|[Hh]ồ|[Đđ]ảo|[Vv]ịnh|[Cc]ảng|[Kk]hu|[Cc]hùa|[Cc]ông viên|[Qq]uảng trường|[Cc]hợ)';
const AT_PLACE = new RegExp(
  `(?:(?<=(?:[Tt]ại|[Ởở]|[Tt]ừ|[Đđ]ến|[Vv]ề|[Ss]ang|[Tt]hăm|[Tt]ới|in|at) )(?:\\p{Ll}+ ){0,3}|(?<!\\p{L})${PLACE_UNIT}\\.? ?)${CAPITALS}(?:(?: \\p{Ll}+)? ${CAPITALS})*(?:(?:, | ?\\(|\\) ?| và | - )(?:${PLACE_UNIT}\\.? ?)?${CAPITALS}(?: ${CAPITALS})*)*`,
  'gu',
);

function places(question: Question, sentence: string): Candidate[] {
  const at = spansOf(AT_PLACE, sentence);
  const named = placesIn(sentence).filter(
    ({ start, end }) => !at.some((one) => one.start <= start && end <= one.end),
  );
  return [
    ...at.map((span) => ({ ...span, fit: 1 })),
    ...named.map(({ start, end, name }) => ({ start, end, text: name, fit: 0.8 })),
  ].flatMap(({ start, end, text, fit }): Candidate[] =>
    isOfQuestion(question, text) ? [] : [{ start, end, fit }],
  );
}

const CAUSE =
  /(?<!\p{L})(?:bởi vì|vì|do|bởi|nhờ|nhằm|để|nguyên nhân(?: chính| chủ yếu| ban đầu)?(?: được xác định)? (?:là|do)|lý do (?:là|vì)|với lý do|xuất phát từ)(?!\p{L}| (?:vậy|thế|đó|Bộ|UBND|Sở))/giu;
const CLAUSE_END = /[;.!?](?:\s|$)|, (?:nên|nhưng|tuy|đồng thời|trong khi|theo|ông|bà)(?!\p{L})|["”]/u;

function reasons(_question: Question, sentence: string): Candidate[] {
  return spansOf(CAUSE, sentence).map(({ start, end, text }) => {
    const rest = sentence.slice(end);
    const opening = /^[\s"“]*$/u.test(sentence.slice(0, start));
    const stop = rest.search(opening ? /,/u : CLAUSE_END);
    const cue = text.toLowerCase();
    const fit = /nguyên nhân|lý do|vì|bởi/u.test(cue) ? 1.4 : cue === 'để' || cue === 'do' ? 0.7 : 1;
    return { start, end: stop < 0 ? sentence.trimEnd().length : end + stop, fit };
  });
}

function meanings(question: Question, sentence: string): Candidate[] {
  return abbreviationsIn(sentence).flatMap(({ short, long }): Candidate[] => {
    if (!question.names.includes(short)) return [];
    const start = sentence.indexOf(long);
    return start < 0 ? [] : [{ start, end: start + long.length, fit: 3 }];
  });
}

const WHICH = /(?<!\p{L})((?:\p{L}[\p{L}\p{M}]*) )?(\p{L}[\p{L}\p{M}]*) (?:nào|gì)(?!\p{L})/iu;
/** Heads that a name follows in an article, or stands for. */
const NAMED_HEADS =
  /^(?:ngân hàng|công ty|tập đoàn|doanh nghiệp|hãng|trường|đội|clb|câu lạc bộ|nhóm|ban nhạc|phim|bài hát|báo|tờ báo|sở|bộ|cơ quan|đơn vị|tổ chức|bệnh viện|cầu thủ|ca sĩ|diễn viên|nghệ sĩ|nhạc sĩ|đạo diễn|bác sĩ|chuyên gia|tác giả|giải|chương trình|dự án|hãng xe|thương hiệu|loài|giống|sân|tuyến|tên)$/u;
const ENGLISH_NAMED =
  /\b(?:which|what) (?:\w+ ){0,2}?(?:team|company|bank|school|film|movie|club|brand|group|player|actor|actress|singer|agency|university|organi[sz]ation|newspaper|airline|ministry|party|show|song|hospital)\b/iu;

/** Names beside the thing asked for: "ngân hàng nào" finds "Ngân hàng TMCP …". */
function namedThings(question: Question, sentence: string): Candidate[] {
  const [, before = '', last = ''] = WHICH.exec(question.marked.toLowerCase()) ?? [];
  const both = `${before}${last}`;
  const head = NAMED_HEADS.test(both) ? both : NAMED_HEADS.test(last) ? last : null;
  if (head === null && !ENGLISH_NAMED.test(question.text)) return [];
  return namesIn(sentence).flatMap(({ start, end, text, opens }): Candidate[] => {
    if (isOfQuestion(question, text)) return [];
    const led = head !== null && sentence.slice(0, start).toLowerCase().endsWith(`${head} `);
    if (opens && !text.includes(' ')) return [];
    return [{ start, end, fit: led ? 2 : 0.8 }];
  });
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
