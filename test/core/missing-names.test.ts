// Names that a text lacks, found by looking only where they may stand: the same as by comparing all of its words.
import { describe, expect, it } from 'vitest';
import { missingNames } from '../../src/core/missing-names.js';
import type { QuestionLanguage } from '../../src/core/question.js';
import { foldText, syllables } from '../../src/core/text.js';
import { type Random, randomFrom } from '../support/chance.js';

function bare(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => (/\p{Lu}/u.test(letter) ? foldText(letter).toUpperCase() : foldText(letter)))
    .join('');
}

/** The share by its definition: each name's words, parted by single spaces, among the text's. */
function plainly(names: readonly string[], language: QuestionLanguage, text: string): number {
  const line = (some: string): string => {
    const words = syllables(language === 'vi' ? some : bare(some)).map(({ text: word }) => word);
    return ` ${words.join(' ')} `;
  };
  const words = line(text);
  const missing = names.filter((name) => {
    const [wanted, shouted] = [line(name), line(name).toUpperCase()];
    if ((wanted === shouted && name.length > 1) || name.includes(' '))
      return !words.toUpperCase().includes(shouted);
    return !words.includes(wanted) && !words.includes(shouted);
  });
  return names.length === 0 ? 0 : missing.length / names.length;
}

const WORDS =
  'Pháp pháp PHÁP Phap Nam NAM nam Năm năm Hà hà Nội nội NỘI Công công An an AN a A ư Ư 5G G7 G 7 Đà đà Nẵng INTERPOL Interpol Straße'.split(
    ' ',
  );
const BETWEEN = [' ', ' ', ' ', ' ', '', '.', ', ', '\n', '-', ' – ', ' "', '\u0301', ' \u0301', '😀', '½'];

function passage(random: Random): string {
  let text = '';
  for (let left = random(14); left > 0; left--) {
    const word = WORDS[random(WORDS.length)] ?? '';
    text += (random(8) === 0 ? word.normalize('NFD') : word) + (BETWEEN[random(BETWEEN.length)] ?? '');
  }
  return text;
}

function name(random: Random): string {
  const words = Array.from({ length: 1 + random(3) }, () => WORDS[random(WORDS.length)]);
  return words.join(random(6) === 0 ? '-' : ' ');
}

describe('names missing from a text', () => {
  it('are those that do not stand among its words, whatever its marks, capitals and signs', () => {
    const random = randomFrom(20_261_127);
    const seen = new Map<number, number>();
    for (let round = 0; round < 3000; round++) {
      const language = (['vi', 'vi-unmarked', 'en'] as const)[random(3)] ?? 'vi';
      const [text, names] = [passage(random), Array.from({ length: 1 + random(2) }, () => name(random))];
      const share = missingNames({ names, language }, text);
      const expected = plainly(names, language, text);
      if (share !== expected) expect({ text, names, language, share }).toEqual({ expected });
      seen.set(share, (seen.get(share) ?? 0) + 1);
    }
    // Both answers often enough to mean something.
    expect(seen.get(0)).toBeGreaterThan(100);
    expect(seen.get(1)).toBeGreaterThan(100);
  });

  it('may begin at a mark that follows no letter, and end before none that belongs to them', () => {
    expect(missingNames({ names: ['Hà'], language: 'vi' }, '"\u0301Hà')).toBe(0);
    expect(missingNames({ names: ['Ha'], language: 'vi' }, 'Ha\u0300')).toBe(1);
    expect(missingNames({ names: ['Nam'], language: 'vi' }, 'a\u0301Nam')).toBe(1);
  });
});
