// Tells what of a pasted text an article contradicts: another number, another name, or a "không" more or less.
import type { Article } from './article.js';
import { foldedLine, wordsOfAddress } from './look-up.js';
import { placesIn } from './places.js';
import { splitSentences } from './sentences.js';
import { foldedForm, foldText, hasMarks, syllables } from './text.js';

/** What an article says otherwise. */
export type Difference = 'number' | 'name' | 'negation';

/** Share of the words of both from which two lines tell the same but for what differs. */
const SAME_STORY = 0.6;
/** Share of a text's words from which a longer line holds it but for what differs. */
const HELD = 0.75;

/** A sentence so many times as long as a text has any words in it. */
const LONGEST_HOLDER = 5;

/** Folded names of one thing, each with how it is compared. */
const ALIASES: ReadonlyArray<readonly [RegExp, string]> = [
  [/ (?:hoa ky) /gu, ' my '],
  [/ (?:tp ?hcm|tp ho chi minh|thanh pho ho chi minh|sai gon|hcm) /gu, ' ho chi minh '],
  [/ (?:nhat ban) /gu, ' nhat '],
  [/ (?:australia) /gu, ' uc '],
  [/ (?:italia|italy) /gu, ' y '],
  [/ (?:ko|k) /gu, ' khong '],
];
/** Compounds in which "không" and "chưa" deny nothing. */
const NO_DENIAL =
  '(?:hàng|trên|phòng) không|không (?:khí|gian|quân|lưu|kích|phận|lực|chiến)|chữa (?:bệnh|trị|cháy|lành)';
const DENIAL = 'không|ko|chưa|chẳng|not|never|denies|denied';
/** Without their marks these are a lady and a region. */
const DENIAL_MARKED = `${DENIAL}|bác bỏ|phủ nhận`;

function lineOf(text: string): string {
  return ALIASES.reduce((line, [name, same]) => line.replace(name, same), foldedLine(text));
}

function wordsOf(line: string): string[] {
  return line.split(' ').filter((word) => word !== '');
}

/** How denials stand in a line of such a form, and what looks like one. */
function denials(form: (pattern: string) => string, pattern: string) {
  const worded = (some: string): RegExp => new RegExp(` (?:${form(some)})(?= )`, 'gu');
  return { none: worded(NO_DENIAL), denial: worded(pattern) };
}

const MARKED_DENIALS = denials(String, DENIAL_MARKED);
const FOLDED_DENIALS = denials(foldText, DENIAL);

function denialsIn(line: string, { none, denial }: ReturnType<typeof denials>): number {
  return line.replace(none, ' ').match(denial)?.length ?? 0;
}

/** Whether one of two texts denies more often than the other; marks count where both have them. */
function denyDifferently(texts: readonly [string, string]): boolean {
  const marked = texts.every(hasMarks);
  const [one, other] = texts.map((text) => {
    const words = syllables(text).map(({ text: word }) => (marked ? word.toLowerCase() : foldedForm(word)));
    const line = ` ${words.join(' ')} `;
    return denialsIn(line, marked ? MARKED_DENIALS : FOLDED_DENIALS);
  });
  return one !== other;
}

const NUMBER_WORDS = 'khong mot hai ba bon nam sau bay tam chin muoi'.split(' ');
/** A number with what parts its thousands, its decimals or its day from its month. */
const NUMBER = /\d+(?:[.,/-]\d+)*/gu;
const THOUSANDS = /\d{1,3}(?:[.,]\d{3})+(?!\d)/gu;
/** Numbers so long are left out of an address, where they are those of the page. */
const LONGEST_IN_ADDRESS = 4;

function plain(digits: string): string {
  return digits.replace(/\D/gu, '').replace(/^0+(?=\d)/u, '');
}

/** The numbers of a text, whole and in their parts; written out ones too. */
function numbersOf(text: string): Set<string> {
  const parts = text.replace(THOUSANDS, ' ').match(/\d+/gu) ?? [];
  const written = wordsOf(foldedLine(text)).map((word) => NUMBER_WORDS.indexOf(word));
  const all = [...parts, ...(text.match(NUMBER) ?? []), ...written.filter((at) => at > 0).map(String)];
  return new Set(all.map(plain));
}

/** Numbers of a text that are neither whole nor in all their parts among those known. */
function numbersOnlyIn(text: string, known: ReadonlySet<string>): string[] {
  return (text.match(NUMBER) ?? []).filter(
    (number) => !known.has(plain(number)) && !number.split(/\D/u).every((part) => known.has(plain(part))),
  );
}

/** Folded words that open with a capital where a small letter could stand; none of a text all in capitals. */
function capitalsOf(text: string): Set<string> {
  const words = syllables(text);
  const capital = words.filter(({ text: word, start }, i) => {
    const opens = i === 0 || /[.?!:]\s*["“'‘]?$/u.test(text.slice(0, start));
    return /^\p{Lu}/u.test(word) && (!opens || /^\p{Lu}/u.test(words[i + 1]?.text ?? ''));
  });
  const shouting = capital.length > 0.8 * words.length && words.length > 3;
  return new Set(shouting ? [] : capital.map(({ text: word }) => foldedForm(word)));
}

/** Whether folded words, left over where two lines differ, are a place. */
function isPlace(words: readonly string[]): boolean {
  return words.some((word, i) =>
    [word, `${word} ${words[i + 1] ?? ''}`.trim()].some((name) => {
      const shown = name.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
      return placesIn(shown).some((place) => place.name === shown);
    }),
  );
}

/** Countries that without marks and capitals are words of every kind: "bị", "ý", "anh", "áo", "lao". */
const COMMON = new Set('bi y anh ao lao'.split(' '));

/** Of some folded words of a text those that may be a place: with a capital, or in a text without marks not common. */
function placeLike(words: readonly string[], text: string): string[] {
  if (!hasMarks(text)) return words.filter((word) => !COMMON.has(word));
  const capital = syllables(text).filter(({ text: word }) => /^\p{Lu}/u.test(word));
  const known = new Set(capital.flatMap(({ text: word }) => wordsOf(lineOf(word))));
  return words.filter((word) => known.has(word));
}

/** The words of one list without those of another, each as often as it is left. */
export function without(words: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return words.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

type Told = Pick<Article, 'title' | 'url' | 'text' | 'captions'>;

interface Likeness {
  readonly text: string;
  readonly words: readonly string[];
  readonly address: boolean;
  /** Shares in [0, 1] of common words: of the longer of both, and of the pasted text. */
  readonly share: number;
  readonly held: number;
}

/** The title, the address and the sentences of an article, with how like a text each is. */
function likenesses(article: Told, mine: readonly string[]): Likeness[] {
  const address = article.url === null ? '' : wordsOfAddress(article.url).join(' ');
  const sentences = [article.text, ...article.captions].flatMap((text) =>
    splitSentences(text).map(({ start, end }) => text.slice(start, end)),
  );
  const words = new Set(mine);
  return [article.title ?? '', address, ...sentences].map((text) => {
    const theirs = wordsOf(lineOf(text));
    const known = new Set(theirs);
    const common = [...words].filter((word) => known.has(word)).length;
    const share = common / Math.max(words.size, known.size, 1);
    const held = common / Math.max(words.size, 1);
    return { text, words: theirs, address: text === address, share, held };
  });
}

/** The most like of all, by the words of both or else by those of the text. */
function mostLike(all: readonly Likeness[]): Likeness | null {
  let best: Likeness | null = null;
  for (const like of all) {
    if (!best || like.share > best.share || (best.share < SAME_STORY && like.held > best.held)) best = like;
  }
  return best;
}

/** The greatest share in [0, 1] of a text's words that stands in one title or sentence of an article, marks aside. */
export function heldShare(article: Told, text: string): number {
  const all = likenesses({ ...article, url: null }, wordsOf(lineOf(text)));
  const most = LONGEST_HOLDER * wordsOf(lineOf(text)).length;
  return all.reduce((best, { held, words }) => (words.length > most ? best : Math.max(best, held)), 0);
}

/**
 * What a text says otherwise than the title, address or sentence of an article that is nearly the same: a number or a
 * name put in another's place or found nowhere in the article, or a denial on one side only. Null when nothing differs
 * or no part of the article is nearly the same.
 */
export function differenceFrom(article: Told, text: string): Difference | null {
  const mine = wordsOf(lineOf(text));
  const like = mostLike(likenesses(article, mine));
  if (like === null || (like.share < SAME_STORY && like.held < HELD)) return null;
  const isSame = like.share >= SAME_STORY;
  const [only, lost] = [without(mine, like.words), without(like.words, mine)];
  const whole = `${article.title ?? ''}\n${like.text}\n${article.text}\n${article.captions.join('\n')}`;
  const numbers = numbersOnlyIn(text, numbersOf(like.text)).filter(
    (number) => !like.address || plain(number).length <= LONGEST_IN_ADDRESS,
  );
  const replaced = isSame && numbersOnlyIn(like.text, numbersOf(text)).length > 0;
  const known = numbersOf(whole);
  if (numbers.some((number) => replaced || numbersOnlyIn(number, known).length > 0)) return 'number';
  if (isSame && denyDifferently([text, like.text])) return 'negation';
  const capitals = capitalsOf(text);
  const body = lineOf(whole);
  const named = only.filter((word) => capitals.has(word) && !/\d/u.test(word));
  if (named.some((word) => !body.includes(` ${word} `))) return 'name';
  const theirs = capitalsOf(like.text);
  if (isSame && named.length > 0 && lost.some((word) => theirs.has(word))) return 'name';
  return isSame && isPlace(placeLike(only, text)) && isPlace(placeLike(lost, like.text)) ? 'name' : null;
}
