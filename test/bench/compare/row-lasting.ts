// A question to a process that has answered many: what code and memory come to after months, not after a start.
import { askInTurns, withSides } from './asking.js';
import type { Figure } from './figures.js';
import type { Bench, Measure, Sized } from './measuring.js';
import { WARMING } from './row-question.js';

const SIDES = ['ours', 'bare'];
/**
 * Different questions before any is counted. V8 leaves patterns unoptimized once a process holds 16 MiB of machine code
 * (`kRegExpExecutableMemoryLimit`), which no measurement of a few hundred questions would show.
 */
export const BEFORE = 1000;

/** The questions that `measureQuestions` counts, asked after `BEFORE` others; none where there are not as many. */
export async function measureLasting(bench: Bench, sized: Sized): Promise<Figure[]> {
  const texts = bench.questions.map(({ question }) => question);
  const first = WARMING + bench.options.count;
  if (texts.length < first + BEFORE) {
    bench.say(`after ${BEFORE} questions: left out; it needs ${first + BEFORE} different ones.`);
    return [];
  }
  const [asked, before] = [texts.slice(WARMING, first), texts.slice(first, first + BEFORE)];
  const { times, gaps, memory } = await withSides(SIDES, sized, before, (sides) =>
    askInTurns(bench, sides, asked, texts[0]),
  );
  const at = (name: string, unit: string): Measure => ({
    ...{ row: 'question', size: sized.size, better: 'less' },
    ...{ measure: `${name} after ${BEFORE} questions`, unit },
  });
  return [
    ...times.figures(bench, at('median', 'ms')),
    ...times.figures(bench, at('p95', 'ms'), 0.95),
    ...gaps.figures(bench, at('event loop held up at most', 'ms'), 1),
    ...memory.figures(bench, at('resident memory', 'MB')),
  ];
}
