// Finds the phrase in a question that names days ("tháng 8/2025", "hôm qua", "từ Tết"), the most specific first.
import { inSteps } from './in-turn.js';
import { holdsNeeded, type Needs, neededBy } from './pattern-needs.js';
import { foldText, hasMarks } from './text.js';
import type { Day, Phrase, Reader } from './window-calendar.js';
import { DAYS, FULL_DAYS } from './window-days.js';
import { FEAST_PHRASES, LUNAR_DAYS } from './window-feasts.js';
import { FULL_MONTHS, MONTHS, PARTS, YEARS } from './window-months.js';
import { numberOf } from './window-numbers.js';
import { DAYS_OF_MONTHS, WEEKS_AND_SEVERAL } from './window-parts.js';
import { asksForPublished } from './window-published.js';
import { COUNTED, NEAR, RECENT } from './window-relative.js';

/** The most specific first: the first that matches is the one meant. */
const PHRASES: readonly Phrase[] = [
  ...LUNAR_DAYS,
  ...WEEKS_AND_SEVERAL,
  ...FULL_DAYS,
  ...FULL_MONTHS,
  ...FEAST_PHRASES,
  ...DAYS,
  ...DAYS_OF_MONTHS,
  ...PARTS,
  ...COUNTED,
  ...NEAR,
  ...MONTHS,
  ...YEARS,
  ...RECENT,
];

/** A phrase that is not compiled before a text might have it: most never come up, and all together take half a second. */
interface Searched {
  readonly written: string;
  readonly form: (source: string) => string;
  readonly reader: Reader;
  needs: Needs | null;
  pattern: RegExp | null;
}

function phrasesIn(form: (source: string) => string): readonly Searched[] {
  return PHRASES.map(([written, reader]) => ({ written, form, reader, needs: null, pattern: null }));
}

const MARKED = phrasesIn((source) => source);
const UNMARKED = phrasesIn(foldSource);

function needsOf(phrase: Searched): Needs {
  phrase.needs ??= neededBy(phrase.form(phrase.written));
  return phrase.needs;
}

function patternOf(phrase: Searched): RegExp {
  phrase.pattern ??= new RegExp(latin(`(?<!\\p{L})(?:${phrase.form(phrase.written)})`), 'u');
  return phrase.pattern;
}

/** Letters in which phrases are written. */
const LETTERS = 'A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ';

/**
 * The same pattern for the letters of Vietnamese and English alone: `\p{L}` takes seven kilobytes of machine code wherever
 * it stands, and the phrases together five megabytes.
 */
function latin(source: string): string {
  return source.replace(/\[(?:\\.|[^\\\]])*\]|\\p\{L\}/gu, (part) =>
    part.startsWith('[') ? part.replaceAll('\\p{L}', LETTERS) : `[${LETTERS}]`,
  );
}

/** Phrases that are made ready in one go, in a few milliseconds. */
const AT_ONCE = 15;

/** Makes ready what the first text would have to wait for; `turn` lets others have the thread. */
export async function warmPhrases(turn: () => Promise<void>): Promise<void> {
  await turn();
  await inSteps([...MARKED, ...UNMARKED], AT_ONCE, needsOf, turn);
}

/** A pattern without marks; only its letters change, never its signs. */
function foldSource(source: string): string {
  return source.replace(/\p{L}/gu, (letter) => (/[a-zA-Z]/u.test(letter) ? letter : foldText(letter)));
}

/** Lower case without changing any offset: letters such as "İ" that would grow stay as they are. */
function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return text.replace(/./gsu, (letter) => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  });
}

/** A phrase with the days it names and where it stands in the text (NFC), UTF-16 units. */
export interface DayPhrase {
  readonly from: Day;
  readonly to: Day;
  readonly start: number;
  readonly end: number;
  /** The paper's days are meant ("tin tháng 8/2025"), not the event's. */
  readonly published: boolean;
}

/** The first phrase that names days. `original` where it has to stand as it is matched, letter by letter. */
function find(
  lower: string,
  phrases: readonly Searched[],
  now: Day,
  original: string,
  marked: boolean,
): DayPhrase | null {
  const hasDigit = /\d/u.test(lower);
  for (const phrase of phrases) {
    if (!holdsNeeded(lower, hasDigit, needsOf(phrase))) continue;
    const match = patternOf(phrase).exec(lower);
    if (!match) continue;
    if (original.slice(match.index, match.index + match[0].length) !== match[0]) continue;
    const range = phrase.reader(
      (group) => numberOf(match[group] ?? ''),
      (group) => match[group] ?? '',
      now,
    );
    if (!range) continue;
    const [from, to] = 'year' in range ? [range, range] : range;
    const lead = /^(?:tin|b[aà]i)(?= )/u.exec(match[0])?.[0] ?? '';
    const published = asksForPublished(original.slice(0, match.index + lead.length), marked);
    return { from, to, start: match.index, end: match.index + match[0].length, published };
  }
  return null;
}

/** Texts whose phrases are kept: one message is read for its days in several places, its parts among them. */
const KEPT = 256;
const read = new Map<string, DayPhrase | null>();

/**
 * The first of the most specific phrases in `text` (NFC) that names days; null when there is none. In a text with
 * marks, a phrase typed without any is taken when no other is there.
 */
export function readPhrase(text: string, now: Day, marked = hasMarks(text)): DayPhrase | null {
  const key = `${now.toString()} ${marked} ${text}`;
  const known = read.get(key);
  if (known !== undefined) return known;
  if (read.size >= KEPT) read.clear();
  const phrase = findPhrase(text, now, marked);
  read.set(key, phrase);
  return phrase;
}

function findPhrase(text: string, now: Day, marked: boolean): DayPhrase | null {
  const lower = lowerCase(text);
  if (!marked) return find(lower, UNMARKED, now, lower, false);
  const folded = foldText(lower);
  return (
    find(lower, MARKED, now, lower, true) ??
    (folded.length === lower.length ? find(folded, UNMARKED, now, lower, true) : null)
  );
}
