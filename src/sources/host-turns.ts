// Lets one request at a time go to a host, with a pause between two, and only so many to all hosts together.
import { FetchCut } from './fetch-cut.js';

export interface HostTurns {
  /** Resolves when it is this caller's turn, with what ends it. Rejects with a FetchCut when the signal aborts first. */
  take(host: string, signal: AbortSignal): Promise<() => void>;
}

export interface HostTurnsOptions {
  readonly gapMs: number;
  /** Part of the gap by which it varies either way, 0 to 1. */
  readonly jitter: number;
  readonly concurrency: number;
  readonly now: () => number;
  readonly after: (milliseconds: number, callback: () => void) => () => void;
  /** From 0 up to 1. */
  readonly random: () => number;
}

interface HostState {
  busy: boolean;
  /** Earliest moment of the next request. */
  next: number;
  readonly queue: Array<() => void>;
  cancelTimer: (() => void) | null;
}

/** Hosts remembered for their pause alone; a collection follows some dozens. */
const MANY_HOSTS = 256;

export function createHostTurns(options: HostTurnsOptions): HostTurns {
  const { gapMs, jitter, concurrency, now, after, random } = options;
  const hosts = new Map<string, HostState>();
  let running = 0;

  function stateOf(host: string): HostState {
    const known = hosts.get(host);
    if (known !== undefined) return known;
    if (hosts.size >= MANY_HOSTS) forgetIdle();
    const state: HostState = { busy: false, next: 0, queue: [], cancelTimer: null };
    hosts.set(host, state);
    return state;
  }

  function forgetIdle(): void {
    for (const [host, state] of hosts) {
      if (!state.busy && state.queue.length === 0 && state.next <= now()) hosts.delete(host);
    }
  }

  function begin(): void {
    for (const state of hosts.values()) {
      if (running >= concurrency) return;
      beginHost(state);
    }
  }

  function beginHost(state: HostState): void {
    const [first] = state.queue;
    if (first === undefined || state.busy) return;
    const pause = state.next - now();
    if (pause > 0) {
      state.cancelTimer ??= after(pause, () => {
        state.cancelTimer = null;
        begin();
      });
      return;
    }
    state.cancelTimer?.();
    state.cancelTimer = null;
    state.queue.shift();
    state.busy = true;
    running += 1;
    first();
  }

  function end(host: string, state: HostState): void {
    state.busy = false;
    // Behind the others, so that a host with many pages does not always come first.
    hosts.delete(host);
    hosts.set(host, state);
    state.next = now() + gapMs * (1 + jitter * (2 * random() - 1));
    running -= 1;
    begin();
  }

  return {
    take(host, signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(abortedBy(signal));
        const state = stateOf(host);
        const start = () => {
          signal.removeEventListener('abort', stop);
          let ended = false;
          resolve(() => {
            if (!ended) end(host, state);
            ended = true;
          });
        };
        const stop = () => {
          state.queue.splice(state.queue.indexOf(start), 1);
          if (state.queue.length === 0) {
            state.cancelTimer?.();
            state.cancelTimer = null;
          }
          reject(abortedBy(signal));
        };
        signal.addEventListener('abort', stop, { once: true });
        state.queue.push(start);
        begin();
      });
    },
  };
}

function abortedBy(signal: AbortSignal): FetchCut {
  return signal.reason instanceof FetchCut ? signal.reason : new FetchCut('aborted', 'aborted');
}
