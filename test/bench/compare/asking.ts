// Sides that are asked questions in turns: opened, warmed, asked, and closed whatever comes.
import { openingOf } from './collections.js';
import { type Bench, holding, megabytes, Rounds, type Sized } from './measuring.js';
import { rotated, type Side, startSide } from './side.js';

/** Those of `names` that can hold the collection, each asked the questions `before` any is counted. */
export async function withSides<Result>(
  names: readonly string[],
  sized: Sized,
  before: readonly string[],
  measure: (sides: readonly Side[]) => Promise<Result>,
): Promise<Result> {
  const sides: Side[] = [];
  try {
    for (const name of holding(names, sized)) {
      const side = await startSide(name, name);
      sides.push(side);
      await side.call('open', openingOf(name, sized));
      for (const text of before) await side.call('ask', text);
    }
    return await measure(sides);
  } finally {
    await Promise.all(sides.map((side) => side.close()));
  }
}

/** The round in which the turn number `turn` of `turns` is. */
export function roundOf({ options }: Bench, turn: number, turns: number): number {
  return Math.floor((turn * options.rounds) / turns);
}

/** Every question once to every side, in turns, and `last` once more to see what memory each has come to. */
export async function askInTurns(
  bench: Bench,
  sides: readonly Side[],
  asked: readonly string[],
  last: string | undefined,
): Promise<Record<'times' | 'spent' | 'gaps' | 'memory', Rounds>> {
  const found = { times: new Rounds(), spent: new Rounds(), gaps: new Rounds(), memory: new Rounds() };
  for (const [turn, text] of asked.entries())
    for (const side of rotated(sides, turn)) {
      const { ms, cpu, gap } = await side.call('ask', text);
      const round = roundOf(bench, turn, asked.length);
      found.times.add(side.name, round, ms);
      found.spent.add(side.name, round, cpu);
      found.gaps.add(side.name, round, gap);
    }
  for (const side of sides)
    found.memory.add(side.name, 0, megabytes((await side.call('ask', last)).resident));
  return found;
}
