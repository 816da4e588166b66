// Search forms of Vietnamese text: syllables as typed or folded, and pairs of syllables; stored text is never changed.

const TONES: Readonly<Record<string, string>> = {
  '\u0300': '1',
  '\u0301': '2',
  '\u0309': '3',
  '\u0303': '4',
  '\u0323': '5',
};
const TONE_MARK = /[\u0300\u0301\u0309\u0303\u0323]/u;
const ANY_MARK = /\p{M}/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
/** Longest token kept, in UTF-16 units: longer runs (encoded data, addresses) help no search. */
export const MAX_TOKEN = 40;

/** Code units up to here, which hold all that Vietnamese and most of Europe write, are classed beforehand. */
const CLASSED = 0x2000;
const [OTHER, LETTER, MARK] = [0, 1, 2];
const classOf = (letter: string): number =>
  /[\p{L}\p{N}]/u.test(letter) ? LETTER : /\p{M}/u.test(letter) ? MARK : OTHER;
const CLASSES = Uint8Array.from({ length: CLASSED }, (_, code) => classOf(String.fromCharCode(code)));

/** Of a unit that leaves `soundOf` unknown, and of one that adds nothing. */
const [UNKNOWN, SILENT] = [0xffff, 0];
/** A sigma in small letters depends on where it stands. */
const soundOfUnit = (letter: string): number => {
  const folded = foldedForm(letter);
  if (folded.length > 1 || letter === 'Σ') return UNKNOWN;
  return folded === '' ? SILENT : folded.charCodeAt(0);
};
const SOUNDS = Uint16Array.from({ length: CLASSED }, (_, code) => soundOfUnit(String.fromCharCode(code)));

/**
 * A number that all syllables of one folded form share, and some others; -1 where a unit is in it that cannot be told by itself.
 * Of `text` from `start` up to `end`.
 */
export function soundOf(text: string, start: number, end: number): number {
  let sound = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    const unit = code < CLASSED ? (SOUNDS[code] as number) : UNKNOWN;
    if (unit === UNKNOWN) return -1;
    // Times 31, as strings are hashed by commonly.
    if (unit !== SILENT) sound = (Math.imul(sound, 31) + unit) & 0x7fffffff;
  }
  return sound;
}

/** Where a syllable stands in a text, UTF-16 units, `end` exclusive. */
export interface Syllable {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Calls `visit` with the places of every run of letters and digits of `text`, in order: the matches of `WORD`, in a tenth of the time. */
export function eachSyllable(text: string, visit: (start: number, end: number) => void): void {
  let start = -1;
  for (let at = 0; at < text.length; ) {
    const code = text.charCodeAt(at);
    let next = at + 1;
    let kind = code < CLASSED ? (CLASSES[code] as number) : OTHER;
    if (code >= CLASSED) {
      const letter = String.fromCodePoint(text.codePointAt(at) as number);
      next = at + letter.length;
      kind = classOf(letter);
    }
    if (start < 0 && kind === LETTER) start = at;
    else if (start >= 0 && kind === OTHER) {
      visit(start, at);
      start = -1;
    }
    at = next;
  }
  if (start >= 0) visit(start, text.length);
}

/** Every run of letters and digits of `text`, in order. */
export function syllables(text: string): Syllable[] {
  const found: Syllable[] = [];
  eachSyllable(text, (start, end) => {
    found.push({ text: text.slice(start, end), start, end });
  });
  return found;
}

/** Whether `some` stand among `words`, one after another, from the place `at` on. */
export function standAt(words: readonly string[], some: readonly string[], at: number): boolean {
  return some.every((word, i) => words[at + i] === word);
}

/**
 * A syllable with its tone moved behind it as a digit: "Hòa" and "hoà" are both "hoa1". Where a tone mark stands is a
 * matter of schools and keyboards; which tone it is, is not.
 */
export function typedForm(syllable: string): string {
  let tone = '';
  let letters = '';
  for (const mark of syllable.toLowerCase().normalize('NFD')) {
    if (TONE_MARK.test(mark)) tone = TONES[mark] ?? '';
    else letters += mark;
  }
  return letters.normalize('NFC').replace(ANY_MARK, '') + tone;
}

/** A syllable without any mark, as typed on a phone: "Đường" is "duong". */
export function foldedForm(syllable: string): string {
  return syllable.toLowerCase().normalize('NFD').replace(ANY_MARK, '').replaceAll('đ', 'd');
}

/** A whole text without marks; same rule as `foldedForm`, punctuation kept. */
export function foldText(text: string): string {
  return foldedForm(text);
}

/** Whether any Vietnamese mark stands in the text: a question without is searched in its folded form. */
export function hasMarks(text: string): boolean {
  return /[đĐ]/u.test(text) || /\p{M}/u.test(text.normalize('NFD'));
}

/** A full stop between two digits or inside "TP.HCM" joins; one before a space parts. So do line ends and ; : ! ? */
export function parts(between: string): boolean {
  return between !== ' ' && (/[\n;:!?…]/u.test(between) || /\.\s/u.test(between));
}

/** Forms remembered of each kind: some ten thousand syllables make up nearly all text. */
const REMEMBERED = 20_000;

/**
 * The same function with its last results at hand, at most `most` of them: a question reads thousands of syllables, most of
 * them the same few.
 */
export function remembering<T>(make: (text: string) => T, most = REMEMBERED): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= most) known.clear();
    const made = make(text);
    known.set(text, made);
    return made;
  };
}
/** As `typedForm`, many times faster for a text's worth of syllables. */
export const rememberedTyped = remembering(typedForm);
/** As `foldedForm`, many times faster for a text's worth of syllables. */
export const rememberedFolded = remembering(foldedForm);

function tokensOf(text: string, form: (syllable: string) => string): string[] {
  const normal = text.normalize('NFC');
  const found = syllables(normal).filter(({ text: word }) => word.length <= MAX_TOKEN);
  const single = found.map(({ text: word }) => form(word));
  const pairs: string[] = [];
  for (let i = 1; i < found.length; i++) {
    const [left, right] = [found[i - 1], found[i]];
    if (left && right && !parts(normal.slice(left.end, right.start)))
      pairs.push(`${single[i - 1]}_${single[i]}`);
  }
  return [...single, ...pairs];
}

/** Search tokens with marks: lower-case syllables with their tone behind, then pairs joined by `_`. */
export function typedTokens(text: string): string[] {
  return tokensOf(text, rememberedTyped);
}

/** Search tokens without marks: folded syllables, then pairs joined by `_`. */
export function foldedTokens(text: string): string[] {
  return tokensOf(text, rememberedFolded);
}

/** Syllables in a text, the unit in which chunk sizes are given. */
export function countSyllables(text: string): number {
  return text.match(WORD)?.length ?? 0;
}
