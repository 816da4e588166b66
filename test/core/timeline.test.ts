// The order of days, and what counts once.
import { expect, it } from 'vitest';
import type { ArticleDate } from '../../src/core/article.js';
import { readableSubject, subjectIn } from '../../src/core/on-subject.js';
import { inOrderOfDays, placedDay } from '../../src/core/timeline.js';

const dated = (day: string | null, time: string | null = null, eventDay: string | null = null) => ({
  date: day === null ? null : ({ day, time, source: 'meta' } as ArticleDate),
  eventDay,
});

it('an article is placed by its event where it names one, else by its day of publication', () => {
  expect(placedDay(dated('2025-08-16'))).toBe('2025-08-16');
  expect(placedDay(dated('2025-08-16', null, '2025-08-14'))).toBe('2025-08-14');
  expect(placedDay(dated(null, null, '2025-08-14'))).toBe('2025-08-14');
  expect(placedDay(dated(null))).toBeNull();
});

it('days come oldest first, hours within a day, days without an hour after those, undated ones last', () => {
  const items = {
    undated: dated(null),
    late: dated('2025-08-16', '09:30'),
    allDay: dated('2025-08-16'),
    early: dated('2025-08-16', '07:00'),
    event: dated('2025-08-20', '05:00', '2025-08-15'),
  };
  const names = Object.keys(items) as Array<keyof typeof items>;
  const order = inOrderOfDays(names.map((name) => ({ name, ...items[name] }))).map(({ name }) => name);
  expect(order).toEqual(['event', 'early', 'late', 'allDay', 'undated']);
});

it.each([
  ['Dòng thời gian về giá vàng?', 'giá vàng'],
  ['  diễn biến  vụ cướp ngân hàng ', 'vụ cướp ngân hàng'],
  ['về Biển Đông.', 'Biển Đông'],
  ['timeline of the floods', 'the floods'],
  ['tin', 'tin'],
  ['về', 'về'],
])('%j is about %j', (text, subject) => {
  expect(subjectIn(text)).toBe(subject);
});

it.each([
  ['gold price', 'about the gold price'],
  ['gia vang', 'gia vang'],
  ['giá vàng gold price', 'giá vàng gold price'],
  ['ASEAN', 'ASEAN'],
])('%j is read as %j', (subject, read) => {
  expect(readableSubject(subject)).toBe(read);
});
