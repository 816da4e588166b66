// Chance that is the same in every run: numbers, and vectors a little beside a real one.
import { chance } from '../../support/chance.js';

export interface Chance {
  /** In [0, 1). */
  next(): number;
  /** An integer in [0, `below`). */
  whole(below: number): number;
  of<T>(items: readonly T[]): T;
}

export function seeded(seed: number): Chance {
  const next = chance(seed);
  const whole = (below: number): number => Math.floor(next() * below);
  return { next, whole, of: (items) => items[whole(items.length)] as (typeof items)[number] };
}

/**
 * Length of what is added to a real vector: the cosine with it is then 1 / √(1 + .35²) = .944, which is how near chunks
 * of two articles on one event lie in the bundled model.
 */
export const PERTURBATION = 0.35;

/** A unit vector in a random direction off `vector` (of unit length), `PERTURBATION` away. */
export function perturbed(vector: Float32Array, random: Chance): Float32Array {
  const scale = PERTURBATION / Math.sqrt(vector.length);
  const moved = vector.map((number) => {
    // Box and Muller 1958.
    const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
    return number + scale * radius * Math.cos(2 * Math.PI * random.next());
  });
  const length = Math.sqrt(moved.reduce((sum, number) => sum + number * number, 0));
  return moved.map((number) => number / length);
}
