// The office whose holder a question asks for, read as title and body.
import { allMatches } from './all-matches.js';
import {
  BEFORE,
  FORMER,
  HOME,
  HOMELAND,
  LIES_IN,
  LOOSE,
  LOOSE_WORDS,
  NO_SECOND,
  SAME,
  SENT,
  SPORTING,
  titleAt,
  typed,
  UNITS,
} from './office-words.js';
import { asksWhoSomebodyIs, lastPerson } from './person-name.js';
import { isPlaceName, placesIn } from './places.js';
import type { Question } from './question.js';
import { roleIn } from './roles.js';
import { rememberedTyped, type Syllable, standAt, syllables } from './text.js';

/** "Giám đốc" and "Công an Hà Nội", all as `typedForm` of their syllables. */
export interface Office {
  /** The title asked for and those that mean the same. */
  readonly titles: ReadonlyArray<readonly string[]>;
  /** What must stand behind the title, in order: one of them. */
  readonly bodies: ReadonlyArray<readonly string[]>;
  /** Whether the body is named after a place. */
  readonly isPlace: boolean;
  /** Whether a country is named in the body; without one, the same office of any other country is another office. */
  readonly isAbroad: boolean;
  /** Whether who held it before is asked for. */
  readonly isFormer: boolean;
}

const initials = (words: readonly string[]): string => words.map((word) => word.charAt(0)).join('');

/** A body with its place called by another name, or by its letters or what they stand for; none for what else is searched for. */
function otherwise(body: string, other: string): Array<readonly string[]> {
  const [own, others] = [typed(body), typed(other)];
  if (!isPlaceName(other)) {
    const isShort = others.length === 1 && own.length > 1 && others[0] === initials(own);
    const isLong = own.length === 1 && others.length > 1 && own[0] === initials(others);
    return isShort || isLong ? [others] : [];
  }
  const [place] = placesIn(body);
  return place === undefined ? [] : [typed(body.slice(0, place.start) + other + body.slice(place.end))];
}

/** Whether a body is written as the name of one: of places, capitalised words and words of which names of bodies are made. */
function isNamed(body: string): boolean {
  const words = syllables(body);
  let inName = false;
  for (let i = 0; i < words.length; ) {
    const length = [3, 2, 1].find((count) => {
      const [first, last] = [words[i], words[i + count - 1]];
      return first !== undefined && last !== undefined && isPlaceName(body.slice(first.start, last.end));
    });
    const word = (words[i] as Syllable).text;
    const isCapital = /^\p{Lu}/u.test(word);
    const isSecond = inName && !NO_SECOND.test(word);
    if (length === undefined && !isCapital && !UNITS.has(rememberedTyped(word)) && !isSecond) return false;
    // "Đào tạo", "Đồng nai": a name's second syllable may be small, but a place is whole.
    inName = length === undefined && isCapital && word !== word.toUpperCase();
    i += length ?? 1;
  }
  return true;
}

/** The title a role begins with, with those that mean the same, and what comes behind it; null when it is none. */
export function titleOf(role: string): { titles: Office['titles']; behind: string } | null {
  const words = syllables(role);
  const title = titleAt(typed(role), 0);
  return title && { titles: title.titles, behind: role.slice(words[title.length - 1]?.end) };
}

/** A body up to the first of its names, without what that lies in. */
function innermost(body: string): string {
  const ends = allMatches(LIES_IN, body).map(({ index }) => index);
  const parts = [...ends, body.length].map((end) => body.slice(0, end));
  const holdsName = (part: string): boolean =>
    syllables(part).some(({ text }) => {
      const form = rememberedTyped(text);
      return /^\p{Lu}/u.test(text) && !LOOSE_WORDS.has(form) && !UNITS.has(form);
    }) || placesIn(part).length > 0;
  return parts.find(holdsName) ?? body;
}

const HO_CHI_MINH = /^ ?Hồ Chí Minh$/iu;

/** Whether several offices, or those of several countries, are asked for: "Tổng thống Mỹ và Thủ tướng Anh". */
function namesSeveral(behind: string): boolean {
  const forms = typed(behind);
  const countries = placesIn(behind).filter(({ kind }) => kind === 'country');
  const isParted = countries.some(({ end }, i) => {
    const next = countries[i + 1];
    return next !== undefined && /^(?:,| và)/u.test(behind.slice(end, next.start));
  });
  return isParted || forms.some((_, at) => titleAt(forms, at) !== null);
}

/** A body and what it is called besides. */
function called(body: readonly string[]): Array<readonly string[]> {
  const replaced = SAME.flatMap((names) =>
    names.flatMap((name) => {
      const at = body.findIndex((_, start) => standAt(body, name, start));
      if (at < 0) return [];
      return names.map((other) => [...body.slice(0, at), ...other, ...body.slice(at + name.length)]);
    }),
  );
  return [body, ...replaced];
}

/** Letters up to which a role is read; no office has a longer name. */
const LONGEST_ROLE = 200;

/** The office whose holder a question asks for by nothing but its name; null for any other question. */
export function officeAsked(question: Pick<Question, 'text' | 'marked' | 'also'>): Office | null {
  const role = roleIn(question.marked) ?? '';
  const title = role.length > LONGEST_ROLE ? null : titleOf(role.replace(BEFORE, ''));
  if (title === null || namesSeveral(title.behind)) return null;
  const isPerson = asksWhoSomebodyIs(question) && lastPerson(innermost(title.behind), question) !== null;
  if (isPerson || HO_CHI_MINH.test(title.behind)) return null;
  const { titles } = title;
  const is = (some: ReadonlySet<string>): boolean => titles.some((one) => some.has(one.join(' ')));
  const [isSent, isSporting] = [is(SENT), is(SPORTING)];
  // "Đại sứ Nga tại Mỹ", "đội tuyển Việt Nam": there the place decides which it is.
  const loosely = (text: string): string =>
    text.replace(LOOSE, (word) => ((isSent || isSporting) && HOMELAND.test(word) ? word : ' '));
  const bodyOf = (text: string): string => loosely(isSent ? text : innermost(text));
  const behind = bodyOf(title.behind);
  const body = typed(behind);
  const places = placesIn(behind);
  if (!isNamed(loosely(title.behind)) || (body.length === 0 && !is(HOME))) return null;
  const asTyped = titleOf((roleIn(question.text) ?? '').replace(BEFORE, ''));
  const others = question.also.flatMap((other) => otherwise(behind, other));
  const bodies = [body, ...(asTyped === null ? [] : [typed(bodyOf(asTyped.behind))]), ...others];
  return {
    titles,
    bodies: [...new Map(bodies.flatMap(called).map((one) => [one.join(' '), one])).values()],
    isPlace: !isSporting && places.length > 0,
    isAbroad: places.some(({ kind }) => kind === 'country'),
    isFormer: FORMER.test(role),
  };
}
