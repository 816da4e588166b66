// How a question and a passage become one row of tokens: two sides, each cut to its length, and whole words alone.
import { describe, expect, it } from 'vitest';
import { type Pair, type PairForm, pairOf } from '../../src/vectors/reader-pair.js';

const [OPENING, CLOSING] = [1, 2];
const form: PairForm = { maxQuestion: 6, maxPassage: 10, queryPrefix: 'q ', passagePrefix: 'p ' };

/** A token for every character that is no white space: its code. Zero-width spaces have none. */
const tokensOf = (text: string): number[] =>
  [...text.replace(/[\s\u200b]/gu, '')].map((character) => character.codePointAt(0) ?? 0);
const pair = (question: string, header: string, text: string, some: Partial<PairForm> = {}): Pair =>
  pairOf(
    question,
    { header, text },
    { ...form, ...some },
    { encode: tokensOf, opening: OPENING, closing: CLOSING },
  );
/** A side as it is read: "<" opens and ">" closes it. */
const written = (ids: readonly number[]): string =>
  ids.map((id) => (id === OPENING ? '<' : id === CLOSING ? '>' : String.fromCodePoint(id))).join('');
const sides = ({ ids, asked }: Pair): string[] => [written(ids.slice(0, asked)), written(ids.slice(asked))];

describe('A pair', () => {
  it('has the question with its prefix on one side, the header and the text with theirs on the other', () => {
    expect(sides(pair('ab', 'h', 'cd e'))).toEqual(['<qab>', '<phcde>']);
  });

  it('knows which tokens are the first and the last of a word', () => {
    const { ids, words } = pair('ab', 'h', ' cd\n e');
    expect(words.map(({ start, end }) => [start, end])).toEqual([
      [1, 3],
      [5, 6],
    ]);
    expect(words.map(({ from, to }) => written(ids.slice(from, to + 1)))).toEqual(['cd', 'e']);
  });

  it.each([
    ['abc', '<qabc>'],
    ['abcd', '<qabc>'],
  ])('cuts the question %s before its closing token', (question, side) => {
    expect(sides(pair(question, '', ''))[0]).toBe(side);
  });

  it.each([
    ['cd efgh', '<pcdefgh>', ['cd', 'efgh']],
    ['cd efghi', '<pcdefghi>', ['cd', 'efghi']],
    ['cd efghij', '<pcdefghi>', ['cd']],
    ['cd efghi j', '<pcdefghi>', ['cd', 'efghi']],
    ['cdefghijk lm', '<pcdefghi>', []],
  ])('cuts the text %j before its closing token, and leaves out a word that is cut', (text, side, whole) => {
    const made = pair('a', '', text);
    expect(sides(made)[1]).toBe(side);
    expect(made.words.map(({ start, end }) => text.slice(start, end))).toEqual(whole);
  });

  it('has no word of a text for which the header leaves no room', () => {
    const made = pair('a', 'hhhhhhhhhh', 'cd');
    expect(sides(made)[1]).toBe('<phhhhhhh>');
    expect(made.words).toEqual([]);
  });

  it('passes over a word that no token stands for', () => {
    const { words } = pair('a', '', 'c \u200b d');
    expect(words.map(({ start }) => start)).toEqual([0, 4]);
  });

  it('counts places in UTF-16 units', () => {
    const { words } = pair('a', '', '🙂 c');
    expect(words.map(({ start, end }) => [start, end])).toEqual([
      [0, 2],
      [3, 4],
    ]);
  });

  it('gives the tokenizer no more of a text without spaces than could be read', () => {
    let longest = 0;
    const encode = (text: string): number[] => {
      longest = Math.max(longest, text.length);
      return [7];
    };
    const endless = 'x'.repeat(100_000);
    const made = pairOf(endless, { header: endless, text: endless }, form, {
      encode,
      opening: OPENING,
      closing: CLOSING,
    });
    expect(longest).toBeLessThan(1000);
    expect(made.words).toEqual([]);
  });
});
