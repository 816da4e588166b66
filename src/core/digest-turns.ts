// Which of a place's subscriptions go into its digest now, which are held back until when, and the turns that both take.
import type { DigestSettings, Turn } from './digest.js';
import { PLAIN_LAW, type ScheduleLaw } from './digest-schedule.js';
import type { Subscription } from './subscription.js';
import { scheduleOf, turnBegun } from './subscription-turn.js';
import { isTurnAhead } from './turn-ahead.js';

/** A subscription that is due. `day` is the day of its period, null for what comes at once. */
export interface DueSubscription {
  readonly subscription: Subscription;
  readonly day: string | null;
}

/** A subscription that would be due, but for quiet hours that end at `until` (milliseconds since 1970). */
export interface HeldSubscription {
  readonly subscription: Subscription;
  readonly until: number;
}

export interface PlaceTurns {
  readonly due: readonly DueSubscription[];
  readonly held: readonly HeldSubscription[];
  /** Of all that move, those that are neither due nor held included. */
  readonly turns: readonly Turn[];
}

/** The period of what comes at once. */
export const AT_ONCE_PERIOD = 'at-once';

/**
 * Looks at the subscriptions of one place. `waits` tells whether something was found for one, `now` is milliseconds since
 * 1970, `law` the law of when, which whoever looks at many places may remember. A paused one has no turn. Where the clock
 * was ahead once, a subscription begins anew: what may have been prepared already does not come again.
 */
export function turnsOf(
  subscriptions: readonly Subscription[],
  settings: DigestSettings,
  waits: (subscription: string) => boolean,
  now: number,
  { nextPeriod, sendableFrom }: ScheduleLaw = PLAIN_LAW,
): PlaceTurns {
  const due: DueSubscription[] = [];
  const held: HeldSubscription[] = [];
  const turns: Turn[] = [];

  function move(subscription: Subscription, to: Pick<Turn, 'lastDay' | 'nextAt'>): void {
    const { id, lastDay, nextAt } = subscription;
    turns.push({ subscription: id, from: { lastDay, nextAt }, lastDay: to.lastDay, nextAt: to.nextAt });
  }

  function holdOr(subscription: Subscription, at: number, go: () => void): void {
    const until = sendableFrom(scheduleOf(subscription, settings), now, at);
    if (until <= now) go();
    else {
      held.push({ subscription, until });
      move(subscription, { lastDay: subscription.lastDay, nextAt: until });
    }
  }

  function lookAtOnce(subscription: Subscription): void {
    const { id, lastDay } = subscription;
    const isAhead = isTurnAhead(subscription, now);
    const nextAt = isAhead ? now : subscription.nextAt;
    if (!waits(id)) {
      if (nextAt !== null && nextAt <= now) move(subscription, { lastDay, nextAt: null });
      return;
    }
    if (nextAt !== null && nextAt > now) {
      held.push({ subscription, until: nextAt });
      return;
    }
    holdOr(subscription, now, () => {
      due.push({ subscription, day: null });
      if (nextAt !== null) move(subscription, { lastDay, nextAt: null });
    });
  }

  function lookAtPeriod(subscription: Subscription): void {
    const { lastDay, nextAt } = subscription;
    const schedule = scheduleOf(subscription, settings);
    if (isTurnAhead(subscription, now)) {
      move(subscription, turnBegun(schedule, null, now));
      return;
    }
    if (nextAt !== null && nextAt > now) return;
    const period = nextPeriod(schedule, lastDay, now);
    if (period === null || period.at > now) {
      move(subscription, { lastDay, nextAt: period?.at ?? null });
      return;
    }
    holdOr(subscription, period.at, () => {
      const { day } = period;
      due.push({ subscription, day });
      move(subscription, { lastDay: day, nextAt: nextPeriod(schedule, day, now)?.at ?? null });
    });
  }

  for (const subscription of subscriptions) {
    if (subscription.paused) continue;
    if (subscription.frequency === 'at-once') lookAtOnce(subscription);
    else lookAtPeriod(subscription);
  }
  return { due, held, turns };
}

/** The period of the one digest into which all that is due goes: the last day of them. */
export function periodOf(due: readonly DueSubscription[]): string {
  const days = due.flatMap(({ day }) => day ?? []);
  return days.sort().at(-1) ?? AT_ONCE_PERIOD;
}
