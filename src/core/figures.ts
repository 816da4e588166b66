// Reads counted figures from Vietnamese sentences: "1,5 triệu tấn" is a value, how exact it is, a unit and what follows.
import { allMatches } from './all-matches.js';
import { rememberedTyped, syllables, typedForm } from './text.js';

/** A figure; `start` and `end` (UTF-16 units) enclose number, scale and unit in the sentence. */
export interface Figure {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** The last written place: 1 for "164", 100 000 for "1,5 triệu". */
  readonly step: number;
  /** "hơn", "gần", "khoảng" … stands before it. */
  readonly about: boolean;
  /** A part, a change or a share of each: "thêm 3 người", "trong đó 3 người", "mỗi 3 người". */
  readonly part: boolean;
  /** In the form of `unitOf`; null when nothing countable follows. */
  readonly unit: string | null;
  /** Up to `FOLLOWING` syllables after the unit, in the form of `likened`, before any punctuation. */
  readonly following: readonly string[];
}

/** Syllables behind a unit that still say what is counted: "cơ quan của 65 nước", "người đã bị thương". */
const FOLLOWING = 4;
const SCALES: Readonly<Record<string, number>> = {
  trăm: 1e2,
  nghìn: 1e3,
  ngàn: 1e3,
  vạn: 1e4,
  triệu: 1e6,
  tỷ: 1e9,
  tỉ: 1e9,
};
const SMALL: Readonly<Record<string, number>> = {
  hai: 2,
  ba: 3,
  bốn: 4,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
};
/** Not dates, times, scores, ranges or parts of names: those have a letter, a stroke or a dash at one side. */
const NUMBER =
  /(?<![\p{L}\p{N}.,/:–-])(?:\d+(?:[.,]\d+)*(?![\p{N}/:–-]|[.,]\d)|(?:hai|ba|bốn|sáu|bảy|tám|chín|mười)(?= \p{L}))/giu;
const SCALE = /^ ?(trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\p{L})/iu;
const UNIT = /^ ?(?:%|(?:phần trăm|đô la|quốc gia)(?!\p{L})|\p{L}[\p{L}\p{M}]*)/iu;
/** Words before a number that count nothing: it names a day, a rank, a number plate. */
const NAMING =
  /(?:thứ|số|năm|ngày|tháng|quý|khóa|khoá|điều|khoản|hạng|vòng|phút|lúc|quận|phường|tuổi|mùng|mồng|lớp|đường|tầng|hẻm) $/iu;
const ABOUT = /(?:gần|hơn|trên|khoảng|chừng|ước|ước tính|xấp xỉ|quá|ngót|hàng|ít nhất|tối thiểu|tối đa) $/iu;
/** More than the longest of these words before a number. */
const BEFORE = 16;
const PART =
  /(?:thêm|tăng|giảm|trong đó(?: có)?|trong số|còn|khác|mỗi|từng|cứ|từ|riêng|tới|vượt|cùng|và) $/iu;

/** `1.500.000`, `1,5`, `12.5`; null when it could be read in two ways ("1,240"). */
function readNumber(written: string): { value: number; step: number } | null {
  const small = SMALL[written.toLowerCase()];
  if (small !== undefined) return { value: small, step: 1 };
  const thousands = /^\d{1,3}(?:\.\d{3})+(?:,(\d+))?$/u.exec(written);
  if (thousands) {
    const value = Number(written.replaceAll('.', '').replace(',', '.'));
    return { value, step: 10 ** -(thousands[1]?.length ?? 0) };
  }
  const decimal = /^\d+[.,](\d+)$/u.exec(written);
  if (decimal && decimal[1]?.length !== 3)
    return { value: Number(written.replace(',', '.')), step: 10 ** -(decimal[1]?.length ?? 0) };
  return /^\d+$/u.test(written) ? { value: Number(written), step: 1 } : null;
}

/** Spellings and synonyms that count the same, in the form of `typedForm`. */
const ALIKE: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ['%', 'phần'],
      ['đồng', 'vnđ vnd đ'],
      ['usd', 'đô đôla'],
      ['euro', 'eur'],
      ['mét', 'm'],
      ['km', 'kilômét kilomet cây'],
      ['kg', 'kilôgam kilogam ký kí cân'],
      ['hécta', 'ha hecta'],
    ] as const
  ).flatMap(([one, others]) => others.split(' ').map((other) => [typedForm(other), typedForm(one)])),
);

/** A unit in the form in which two of them are compared: "phần trăm" is "%", "ha" is "hécta". */
export function unitOf(written: string): string {
  const [first = ''] = written.trim().replace(COUNTRY, 'nước').split(' ');
  const form = first === '%' ? first : rememberedTyped(first);
  return ALIKE[form] ?? form;
}

const DIED = /thiệt mạng|tử vong|tử nạn|mất mạng|bỏ mạng|qua đời/giu;
const COUNTRY = /quốc gia/giu;

/** Syllables in a form in which words for dying are one, and for countries, and the places where a tone mark may stand. */
export function likened(text: string): string[] {
  return syllables(text.replace(DIED, 'chết').replace(COUNTRY, 'nước')).map(({ text: word }) =>
    rememberedTyped(word),
  );
}

/** The figures of a sentence, in their order, each with the words that follow it as written. */
function countedOf(sentence: string): Array<Omit<Figure, 'following'> & { readonly run: string }> {
  return allMatches(NUMBER, sentence).flatMap((match) => {
    const before = sentence.slice(Math.max(0, match.index - BEFORE), match.index);
    const read = readNumber(match[0]);
    if (read === null || NAMING.test(before)) return [];
    let at = match.index + match[0].length;
    let scale = 1;
    for (let found = SCALE.exec(sentence.slice(at)); found; found = SCALE.exec(sentence.slice(at))) {
      scale *= SCALES[(found[1] ?? '').toLowerCase()] ?? 1;
      at += found[0].length;
    }
    const unit = UNIT.exec(sentence.slice(at))?.[0] ?? null;
    const end = at + (unit?.length ?? 0);
    const [run = ''] = /^[^.,;:()!?\d]*/u.exec(sentence.slice(end)) ?? [];
    return [
      {
        start: match.index,
        end,
        value: read.value * scale,
        step: read.step * scale,
        about: ABOUT.test(before),
        part: PART.test(before),
        unit: unit === null ? null : unitOf(unit),
        run,
      },
    ];
  });
}

/** The figures of a sentence, in their order. */
export function figuresIn(sentence: string): Figure[] {
  return countedOf(sentence).map(({ run, ...figure }) => ({
    ...figure,
    following: likened(run).slice(0, FOLLOWING),
  }));
}

/** Not "điều mấy", "thứ mấy": those ask for a name. */
const HOW_MANY =
  /(?<!\p{L})(?:bao nhiêu|(?<!(?:điều|khoản|thứ|hạng|ngày|tháng|năm|lần|quận|lớp|khóa|khoá|kỳ|vòng|số|hàng) )mấy)(?: (?:trăm|nghìn|ngàn|triệu|tỷ|tỉ)(?!\p{L}))*(?: (%|\p{L}[^?.,;:!]*))?/iu;
/** What may stand behind "bao nhiêu" without being counted. */
const LINKING = new Set(
  (
    'bị được đã đang sẽ có là của ở tại trong với cho và các những này đó từ do vì khi về ra vào theo đến tới bởi như thì mà ' +
    'để trên dưới một bao nhiêu mấy hiện nay tổng cộng tất cả thế vậy'
  )
    .split(' ')
    .flatMap(likened),
);

/** Whether a syllable (in the form of `likened`) only links others. */
export function isLinking(word: string): boolean {
  return LINKING.has(word);
}

/** Units of one syllable; what follows them is no part of them: "bao nhiêu tiền | giáo viên phải nộp". */
const WHOLE_UNITS = new Set(
  'tiền đồng người lần năm tháng tuần ngày giờ phút tuổi mét km tấn kg độ điểm suất ca vụ chiếc con bài cái tập phiếu giải nước tỉnh'
    .split(' ')
    .map(typedForm),
);

/** What a Vietnamese question counts. */
export interface Counted {
  /** As written: "người", "học sinh". */
  readonly written: string;
  /** In the form of `unitOf`. */
  readonly unit: string;
  /** The syllables behind the unit's first, in the form of `likened`. */
  readonly following: readonly string[];
}

/** What a question with its marks counts; null when it names nothing to count. */
export function countedIn(marked: string): Counted | null {
  const [, tail = ''] = HOW_MANY.exec(marked) ?? [];
  const [first, ...following] = likened(tail);
  const [written = '', next = ''] = tail.split(' ');
  if (written !== '%' && (first === undefined || isLinking(first))) return null;
  const unit = unitOf(tail);
  const isWhole = WHOLE_UNITS.has(unit) || !/^\p{Ll}+$/u.test(next) || isLinking(typedForm(next));
  return { written: isWhole ? written : `${written} ${next}`, unit, following };
}

/** First syllables of words for people, any of which may count those asked about: "mấy bé" is told as "6 trẻ". */
const PEOPLE = new Set('người bé trẻ em cháu nạn'.split(' ').map(typedForm));

const NUMERALS =
  /(?<!\p{L})(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mươi|mốt|tư|lăm|chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|vài|mấy|nửa|đôi) /giu;

/** Whether a number in words stands before a word. One question asks it of hundreds of sentences. */
function inWordsBefore(word: string, text: string): boolean {
  const wanted = word.toLowerCase();
  // Mostly it stands nowhere, which is seen sooner than where numbers stand.
  if (!text.toLowerCase().includes(wanted)) return false;
  return allMatches(NUMERALS, text).some((match) => {
    const at = match.index + match[0].length;
    const end = at + wanted.length;
    return text.slice(at, end).toLowerCase() === wanted && !/^\p{L}/u.test(text.slice(end, end + 2));
  });
}

/** Whether a text has a number of what is counted, in digits or in words. */
export function holdsCount(text: string, { unit, written }: Counted): boolean {
  const [syllable = ''] = written.split(/[ /]/u);
  const counts = (other: string | null): boolean =>
    other === unit || (other !== null && PEOPLE.has(unit) && PEOPLE.has(other));
  return (
    countedOf(text).some((figure) => counts(figure.unit)) ||
    inWordsBefore(syllable.replace('%', 'phần trăm'), text)
  );
}

/** Share by which a figure given as "hơn" or "gần" may be off. */
const LOOSE = 0.1;

/** Whether two figures may mean one number: "1,5 triệu" and "1.500.000", "hơn 160" and "164". */
export function sameNumber(a: Figure, b: Figure): boolean {
  const apart = Math.abs(a.value - b.value);
  const larger = Math.max(a.value, b.value);
  return apart <= Math.max(a.step, b.step) / 2 || ((a.about || b.about) && apart <= larger * LOOSE);
}
