import { describe, expect, it } from 'vitest';
import { fitConfidence, type Judged } from '../../src/cli/fit-confidence.js';
import { CONFIDENCE_SIGNALS, confidenceOf } from '../../src/core/confidence.js';

const UNMARKED = CONFIDENCE_SIGNALS.indexOf('without marks');
const TELLING = CONFIDENCE_SIGNALS.indexOf('terms in the passage');

/** So many questions that are answerable or not, all with the same signals. */
function judged(
  count: number,
  isAnswerable: boolean,
  { unmarked = 0, telling = 0 }: { readonly unmarked?: number; readonly telling?: number },
): Judged[] {
  const signals = CONFIDENCE_SIGNALS.map((_, i) => (i === UNMARKED ? unmarked : i === TELLING ? telling : 0));
  const about = { articles: [], answers: [], near: null, days: [] };
  const question = { id: 'q', question: 'Ai?', kind: 'fact', answerable: isAnswerable, ...about };
  const sample = {
    question,
    setting: 'whole' as const,
    fold: 0,
    only: undefined,
    passages: [],
    sentences: [],
  };
  return Array.from({ length: count }, () => ({ sample, signals, reader: [] }));
}

const at = (model: ReturnType<typeof fitConfidence>, unmarked: number, telling: number): number =>
  confidenceOf(
    CONFIDENCE_SIGNALS.map((_, i) => (i === UNMARKED ? unmarked : i === TELLING ? telling : 0)),
    model,
  );

describe('fitting the confidence', () => {
  it('does not learn of which language most answerable questions were', () => {
    const model = fitConfidence([
      ...judged(300, true, {}),
      ...judged(300, false, {}),
      ...judged(190, true, { unmarked: 1 }),
      ...judged(10, false, { unmarked: 1 }),
    ]);
    expect(at(model, 1, 0)).toBeCloseTo(at(model, 0, 0), 2);
  });

  it('learns from every setting, in every language, what tells', () => {
    const model = fitConfidence([
      ...judged(90, true, { telling: 1 }),
      ...judged(10, false, { telling: 1 }),
      ...judged(10, true, { telling: 0 }),
      ...judged(90, false, { telling: 0 }),
      ...judged(9, true, { telling: 1, unmarked: 1 }),
      ...judged(9, false, { telling: 0, unmarked: 1 }),
    ]);
    for (const unmarked of [0, 1]) {
      expect(at(model, unmarked, 1)).toBeGreaterThan(0.8);
      expect(at(model, unmarked, 0)).toBeLessThan(0.2);
    }
  });

  it('takes what nothing was found for as no example', () => {
    const found = [...judged(50, true, { telling: 1 }), ...judged(50, false, {})];
    const nothing = judged(500, true, {}).map((one) => ({ ...one, signals: null }));
    expect(fitConfidence([...found, ...nothing])).toEqual(fitConfidence(found));
  });
});
