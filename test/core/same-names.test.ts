// Places of several names: which are meant, which name stands for which, and what is searched besides.
import { describe, expect, it } from 'vitest';
import { readListLine } from '../../src/core/abbreviations.js';
import { otherNames, strangeNames } from '../../src/core/same-names.js';
import { indexAbbreviations } from '../../src/core/short-forms.js';
import { createVocabulary } from '../../src/core/vocabulary.js';
import { readEnglishWording, readWording } from '../../src/core/wording.js';

const LINES = [
  'Úc ~ Australia ~ Ô-xtrây-li-a',
  'Ma-rốc ~ Maroc ~ Morocco',
  'Viêng Chăn ~ Vientiane',
  'Mát-xcơ-va ~ Moskva ~ Moscow',
  'Ai Cập ~ Egypt',
  'Ba Lan ~ Poland',
  'Trung Quốc ~ China',
  'Hồng Kông ~ Hong Kong',
];
const entries = LINES.flatMap((line) => readListLine(line) ?? []);

/** Chunks of a made-up collection, by token. */
function knowing(used: Readonly<Record<string, number>>) {
  const counts = async (tokens: readonly string[]) =>
    new Map(tokens.map((token) => [token, used[token] ?? 0]));
  return {
    list: indexAbbreviations(entries),
    counts,
    meanings: async () => [],
    shortForms: async () => [],
    statistics: { total: 100, counts, vocabulary: createVocabulary([]) },
  };
}
const ENGLISH_NAMES = knowing({ australia: 9, maroc: 4, vientiane: 5, moskva: 6, egypt: 2, poland: 3 });

describe('names that the collection does not use', () => {
  it.each([
    ['Úc đề nghị gì với Việt Nam?', 'Australia đề nghị gì với Việt Nam?'],
    ['Úc', 'Australia'],
    ['con Uc thi sao', 'con Australia thi sao'],
    ['Ô-xtrây-li-a ở đâu', 'Australia ở đâu'],
    ['Ma-rốc họp', 'Maroc họp'],
    ['ma-roc hop', 'Maroc hop'],
    ['họp ở Viêng Chăn', 'họp ở Vientiane'],
    ['đến Mát-xcơ-va', 'đến Moskva'],
    ['den Mat-xco-va', 'den Moskva'],
    ['Moscow', 'Moskva'],
    ['Ai Cập và Ba Lan', 'Egypt và Poland'],
    ['Ai Cap va Ba Lan', 'Egypt va Poland'],
  ])('%j is read as %j', async (text, usual) => {
    expect(await readWording(text, ENGLISH_NAMES)).toMatchObject({ spelt: text, usual, changed: false });
  });

  it.each([
    'ai cấp phép ba lần',
    'ai cap phep ba lan',
    'Ai cap phep',
    'ký ức và ky uc',
    'hồng không, hong khong',
    'Ma, Rốc',
    'Djokovic vô địch Moscow Open',
    'AI CAP PHEP BA LAN',
    '',
  ])('%j names none', async (text) => {
    expect(await strangeNames(text, ENGLISH_NAMES)).toEqual([]);
    expect(await otherNames(text, ENGLISH_NAMES)).toEqual([]);
  });

  it('stay where the collection knows no other', async () => {
    expect(await strangeNames('Hồng Kông, Úc', knowing({}))).toEqual([]);
  });
});

describe('names that the collection uses side by side', () => {
  const both = knowing({ uc2: 38, australia: 53, trung: 300, trung_quôc2: 290, china: 25, maroc: 4 });

  it.each<[string, string[]]>([
    ['Úc đề nghị gì', ['Australia']],
    ['Australia đề nghị gì', ['Úc']],
    ['Trung Quốc nói gì', []],
    ['Ma-rốc', ['Maroc']],
    ['Việt Nam', []],
  ])('%j is also searched by %j', async (text, also) => {
    expect(await otherNames(text, both)).toEqual(also);
  });

  it('leave what was typed', async () => {
    expect(await readWording('Úc đề nghị gì', both)).toMatchObject({
      usual: 'Úc đề nghị gì',
      also: ['Australia'],
    });
  });

  it.each([
    ['What did Morocco say?', 'What did Maroc say?', ['Maroc']],
    ['trade with China', 'trade with Trung Quốc', ['Trung Quốc']],
    ['trade with Australia', 'trade with Australia', ['Úc']],
    ['Who won the China Open', 'Who won the China Open', []],
  ])('and English questions are read so too: %j', async (text, usual, also) => {
    expect(await readEnglishWording(text, both)).toMatchObject({ spelt: text, usual, also, changed: false });
  });
});
