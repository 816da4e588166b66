// Reads a follow-up into a whole question: what it leaves out is taken from the last question, or from its answer.

import { isDays, isDaysFor, withDays } from './follow-up-days.js';
import { type FollowUpForm, followUpForm, type PronounKind } from './follow-up-forms.js';
import {
  bodiesIn,
  kindOfName,
  type NameKind,
  namesIn,
  namesSomebody,
  personMeant,
} from './follow-up-names.js';
import { placesIn } from './places.js';
import { languageOf, readQuestion } from './question.js';
import { foldText, hasMarks, syllables } from './text.js';
import { readWindow } from './window.js';

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

function bare(question: string): string {
  return question.replace(/[\s?!.]+$/u, '');
}

const ASKED =
  /(?<!\p{L})(?:là ai|là gì|là bao nhiêu|bao nhiêu|bao giờ|bao lâu|bao xa|khi nào|ở đâu|tại đâu|vì sao|tại sao|như thế nào|thế nào|ra sao|(?:ngày|tháng|năm|nơi|lúc|hôm|người) nào|những ai|những gì|nào|gì|ai|mấy|how many|how much|who|what|when|where|why|how|which)(?!\p{L})/giu;

const ASKED_UNMARKED = new RegExp(foldText(ASKED.source).replaceAll('\\p{l}', '\\p{L}'), 'giu');

/** What led in the question word: "bán vé từ [khi nào]". */
const DANGLING = / (?:từ|vào|tại|đến|là|với|tu|vao|tai|den|la|voi)$/iu;

/** A question without its question words: what it was about. */
function subjectOf(question: string): string {
  const typed = hasMarks(question) || languageOf(question) === 'en';
  const left = bare(question)
    .replace(typed ? ASKED : ASKED_UNMARKED, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(DANGLING, '');
  return left === '' ? bare(question) : left;
}

function replaceAt(text: string, start: number, end: number, by: string): string {
  return `${text.slice(0, start)}${by}${text.slice(end)}`;
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

/** Kinds that a name may stand for when the question has none of its own kind, the likest first. */
const LIKE: Readonly<Record<NameKind, readonly NameKind[]>> = {
  person: ['person', 'name'],
  organisation: ['organisation', 'body', 'name'],
  body: ['body', 'organisation'],
  name: ['name', 'person', 'organisation'],
};

/** A name for a name of the same make: a person for a person, an organisation for one. */
function withName(question: string, instead: string, today: string): string | null {
  const titled = TITLE.test(instead);
  const name = instead.replace(TITLE, '');
  const kind = titled ? 'person' : kindOfName(name);
  if (!/^\p{Lu}/u.test(name) && kind !== 'organisation' && kind !== 'body') return null;
  const names = namesIn(question, today);
  const likest = LIKE[kind].map((like) => names.find((one) => one.kind === like));
  const old = likest.find((one) => one !== undefined) ?? names[0];
  if (!old) return null;
  const lead = /(?:ông|bà|anh|chị|cô) $/iu.exec(question.slice(0, old.start))?.[0].length ?? 0;
  return replaceAt(question, titled ? old.start - lead : old.start, old.end, titled ? instead : name);
}

/** A thing that shares its first word with one of the question: "giá dầu" for "giá vàng". */
function withLike(question: string, instead: string): string | null {
  const [first, ...others] = syllables(instead);
  const words = syllables(question);
  const at = words.findIndex(({ text }) => text.toLowerCase() === first?.text.toLowerCase());
  const start = words[at];
  const end = words[at + others.length];
  if (/^(?:hôm|ngày|tháng|năm|hom|ngay|thang|nam)$/iu.test(first?.text ?? '')) return null;
  if (!start || !end || others.length === 0 || others.length > 2) return null;
  return replaceAt(question, start.start, end.end, instead);
}

function withInstead(last: LastTurn, instead: string, today: string): string {
  const { question } = last;
  if (isDaysFor(question, instead, today)) return withDays(question, instead, today);
  const named = TITLE.test(instead) || kindOfName(instead) === 'body';
  const name = named ? withName(question, instead, today) : null;
  const place = withPlace(question, instead);
  const swapped = name ?? place ?? withLike(question, instead) ?? withName(question, instead, today);
  return swapped ?? `${instead}: ${question}`;
}

/** What a pronoun stands for: a name of the last question, else one of the quotes; null when neither has one. */
function referent(of: PronounKind, { question, quotes }: LastTurn, today: string): string | null {
  const answers = [...quotes.map(({ text }) => text), ...quotes.map(({ headline }) => headline)];
  if (of === 'person') return personMeant(question, answers, today);
  if (of === 'place')
    return [question, ...answers].flatMap((text) => placesIn(text).map(({ name }) => name))[0] ?? null;
  if (of === 'thing') return null;
  const own = namesIn(question, today);
  // "Hanoi" is a part of "Hanoi Convention".
  const places = placesIn(question).filter((place) =>
    own.every(({ start, end }) => place.start < start || place.end > end),
  );
  const names = [...places, ...own].map(({ name }) => name);
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
  return `${subjectOf(last.question)} ${/^(?:ở|tại|khi|bao|có|là|vì|ai|o|tai|co|la|vi)(?= )/iu.test(rest) ? '' : '– '}${rest.charAt(0).toLowerCase()}${rest.slice(1)}`;
}

/** Whether a name of the text's own comes before a pronoun, which then stands for that. */
function namesItself(text: string, form: FollowUpForm, today: string): boolean {
  if (form.kind !== 'pronoun') return false;
  const before = text.slice(0, form.start);
  const owned = /^(?:his|her|its|their)$/iu.test(text.slice(form.start, form.end));
  // "the company … its profit": an owner said before in the same question.
  if (owned && /\b(?:the|an?) \p{L}+ (?!of $)/iu.test(before)) return true;
  if (form.of === 'person') return placesIn(before).length > 0 || namesSomebody(before, today);
  if (form.of === 'place') return placesIn(before).length > 0 || namesIn(before, today).length > 0;
  const { names, numbers } = readQuestion(text, today);
  const places = form.of === 'group' ? placesIn(text) : [];
  return names.length > 0 || numbers.length > 0 || bodiesIn(text).length > 0 || places.length > 0;
}

/** News of some days about something: "tin ngày 26", then "về Ukraine". Null when no days were asked for. */
function withAbout(question: string, about: string, today: string): string | null {
  const news = /^(?:tin|bài|bai|news|articles)(?!\p{L})/iu.test(question);
  const days = readWindow(question, today) !== null || /(?:ngày|ngay) \d/iu.test(question);
  if (!news || !days) return null;
  const before = bare(question).replace(/ (?:về|ve|about) .*$/iu, '');
  return `${before} ${about}`;
}

/** Names no subject of its own that a short question could be about. */
function isNameless(text: string, today: string): boolean {
  const { names, numbers } = readQuestion(text, today);
  return [names, numbers, placesIn(text), bodiesIn(text)].every(({ length }) => length === 0);
}

/**
 * Reads `raw` after `last` (null: nothing was asked, or too long ago). A question that stands alone is never changed;
 * one that leans on a question that is not there is `subject-missing`. `today` is `YYYY-MM-DD` in Asia/Ho_Chi_Minh.
 */
export function readFollowUp(raw: string, last: LastTurn | null, today: string): FollowUp {
  const text = raw.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const isLike = (instead: string): boolean => isDays(instead, today) || isPlace(instead);
  const form = followUpForm(text, isLike, languageOf(text) === 'en');
  if (form === null || namesItself(text, form, today)) return ALONE;
  if (form.kind === 'about') {
    const meant = last && withAbout(last.question, form.about, today);
    return meant === null ? ALONE : { kind: 'meant', question: meant };
  }
  // So short a question may be whole: it leans only on what is there, and never asks back.
  if (form.kind === 'short' && (last === null || !isNameless(text, today))) return ALONE;
  if (last === null) return { kind: 'subject-missing' };
  switch (form.kind) {
    case 'more':
      return { kind: 'more', question: last.question };
    case 'bare':
    case 'short':
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
