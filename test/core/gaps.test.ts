// What was asked in vain is grouped by likeness, counts people, and puts what most of them lack first.
import { describe, expect, it } from 'vitest';
import { groupGaps } from '../../src/core/gaps.js';
import type { LackedQuestion } from '../../src/core/question-log.js';
import { foldedTokens } from '../../src/core/text.js';

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

const group = (questions: readonly LackedQuestion[]) => groupGaps(questions, { vectorOf, rarityOf: () => 1 });

describe('groupGaps', () => {
  it('gathers what is alike, biggest first by people, not by repetition', () => {
    const gaps = group([
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
    const [gap] = group([
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

  it('leaves out what has no vector, and has nothing to say of nothing', () => {
    expect(groupGaps([asked('Vàng?')], { vectorOf: () => undefined, rarityOf: () => 1 })).toEqual([]);
    expect(group([])).toEqual([]);
  });
});
