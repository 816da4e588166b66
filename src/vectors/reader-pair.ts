// A question and a passage as one row of tokens for the reader, and which of these are the words of the passage's text.
import { allMatches } from '../core/all-matches.js';
import type { ReadablePassage } from '../core/reader.js';
import type { Span } from '../core/sentences.js';
import { LONGEST_TOKEN } from './loaded-model.js';

/** How the reader was trained, as its manifest says. */
export interface PairForm {
  /** Tokens of each side at most, its opening and closing one included. */
  readonly maxQuestion: number;
  readonly maxPassage: number;
  readonly queryPrefix: string;
  readonly passagePrefix: string;
}

/** A tokenizer, and the tokens that it opens and closes a text with. */
export interface Pieces {
  /** Tokens of a text, without the opening and the closing one. */
  encode(text: string): number[];
  readonly opening: number;
  readonly closing: number;
}

/** A word of the passage's text with the places of its first and its last token in the pair. */
interface PlacedWord extends Span {
  readonly from: number;
  readonly to: number;
}

export interface Pair {
  /** The question's side, then the passage's. */
  readonly ids: readonly number[];
  /** Tokens of the question's side. */
  readonly asked: number;
  /** The text's words up to the first that is cut off. */
  readonly words: readonly PlacedWord[];
}

const WORD = /\S+/gu;

/**
 * Words are tokenised one by one, which gives the very tokens that the model was trained on (846 passages compared): the
 * tokenizer normalises within words and parts a text at white space before anything else.
 */
export function pairOf(
  question: string,
  { header, text }: ReadablePassage,
  { maxQuestion, maxPassage, queryPrefix, passagePrefix }: PairForm,
  { encode, opening, closing }: Pieces,
): Pair {
  /** Tokens of a text that may be longer than there is room for. */
  const upTo = (most: number, written: string): number[] =>
    encode(written.slice(0, most * LONGEST_TOKEN)).slice(0, most);
  const ids = [opening, ...upTo(maxQuestion - 2, queryPrefix + question), closing];
  const asked = ids.length;
  const full = asked + maxPassage - 1;
  ids.push(opening, ...upTo(maxPassage - 2, passagePrefix + header));
  const words: PlacedWord[] = [];
  for (const { 0: word, index } of allMatches(WORD, text)) {
    if (ids.length >= full) break;
    const from = ids.length;
    const room = full - from;
    const tokens = upTo(room + 1, word);
    ids.push(...tokens.slice(0, room));
    if (tokens.length > room || word.length > (room + 1) * LONGEST_TOKEN) break;
    if (tokens.length > 0) words.push({ start: index, end: index + word.length, from, to: ids.length - 1 });
  }
  return { ids: [...ids, closing], asked, words };
}
