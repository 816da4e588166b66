// What was asked in vain is grouped by likeness, counts people, and puts what most of them lack first.
import { describe, expect, it } from 'vitest';
import { groupGaps } from '../../src/core/gaps.js';
import type { LackedQuestion } from '../../src/core/question-log.js';
import { foldedTokens } from '../../src/core/text.js';
import { dot } from '../../src/core/vector.js';

const FIELDS = ['vàng', 'bão', 'xe', 'tết'];

/** A vector that points to the field of a question: the same for one field, orthogonal for others. */
function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(FIELDS.length + 1);
  const field = FIELDS.findIndex((one) => text.toLowerCase().includes(one));
  vector[field < 0 ? FIELDS.length : field] = 1;
  return vector;
}

function asked(text: string, over: Partial<LackedQuestion> = {}): LackedQuestion {
  const subject = [...new Set(foldedTokens(text).filter((token) => !token.includes('_')))].join(' ');
  return { at: 1, chat: 8, person: 8, text, subject, nearest: null, ...over };
}

const gapsOf = (questions: readonly LackedQuestion[]) =>
  groupGaps(questions, { vectorOf, rarityOf: () => 1 });

const sorted = (groups: readonly number[][]): string[] =>
  groups.map((group) => [...group].sort((a, b) => a - b).join()).sort();

/** The two most alike groups joined on and on, with nothing remembered. */
function plainly(vectors: readonly Float32Array[]): number[][] {
  const groups = vectors.map((_, i) => [i]);
  const alike = (a: readonly number[], b: readonly number[]): number => {
    const pairs = a.flatMap((i) =>
      b.map((j) => dot(vectors[i] ?? expect.fail(), vectors[j] ?? expect.fail())),
    );
    return pairs.reduce((sum, one) => sum + one, 0) / pairs.length;
  };
  for (;;) {
    const pairs = groups.flatMap((a, i) => groups.slice(i + 1).map((b) => ({ a, b, alike: alike(a, b) })));
    const [best] = pairs.filter((pair) => pair.alike >= 0.74).sort((x, y) => y.alike - x.alike);
    if (best === undefined) return groups;
    best.a.push(...best.b);
    groups.splice(groups.indexOf(best.b), 1);
  }
}

describe('groupGaps', () => {
  it('gathers what is alike, biggest first by people, not by repetition', () => {
    const gaps = gapsOf([
      ...[1, 2, 3, 4].map((at) => asked('Giá vàng?', { at, person: 1 })),
      asked('Bão vào đâu?', { at: 9, person: 2, nearest: 'Bão số 3' }),
      asked('Cơn bão nào?', { at: 8, person: 3, nearest: 'Bão số 4' }),
      asked('bão vào đâu', { at: 7, person: 4 }),
    ]);
    expect(gaps).toEqual([
      {
        example: 'Bão vào đâu?',
        wordings: ['Bão vào đâu?', 'Cơn bão nào?'],
        people: 3,
        questions: 3,
        last: 9,
        nearest: 'Bão số 3',
      },
      { example: 'Giá vàng?', wordings: ['Giá vàng?'], people: 1, questions: 4, last: 4, nearest: null },
    ]);
  });

  it('joins wordings that the vectors part by the rare words they share', () => {
    const rarityOf = (token: string) => (token === 'zalopay' ? 10 : 0.1);
    const near = (text: string) => {
      const vector = new Float32Array(2);
      vector.set(text.startsWith('a') ? [1, 0] : [0.6, 0.8]);
      return vector;
    };
    const two = [asked('a zalopay lỗi'), asked('sao zalopay hỏng')];
    expect(groupGaps(two, { vectorOf: near, rarityOf })).toHaveLength(1);
    expect(groupGaps(two, { vectorOf: near, rarityOf: () => 1 })).toHaveLength(2);
  });

  it('counts somebody without an id by the chat, apart from the person of the same number', () => {
    const [gap] = gapsOf([
      asked('Tết?', { person: null, chat: 8 }),
      asked('Tết?', { person: 8 }),
      asked('Tết nào?', { person: null, chat: 8 }),
    ]);
    expect(gap).toMatchObject({ people: 2, questions: 3 });
  });

  it('does not chain what is unlike through what lies between', () => {
    const angle = (text: string) => (Number(text.match(/\d+/u)?.[0] ?? 0) * Math.PI) / 180;
    const onCircle = (text: string) => Float32Array.from([Math.cos(angle(text)), Math.sin(angle(text))]);
    const questions = [0, 30, 60, 90].map((degrees) => asked(`q${degrees} x${degrees}`));
    const gaps = groupGaps(questions, { vectorOf: onCircle, rarityOf: () => 1e-9 });
    expect(gaps.map(({ wordings }) => wordings.length)).toEqual([2, 2]);
  });

  it('joins the same as looking at every pair of groups each time', () => {
    let seed = 1;
    const chance = (): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      return seed / 2 ** 31;
    };
    for (let round = 0; round < 100; round++) {
      const vectors = Array.from({ length: 2 + (round % 14) }, () => {
        const raw = Array.from({ length: 3 }, () => chance() * 2 - 1);
        const length = Math.hypot(...raw);
        return Float32Array.from(raw, (one) => one / length);
      });
      const questions = vectors.map((_, i) => asked(`w${i}`));
      const numberOf = (text: string): number => Number(text.slice(1));
      const vectorOf = (text: string) => vectors[numberOf(text)];
      const gaps = groupGaps(questions, { vectorOf, rarityOf: () => 1e-12 });
      const found = gaps.map(({ wordings }) => wordings.map(numberOf));
      expect(sorted(found)).toEqual(sorted(plainly(vectors)));
    }
  });

  it('leaves out what has no vector, and has nothing to say of nothing', () => {
    expect(groupGaps([asked('Vàng?')], { vectorOf: () => undefined, rarityOf: () => 1 })).toEqual([]);
    expect(gapsOf([])).toEqual([]);
  });
});
