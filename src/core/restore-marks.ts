// Gives a question typed without marks its marks back, by the words of the collection: a Viterbi over syllables and pairs.
import { foldedForm, type Syllable, syllables } from './text.js';

/** A syllable as the collection writes it, in search form (tone behind as a digit), with how many chunks hold it. */
export interface Variant {
  readonly typed: string;
  readonly chunks: number;
}

/** What the collection knows of syllables. */
export interface MarkStatistics {
  readonly total: number;
  /** Variants of a syllable without marks, none when the collection does not have it. */
  variants(folded: string): readonly Variant[];
  /** Chunks that hold the two in a row. */
  pair(left: string, right: string): number;
}

/** Share of a pair's own count in its probability; the rest comes from the right syllable alone. */
const PAIR_WEIGHT = 0.9;
/** Variants of one syllable that are tried, commonest first. */
const MOST_VARIANTS = 8;

/** Longest syllable that may be Vietnamese, in letters ("nghiêng"). */
const LONGEST_SYLLABLE = 7;
const LETTERS: Readonly<Record<string, readonly string[]>> = {
  a: ['a', 'ă', 'â'],
  e: ['e', 'ê'],
  o: ['o', 'ô', 'ơ'],
  u: ['u', 'ư'],
  d: ['d', 'đ'],
};
const TONE_DIGITS = ['', '1', '2', '3', '4', '5'];

/**
 * Every way a syllable without marks might be written in Vietnamese, in search form, itself first. Few of them are words;
 * which ones are, the collection tells.
 */
export function possibleForms(folded: string): string[] {
  const vietnamese = folded.length <= LONGEST_SYLLABLE && /^[a-z]*[aeiouy][a-z]*$/u.test(folded);
  if (!vietnamese) return [folded];
  let stems = [''];
  [...folded].forEach((letter, i) => {
    // Only the first letter may be a đ.
    const forms = letter === 'd' && i > 0 ? ['d'] : (LETTERS[letter] ?? [letter]);
    stems = stems.flatMap((stem) => forms.map((form) => stem + form));
  });
  return stems.flatMap((stem) => TONE_DIGITS.map((tone) => stem + tone));
}

const TONE_MARKS = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];
const VOWEL = /[aăâeêioôơuưy]/u;

/** Where the tone mark of a syllable stands (index of a letter), by the older school: "hòa", "thúy", but "hoàn". */
function toneSeat(letters: readonly string[]): number {
  const vowels = letters.flatMap((letter, i) => (VOWEL.test(letter) ? [i] : []));
  const [first = -1] = vowels;
  const word = letters.join('');
  // The u of "qu" and the i of "gi" belong to the consonant when another vowel follows.
  const seats = /^(?:qu|gi)/u.test(word) && vowels.length > 1 ? vowels.slice(1) : vowels;
  const marked = seats.filter((i) => /[ăâêôơư]/u.test(letters[i] ?? ''));
  const lastMarked = marked.at(-1);
  if (lastMarked !== undefined) return lastMarked;
  const lastSeat = seats.at(-1) ?? first;
  const closed = lastSeat < letters.length - 1;
  if (seats.length === 1 || closed) return lastSeat;
  return seats.at(-2) ?? lastSeat;
}

/** A syllable in search form as people write it: "hoa1" is "hòa". */
export function writtenForm(typed: string): string {
  const match = /^(\p{L}+)([1-5])$/u.exec(typed);
  if (!match?.[1]) return typed;
  const letters = [...match[1]];
  const seat = toneSeat(letters);
  if (seat < 0) return typed;
  letters[seat] = `${letters[seat]}${TONE_MARKS[Number(match[2])]}`;
  return letters.join('').normalize('NFC');
}

interface State {
  readonly typed: string;
  readonly chunks: number;
  readonly score: number;
  readonly from: State | null;
}

function stepScore(left: State | null, right: Variant, statistics: MarkStatistics): number {
  const alone = right.chunks / Math.max(statistics.total, 1);
  if (left === null || left.chunks === 0) return Math.log(alone + 1e-6);
  const pair = statistics.pair(left.typed, right.typed) / left.chunks;
  return Math.log(PAIR_WEIGHT * pair + (1 - PAIR_WEIGHT) * alone + 1e-6);
}

function variantsOf({ text }: Syllable, statistics: MarkStatistics): readonly Variant[] {
  const folded = foldedForm(text);
  const known = [...statistics.variants(folded)].sort((a, b) => b.chunks - a.chunks).slice(0, MOST_VARIANTS);
  return known.length > 0 ? known : [{ typed: folded, chunks: 0 }];
}

function likeliest(words: readonly Syllable[], statistics: MarkStatistics): string[] {
  let states: State[] = [];
  for (const word of words) {
    states = variantsOf(word, statistics).map((variant) => {
      const before = states.length > 0 ? states : [null];
      const ways = before.map((from) => ({
        from,
        score: (from?.score ?? 0) + stepScore(from, variant, statistics),
      }));
      const best = ways.reduce((most, way) => (way.score > most.score ? way : most));
      return { ...variant, ...best };
    });
  }
  const path: string[] = [];
  let state: State | null = states.reduce<State | null>(
    (most, one) => (most && most.score >= one.score ? most : one),
    null,
  );
  for (; state; state = state.from) path.push(state.typed);
  return path.reverse();
}

/**
 * The text with the marks its syllables most likely have, given the collection. Syllables that the collection does not
 * know, capitals and punctuation stay as they are.
 */
export function restoreMarks(text: string, statistics: MarkStatistics): string {
  const words = syllables(text);
  const typed = likeliest(words, statistics);
  let restored = '';
  let at = 0;
  words.forEach((word, i) => {
    const written = writtenForm(typed[i] ?? word.text);
    const capital = /^\p{Lu}/u.test(word.text);
    restored +=
      text.slice(at, word.start) + (capital ? written.charAt(0).toUpperCase() + written.slice(1) : written);
    at = word.end;
  });
  return restored + text.slice(at);
}
