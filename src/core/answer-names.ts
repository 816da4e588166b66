// Names of people, of places and of other things in a sentence that may be what a question asks for.
import { type Candidate, isAskedName, spansOf, typedWords } from './answer-candidate.js';
import { placesIn } from './places.js';
import type { Question } from './question.js';
import { askedRole } from './roles.js';
import type { Span } from './sentences.js';

const CAPITALS = "\\p{Lu}[\\p{L}\\p{M}\\p{N}.&'’-]*(?<![.'’-])";
const NAME = new RegExp(`(?<![\\p{L}\\p{N}])${CAPITALS}(?: ${CAPITALS})*`, 'gu');
const OPENERS = new Set(
  'ông bà anh chị em cô chú bác cậu thầy theo tại trong khi sau trước ngày sáng chiều tối trưa đêm hiện đây đó này với về từ đến vì do nếu các những một hai ba và nhưng còn để tuy được bên cùng trên dưới ngoài cũng mới đã là có không'.split(
    ' ',
  ),
);
/** What names of bodies, offices and works begin with; none of them is a person. */
export const NO_PERSON = new Set(
  'bộ ban sở cục vụ viện trường đại công tập tổng ủy uỷ hội đảng quốc liên ngân phòng trung nhà báo đài chủ phó giám bí thủ tòa toà cơ học thành tp tỉnh huyện quận xã phường nghị luật khu cảng sân sông đường cầu giải cup cúp'.split(
    ' ',
  ),
);

/** Words right before a name that say it is of a place, a work or a prize, or that a person's office is still to come. */
const NO_PERSON_AFTER =
  /(?:địa|sân|svđ|giải|cúp|phim|tàu|hãng|đội|clb|báo|cầu|hồ|sông|núi|đảo|đường|phố|phường|xã|huyện|quận|tỉnh|tp|nước|trường|công ty|tập đoàn|ngân hàng|vùng|khu|chùa|trang|nhóm|biển|vịnh) $/iu;
/** The first half of an office that goes on in small letters: "Ngài Tổng thống", "Ông Phó Chủ tịch". */
const OFFICE_OPENS = /(?:^| )(?:Tổng|Chủ|Phó|Thủ|Bộ|Thứ|Giám|Bí|Đại|Trưởng)$/u;

interface Named extends Span {
  readonly text: string;
  readonly opens: boolean;
}

/** Runs of capitalised words without the word that only opens the sentence. */
export function namesIn(sentence: string): Named[] {
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

/** "Dàn nhạc", "Hội đồng": the capital of a longer name that goes on in small letters. */
export function followedBySmall(sentence: string, end: number): boolean {
  const rest = sentence.slice(end);
  return /^ \p{Ll}/u.test(rest) && !/^ (?:và|là|đã|đang|sẽ|với|của|ở|tại|trong|cho|có)(?!\p{L})/u.test(rest);
}

/** Syllables of a role that must stand beside a name. */
const ROLE_SYLLABLES = 4;
/** What bearing the very role asked for is worth. */
const HOLDER = 3;

/** Whether a name stands right before or behind a role: "Abdellatif Ouahbi, Bộ trưởng Bộ Tư pháp …", "Bộ trưởng …, ông …". */
function bearsRole(role: readonly string[] | null, sentence: string, { start, end }: Span): boolean {
  if (role === null) return false;
  const behind = /^(?:, | \(| [-–] )/u.test(sentence.slice(end))
    ? typedWords(sentence.slice(end, end + 120))
    : '';
  const before = typedWords(
    sentence.slice(Math.max(0, start - 120), start).replace(/[ ,–-]+(?:(?:là|ông|bà|anh|chị|cô) )*$/iu, ''),
  );
  const count = Math.min(ROLE_SYLLABLES, role.length);
  return (
    `${behind} `.startsWith(`${role.slice(0, count).join(' ')} `) ||
    ` ${before}`.endsWith(` ${role.slice(-count).join(' ')}`)
  );
}

/** Names of people. */
export function persons(question: Question, sentence: string): Candidate[] {
  const named = placesIn(sentence).filter(({ name }) => /^\p{Lu}/u.test(name));
  const located = spansOf(AT_PLACE, sentence);
  const role = askedRole(question);
  return namesIn(sentence).flatMap(({ start: from, end, text: run, opens }): Candidate[] => {
    // "Ukraine Mykhailo Fedorov": the country whose minister he is.
    const place = named.find((one) => one.start <= from && one.end > from && one.end < end);
    const start = place ? place.end + 1 : from;
    const text = sentence.slice(start, end);
    const words = text.split(' ');
    const [first = ''] = words;
    const isPlace =
      named.some((one) => one.name === text) ||
      // "tỉnh Thái Nguyên Dương Ngọc Long": behind a listed place comes a person.
      (place === undefined &&
        located.some((one) => one.start <= start && end <= one.end && PLACE_FIRST.test(one.text)));
    if (run === '' || isPlace || NO_PERSON.has(first.toLowerCase()) || isAskedName(question, text)) return [];
    const isOffice = OFFICE_OPENS.test(text) && followedBySmall(sentence, end);
    if (isOffice || NO_PERSON_AFTER.test(sentence.slice(0, start))) return [];
    if (words.length === 1 && (opens || text === text.toUpperCase() || followedBySmall(sentence, end)))
      return [];
    const fit = words.length > 1 && words.length < 6 ? 1.2 : 0.6;
    return [{ start, end, fit: bearsRole(role, sentence, { start, end }) ? fit * HOLDER : fit }];
  });
}

const PLACE_UNIT =
  '(?:[Tt]ỉnh|[Tt]hành phố|TP|[Qq]uận|[Hh]uyện|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Tt]hị xã|[Tt]hủ đô|[Đđ]ường|[Pp]hố|(?<![Cc]hủ tịch |[Nn]hà )[Nn]ước|[Bb]ang|[Tt]hôn|(?<!Nhật )[Bb]ản|[Ll]àng|[Ss]ân vận động|[Ss]ân|[Bb]ệnh viện|[Nn]hà hàng|[Kk]hách sạn|[Tt]rung tâm|[Tt]rường|[Ss]ông|hồ|[Đđ]ảo|[Vv]ịnh|[Cc]ảng|[Kk]hu|[Cc]hùa|[Cc]ông viên|[Qq]uảng trường|chợ)';
const AT_PLACE = new RegExp(
  `(?:(?<=(?<!\\p{L})(?:[Tt]ại|[Ởở]|[Tt]ừ|[Đđ]ến|[Vv]ề|[Ss]ang|[Tt]hăm|[Tt]ới|in|at) )(?:\\p{Ll}+ ){0,3}|(?<!\\p{L})${PLACE_UNIT}\\.? ?)${CAPITALS}(?:(?: \\p{Ll}+)? ${CAPITALS})*(?:(?:, | ?\\(|\\) ?| và | - )(?:${PLACE_UNIT}\\.? ?)?${CAPITALS}(?: ${CAPITALS})*)*`,
  'gu',
);

const PLACE_FIRST = new RegExp(`^${PLACE_UNIT}`, 'u');
/** What one goes to or comes from without its being a place, and credits of photos. */
const NO_PLACE =
  /\(Ảnh|Ảnh$|^(?:dự|gặp|tham|làm|học|nay|khi|lúc|các|những|cuộc|đầu|cuối|ngày|tháng|năm)(?!\p{L})/u;
/** The kind of place asked for: "xã nào". */
export const WHICH_PLACE =
  /(tỉnh|thành phố|nước|quốc gia|quận|huyện|xã|phường|thị trấn|bang|đường|phố|sân|bệnh viện|nhà hàng|khách sạn|sân bay|trường|khu nghỉ dưỡng) nào/u;

/** Places, with the words that say what kind of place each is. */
export function places(question: Question, sentence: string): Candidate[] {
  const at = spansOf(AT_PLACE, sentence).filter(({ end }) => !/^ (?:tướng|tá|úy)/u.test(sentence.slice(end)));
  const named = placesIn(sentence).filter(
    ({ start, end, name }) =>
      /^\p{Lu}/u.test(name) && !at.some((one) => one.start <= start && end <= one.end),
  );
  const countries = placesIn(sentence).filter(({ kind }) => kind === 'country');
  const asked = question.marked.toLowerCase();
  const [, unit = null] = WHICH_PLACE.exec(asked) ?? [];
  const wantsCountry = unit === 'nước' || unit === 'quốc gia' || /which country/u.test(asked);
  return [
    ...at.map((span) => ({ ...span, fit: 1 })),
    ...named.map(({ start, end, name }) => ({ start, end, text: name, fit: 0.8 })),
  ].flatMap(({ start, end, text, fit }): Candidate[] => {
    if (isAskedName(question, text) || NO_PLACE.test(text)) return [];
    const isCountry = countries.some((one) => start <= one.start && one.end <= end);
    // Vietnamese papers name their own country in passing.
    if (wantsCountry) return isCountry ? [{ start, end, fit: text === 'Việt Nam' ? 0.6 : 1.2 }] : [];
    if (unit !== null) return [{ start, end, fit: fit * (text.toLowerCase().includes(unit) ? 2.5 : 0.5) }];
    const told = /(?<!\p{L})(?:tại|ở|in|at) $/iu.test(sentence.slice(0, start));
    return [{ start, end, fit: told ? fit * 1.4 : isCountry ? fit * 0.7 : fit }];
  });
}
