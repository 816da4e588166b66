// A question to a process that has answered many: what code and memory come to after months, not after a start.
import { openingOf } from './collections.js';
import type { Figure } from './figures.js';
import { type Bench, holding, type Measure, megabytes, Rounds, type Sized } from './measuring.js';
import { WARMING } from './row-question.js';
import { rotated, type Side, startSide } from './side.js';

const SIDES = ['ours', 'bare'];
/**
 * Different questions before any is counted. V8 leaves patterns unoptimized once a process holds 16 MiB of machine code
 * (`kRegExpExecutableMemoryLimit`), which no measurement of a few hundred questions would show.
 */
export const BEFORE = 1000;

/** The questions that `measureQuestions` counts, asked after `BEFORE` others; none where there are not as many. */
export async function measureLasting(bench: Bench, sized: Sized): Promise<Figure[]> {
  const { count, rounds } = bench.options;
  const texts = bench.questions.map(({ question }) => question);
  const first = WARMING + count;
  if (texts.length < first + BEFORE) {
    bench.say(`after ${BEFORE} questions: left out; it needs ${first + BEFORE} different ones.`);
    return [];
  }
  const [asked, before] = [texts.slice(WARMING, first), texts.slice(first, first + BEFORE)];
  const [times, gaps, memory] = [new Rounds(), new Rounds(), new Rounds()];
  const sides: Side[] = [];
  try {
    for (const name of holding(SIDES, sized)) {
      const side = await startSide(name, name);
      sides.push(side);
      await side.call('open', openingOf(name, sized));
      for (const text of before) await side.call('ask', text);
    }
    for (const [turn, text] of asked.entries())
      for (const side of rotated(sides, turn)) {
        const { ms, gap } = await side.call('ask', text);
        const round = Math.floor((turn * rounds) / asked.length);
        times.add(side.name, round, ms);
        gaps.add(side.name, round, gap);
      }
    for (const side of sides)
      memory.add(side.name, 0, megabytes((await side.call('ask', texts[0])).resident));
  } finally {
    await Promise.all(sides.map((side) => side.close()));
  }
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
