// Asking again with other days: taken away, or one day, and the numbers of the days passed over with them.
import { describe, expect, it } from 'vitest';
import { withDays } from '../../src/core/asked-days.js';
import { readQuestion } from '../../src/core/question.js';

const read = (text: string) => readQuestion(text, '2026-11-26');
const TIMED = read('Ngày 1/3/2025 có 164 cơ quan nào?');

describe('a question asked again', () => {
  it('is left as it is without options', () => expect(withDays(TIMED, {})).toBe(TIMED));

  it('at any time asks about no days and none of their numbers', () => {
    expect(withDays(TIMED, { anyTime: true })).toMatchObject({ window: null, numbers: ['164'] });
    expect(withDays(read('ngày 31/4 có gì'), { anyTime: true })).toMatchObject({
      noSuchDay: null,
      numbers: [],
    });
  });

  it('on another day asks about that alone', () => {
    const asked = withDays(TIMED, { day: '2025-05-31' });
    expect(asked.window).toMatchObject({ from: '2025-05-31', to: '2025-05-31' });
    expect(asked.numbers).toEqual(['164']);
  });
});
