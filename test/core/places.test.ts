// Places named in a text, and words that only look like them.
import { expect, it } from 'vitest';
import { placesIn } from '../../src/core/places.js';

it.each([
  ['Bộ Y tế họp với Úc', ['Úc']],
  ['So Y te Binh Dinh', ['Binh Dinh']],
  ['Trà My thăm Mỹ', ['Mỹ']],
  ['Ý và Pháp', ['Ý', 'Pháp']],
  ['con Uc thi sao', ['Uc']],
])('%s', (text, names) => {
  expect(placesIn(text).map(({ name }) => name)).toEqual(names);
});
