// How fast something goes now rather than on average since its beginning, and how long the rest will take at that pace.

/** What is looked back on: long enough to even out long and short articles, short enough to follow a change. */
const WINDOW_MS = 30_000;
/** From this much on, a pace is worth telling. */
const LEAST_MS = 1000;
/** Between two remembered moments, so that thousands of updates a second need no memory. */
const STEP_MS = 250;

interface Moment {
  readonly at: number;
  readonly amount: number;
}

export class Pace {
  readonly #moments: Moment[];
  #now: Moment;

  /** `at`: milliseconds on any clock; `amount`: what is done already. */
  constructor(at: number, amount = 0) {
    this.#now = { at, amount };
    this.#moments = [this.#now];
  }

  /** How much is done by now, in any unit. */
  update(at: number, amount: number): void {
    this.#now = { at, amount };
    const last = this.#moments.at(-1);
    if (last === undefined || at - last.at >= STEP_MS) this.#moments.push(this.#now);
    // The oldest one kept is the last before the window, so that the window is always full.
    while ((this.#moments[1]?.at ?? at) <= at - WINDOW_MS) this.#moments.shift();
  }

  /** Amount a second over the last half minute; null until a second has passed. */
  perSecond(): number | null {
    const first = this.#moments[0] ?? this.#now;
    const passed = this.#now.at - first.at;
    return passed < LEAST_MS ? null : ((this.#now.amount - first.amount) * 1000) / passed;
  }

  /** Seconds until the amount is `total` at this pace; null when there is none yet, or it stands still. */
  secondsTo(total: number): number | null {
    const pace = this.perSecond();
    return pace === null || pace <= 0 ? null : Math.max(0, total - this.#now.amount) / pace;
  }
}
