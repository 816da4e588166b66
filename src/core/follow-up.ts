// Reads a follow-up into a whole question: what it leaves out is taken from the last question, or from its answer.

import { Temporal } from 'temporal-polyfill';
import { type FollowUpForm, followUpForm, type PronounKind } from './follow-up-forms.js';
import { placesIn } from './places.js';
import { readQuestion } from './question.js';
import { foldText, hasMarks, syllables } from './text.js';
import { readWindow } from './window.js';
import { readPhrase } from './window-phrases.js';

/** What was asked last, as it was understood, and the quotes that answered it, best first. */
export interface LastTurn {
  readonly question: string;
  readonly quotes: ReadonlyArray<{ readonly text: string; readonly headline: string }>;
}

/** `alone`: nothing is missing. `meant`: the whole question. `more`: the last question, for what was not shown yet. */
export type FollowUp =
  | { readonly kind: 'alone' }
  | { readonly kind: 'meant'; readonly question: string }
  | { readonly kind: 'more'; readonly question: string }
  | { readonly kind: 'subject-missing' };

const ALONE: FollowUp = { kind: 'alone' };

/** First words of names of organisations, works and places, which no pronoun for a person stands for. */
const NO_PERSON = new Set(
  (
    'Bộ Cục Vụ Công Đại Hội Ủy Uỷ Tổng Quốc Chính Liên Ngân Trường Tập Hiệp Đảng Ban Viện Nhà Sở Tòa Toà Sông Cầu Lễ Tết Sân Học Trung ' +
    'Phòng Chi Khu Biển Núi Đảo Hồ Quỹ Luật Nghị Giải Cúp Đội Câu Báo Đài Tạp Thành Tỉnh Quận Huyện Phường Xã The'
  ).split(' '),
);
/** Words that no person's name has: "Hiện Bộ Công an" at the head of a sentence is no man. */
const BODIES = /(?<!\p{L})(?:Bộ|Cục|Ủy|Uỷ|Đảng|Sở|Viện|Ban|Tòa|Toà|Tổng)(?!\p{L})/u;
const TITLED =
  /(?<!\p{L})(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]ụ|Mr|Mrs|Ms|[Tt]ướng|[Tt]rưởng|[Tt]ịch|[Tt]hống|[Tt]ổng [Bb]í thư|[Gg]iám đốc|[Đđ]ại tướng|[Bb]ác sĩ|[Cc]a sĩ|[Dd]iễn viên|[Cc]ầu thủ|[Hh]uấn luyện viên|HLV) (\p{Lu}[\p{L}\p{M}'-]*(?: \p{Lu}[\p{L}\p{M}'-]*){0,4})/gu;
const CAPITALISED = /\p{Lu}[\p{Ll}\p{M}'-]+(?: \p{Lu}[\p{Ll}\p{M}'-]+){1,4}/gu;

function isPerson(name: string): boolean {
  const [first = ''] = name.split(' ');
  return !NO_PERSON.has(first) && !BODIES.test(name) && !placesIn(name).some(({ start }) => start === 0);
}

/** The names of persons in a text, those with a title before them first. */
function personsIn(text: string): string[] {
  const titled = [...text.matchAll(TITLED)].map(([, name = '']) => name);
  const plain = (text.match(CAPITALISED) ?? []).filter((name) => syllables(name).length > 1);
  return [...new Set([...titled, ...plain])].filter(isPerson);
}

/** Names other than places. */
function namesOf(text: string, today: string): string[] {
  const places = new Set(placesIn(text).map(({ name }) => name));
  return readQuestion(text, today).names.filter((name) => !places.has(name));
}

function bare(question: string): string {
  return question.replace(/[\s?!.]+$/u, '');
}

const ASKED =
  /(?<!\p{L})(?:là ai|là gì|là bao nhiêu|bao nhiêu|bao giờ|bao lâu|bao xa|khi nào|ở đâu|tại đâu|vì sao|tại sao|như thế nào|thế nào|ra sao|(?:ngày|tháng|năm|nơi|lúc|hôm|người) nào|những ai|những gì|nào|gì|ai|mấy|how many|how much|who|what|when|where|why|how|which)(?!\p{L})/giu;

/** A question without its question words: what it was about. */
function subjectOf(question: string): string {
  const typed = hasMarks(question) || readQuestion(question, '2000-01-01').language === 'en';
  const pattern = typed ? ASKED : new RegExp(foldText(ASKED.source).replaceAll('\\p{l}', '\\p{L}'), 'giu');
  const left = bare(question).replace(pattern, ' ').replace(/\s+/gu, ' ').trim();
  return left === '' ? bare(question) : left;
}

function replaceAt(text: string, start: number, end: number, by: string): string {
  return `${text.slice(0, start)}${by}${text.slice(end)}`;
}

const YEAR = /^(?:19|20)\d\d$/u;
const YEAR_INSIDE = /(?<!\d)(?:19|20)\d\d(?!\d)/u;

/** Days: the phrase of the last question gives way to the new one, or the new one is added. */
function withDays(question: string, instead: string, today: string): string {
  if (YEAR.test(instead) && YEAR_INSIDE.test(question)) return question.replace(YEAR_INSIDE, instead);
  const window = readWindow(question, today);
  const at = window ? question.indexOf(window.label) : -1;
  if (window && at >= 0) return replaceAt(question, at, at + window.label.length, instead);
  const year = /(?:(?:năm|nam) )?(?<!\d)(?:19|20)\d\d(?!\d)/iu.exec(question);
  if (year) return replaceAt(question, year.index, year.index + year[0].length, instead);
  return `${bare(question)} ${instead}?`;
}

/** A place: the last one of its kind that the new one can stand for; Việt Nam stays where another is named too. */
function withPlace(question: string, instead: string): string | null {
  const [wanted] = placesIn(instead);
  if (!wanted) return null;
  const places = placesIn(question).filter(({ kind }) => kind === wanted.kind);
  const home = (name: string): boolean => /^vi[eệ]t ?nam$/iu.test(name);
  const place = places.findLast(({ name }) => !home(name)) ?? places.at(-1);
  return place ? replaceAt(question, place.start, place.end, instead) : null;
}

const TITLE = /^(?:ông|bà|anh|chị|cô|ong|ba) /iu;

/** A name for a name of the same make: several words for several, capitals for capitals. */
function withName(question: string, instead: string, today: string): string | null {
  const name = instead.replace(TITLE, '');
  if (!/^\p{Lu}/u.test(name)) return null;
  const loud = (some: string): boolean => some === some.toUpperCase();
  const persons = personsIn(question);
  const names = [...persons, ...namesOf(question, today)];
  const like = names.find((one) => loud(one) === loud(name) && isPerson(one) === isPerson(name));
  const old = like ?? names[0];
  const at = old === undefined ? -1 : question.indexOf(old);
  if (old === undefined || at < 0) return null;
  const lead = /(?:ông|bà|anh|chị|cô) $/iu.exec(question.slice(0, at))?.[0].length ?? 0;
  const titled = TITLE.test(instead);
  return replaceAt(question, titled ? at - lead : at, at + old.length, titled ? instead : name);
}

/** A thing that shares its first word with one of the question: "giá dầu" for "giá vàng". */
function withLike(question: string, instead: string): string | null {
  const [first, ...others] = syllables(instead);
  const words = syllables(question);
  const at = words.findIndex(({ text }) => text.toLowerCase() === first?.text.toLowerCase());
  const start = words[at];
  const end = words[at + others.length];
  if (!start || !end || others.length === 0 || others.length > 2) return null;
  return replaceAt(question, start.start, end.end, instead);
}

function isDays(text: string, today: string): boolean {
  const phrase = readPhrase(text, Temporal.PlainDate.from(today));
  if (!phrase) return /^(?:(?:năm|nam) )?(?:19|20)\d\d$/iu.test(text.trim());
  const rest = `${text.slice(0, phrase.start)}${text.slice(phrase.end)}`;
  return /^\s*(?:trong|vào|hồi|của|in|for|from)?\s*$/iu.test(rest);
}

function withInstead(last: LastTurn, instead: string, today: string): string {
  const { question } = last;
  if (isDays(instead, today)) return withDays(question, instead, today);
  const name = TITLE.test(instead) ? withName(question, instead, today) : null;
  const place = withPlace(question, instead);
  const swapped = name ?? place ?? withLike(question, instead) ?? withName(question, instead, today);
  return swapped ?? `${instead}: ${question}`;
}

/** What a pronoun stands for: a name of the last question, else one of the quotes; null when neither has one. */
function referent(of: PronounKind, { question, quotes }: LastTurn, today: string): string | null {
  const texts = [question, ...quotes.map(({ text }) => text), ...quotes.map(({ headline }) => headline)];
  if (of === 'person') return texts.flatMap(personsIn)[0] ?? null;
  if (of === 'place') return texts.flatMap((text) => placesIn(text).map(({ name }) => name))[0] ?? null;
  if (of === 'thing') return null;
  const names = [...placesIn(question).map(({ name }) => name), ...namesOf(question, today)];
  return names.length === 0
    ? null
    : [...new Set(names)].slice(0, 2).join(hasMarks(question) ? ' và ' : ' & ');
}

function withPronoun(
  text: string,
  { of, start, end }: Extract<FollowUpForm, { kind: 'pronoun' }>,
  last: LastTurn,
  today: string,
): string {
  const meant = referent(of, last, today);
  if (meant === null) return withSubject(text, last, start, end);
  const said = text.slice(start, end).toLowerCase();
  const place =
    of === 'place' && said !== 'there' ? `${said.split(' ')[0] === 'nơi' ? 'ở' : said.split(' ')[0]} ` : '';
  const owner = /^(?:his|their)$/u.test(said) ? '’s' : '';
  return replaceAt(
    text,
    start,
    end,
    `${place}${of === 'place' && said === 'there' ? 'in ' : ''}${meant}${owner}`,
  );
}

/** The last question's subject before what is asked of it now. */
function withSubject(text: string, last: LastTurn, start = 0, end = 0): string {
  const rest = replaceAt(text, start, end, '')
    .replace(/^\s*(?:thế|vậy|còn|và|rồi)(?= )/iu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return `${subjectOf(last.question)} ${/^(?:ở|tại|khi|bao|là|vì)(?= )/iu.test(rest) ? '' : '– '}${rest.charAt(0).toLowerCase()}${rest.slice(1)}`;
}

/** Whether a name of the text's own comes before a pronoun, which then stands for that. */
function namesItself(text: string, form: FollowUpForm, today: string): boolean {
  if (form.kind !== 'pronoun') return false;
  const before = text.slice(0, form.start);
  if (form.of === 'person' || form.of === 'place')
    return personsIn(before).length > 0 || placesIn(before).length > 0;
  const { names, numbers } = readQuestion(text, today);
  return names.length > 0 || numbers.length > 0;
}

/**
 * Reads `raw` after `last` (null: nothing was asked, or too long ago). A question that stands alone is never changed;
 * one that leans on a question that is not there is `subject-missing`. `today` is `YYYY-MM-DD` in Asia/Ho_Chi_Minh.
 */
export function readFollowUp(raw: string, last: LastTurn | null, today: string): FollowUp {
  const text = raw.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const isLike = (instead: string): boolean => isDays(instead, today) || isPlace(instead);
  const form = followUpForm(text, isLike);
  if (form === null || namesItself(text, form, today)) return ALONE;
  if (last === null) return { kind: 'subject-missing' };
  switch (form.kind) {
    case 'more':
      return { kind: 'more', question: last.question };
    case 'bare':
      return { kind: 'meant', question: withSubject(text, last) };
    case 'pronoun':
      return { kind: 'meant', question: withPronoun(text, form, last, today) };
    case 'instead':
      return { kind: 'meant', question: withInstead(last, form.instead, today) };
  }
}

function isPlace(text: string): boolean {
  const [place] = placesIn(text);
  return place !== undefined && place.start === 0 && place.end === text.length;
}
