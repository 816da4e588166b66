// The fake Telegram's own time, which passes only when a test says so.

export interface ScriptedClock {
  /** Milliseconds since 1970. */
  now(): number;
  set(milliseconds: number): void;
  advance(milliseconds: number): void;
  /** Reads the time from elsewhere from now on, so that one clock moves the bot and Telegram. */
  follow(source: () => number): void;
}

/** A clock that stands still at 9 October 2025. */
export function createScriptedClock(): ScriptedClock {
  let at = 1_760_000_000_000;
  let source = () => at;
  return {
    now: () => source(),
    set(milliseconds) {
      at = milliseconds;
    },
    advance(milliseconds) {
      at += milliseconds;
    },
    follow(other) {
      source = other;
    },
  };
}
