import { describe, expect, it } from 'vitest';
import { fitConfidence, type Judged } from '../../src/cli/fit-confidence.js';
import { CONFIDENCE_SIGNALS, logistic, SUBJECT_SIGNALS } from '../../src/core/confidence.js';

const UNMARKED = CONFIDENCE_SIGNALS.indexOf('without marks');
const TELLING = CONFIDENCE_SIGNALS.indexOf('terms in the passage');

type What = 'answerable' | 'near' | 'stranger';
interface Told {
  readonly unmarked?: number;
  readonly telling?: number;
}

const signalsOf = ({ unmarked = 0, telling = 0 }: Told): number[] =>
  CONFIDENCE_SIGNALS.map((_, i) => (i === UNMARKED ? unmarked : i === TELLING ? telling : 0));

/** So many questions of one sort, all with the same signals. */
function judged(count: number, what: What, told: Told = {}): Judged[] {
  const about = { articles: [], answers: [], near: null, days: [] };
  const question = { id: 'q', question: 'Ai?', kind: 'fact', answerable: what !== 'near', ...about };
  const setting = what === 'stranger' ? ('stranger' as const) : ('whole' as const);
  const sample = { question, setting, fold: 0, only: undefined, passages: [], sentences: [] };
  return Array.from({ length: count }, () => ({ sample, signals: signalsOf(told), reader: [] }));
}

/** What each of the two models makes of such signals. */
function told({ subject, answer }: ReturnType<typeof fitConfidence>, signals: Told) {
  const all = signalsOf(signals);
  return {
    stranger: logistic(subject, all.slice(0, SUBJECT_SIGNALS)),
    near: logistic(answer, all),
  };
}

/** Enough of the other sort that the other model is of something. */
const OTHERS = { near: judged(50, 'stranger'), stranger: judged(50, 'near') } as const;

describe('fitting the confidence', () => {
  it.each(['near', 'stranger'] as const)(
    'does not learn from %s ones of which language most answerable questions were',
    (what) => {
      const model = fitConfidence([
        ...OTHERS[what],
        ...judged(300, 'answerable'),
        ...judged(300, what),
        ...judged(190, 'answerable', { unmarked: 1 }),
        ...judged(10, what, { unmarked: 1 }),
      ]);
      expect(told(model, { unmarked: 1 })[what]).toBeCloseTo(told(model, {})[what], 2);
    },
  );

  it.each(['near', 'stranger'] as const)('learns in every language what tells %s ones', (what) => {
    const model = fitConfidence([
      ...OTHERS[what],
      ...judged(90, 'answerable', { telling: 1 }),
      ...judged(10, what, { telling: 1 }),
      ...judged(10, 'answerable'),
      ...judged(90, what),
      ...judged(9, 'answerable', { telling: 1, unmarked: 1 }),
      ...judged(9, what, { unmarked: 1 }),
    ]);
    for (const unmarked of [0, 1]) {
      expect(told(model, { unmarked, telling: 1 })[what]).toBeGreaterThan(0.8);
      expect(told(model, { unmarked })[what]).toBeLessThan(0.2);
    }
  });

  it('learns nothing of strangers from near misses, which share more words than what is answered', () => {
    const strangers = [...judged(80, 'answerable', { telling: 0.8 }), ...judged(80, 'stranger')];
    const near = judged(80, 'near', { telling: 1 });
    const { subject, answer } = fitConfidence([...strangers, ...near]);
    expect(subject).toEqual(fitConfidence([...strangers, ...judged(80, 'near')]).subject);
    expect(subject.weights[TELLING]).toBeGreaterThan(1);
    expect(answer.weights[TELLING]).toBeLessThan(0);
  });

  it('takes what nothing was found for as no example', () => {
    const found = [
      ...judged(50, 'answerable', { telling: 1 }),
      ...judged(50, 'near'),
      ...judged(50, 'stranger'),
    ];
    const nothing = judged(500, 'answerable', { telling: 1 }).map((one) => ({ ...one, signals: null }));
    expect(fitConfidence([...found, ...nothing])).toEqual(fitConfidence(found));
  });
});
