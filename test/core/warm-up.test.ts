// Making ready what the first question needs: in many small steps, and nothing is read otherwise for it.
import { expect, it } from 'vitest';
import { readQuestion } from '../../src/core/question.js';
import { warmUp } from '../../src/core/warm-up.js';
import { warmPhrases } from '../../src/core/window-phrases.js';

it('lets others have the thread some dozens of times, and ends', async () => {
  let turns = 0;
  let phrases = 0;
  await warmPhrases(async () => {
    phrases++;
  });
  await warmUp(async () => {
    turns++;
  });
  expect(phrases).toBeGreaterThan(10);
  expect(turns).toBeGreaterThan(phrases + 20);
});

it('changes nothing in how days are read', async () => {
  const read = () =>
    ['tin hôm qua', 'thang 8/2025 co gi', 'what happened last week'].map(
      (text) => readQuestion(text, '2025-08-16').window,
    );
  const before = read();
  await warmUp(async () => {});
  expect(read()).toEqual(before);
  expect(before).not.toContain(null);
});
