// Whom and what a question or a quote names: persons, those known by their office, and bodies whose names end in small letters.
import { allMatches } from './all-matches.js';
import { placesIn } from './places.js';
import { readQuestion } from './question.js';
import { foldText, hasMarks, syllables } from './text.js';

/** First words of names of organisations, works and places, which no pronoun for a person stands for. */
const NO_PERSON = new Set(
  (
    'Bộ Cục Vụ Công Đại Hội Ủy Uỷ Tổng Quốc Chính Liên Ngân Trường Tập Hiệp Đảng Ban Viện Nhà Sở Tòa Toà Sông Cầu Lễ Tết Sân Học Trung ' +
    'Phòng Chi Khu Biển Núi Đảo Hồ Quỹ Luật Nghị Giải Cúp Đội Câu Báo Đài Tạp Thành Tỉnh Quận Huyện Phường Xã The'
  ).split(' '),
);
/** Words that no person's name has: "Hiện Bộ Công an" at the head of a sentence is no man. */
const BODIES = /(?<!\p{L})(?:Bộ|Cục|Ủy|Uỷ|Đảng|Sở|Viện|Ban|Tòa|Toà|Tổng)(?!\p{L})/u;
/** Organisations written like a surname; a list to be added to. */
const ORGANISATIONS = new Set(
  'interpol europol aseanapol eurojust hamas hezbollah taliban apple google facebook microsoft samsung tesla intel boeing airbus vingroup vietcombank'.split(
    ' ',
  ),
);
/** "UBND", "UNODC", "TP": letters that stand for words. */
const ACRONYM = /(?<!\p{L})\p{Lu}{2,}(?!\p{Ll})/u;

/** A capitalised word with what a hyphen joins to it: "Al-Raisi". */
const WORD = "\\p{Lu}[\\p{L}\\p{M}'’]*(?:-[\\p{L}\\p{M}]+)*";
const TITLED = new RegExp(
  `(?<!\\p{L})(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]ụ|Mr|Mrs|Ms|[Tt]ướng|[Tt]rưởng|[Tt]ịch|[Tt]hống|[Tt]ổng [Bb]í thư|[Gg]iám đốc|[Đđ]ại tướng|[Bb]ác sĩ|[Cc]a sĩ|[Dd]iễn viên|[Cc]ầu thủ|[Hh]uấn luyện viên|HLV) (${WORD}(?: ${WORD}){0,4})`,
  'gu',
);
const CAPITALISED =
  /\p{Lu}[\p{Ll}\p{M}'’]+(?:-\p{Lu}?[\p{Ll}\p{M}]+)*(?: \p{Lu}[\p{Ll}\p{M}'’]+(?:-\p{Lu}?[\p{Ll}\p{M}]+)*){1,4}/gu;
const OFFICE =
  '[Tt]ổng [Bb]í thư|[Tt]ổng [Tt]hư ký|(?:[Tt]ổng )?[Gg]iám đốc|[Tt]ổng [Tt]hống|[Tt]hủ tướng|(?:[Pp]hó )?[Cc]hủ tịch|[Bb]ộ trưởng|[Tt]hứ trưởng|[Nn]goại trưởng|[Đđ]ại sứ|[Cc]ục trưởng|[Qq]uốc vương|[Pp]resident|[Pp]rime [Mm]inister|[Mm]inister|[Cc]hairman|[Cc]hief';

/** Ministries and other bodies whose names go on in small letters, so that capitals do not tell where they end. */
const FIELD =
  'Công an|Quốc phòng|Ngoại giao|Nội vụ|Tư pháp|Tài chính|Công Thương|Xây dựng|Y tế|Giáo dục(?: và Đào tạo)?|Khoa học(?: và Công nghệ)?|' +
  'Nông nghiệp(?: và (?:Môi trường|Phát triển nông thôn))?|Văn hóa(?:, Thể thao và Du lịch)?|Giao thông vận tải|Kế hoạch(?: và Đầu tư)?|' +
  'Lao động(?:, Thương binh và Xã hội)?|Tài nguyên(?: và Môi trường)?|Thông tin(?: và Truyền thông)?|Du lịch|GD-ĐT|GD&ĐT|GTVT|NN&PTNT|KH&ĐT|KH&CN|VH-TT-DL|TN&MT|TT&TT';
const BODY =
  `(?:Bộ|Sở) (?:${FIELD})|Liên (?:hợp|hiệp) quốc|Quốc hội|(?:Thanh tra |Văn phòng )?Chính phủ|Ngân hàng (?:Nhà nước|Thế giới)|` +
  'Tổ chức Y tế Thế giới|Hội đồng Bảo an|Viện kiểm sát(?: nhân dân)?(?: tối cao)?|T(?:òa|oà) án(?: nhân dân)?(?: tối cao)?|' +
  '(?:UBND|Ủy ban nhân dân|Công an)(?: (?:tỉnh|thành phố|huyện|quận|xã|phường))?';
const BODY_TYPED = new RegExp(`(?<!\\p{L})(?:${BODY})(?!\\p{L})`, 'giu');
const BODY_FOLDED = new RegExp(`(?<![a-z])(?:${foldText(BODY)})(?![a-z])`, 'giu');

/** A name where it stands, UTF-16 units, `end` exclusive. */
export interface Named {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly kind: NameKind;
}

/** `organisation` is written like a name or in capitals ("Interpol", "UNODC"), `body` in words ("Bộ Công an"). */
export type NameKind = 'person' | 'organisation' | 'body' | 'name';

/** Bodies with the place they belong to ("Sở Y tế Bình Định"), in order. */
export function bodiesIn(text: string): Named[] {
  const pattern = hasMarks(text) ? BODY_TYPED : BODY_FOLDED;
  const places = placesIn(text);
  return allMatches(pattern, text).map((match) => {
    const end = match.index + match[0].length;
    const place = places.find(({ start }) => start === end + 1);
    const last = place?.end ?? end;
    return { name: text.slice(match.index, last), start: match.index, end: last, kind: 'body' };
  });
}

function isOrganisation(name: string): boolean {
  return ACRONYM.test(name) || ORGANISATIONS.has(name.toLowerCase());
}

function isPerson(name: string): boolean {
  const [first = ''] = name.split(' ');
  return (
    !NO_PERSON.has(first) &&
    !BODIES.test(name) &&
    !isOrganisation(name) &&
    !placesIn(name).some(({ start }) => start === 0)
  );
}

/** What kind of name a text is as a whole. */
export function kindOfName(name: string): NameKind {
  if (bodiesIn(name).some(({ start }) => start === 0) || BODIES.test(name)) return 'body';
  if (isOrganisation(name)) return 'organisation';
  return isPerson(name) && name.includes(' ') ? 'person' : 'name';
}

/** The names of persons in a text, those with a title before them first. */
function personsIn(text: string): string[] {
  const titled = allMatches(TITLED, text).map(([, name = '']) => name);
  const plain = (text.match(CAPITALISED) ?? []).filter((name) => syllables(name).length > 1);
  return [...new Set([...titled, ...plain])].filter(isPerson);
}

/** A foreign name that opens a sentence: no Vietnamese syllable has a consonant between vowels. */
const FOREIGN_OPENER = /^(?=[A-Z][a-z]{3})[A-Za-z]*[aeiouyAEIOUY][^aeiouy\W]+[aeiouy][a-z]*(?= \p{Ll})/u;

/** Names other than places. */
function namesOf(text: string, today: string): string[] {
  const places = new Set(placesIn(text).map(({ name }) => name));
  const opener = hasMarks(text) ? (FOREIGN_OPENER.exec(text) ?? []) : [];
  return [...opener, ...readQuestion(text, today).names].filter((name) => !places.has(name));
}

/** Everything but places that a question names: persons first, then by where it stands. */
export function namesIn(text: string, today: string): Named[] {
  const bodies = bodiesIn(text);
  const persons = personsIn(text);
  const named = [...persons, ...namesOf(text, today)].flatMap((name): Named[] => {
    const start = text.indexOf(name);
    if (start < 0 || bodies.some((body) => start < body.end && start + name.length > body.start)) return [];
    const kind = persons.includes(name) ? 'person' : kindOfName(name);
    return [{ name, start, end: start + name.length, kind }];
  });
  const others = [...named.filter(({ kind }) => kind !== 'person'), ...bodies];
  others.sort((a, b) => a.start - b.start);
  return [...named.filter(({ kind }) => kind === 'person'), ...others];
}

/** An office, up to what it heads or who holds it. */
const BEFORE_NAME = `(?:${OFFICE})(?: of)? `;
const OFFICE_FIRST = new RegExp(`^${BEFORE_NAME}`, 'u');
const OFFICE_NAMED = new RegExp(`(?<!\\p{L})${BEFORE_NAME}(${WORD}(?:[ .]${WORD}){0,6})`, 'gu');

/**
 * Those known by office and by what they head ("Tổng thống Bulgaria", "Chủ tịch Interpol") or by one name
 * ("Tổng thống Putin"): the office belongs to what they are called.
 */
function officesIn(text: string): string[] {
  const bodies = bodiesIn(text);
  return allMatches(OFFICE_NAMED, text).flatMap((match) => {
    const [whole, name = ''] = match;
    const from = match.index + whole.length - name.length;
    const body = bodies.find(({ start }) => start === from);
    if (body) return [text.slice(match.index, Math.max(body.end, match.index + whole.length))];
    return isPerson(name) && name.includes(' ') ? [] : [whole];
  });
}

/** The first person of a text, by name or by office. */
function firstPerson(text: string): string | null {
  const [office] = officesIn(text);
  const [person] = personsIn(text);
  if (office === undefined || person === undefined) return office ?? person ?? null;
  return text.indexOf(office) <= text.indexOf(person) ? office : person;
}

/** How far behind an office, in UTF-16 units, the name of who holds it begins. */
const BESIDE = 30;

const OFFICE_ANYWHERE = new RegExp(`(?<!\\p{L})${BEFORE_NAME}`, 'giu');

/** Where an office over some body ends in a text, in whatever case; null where it does not stand there. */
function endOfOffice(text: string, headed: string): number | null {
  const same = (some: string): boolean => some.toLowerCase() === headed.toLowerCase();
  const ends = allMatches(OFFICE_ANYWHERE, text).map(({ index, 0: office }) => index + office.length);
  const at = ends.find(
    (end) => same(text.slice(end, end + headed.length)) && !/^\p{L}/u.test(text.slice(end + headed.length)),
  );
  return at === undefined ? null : at + headed.length;
}

/** Who heads what an office heads, as a quote says it. */
function holderOf(office: string, quotes: readonly string[]): string | null {
  const headed = office.replace(OFFICE_FIRST, '');
  for (const text of quotes) {
    const end = endOfOffice(text, headed);
    if (end === null) continue;
    const after = text.slice(end).replace(/^\s+/u, '');
    const [next] = personsIn(after);
    if (next !== undefined && after.indexOf(next) <= BESIDE) return next;
  }
  return null;
}

const ASKS_WHO = /(?<!\p{L})(?:ai|who)(?!\p{L})/iu;

/** An English office wants its article. */
function called(person: string): string {
  return /^\p{L}+(?: \p{L}+)? of /u.test(person) ? `the ${person}` : person;
}

/** Whom "ông ấy" means after a question and the texts that answered it, best first; null when nobody is named. */
export function personMeant(question: string, texts: readonly string[], today: string): string | null {
  const [office] = officesIn(question);
  const asked = firstPerson(question);
  if (office !== undefined && asked === office && ASKS_WHO.test(question))
    return holderOf(office, texts) ?? called(office);
  if (asked !== null) return called(asked);
  const [name] = namesIn(question, today).filter(({ kind }) => kind === 'name');
  if (name && isPerson(name.name)) return name.name;
  return texts.map(firstPerson).find((person) => person !== null) ?? null;
}

/** Words for somebody who is not named; "của" or the pronoun itself after one makes it a part of another's life. */
const SOMEBODY =
  '(?:minister|president|chairman|chairwoman|chief|king|queen|pope|director|leader|officer|actor|actress|singer|coach|player|man|woman|boy|girl|suspect|victim|driver|doctor|teacher|student|' +
  'trưởng|tổng thống|thủ tướng|chủ tịch|giám đốc|tổng bí thư|tổng thư ký|đại sứ|ca sĩ|diễn viên|cầu thủ|huấn luyện viên|nạn nhân|nghi phạm|bị cáo|tài xế|nam sinh|nữ sinh|cô gái|chàng trai|đàn ông|phụ nữ|bé gái|bé trai|bác sĩ|học sinh|sinh viên)(?! *$| của *$| cua *$)(?!\\p{L})';
const SOMEBODY_TYPED = new RegExp(`(?<!\\p{L})${SOMEBODY}`, 'iu');
const SOMEBODY_FOLDED = new RegExp(`(?<![a-z])${foldText(SOMEBODY).replaceAll('\\p{l}', '\\p{L}')}`, 'iu');

/** Whether the words before a pronoun say who it is. */
export function namesSomebody(before: string, today: string): boolean {
  if (personsIn(before).length > 0 || officesIn(before).length > 0) return true;
  if (namesOf(before, today).some(isPerson)) return true;
  return (hasMarks(before) ? SOMEBODY_TYPED : SOMEBODY_FOLDED).test(before);
}
