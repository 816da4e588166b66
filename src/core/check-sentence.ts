// Compares a claim with the sentences of an article: whether they have it word for word, and else what they say otherwise.
import { allMatches } from './all-matches.js';
import type { Article } from './article.js';
import { textOf } from './article.js';
import { foldedLine, sentencesHolding } from './look-up.js';
import { type Difference, differenceFrom, without } from './look-up-differs.js';
import { foldedForm, hasMarks, syllables, typedForm } from './text.js';
import { type PlacedSentence, sentencesIn } from './version-changes.js';

/** In what a claim that has the words of an article is still written otherwise. */
export type WrittenOtherwise = 'marks' | 'case' | 'punctuation';

/** The sentences that have a claim word for word, and in what they are written otherwise: nothing when to the letter. */
export interface Held extends PlacedSentence {
  readonly otherwise: readonly WrittenOtherwise[];
  /** The sentences say more than the claim, which may turn its sense: "có chủ trương" of "chưa có chủ trương". */
  readonly part: boolean;
}

const NUMBER = /\d+(?:[.,/:-]\d+)*/gu;

function numbersIn(text: string): string[] {
  return text.match(NUMBER) ?? [];
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return all.some((_, at) => some.every((one, i) => all[at + i] === one)) || some.length === 0;
}

function squeezed(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** The words of a text by one of their forms, as one line. */
function lineBy(text: string, form: (word: string) => string): string {
  return ` ${syllables(squeezed(text))
    .map(({ text: word }) => form(word))
    .join(' ')} `;
}

function writtenOtherwise(claim: string, told: string): WrittenOtherwise[] {
  const [mine, theirs] = [squeezed(claim).replace(/[.?!…\s]+$/u, ''), squeezed(told)];
  if (theirs.includes(mine)) return [];
  const has = (form: (word: string) => string): boolean => lineBy(theirs, form).includes(lineBy(mine, form));
  const marks = has(typedForm) ? [] : (['marks'] as const);
  const bare = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');
  const letters = has(bare) ? [] : (['case'] as const);
  const found = [...marks, ...letters];
  return found.length > 0 ? found : ['punctuation'];
}

/**
 * The sentences of an article that have a claim word for word, whatever its marks, case, punctuation and white space;
 * null when none have. Numbers must be written alike: "12,5" is not "12.5", nor "12 5".
 */
export function heldBy(article: Pick<Article, 'text' | 'captions'>, claim: string): Held | null {
  const held = sentencesHolding(article, claim);
  if (held === null) return null;
  const { caption, start, end } = held;
  const text = textOf(article, caption).slice(start, end);
  if (!isWithin(numbersIn(claim), numbersIn(text))) return null;
  const part = foldedLine(text) !== foldedLine(claim);
  return { text, caption, start, end, otherwise: writtenOtherwise(claim, text), part };
}

/** Whether a claim is the very title of an article. */
export function isTitleOf({ title }: Pick<Article, 'title'>, claim: string): boolean {
  if (title === null) return false;
  const line = foldedLine(claim);
  return line !== '' && foldedLine(title) === line && numbersIn(title).join() === numbersIn(claim).join();
}

/** The sentence of an article nearest to a claim. */
export interface Nearest {
  readonly sentence: PlacedSentence;
  /** What of the article is likest: that sentence, or the title. */
  readonly told: string;
  /** Share in [0, 1] of their words that both have (Dice). */
  readonly dice: number;
  /** The greater of `dice` and the share of the claim's words that are there, a little less, for a claim that shortens. */
  readonly likeness: number;
}

/** What the share of a claim's words weighs against both texts being alike. */
const SHORTENED = 0.88;
/** Words under which a claim is in any long sentence. */
const LEAST_WORDS = 8;
/** A sentence so many times as long as a claim has any words in it. */
const LONGEST_HOLDER = 4;

function tokensOf(text: string): Set<string> {
  return new Set(foldedLine(text).trim().split(' '));
}

function likenessOf(mine: ReadonlySet<string>, text: string): Pick<Nearest, 'dice' | 'likeness'> {
  const theirs = tokensOf(text);
  const common = [...mine].filter((word) => theirs.has(word)).length;
  const dice = (2 * common) / Math.max(mine.size + theirs.size, 1);
  const shortens = mine.size >= LEAST_WORDS && theirs.size <= LONGEST_HOLDER * mine.size;
  return { dice, likeness: Math.max(dice, shortens ? (SHORTENED * common) / mine.size : 0) };
}

/** Null for an article without sentences. */
export function nearestTo(
  article: Pick<Article, 'title' | 'text' | 'captions'>,
  claim: string,
): Nearest | null {
  const mine = tokensOf(claim);
  let best: Nearest | null = null;
  for (const sentence of sentencesIn(article)) {
    const like = likenessOf(mine, sentence.text);
    if (best === null || like.likeness > best.likeness) best = { sentence, told: sentence.text, ...like };
  }
  if (best === null || article.title === null) return best;
  const title = likenessOf(mine, article.title);
  return title.likeness > best.likeness ? { sentence: best.sentence, told: article.title, ...title } : best;
}

/** What a claim says otherwise than an article; `mine` and `theirs` in the words of each, empty where only one has them. */
export interface Disagreement {
  readonly kind: Difference;
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
}

/** Capitalised runs: "Phan Văn Giang", "UNODC". */
const NAME = /\p{Lu}[\p{L}\p{M}\p{N}]*(?:[ -]\p{Lu}[\p{L}\p{M}\p{N}]*)*/gu;

/** Names of which some word stands nowhere in another text; a word that opens a sentence may be no part of its name. */
function namesOnlyIn(text: string, other: string): string[] {
  const known = new Set(lineBy(other, foldedForm).trim().split(' '));
  return allMatches(NAME, text).flatMap(({ 0: name, index }) => {
    const opens = index === 0 || /[.?!:“"]\s*$/u.test(text.slice(0, index));
    const words = syllables(name).map(({ text: word }) => word);
    const counted = opens && (words.length > 1 || name !== name.toUpperCase()) ? words.slice(1) : words;
    return counted.every((word) => known.has(foldedForm(word))) ? [] : [name];
  });
}

interface Word {
  readonly form: string;
  readonly denied: boolean;
}

const DENIAL = /^(?:không|ko|chưa|chẳng|not|never)$/u;
const DENIAL_FOLDED = /^(?:khong|ko|chua|chang|not|never)$/u;
/** Words behind "không" with which it denies nothing: "không khí", "không gian". */
const NO_DENIAL = /^(?:khí|gian|quân|lưu|kích|phận|lực|chiến|khi|quan|luu|kich|phan|luc|chien)$/u;

/** Words of a text in order without its denials, each with whether one stands right before it. */
function deniedWords(text: string, marked: boolean): Word[] {
  const words = syllables(squeezed(text)).map(({ text: word }) => (marked ? typedForm : foldedForm)(word));
  const denies = (at: number): boolean =>
    (marked ? DENIAL : DENIAL_FOLDED).test(words[at] ?? '') && !NO_DENIAL.test(words[at + 1] ?? '');
  return words.flatMap((form, at) => (denies(at) ? [] : [{ form, denied: denies(at - 1) }]));
}

/** Whether a word with the one behind it, denied in one text, is in the other and affirmed wherever it is. */
function denies(mine: readonly Word[], theirs: readonly Word[]): boolean {
  return mine.some(({ form, denied }, at) => {
    if (!denied) return false;
    const behind = mine[at + 1]?.form;
    const same = theirs.filter((word, i) => word.form === form && theirs[i + 1]?.form === behind);
    return same.length > 0 && same.every((word) => !word.denied);
  });
}

/** Whether one of two sentences denies what the other affirms, whatever else the longer one says. */
function isDenied(claim: string, told: string): boolean {
  const marked = hasMarks(claim) && hasMarks(told);
  const [mine, theirs] = [deniedWords(claim, marked), deniedWords(told, marked)];
  return denies(mine, theirs) || denies(theirs, mine);
}

/** A number as written with the word behind it: "1.623 ca". */
const COUNTED = /\d+(?:[.,/:-]\d+)*%?(?: ?\p{L}[\p{L}\p{M}]*)?/gu;

/** Numbers that both texts have, each behind what the other counts by another: "120 xã, 45 huyện" of "45 xã, 120 huyện". */
function exchanged(claim: string, told: string): { mine: string[]; theirs: string[] } {
  const counted = (text: string) =>
    allMatches(COUNTED, text.normalize('NFC')).map(([whole]) => {
      const [, number = '', unit = ''] = /^([\d.,/:-]*\d%?) ?(.*)$/u.exec(whole) ?? [];
      return { whole, number, unit: typedForm(unit) };
    });
  const [mine, theirs] = [counted(claim), counted(told)];
  const isElsewhere = ({ number, unit }: (typeof mine)[number], others: typeof mine): boolean =>
    unit !== '' &&
    others.some((other) => other.number === number) &&
    others.some((other) => other.unit === unit) &&
    !others.some((other) => other.number === number && other.unit === unit);
  const swapped = mine.filter((one) => isElsewhere(one, theirs));
  if (swapped.length < 2) return { mine: [], theirs: [] };
  const numbers = new Set(swapped.map(({ number }) => number));
  return {
    mine: swapped.map(({ whole }) => whole),
    theirs: theirs.filter(({ number }) => numbers.has(number)).map(({ whole }) => whole),
  };
}

/** From such likeness on two sentences are one but for what differs, and each number of theirs counts. */
const ONE_SENTENCE = 0.6;

/**
 * What a claim says otherwise than the sentence of the article nearest to it: numbers, a denial, names. Empty when
 * nothing that can be named differs.
 */
export function disagreements(
  article: Pick<Article, 'title' | 'url' | 'text' | 'captions'>,
  claim: string,
  { told, dice, likeness }: Nearest,
): Disagreement[] {
  const isOne = dice >= ONE_SENTENCE;
  const isTold = isOne || likeness >= ONE_SENTENCE;
  const whole = `${article.title ?? ''}\n${article.text}\n${article.captions.join('\n')}`;
  const mine = without(numbersIn(claim), numbersIn(isTold ? told : whole));
  const theirs = isOne ? without(numbersIn(told), numbersIn(claim)) : [];
  const found: Disagreement[] = [];
  const difference = differenceFrom(article, claim);
  const swaps = isTold ? exchanged(claim, told) : { mine: [], theirs: [] };
  if (mine.length > 0) found.push({ kind: 'number', mine, theirs });
  else if (swaps.mine.length > 0) found.push({ kind: 'number', ...swaps });
  if (difference === 'negation' || (isTold && isDenied(claim, told)))
    found.push({ kind: 'negation', mine: [], theirs: [] });
  const absent = namesOnlyIn(claim, whole);
  const [swapped, others] = isOne ? [namesOnlyIn(claim, told), namesOnlyIn(told, claim)] : [[], []];
  if (absent.length > 0) found.push({ kind: 'name', mine: absent, theirs: others });
  else if (swapped.length > 0 && others.length > 0)
    found.push({ kind: 'name', mine: swapped, theirs: others });
  else if (difference === 'name' && !hasMarks(claim)) found.push({ kind: 'name', mine: [], theirs: [] });
  if (found.length === 0 && difference === 'number') found.push({ kind: difference, mine: [], theirs: [] });
  return found;
}
