// What the bench prints: figures side by side with their ratios, how they grow, and in words where a peer is ahead.
import { aheadBy, compared, type Figure, growths, sizeName } from './figures.js';
import { SIDE_NAMES, whyAhead } from './whys.js';

const OURS = 'ours';
/** Below this ratio somebody is ahead; nearer to 1 the machine's own noise decides. */
const AHEAD = 0.95;

const nameOf = (side: string): string => SIDE_NAMES[side] ?? side;

export function numberOf(value: number): string {
  if (value === 0) return '0';
  if (!Number.isFinite(value)) return '∞';
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

function lineOf(figure: Figure, ours: Figure | undefined): string {
  const { side, value, spread, unit, runs, day } = figure;
  const range = spread.map(numberOf).join('–');
  const ratio = ours === undefined || side === OURS ? '' : `   ours ${numberOf(aheadBy(ours, figure))}×`;
  return `  ${nameOf(side).padEnd(26)} ${`${numberOf(value)} ${unit}`.padEnd(12)} (${range}, ${runs} runs, ${day})${ratio}`;
}

/** The table; `ours 3×` means three times better than that side, below 1 that the side is ahead. */
export function tableOf(figures: readonly Figure[]): string {
  const lines = compared(figures).flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { row, size, measure } = first;
    const ours = group.find(({ side }) => side === OURS);
    const at = size === null ? '' : ` · ${sizeName(size)} chunks`;
    return [`${row}${at} · ${measure}`, ...group.map((figure) => lineOf(figure, ours)), ''];
  });
  return lines.join('\n');
}

/** How the median question grows from the smallest collection to the largest, a side a line. */
export function growthLines(figures: readonly Figure[]): string[] {
  const medians = figures.filter(({ row, measure }) => row === 'question' && measure === 'median');
  return growths(medians).map(
    ({ side, from, to, times }) =>
      `${nameOf(side)}: ×${numberOf(times)} from ${sizeName(from)} to ${sizeName(to)} chunks`,
  );
}

/** A sentence for every peer and reason for which it is ahead of ours, with the figures in which it is. */
export function aheadLines(figures: readonly Figure[]): string[] {
  const where = new Map<string, string[]>();
  for (const group of compared(figures)) {
    const ours = group.find(({ side }) => side === OURS);
    if (ours === undefined) continue;
    for (const theirs of group) {
      const times = 1 / aheadBy(ours, theirs);
      if (theirs.side === OURS || 1 / times >= AHEAD) continue;
      const at = theirs.size === null ? '' : ` at ${sizeName(theirs.size)}`;
      const why = whyAhead(theirs) ?? 'nobody has found out why yet';
      const key = `${nameOf(theirs.side)} is ahead in ${theirs.row}, for ${why}`;
      where.set(key, [...(where.get(key) ?? []), `${theirs.measure}${at} (×${numberOf(times)})`]);
    }
  }
  return [...where].map(([key, places]) => `${key}: ${places.join(', ')}.`);
}
