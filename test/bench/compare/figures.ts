// The arithmetic of the bench: what many runs come to, how two sides compare, and how a figure grows with the collection.
import { quantile } from '../../../src/core/measures.js';

export type Row = 'ingest' | 'question' | 'quality' | 'stored' | 'load';
export const ROWS: readonly Row[] = ['ingest', 'question', 'quality', 'stored', 'load'];

/** One measured figure of one side. */
export interface Figure {
  readonly row: Row;
  /** Chunks of the collection; null where there is but one size. */
  readonly size: number | null;
  readonly measure: string;
  readonly unit: string;
  readonly better: 'less' | 'more';
  readonly side: string;
  readonly value: number;
  /** The least and the most that rounds of it gave. */
  readonly spread: readonly [least: number, most: number];
  /** Single measurements behind the value. */
  readonly runs: number;
  /** `YYYY-MM-DD` on which it was measured. */
  readonly day: string;
}

export interface Spread {
  readonly value: number;
  readonly spread: readonly [least: number, most: number];
  readonly runs: number;
}

/** The quantile `q` of all runs, with the least and the most that it is within one round. Throws for no runs. */
export function spreadOf(rounds: ReadonlyArray<readonly number[]>, q: number): Spread {
  const filled = rounds.filter((round) => round.length > 0);
  const all = filled.flat();
  if (all.length === 0) throw new RangeError('Nothing was measured.');
  const single = filled.map((round) => quantile(round, q));
  return {
    value: quantile(all, q),
    spread: [Math.min(...single), Math.max(...single)],
    runs: all.length,
  };
}

/** Share of `truth` that is among `found`; 1 where nothing was to be found. */
export function recallOf(found: readonly number[], truth: readonly number[]): number {
  if (truth.length === 0) return 1;
  const known = new Set(found);
  return truth.filter((id) => known.has(id)).length / truth.length;
}

/** How many times better `ours` is than `theirs`: above 1 we are ahead, below 1 they are. */
export function aheadBy(ours: Figure, theirs: Figure): number {
  const quotient = theirs.value / ours.value;
  return ours.better === 'less' ? quotient : 1 / quotient;
}

/** One line per side: how many times the value at its smallest size the value at its largest is. */
export function growths(
  figures: readonly Figure[],
): Array<{ side: string; from: number; to: number; times: number }> {
  const sides = [...new Set(figures.map(({ side }) => side))];
  return sides.flatMap((side) => {
    const sized = figures
      .flatMap(({ side: whose, size, value }) => (whose === side && size !== null ? [{ size, value }] : []))
      .sort((a, b) => a.size - b.size);
    const [first, last] = [sized[0], sized.at(-1)];
    if (first === undefined || last === undefined || first.size === last.size) return [];
    return [{ side, from: first.size, to: last.size, times: last.value / first.value }];
  });
}

const keyOf = ({ row, size, measure, side }: Figure): string => JSON.stringify([row, size, measure, side]);

/** What was measured before with what was measured now in its place: a long row is run once and kept. */
export function merged(before: readonly Figure[], now: readonly Figure[]): Figure[] {
  const kept = new Map([...before, ...now].map((figure) => [keyOf(figure), figure]));
  return [...kept.values()];
}

/** Figures that stand side by side, in the order in which they came. */
export function compared(figures: readonly Figure[]): Figure[][] {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const key = JSON.stringify([figure.row, figure.size, figure.measure]);
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  return [...groups.values()];
}

/** 1000 as `1k`, a million as `1M`. */
export function sizeName(size: number): string {
  if (size >= 1e6) return `${Number((size / 1e6).toPrecision(2))}M`;
  return size >= 1000 ? `${Math.round(size / 1000)}k` : String(size);
}
