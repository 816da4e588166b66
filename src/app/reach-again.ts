// After a fault that may be Telegram's or the network's: nothing more is sent before Telegram answers again.
import type { DeliveryOutcome } from '../core/outbox.js';

export interface ReachAgain {
  /** Hears what became of a message. */
  heard(outcome: DeliveryOutcome): void;
  /** Milliseconds until it is to be asked again; null when messages may be sent. */
  waitMs(): Promise<number | null>;
}

/** Pauses while nobody answers: a second, doubled up to half a minute. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Makes one. `isReachable` asks Telegram something that changes nothing. Without it every message of an outage would have
 * its tries used up, or be sent once more into the void, within minutes.
 */
export function createReachAgain(isReachable: () => Promise<boolean>): ReachAgain {
  let isDoubtful = false;
  let refusals = 0;
  return {
    heard(outcome) {
      const isTrouble = outcome.status === 'later' && outcome.afterMs === null;
      if (isTrouble || outcome.status === 'uncertain') isDoubtful = true;
    },
    async waitMs() {
      if (!isDoubtful) return null;
      if (!(await isReachable())) return Math.min(FIRST_PAUSE_MS * 2 ** refusals++, LONGEST_PAUSE_MS);
      isDoubtful = false;
      refusals = 0;
      return null;
    },
  };
}
