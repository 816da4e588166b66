// A stored collection: starting with it to the first answer, one day of it, one article more and less, and saving.

import { openingOf } from './collections.js';
import type { Figure } from './figures.js';
import { type Bench, holding, type Measure, Rounds, type Sized } from './measuring.js';
import { rotated, type Side, startSide } from './side.js';

const SIDES = ['ours', 'langchain', 'lancedb'];
const DAY_QUESTIONS = 20;
/** HNSWLib of LangChain.js deletes a whole folder and no document; LanceDB writes what it is given at once. */
const CANNOT: Readonly<Record<string, readonly string[]>> = { langchain: ['remove'], lancedb: ['save'] };

const STEPS = {
  start: 'start to first answer',
  day: 'question limited to one day',
  add: 'one article more',
  save: 'save',
  remove: 'one article less',
} as const;
type Step = keyof typeof STEPS;

export async function measureStored(bench: Bench, sized: Sized): Promise<Figure[]> {
  const texts = bench.questions.map(({ question }) => question);
  const steps = Object.keys(STEPS) as Step[];
  const times = new Map(steps.map((step) => [step, new Rounds()]));
  const gaps = new Map(steps.map((step) => [step, new Rounds()]));
  const [model] = bench.raws;
  if (model === undefined) throw new Error('There is no article to add.');
  const note = (side: string, round: number, step: Step, ms: number, gap: number): void => {
    times.get(step)?.add(side, round, ms);
    gaps.get(step)?.add(side, round, gap);
  };
  const step = async (side: Side, round: number, name: Step, args: unknown): Promise<void> => {
    if (CANNOT[side.name]?.includes(name)) return;
    const { ms, gap } = await side.call(name, args);
    note(side.name, round, name, ms, gap);
  };
  for (let round = 0; round < bench.options.rounds; round++)
    for (const name of rotated(holding(SIDES, sized), round)) {
      const began = performance.now();
      const side = await startSide(name, name);
      try {
        const opened = await side.call('open', openingOf(name, sized));
        const first = await side.call('ask', texts[0]);
        note(name, round, 'start', performance.now() - began, Math.max(opened.gap, first.gap));
        for (let i = 0; i < DAY_QUESTIONS; i++)
          await step(side, round, 'day', { text: texts[(i + 1) % texts.length], day: sized.day });
        const key = `bench-added-${round}`;
        await step(side, round, 'add', { ...model, key });
        await step(side, round, 'save', null);
        await step(side, round, 'remove', key);
        if (name === 'ours') await side.call('save');
      } finally {
        await side.close();
      }
    }
  const figures = (rounds: ReadonlyMap<Step, Rounds>, suffix: string, q: number): Figure[] =>
    steps.flatMap((one) => {
      const measure: Measure = {
        ...{ row: 'stored', size: sized.size, measure: STEPS[one] + suffix, unit: 'ms', better: 'less' },
      };
      return rounds.get(one)?.figures(bench, measure, q) ?? [];
    });
  return [...figures(times, '', 0.5), ...figures(gaps, ': event loop held up at most', 1)];
}
