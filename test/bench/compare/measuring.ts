// What every row of the bench is given, and how a figure comes out of what it measured.

import type { KnownQuestion } from '../../../src/cli/question-set.js';
import { mean } from '../../../src/core/measures.js';
import type { RawArticle } from '../../../src/core/source-item.js';
import type { BuiltCollection } from './chunk-files.js';
import { type Figure, spreadOf } from './figures.js';
import type { BenchOptions } from './options.js';

export interface Bench {
  readonly options: BenchOptions;
  /** Real articles, as many as `options.limit`. */
  readonly raws: readonly RawArticle[];
  readonly questions: readonly KnownQuestion[];
  /** For what is thrown away at the end. */
  readonly scratch: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly say: (line: string) => void;
}

/** A collection of some size with the folder in which every side has its store of it. */
export interface Sized extends BuiltCollection {
  readonly folder: string;
  /** As asked for; `chunks` is what came of it. */
  readonly size: number;
  /** Sides that could not hold it. */
  readonly absent: readonly string[];
}

/** Those of `sides` that have a store of the collection. */
export function holding(sides: readonly string[], { absent }: Pick<Sized, 'absent'>): string[] {
  return sides.filter((side) => !absent.includes(side));
}

export const megabytes = (bytes: number): number => bytes / 1e6;

export interface Measure {
  readonly row: Figure['row'];
  readonly size: number | null;
  readonly measure: string;
  readonly unit: string;
  readonly better: Figure['better'];
}

/** The figure that `rounds` come to: their quantile `q`, the median unless given. */
export function figureOf(
  { day }: Bench,
  measure: Measure,
  side: string,
  rounds: ReadonlyArray<readonly number[]>,
  q = 0.5,
): Figure {
  return { ...measure, side, ...spreadOf(rounds, q), day };
}

/** Numbers by side and round, both in the order in which they first came. */
export class Rounds {
  readonly #bySide = new Map<string, number[][]>();

  add(side: string, round: number, value: number): void {
    const rounds = this.#bySide.get(side) ?? [];
    this.#bySide.set(side, rounds);
    while (rounds.length <= round) rounds.push([]);
    rounds[round]?.push(value);
  }

  /** The mean of a side's numbers, and the least and the most that a round's mean is. */
  mean(side: string): Pick<Figure, 'value' | 'spread'> {
    const rounds = (this.#bySide.get(side) ?? []).filter((round) => round.length > 0);
    const single = rounds.map(mean);
    return { value: mean(rounds.flat()), spread: [Math.min(...single), Math.max(...single)] };
  }

  figures(bench: Bench, measure: Measure, q = 0.5): Figure[] {
    return [...this.#bySide].map(([side, rounds]) => figureOf(bench, measure, side, rounds, q));
  }
}
