// A vocabulary made step by step is the one made at once, and others get their turn between the steps.
import { expect, it } from 'vitest';
import { createVocabulary, createVocabularyInSteps } from '../../src/core/vocabulary.js';

it('is the same made in steps, with a pause after each', async () => {
  const words = Array.from({ length: 6000 }, (_, n) => {
    const letters = [...String(n)].map((digit) => 'bcdghklmnt'[Number(digit)]).join('a');
    return { typed: `${letters}${n % 5 === 0 ? '' : n % 5}`, chunks: n % 7 };
  });
  let pauses = 0;
  const stepped = await createVocabularyInSteps(words, async () => {
    pauses++;
  });
  const whole = createVocabulary(words);
  // One after each 400 words, and one after the 5,000th spelling.
  expect(pauses).toBe(16);
  for (const folded of ['ba', 'cab', 'dagah', 'không']) {
    expect(stepped.variants(folded)).toEqual(whole.variants(folded));
    expect(stepped.near(folded, 1)).toEqual(whole.near(folded, 1));
  }
  expect(stepped.variants('dagah')).toHaveLength(1);
});
