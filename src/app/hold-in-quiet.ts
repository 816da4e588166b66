// Keeps back digests that were held up, by an outage or by Telegram, until quiet hours had begun.
import type { DigestStore } from '../core/digest.js';
import { heldInQuiet } from '../core/digest-schedule.js';
import { AT_ONCE_PERIOD } from '../core/digest-turns.js';
import type { OutboxRow } from '../core/outbox.js';

/** Until when a message is kept back, in milliseconds since 1970; null when it may go. */
export type HoldInQuiet = (row: OutboxRow, now: number) => Promise<number | null>;

const DAY = /^\d{4}-\d{2}-\d{2}$/u;
/** By far most messages leave so soon after they were prepared that the law of when has just been asked. */
const FRESH_MS = 60_000;

/** Makes the use case. What people asked for, and what is announced to all, is nobody's digest and goes. */
export function createHoldInQuiet({ settings }: Pick<DigestStore, 'settings'>): HoldInQuiet {
  return async ({ chat, topic, period, dueAt }, now) => {
    if (now - dueAt < FRESH_MS || !(period === AT_ONCE_PERIOD || DAY.test(period))) return null;
    return heldInQuiet(await settings({ chat, topic }), dueAt, now);
  };
}
