// What people do to what their chat follows: begin, change, pause, take up again, end; and what their place settled.
import type { DigestSettings, DigestStore } from '../core/digest.js';
import type { Place } from '../core/place.js';
import type { Clock } from '../core/ports.js';
import {
  AT_ONCE_TURN,
  type Subscription,
  type SubscriptionKind,
  type SubscriptionStore,
} from '../core/subscription.js';
import { scheduleOf, turnBegun, turnMoved } from '../core/subscription-turn.js';

export interface ManageSubscriptionsDeps {
  readonly subscriptions: SubscriptionStore;
  readonly digests: Pick<DigestStore, 'settings' | 'settle'>;
  /** The highest number of a passage stored so far: what comes later is new. */
  readonly lastPassage: () => number;
  readonly subscriptionsPerChat: number;
  readonly clock: Clock;
  /** Hears that something may be due at another time. */
  readonly onChange: () => void;
}

export type Timing = Pick<Subscription, 'frequency' | 'time' | 'weekday'>;

export interface Wish extends Partial<Timing> {
  readonly kind: SubscriptionKind;
  readonly question: string;
  readonly threshold?: number | null | undefined;
  readonly paused?: boolean | undefined;
  readonly person: number | null;
}

export interface ManageSubscriptions {
  /** Begins one; `known` gives the one that is there and changes nothing. */
  add(place: Place, wish: Wish): { status: 'added' | 'known' | 'full'; id: string | null };
  /** Changes when one comes; null when there is none. */
  time(id: string, timing: Partial<Timing>): Subscription | null;
  tune(id: string, threshold: number): Subscription | null;
  pause(id: string): Subscription | null;
  resume(id: string): Subscription | null;
  /** Takes up all that was paused because the chat could not be written to; gives how many. */
  comeBack(chat: number): number;
  settings(place: Place): DigestSettings;
  /** Changes what the place settled, and by its clocks when all that it follows is due. */
  settle(place: Place, change: Partial<DigestSettings>): DigestSettings;
}

/** Makes the use case. */
export function createManageSubscriptions(deps: ManageSubscriptionsDeps): ManageSubscriptions {
  const { subscriptions, digests, lastPassage, subscriptionsPerChat, clock, onChange } = deps;

  function changed(
    id: string,
    change: (one: Subscription) => Parameters<SubscriptionStore['change']>[1],
  ): Subscription | null {
    const one = subscriptions.get(id);
    if (one === null) return null;
    subscriptions.change(id, change(one));
    onChange();
    return subscriptions.get(id);
  }

  const scheduled = (one: Place & Timing) => scheduleOf(one, digests.settings(one));

  function resumed(one: Subscription) {
    return { paused: false, ...turnBegun(scheduled(one), one.lastDay, clock()) };
  }

  return {
    add(place, { kind, question, threshold, paused = false, person, ...timing }) {
      const { chat, topic } = place;
      const written = (text: string): string => text.toLowerCase();
      const same = subscriptions
        .ofPlace(place)
        .find((one) => one.kind === kind && written(one.question) === written(question));
      if (same !== undefined) return { status: 'known', id: same.id };
      const when = { ...AT_ONCE_TURN, ...timing };
      const now = clock();
      const turn = turnBegun(scheduled({ chat, topic, ...when }), null, now);
      const begun = { chat, topic, person, kind, question, createdAt: now, seen: lastPassage() };
      const added = subscriptions.add({ ...begun, ...when, ...turn }, subscriptionsPerChat);
      if (added.status === 'added' && added.id !== null) {
        subscriptions.change(added.id, { threshold: threshold ?? null, paused });
        onChange();
      }
      return added;
    },
    time: (id, timing) =>
      changed(id, (one) => {
        const wanted = { ...one, ...timing };
        const otherDays = wanted.frequency !== one.frequency || wanted.weekday !== one.weekday;
        const turn = otherDays ? turnBegun : turnMoved;
        return { ...timing, ...turn(scheduled(wanted), one.lastDay, clock()) };
      }),
    tune: (id, threshold) => changed(id, () => ({ threshold })),
    pause: (id) => changed(id, () => ({ paused: true })),
    resume: (id) => changed(id, resumed),
    comeBack(chat) {
      const left = subscriptions.pausedByLeaving(chat);
      for (const one of left) subscriptions.change(one.id, resumed(one));
      if (left.length > 0) onChange();
      return left.length;
    },
    settings: digests.settings,
    settle(place, change) {
      const settings = { ...digests.settings(place), ...change };
      digests.settle(place, settings);
      for (const one of subscriptions.ofPlace(place)) {
        const { nextAt } = turnMoved(scheduleOf(one, settings), one.lastDay, clock());
        if (nextAt !== one.nextAt) subscriptions.change(one.id, { nextAt });
      }
      onChange();
      return settings;
    },
  };
}
