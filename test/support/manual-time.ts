// A clock and timers that move only when a test says so.

export interface ManualTime {
  readonly now: () => number;
  readonly after: (milliseconds: number, callback: () => void) => () => void;
  /** Timers set and neither called nor cancelled, as milliseconds from now, soonest first. */
  pending(): number[];
  /** Moves on, calling what falls due in order. */
  advance(milliseconds: number): void;
}

/** Begins at `start`, in milliseconds since 1970. */
export function createManualTime(start: number): ManualTime {
  let time = start;
  const timers = new Set<{ readonly due: number; readonly callback: () => void }>();
  const inOrder = () => [...timers].sort((one, other) => one.due - other.due);
  return {
    now: () => time,
    after(milliseconds, callback) {
      const timer = { due: time + milliseconds, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    pending: () => inOrder().map(({ due }) => due - time),
    advance(milliseconds) {
      const end = time + milliseconds;
      for (let [next] = inOrder(); next !== undefined && next.due <= end; [next] = inOrder()) {
        timers.delete(next);
        time = next.due;
        next.callback();
      }
      time = end;
    },
  };
}
