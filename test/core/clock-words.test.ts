// Times of day and quiet hours as people type them.
import { expect, test } from 'vitest';
import { hoursLater, readQuiet, readTime } from '../../src/core/clock-words.js';

test.each([
  ['7:30', '07:30'],
  ['07:05', '07:05'],
  ['7h30', '07:30'],
  ['7h', '07:00'],
  ['7 giờ', '07:00'],
  ['7 giờ rưỡi', '07:30'],
  ['7 giờ 15 phút', '07:15'],
  ['lúc 21.45', '21:45'],
  ['9 tối', '21:00'],
  ['9 giờ tối', '21:00'],
  ['5h chiều', '17:00'],
  ['11 giờ trưa', '11:00'],
  ['1 giờ trưa', '13:00'],
  ['12 giờ đêm', '00:00'],
  ['2 giờ đêm', '02:00'],
  ['7 pm', '19:00'],
  ['12am', '00:00'],
  ['6 sáng', '06:00'],
  ['0:00', '00:00'],
  ['24:00', null],
  ['7:60', null],
  ['sáng', null],
  ['Giá vàng hôm nay?', null],
  ['', null],
])('%s is %s', (typed, time) => {
  expect(readTime(typed)).toBe(time);
});

test.each([
  ['22:00-6:30', { from: '22:00', to: '06:30' }],
  ['22-6', { from: '22:00', to: '06:00' }],
  ['từ 22h đến 6h30', { from: '22:00', to: '06:30' }],
  ['10 tối tới 6 sáng', { from: '22:00', to: '06:00' }],
  ['from 11 pm to 7 am', { from: '23:00', to: '07:00' }],
  ['22:00-22:00', null],
  ['22:00', null],
  ['1-2-3', null],
])('quiet: %s', (typed, hours) => {
  expect(readQuiet(typed)).toEqual(hours);
});

test('hours later go over midnight both ways', () => {
  expect(hoursLater('23:30', 1)).toBe('00:30');
  expect(hoursLater('00:15', -1)).toBe('23:15');
});
