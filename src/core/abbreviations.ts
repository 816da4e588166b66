// Short forms and what they stand for: read from an editable list, and learnt from articles that explain them in brackets.
import { allMatches } from './all-matches.js';
import { foldedForm, syllables } from './text.js';

export interface Abbreviation {
  /** As written: "CAND", "TP.HCM". */
  readonly short: string;
  /** As written: "Công an nhân dân". */
  readonly long: string;
}

/** What a short form is looked up by, in the list and in the store: without dots and the like, in capitals. */
export function shortKey(short: string): string {
  return short
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
}

/** What a long form is looked up by: its folded syllables joined by `_`. */
export function longKey(long: string): string {
  return syllables(long.normalize('NFC'))
    .map(({ text }) => foldedForm(text))
    .join('_');
}

/** Syllables of the longest long form that is learnt. */
export const LONGEST_FORM = 16;
/** Small words that a short form passes over: "Phòng, chống ma túy và tội phạm". */
const PASSED_OVER = new Set('va cua ve cho cac nhung and of the for on in to'.split(' '));
const MOST_PASSED_OVER = 4;
/** What names of bodies open with; from there on a name is taken whose letters the short form does not follow. */
const BODY =
  /(?<!\p{L})(?:Tổ chức|Cơ quan|Hiệp hội|Liên đoàn|Liên minh|Liên hiệp|Quỹ|Ngân hàng|Bộ|Cục|Tổng cục|[UỦ][yỷ] ban|Hội đồng|Hội nghị|Hiệp định|Diễn đàn|Chương trình|Tập đoàn|Tổng công ty|Công ty|Trung tâm|Viện|Học viện|Đại học|Cộng đồng|Công ước)(?! trưởng(?!\p{L}))(?=\s)/gu;
const SHORT_FORM = /^(?=(?:.*\p{Lu}){2})\p{Lu}[\p{L}\p{N}]*(?:[.&-]?[\p{Lu}\p{N}][\p{L}\p{N}]*)*$/u;
const LONGEST_SHORT = 10;
const BRACKETS = /\(([^()\n]{2,90})\)/gu;

function isShort(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  return text.length <= LONGEST_SHORT && SHORT_FORM.test(text) && capitals >= shortKey(text).length / 2;
}

function initials(short: string): string[] {
  return [...foldedForm(shortKey(short))].filter((letter) => /\p{L}/u.test(letter));
}

/** The end of `text` whose words begin with the letters of the short form, null when there is none. */
function byInitials(short: string, text: string): string | null {
  const letters = initials(short);
  const words = syllables(text);
  /** Index of the word where the form begins, when words up to `word` are to give letters up to `letter`. */
  function startOf(word: number, letter: number, passed: number): number | null {
    const folded = foldedForm(words[word]?.text ?? '');
    if (folded === '') return null;
    const mayPass = PASSED_OVER.has(folded) && passed < MOST_PASSED_OVER;
    const start = mayPass ? startOf(word - 1, letter, passed + 1) : null;
    if (start !== null || !folded.startsWith(letters[letter] ?? ' ')) return start;
    return letter === 0 ? word : startOf(word - 1, letter - 1, passed);
  }
  const start = startOf(words.length - 1, letters.length - 1, 0);
  const first = start === null ? undefined : words[start];
  return start === null || !first || words.length - start < 2 ? null : text.slice(first.start).trim();
}

function byBody(text: string): string | null {
  const start = allMatches(BODY, text).at(-1)?.index;
  if (start === undefined) return null;
  const found = text.slice(start).trim();
  const size = syllables(found).length;
  const least = /^(?:Tổng c|C)ông ty/u.test(found) ? 5 : 3;
  return size >= least && size <= LONGEST_FORM ? found : null;
}

/** The part of a sentence before a bracket in which a long form may stand. */
function sentenceBefore(text: string, end: number): string {
  const before = text.slice(Math.max(0, end - 120), end);
  return before.split(/[.;:!?\n“”"()…](?=\s|$)|[“”"()\n]/u).at(-1) ?? '';
}

/** The short forms that a text explains: "Công an nhân dân (CAND)", "UNODC (Cơ quan …)", each pair once. */
export function abbreviationsIn(text: string): Abbreviation[] {
  const found = new Map<string, Abbreviation>();
  const add = (short: string, long: string | null): void => {
    if (long === null || long.length < short.length) return;
    found.set(`${shortKey(short)} ${longKey(long)}`, { short, long: long.replace(/\s+/gu, ' ') });
  };
  for (const match of allMatches(BRACKETS, text)) {
    const inside = (match[1] ?? '').trim();
    const before = sentenceBefore(text, match.index);
    // A body is often told from others by its place: "Công an quận 1 (TP.HCM)" explains nothing.
    const place = inside.startsWith('TP');
    if (isShort(inside)) add(inside, byInitials(inside, before) ?? (place ? null : byBody(before)));
    else {
      const short = /(\S+)\s*$/u.exec(before)?.[1] ?? '';
      const size = syllables(inside).length;
      if (!isShort(short) || size < 2 || size > LONGEST_FORM) continue;
      const long = byInitials(short, inside);
      add(short, long === inside ? long : byBody(inside) === inside ? inside : null);
    }
  }
  return [...found.values()];
}

/** One line of the list: what is typed, and what it may mean, the usual meaning first. */
export interface ListedAbbreviation {
  /** `{n}` stands for a number: "T{n}". */
  readonly short: string;
  readonly meanings: readonly string[];
  /** Whether `short` is no short form but one of the names of a place, and `meanings` its other ones. */
  readonly sameName?: true;
}

/** Signs between the names of one place: "Úc ~ Australia". */
const SAME = '~';

/** A line `short = meaning | meaning` or `name ~ name`, null for an empty line or a comment (`#`), undefined for anything else. */
export function readListLine(line: string): ListedAbbreviation | null | undefined {
  const bare = line
    .normalize('NFC')
    .replace(/(?:^|\s)#.*$/u, '')
    .trim();
  if (bare === '') return null;
  if (bare.includes(SAME)) {
    const [name = '', ...names] = bare.split(SAME).map((part) => part.trim());
    const wrong = bare.includes('=') || name === '' || names.includes('');
    return wrong ? undefined : { short: name, meanings: names, sameName: true };
  }
  const [short = '', rest = '', ...more] = bare.split('=').map((part) => part.trim());
  const meanings = rest.split('|').map((part) => part.trim());
  const wrong = more.length > 0 || short === '' || /\s/u.test(short) || meanings.includes('');
  return wrong ? undefined : { short, meanings };
}
