// Asking again with other days: taken away, or one day, and the numbers of the days passed over with them.
import { describe, expect, it } from 'vitest';
import { besideQuoted, withDays } from '../../src/core/asked-days.js';
import { readQuestion } from '../../src/core/question.js';
import { answeredWith, firstQuote, notFoundWith, secondQuote } from '../bot/sample.js';

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

describe('what is newer or older than an answer', () => {
  const answer = answeredWith('Phim?', [firstQuote(), secondQuote()]);

  it('begins the day after the newest quote and ends today', () => {
    expect(besideQuoted(answer, 'newer', '2025-10-25')).toEqual({
      side: 'newer',
      from: '2025-08-17',
      to: '2025-10-25',
    });
  });

  it('ends the day before the oldest quote, which may be known by its event alone', () => {
    expect(besideQuoted(answer, 'older', '2025-10-25')).toMatchObject({ to: '2025-05-28' });
  });

  it('is one day at least, though quotes are of days to come', () => {
    expect(besideQuoted(answer, 'newer', '2025-01-01')).toMatchObject({
      from: '2025-08-17',
      to: '2025-08-17',
    });
  });

  it.each([
    ['an undated quote', answeredWith('Phim?', [{ ...secondQuote(), eventDay: null }])],
    ['a no', notFoundWith()],
  ])('is nothing for %s', (_, reply) => {
    expect(besideQuoted(reply, 'newer', '2025-10-25')).toBeNull();
  });

  it('is all that is asked for, whatever days the question names', () => {
    const published = { side: 'older', from: '1900-01-01', to: '2025-05-28' } as const;
    expect(withDays(TIMED, { published })).toMatchObject({
      window: { from: '1900-01-01', to: '2025-05-28', published: true, only: 'older' },
      numbers: ['164'],
    });
  });
});
