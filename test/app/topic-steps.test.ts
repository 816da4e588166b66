// The steps by which more or less of what is followed comes.
import { expect, test } from 'vitest';
import { stepsFrom } from '../../src/app/preview-topic.js';
import { DEFAULT_THRESHOLD } from '../../src/core/fitted.js';
import { QUESTION_THRESHOLDS, TOPIC_THRESHOLD, TOPIC_THRESHOLDS } from '../../src/core/fitted-topics.js';
import type { SubscriptionKind } from '../../src/core/subscription.js';

/** All thresholds that pressing one button leads to. */
function pressed(kind: SubscriptionKind, button: 'tighter' | 'looser'): number[] {
  const met: number[] = [];
  for (let now = stepsFrom(kind, null)[button]; now !== null; now = stepsFrom(kind, now)[button])
    met.push(now);
  return met;
}

test.each([
  ['topic', TOPIC_THRESHOLDS, TOPIC_THRESHOLD],
  ['question', QUESTION_THRESHOLDS, DEFAULT_THRESHOLD],
] as const)('a %s goes through its own steps and back', (kind, steps, begins) => {
  expect(stepsFrom(kind, null).now).toBe(begins);
  expect(pressed(kind, 'tighter')).toEqual(steps.filter((step) => step > begins));
  expect(pressed(kind, 'looser')).toEqual(steps.filter((step) => step < begins).toReversed());
  for (const step of pressed(kind, 'tighter')) expect(stepsFrom(kind, step).looser).not.toBeNull();
});

test('a question begins at the threshold of answers, so that its first step is tighter and none is looser', () => {
  expect(QUESTION_THRESHOLDS[0]).toBe(DEFAULT_THRESHOLD);
  expect(stepsFrom('question', null)).toMatchObject({ looser: null, tighter: QUESTION_THRESHOLDS[1] });
});

test('a threshold between two steps finds both', () => {
  const [first, second] = TOPIC_THRESHOLDS;
  const between = (first + second) / 2;
  expect(stepsFrom('topic', between)).toEqual({ looser: first, tighter: second, now: between });
});

test('where stored articles are known a step brings more, or fewer but some', () => {
  const [widest, wide, begins, narrow] = TOPIC_THRESHOLDS;
  expect(stepsFrom('topic', null, [begins, narrow])).toMatchObject({ tighter: narrow });
  expect(stepsFrom('topic', null, [begins, begins])).toMatchObject({ tighter: null });
  expect(stepsFrom('topic', null, [narrow, narrow])).toMatchObject({ tighter: null });
  expect(stepsFrom('topic', null, [widest, widest, begins])).toMatchObject({ looser: widest });
  expect(stepsFrom('topic', null, [wide, begins])).toMatchObject({ looser: wide });
  expect(stepsFrom('topic', null, [])).toMatchObject({ looser: wide, tighter: null });
});
