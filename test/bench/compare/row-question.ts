// A question: how long it takes at each size, what it needs of memory, and how much of the truth the neighbours are.
import { askInTurns, roundOf, withSides } from './asking.js';
import { type Figure, recallOf } from './figures.js';
import { type Bench, type Measure, Rounds, type Sized } from './measuring.js';

const SIDES = ['ours', 'bare', 'langchain', 'lancedb', 'exact'];
/** Those that can be asked for the neighbours of a question. */
const APPROXIMATE = ['bare', 'langchain', 'lancedb'];
/** Questions before any is counted: a bot runs for months, and its code is compiled by what it is asked first. */
export const WARMING = 30;
const MOST_FOR_RECALL = 100;

const MEASURES = {
  median: { measure: 'median', unit: 'ms', better: 'less' },
  p95: { measure: 'p95', unit: 'ms', better: 'less' },
  p99: { measure: 'p99', unit: 'ms', better: 'less' },
  cpu: { measure: 'processor time, median', unit: 'ms', better: 'less' },
  gap: { measure: 'event loop held up at most', unit: 'ms', better: 'less' },
  memory: { measure: 'resident memory', unit: 'MB', better: 'less' },
  recall: { measure: 'recall@10 against exact', unit: '', better: 'more' },
} as const;

/** Every question once to every side, in turns; nothing is asked twice, so that no side lives off what it remembers. */
export async function measureQuestions(bench: Bench, sized: Sized): Promise<Figure[]> {
  const texts = bench.questions.map(({ question }) => question);
  const asked = texts.slice(WARMING, WARMING + bench.options.count);
  const recall = new Rounds();
  const { times, spent, gaps, memory } = await withSides(
    SIDES,
    sized,
    texts.slice(0, WARMING),
    async (sides) => {
      const found = await askInTurns(bench, sides, asked, texts[0]);
      const exact = sides.find(({ name }) => name === 'exact');
      for (const [turn, text] of asked.slice(0, MOST_FOR_RECALL).entries())
        for (const side of sides.filter(({ name }) => APPROXIMATE.includes(name))) {
          const { value: near } = await side.call<{ vector: Float32Array; ids: number[] }>('found', text);
          const truth = await exact?.call<number[]>('nearest', near.vector);
          recall.add(side.name, roundOf(bench, turn, asked.length), recallOf(near.ids, truth?.value ?? []));
        }
      return found;
    },
  );
  const at = (name: keyof typeof MEASURES): Measure => ({
    ...MEASURES[name],
    row: 'question',
    size: sized.size,
  });
  return [
    ...times.figures(bench, at('median')),
    ...times.figures(bench, at('p95'), 0.95),
    ...times.figures(bench, at('p99'), 0.99),
    ...spent.figures(bench, at('cpu')),
    ...gaps.figures(bench, at('gap'), 1),
    ...memory.figures(bench, at('memory')),
    // An average over questions: a median would say 1 of nearly all.
    ...recall.figures(bench, at('recall')).map((figure) => ({ ...figure, ...recall.mean(figure.side) })),
  ];
}
