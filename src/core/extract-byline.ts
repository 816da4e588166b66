// Who wrote and who photographed: by-lines below or above an article, and the credits of its pictures.
import { endsSentence, LONGEST_FURNITURE, words } from './extract-lines.js';
import { AGENCIES, OUTLETS, PLACES, SECTIONS, SURNAMES } from './extract-words.js';

export interface Credit {
  readonly author: string | null;
  readonly photographer: string | null;
  /** An agency, or the outlet a text is taken from ("Theo Tuổi Trẻ"). */
  readonly agency: string | null;
}

const AGENCY_NAMES = new Map(AGENCIES.map((name) => [name.toLowerCase(), name]));
const LONGEST_BYLINE = 120;
const DOMAIN = /^(?:www\.)?[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:vn|com|net|org|info|tv|gov)(?:\.vn)?$/iu;
const EMAIL = /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32}){1,4}/u;
// By-lines that name an office, not a person; kept as written.
const DESK =
  /^(?:p\.?\s?v\.?|ctv|bbt|btv|ttx|nhóm p\.?v|nhóm phóng viên|phóng viên|ban biên tập|quản trị(?: viên)?|admin(?:istrator)?|webmaster|tổng hợp|pv,? ctv|pv \(tổng hợp\)|(?:\p{Lu}\.\s?){1,4}(?:\p{Lu}\p{L}{0,8})?)$/iu;
const LABEL =
  /^\(?\s*(tác giả(?: bài viết)?|người viết|phóng viên|p\.?v|biên tập(?: viên)?|biên dịch|lược dịch|người dịch|bài(?: viết)?|tin|(?:tin|bài)(?:,| và|\/| -)\s?(?:bài(?:,| và)\s?)?ảnh|tin,? bài|thực hiện|nguồn(?: tin)?|author|by|source|written by|reported by|story by|reporting by)\s*[:：]\s*(.{1,90}?)\s*\)?$/iu;
const AFTER = /^\(?\s*(theo|by|bởi|tổng hợp từ|tổng hợp theo|source)\s+(.{1,60}?)\s*\)?$/iu;
const PHOTO_TOO = /ảnh/iu;

/** Two to five capitalised words (or one with an initial) that are neither a place, a section nor an outlet. */
export function isPersonName(text: string): boolean {
  const tokens = text.split(' ');
  const key = text.toLowerCase();
  if (text.length > 40 || tokens.length < 2 || tokens.length > 5) return false;
  if (!tokens.every((token) => /^\p{Lu}[\p{L}'’.-]*$/u.test(token))) return false;
  return !PLACES.has(key) && !SECTIONS.has(key) && !OUTLETS.has(key) && !AGENCY_NAMES.has(key);
}

const hasSurname = (text: string): boolean => SURNAMES.has((text.split(' ', 1)[0] ?? '').toLowerCase());

function outletIn(part: string): string | null {
  const key = part.toLowerCase().replace(/^báo\s+/u, '');
  if (AGENCY_NAMES.has(key)) return part.replace(/^báo\s+/iu, '');
  return OUTLETS.has(key) || DOMAIN.test(part) ? part : null;
}

interface Names {
  readonly people: readonly string[];
  readonly outlets: readonly string[];
  /** Parts that are neither: "NVCC", "Internet". */
  readonly other: readonly string[];
}

function splitNames(text: string): Names {
  const people: string[] = [];
  const outlets: string[] = [];
  const other: string[] = [];
  const parts = text.split(/\s*[/,;|()[\]–]\s*|\s+-\s+|-(?=TTXVN)|\s+(?:và|&|and)\s+/u);
  for (const each of parts) {
    const part = each.replace(/^[\s.*_-]+|[\s.*_-]+$/gu, '').replace(/^(?:theo|độc giả|bạn đọc)\s+/iu, '');
    if (part === '' || EMAIL.test(part)) continue;
    const outlet = outletIn(part);
    if (outlet !== null) outlets.push(outlet);
    else if (isPersonName(part)) people.push(part);
    else other.push(part);
  }
  return { people, outlets, other };
}

const joined = (names: readonly string[]): string | null =>
  names.length === 0 ? null : [...new Set(names)].join(', ');

/**
 * Reads a whole line as a by-line, null when it is none. `bare` allows a name without any label, agency or office
 * beside it; such a name must look like a person's, and with `surname` begin with a common family name.
 */
export function readByline(text: string, bare: boolean, surname: boolean): Credit | null {
  const line = text.replace(/^[\s*_–—-]+|[\s*_]+$/gu, '');
  if (line === '' || line.length > LONGEST_BYLINE) return null;
  if (EMAIL.test(line) && words(line.replace(EMAIL, '')).length <= 6 && !endsSentence(line)) {
    return {
      author: joined(splitNames(line.replace(/email\s*:?/iu, ' ')).people),
      photographer: null,
      agency: null,
    };
  }
  if (DESK.test(line.replace(/^\((.*)\)$/u, '$1'))) {
    return bare || surname
      ? { author: line.replace(/^\((.*)\)$/u, '$1'), photographer: null, agency: null }
      : null;
  }
  const label = LABEL.exec(line) ?? AFTER.exec(line);
  if (label !== null) return labelled(label[1] ?? '', label[2] ?? '');
  if (endsSentence(line) && !/\)\.?$/u.test(line)) return null;
  const names = splitNames(line);
  if (names.other.length > 0 || names.people.length > 3) return null;
  if (names.people.length === 0 && names.outlets.length === 0) return null;
  if (names.outlets.length === 0) {
    const [first] = names.people;
    if (!bare || first === undefined) return null;
    if (!names.people.every((name) => hasSurname(name) || (!surname && name.split(' ').length <= 3)))
      return null;
  }
  return { author: joined(names.people), photographer: null, agency: names.outlets[0] ?? null };
}

function labelled(label: string, value: string): Credit | null {
  const names = splitNames(value);
  const source = /^(?:theo|nguồn|source|tổng hợp)/iu.test(label);
  const photographer = PHOTO_TOO.test(label) ? joined(names.people) : null;
  if (names.people.length + names.outlets.length > 0 && names.other.length === 0) {
    // "Theo Lê Ánh" names a person only if it looks like one; otherwise it is an outlet we do not know.
    const [first] = names.people;
    const outlet = names.outlets[0] ?? (source && first !== undefined && !hasSurname(first) ? first : null);
    return {
      author: outlet !== null && outlet === first ? null : joined(names.people),
      photographer,
      agency: outlet,
    };
  }
  const plain = value.replace(/^[\s"“]+|[\s"”.]+$/gu, '');
  if (words(plain).length > 5 || !/^\p{Lu}/u.test(plain) || endsSentence(value)) return null;
  const capitals = words(plain).filter((word) => /^[\p{Lu}\d(]/u.test(word)).length;
  if (capitals * 2 < words(plain).length) return null;
  return source
    ? { author: null, photographer: null, agency: plain }
    : { author: plain, photographer: photographer ?? (PHOTO_TOO.test(label) ? plain : null), agency: null };
}

const CREDIT_TAIL = 110;
const CREDIT =
  /(?:^|[\s.,([–—-])(?:nguồn ảnh|ảnh(?: minh h[ọo]a| tư liệu| chụp màn hình| cắt từ clip| đồ họa)?|hình|photo(?: credit| by)?|video(?: clip)?|clip|đồ họa|infographic)\s*[:：]\s*([^:]{1,90})$/iu;
const CREDIT_IN_BRACKETS = /[([](?:ảnh|photo|nguồn ảnh)\s+([^)\]:]{2,50})[)\]]\.?$/iu;
const CREDIT_AFTER_DASH = /\s[-–—]\s(?:Ảnh|ẢNH|Photo)\s+(\p{Lu}[^.:]{1,50})\.?$/u;

const PROVIDED = /cung cấp|nvcc|clip|internet|tư liệu|màn hình|camera|facebook|mạng/iu;
const SENTENCE_BREAK = /\p{Ll}[.!?]["”]?\s+\p{Lu}/gu;
/** A caption of more sentences, or a longer one, is a paragraph that happens to end in a credit. */
const MOST_SENTENCES = 4;

/**
 * The credit at the end of a caption, as written ("Phạm Kiên - TTXVN"), null when the line ends in none. A credit is a
 * name, not a sentence: at most nine words, half of them with a capital, unless it says who provided the picture.
 */
export function creditOf(text: string): string | null {
  if (text.length > LONGEST_FURNITURE || (text.match(SENTENCE_BREAK)?.length ?? 0) > MOST_SENTENCES)
    return null;
  const tail = text.slice(-CREDIT_TAIL);
  const match = CREDIT.exec(tail) ?? CREDIT_IN_BRACKETS.exec(tail) ?? CREDIT_AFTER_DASH.exec(tail);
  // "…, trong đó có việc làm video: Hợp Tác Xanh" goes on; a credit opens with a capital or behind a mark.
  if (match !== null && /^\s(?:video|clip|hình|đồ họa|infographic)/u.test(match[0])) {
    if (!/[.!?,;:)\]|…–—-]$/u.test(tail.slice(0, match.index))) return null;
  }
  const credit = match?.[1]?.replace(/^[\s([]+|[\s.)\]]+$/gu, '') ?? '';
  const parts = words(credit);
  if (parts.length === 0 || parts.length > 9) return null;
  const named = parts.filter((word) => /^[\p{Lu}\d]/u.test(word)).length * 2 >= parts.length;
  return named || PROVIDED.test(credit) || DOMAIN.test(credit) ? credit : null;
}

/** The people and the agency that a credit names. */
export function readCredit(credit: string): Credit {
  const names = splitNames(credit);
  const agency = names.outlets.find((name) => AGENCY_NAMES.has(name.toLowerCase())) ?? null;
  return { author: null, photographer: joined(names.people), agency };
}
