// The reader that tests use in place of the model: it keeps what every reader promises.
import { expect, it } from 'vitest';
import { describeReader } from '../contracts/reader.js';
import { fakeReader } from '../support/fake-reader.js';

describeReader('The stand-in', async () => fakeReader());

it('reads the answer that a test names where it stands, and nowhere where it does not', async () => {
  const reader = fakeReader({ spans: ['hàng trăm hộ'] });
  const [held, lacking] = await reader.read('Bao nhiêu hộ sơ tán?', [
    { header: '', text: 'Trong đêm, (hàng trăm hộ) sơ tán.' },
    { header: 'hàng trăm hộ', text: 'Nước đã rút.' },
  ]);
  const best = held?.words.filter(({ first, last }) => first > 0 || last > 0);
  expect(best?.map(({ start, first, last }) => [start, first > 0, last > 0])).toEqual([
    [11, true, false],
    [22, false, true],
  ]);
  expect(held?.nowhere).toBeLessThan(8);
  expect(Math.max(...(lacking?.words ?? []).map(({ first, last }) => first + last))).toBeLessThan(
    lacking?.nowhere ?? 0,
  );
  expect(held?.relevance).toBeGreaterThan(lacking?.relevance ?? 0);
});
