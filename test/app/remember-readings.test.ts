// Remembering what was read: a pair of question and passage once, as long as it is among the last used.
import { expect, it } from 'vitest';
import { rememberingReadings } from '../../src/app/remember-readings.js';
import { fakeReader } from '../support/fake-reader.js';

const passage = (text: string, header = 'Tin') => ({ header, text });
const [a, b, c] = [passage('cầu Sông Lô'), passage('giá gạo tăng'), passage('nước lũ dâng')];

it('reads what is new, and gives all in the order asked for', async () => {
  const reader = fakeReader();
  const remembering = rememberingReadings(reader);
  const first = await remembering.read('cầu', [a, b]);
  const second = await remembering.read('cầu', [c, b, a, a]);
  expect(reader.pairs.map((pair) => pair.passage)).toEqual([a, b, c]);
  expect(second.slice(1)).toEqual([first[1], first[0], first[0]]);
  expect(second[0]).toEqual((await fakeReader().read('cầu', [c]))[0]);
});

it('takes another question or another header for another pair', async () => {
  const reader = fakeReader();
  const remembering = rememberingReadings(reader);
  await remembering.read('cầu', [a]);
  await remembering.read('gạo', [a]);
  await remembering.read('cầu', [{ ...a, header: 'Tin khác' }]);
  expect(reader.pairs).toHaveLength(3);
});

it('forgets what was not used for long', async () => {
  const reader = fakeReader();
  const remembering = rememberingReadings(reader, 2);
  for (const one of [a, b, a, c, a, b]) await remembering.read('cầu', [one]);
  expect(reader.pairs.map((pair) => pair.passage)).toEqual([a, b, c, b]);
});

it('remembers nothing of a reading that failed', async () => {
  const reader = fakeReader();
  let failed = false;
  const remembering = rememberingReadings({
    ...reader,
    read: async (...given) => {
      if (!failed) {
        failed = true;
        throw new Error('once');
      }
      return reader.read(...given);
    },
  });
  await expect(remembering.read('cầu', [a])).rejects.toThrow('once');
  expect(await remembering.read('cầu', [a])).toHaveLength(1);
});
