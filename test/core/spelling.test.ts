// Slips of the keys, Telex left-overs, and putting words right by what stands side by side in a collection.
import { describe, expect, it } from 'vitest';
import { editDistance, slipOf } from '../../src/core/edit-distance.js';
import { correctWords } from '../../src/core/spelling.js';
import { readTelex } from '../../src/core/telex.js';
import { createVocabulary } from '../../src/core/vocabulary.js';
import { writtenForm } from '../../src/core/written-form.js';

describe('edits between two words', () => {
  it.each([
    ['cuop', 'cuop', 0],
    ['cuop', 'cuoop', 1],
    ['xperai', 'xperia', 1],
    ['autralian', 'australian', 1],
    ['singapo', 'singapore', 2],
    ['sulawessi', 'sulawesi', 1],
    ['abc', 'xyz', 3],
    ['', 'ab', 2],
  ])('%s and %s: %i, counted up to two and no further', (from, to, edits) => {
    expect(editDistance(from, to, 2)).toBe(edits);
    expect(editDistance(to, from, 2)).toBe(edits);
  });

  it.each([
    ['su', 'xu', 'alike'],
    ['khoan', 'khoang', 'alike'],
    ['da', 'gia', 'alike'],
    ['xperai', 'xperia', 'swapped'],
    ['sulawessi', 'sulawesi', 'doubled'],
    ['autralian', 'australian', 'length'],
    ['wwobo', 'weobo', 'near-key'],
    ['tap', 'tab', 'other'],
  ])('%s for %s is a slip of the kind "%s"', (from, to, kind) => {
    expect(slipOf(from, to)).toBe(kind);
  });
});

it('lets others have the thread before each word that is looked into', async () => {
  let pauses = 0;
  const pause = async (): Promise<void> => {
    pauses++;
  };
  const words = ['hội', 'nghi', '12', 'quoc', 'te'].map((text) => ({ text, kept: text === '12' }));
  const vocabulary = createVocabulary([{ typed: 'quôc2', chunks: 9 }]);
  await correctWords(words, 0, { total: 10, vocabulary, counts: async () => new Map(), pause });
  expect(pauses).toBe(4);
});

describe('Telex left-overs', () => {
  it.each([
    ['vieetj', 'viêt5'],
    ['Vieejt', 'viêt5'],
    ['nguowif', 'ngươi1'],
    ['thuw', 'thư'],
    ['www', null],
    ['dduwowngf', 'đương1'],
    ['tieengs', 'tiêng2'],
    ['hoas', 'hoa2'],
    ['an', null],
    ['windows', null],
    ['2x', null],
    ['việt', null],
  ])('%s is %s', (word, meant) => {
    expect(readTelex(word)).toBe(meant);
  });
});

describe('a vocabulary', () => {
  const vocabulary = createVocabulary([
    { typed: 'cươp2', chunks: 9 },
    { typed: 'cup1', chunks: 3 },
    { typed: 'cươp', chunks: 20 },
    { typed: 'australian', chunks: 2 },
    { typed: 'v1000', chunks: 5 },
    { typed: 'đa1', chunks: 7 },
  ]);

  it('gives the ways a word without marks is written, commonest first', () => {
    expect(vocabulary.variants('cuop').map(({ typed }) => typed)).toEqual(['cươp', 'cươp2']);
    expect(vocabulary.variants('da').map(({ typed }) => typed)).toEqual(['đa1']);
    expect([vocabulary.variants('v1000'), vocabulary.variants('x')]).toEqual([[], []]);
  });

  it('finds what is near a spelling, with its edits, and never the spelling itself', () => {
    expect(vocabulary.near('cuop', 1)).toEqual([{ folded: 'cup', edits: 1 }]);
    expect(vocabulary.near('autralian', 1)).toEqual([{ folded: 'australian', edits: 1 }]);
    expect(vocabulary.near('autralia', 1)).toEqual([]);
    expect(vocabulary.near('autralia', 2)).toEqual([{ folded: 'australian', edits: 2 }]);
    expect(vocabulary.near('gia', 1)).toContainEqual({ folded: 'da', edits: 1 });
  });
});

describe('a syllable in search form', () => {
  it.each([
    ['hoa1', 'hòa'],
    ['thuy2', 'thúy'],
    ['hoan1', 'hoàn'],
    ['quy2', 'quý'],
    ['gia1', 'già'],
    ['đương1', 'đường'],
    ['nghiêng', 'nghiêng'],
    ['galaxy', 'galaxy'],
  ])('%s is written %s', (typed, written) => {
    expect(writtenForm(typed)).toBe(written);
  });
});
