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
  readonly lastPassage: () => Promise<number>;
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
  add(place: Place, wish: Wish): Promise<{ status: 'added' | 'known' | 'full'; id: string | null }>;
  /** Changes when one comes; null when there is none. */
  time(id: string, timing: Partial<Timing>): Promise<Subscription | null>;
  tune(id: string, threshold: number): Promise<Subscription | null>;
  pause(id: string): Promise<Subscription | null>;
  resume(id: string): Promise<Subscription | null>;
  /** Takes up all that was paused because the chat could not be written to; gives how many. */
  comeBack(chat: number): Promise<number>;
  settings(place: Place): Promise<DigestSettings>;
  /** Changes what the place settled, and by its clocks when all that it follows is due. */
  settle(place: Place, change: Partial<DigestSettings>): Promise<DigestSettings>;
}

/** Makes the use case. */
export function createManageSubscriptions(deps: ManageSubscriptionsDeps): ManageSubscriptions {
  const { subscriptions, digests, lastPassage, subscriptionsPerChat, clock, onChange } = deps;

  async function changed(
    id: string,
    change: (one: Subscription) => Promise<Parameters<SubscriptionStore['change']>[1]>,
  ): Promise<Subscription | null> {
    for (;;) {
      const one = await subscriptions.get(id);
      if (one === null) return null;
      // Worked out from a turn that was taken meanwhile, the next would come twice.
      if (await subscriptions.change(id, await change(one), one)) break;
    }
    onChange();
    return subscriptions.get(id);
  }

  const scheduled = async (one: Place & Timing) => scheduleOf(one, await digests.settings(one));

  async function resumed(one: Subscription) {
    return { paused: false, ...turnBegun(await scheduled(one), one.lastDay, clock()) };
  }

  return {
    async add(place, { kind, question, threshold, paused = false, person, ...timing }) {
      const { chat, topic } = place;
      const written = (text: string): string => text.toLowerCase();
      const same = (await subscriptions.ofPlace(place)).find(
        (one) => one.kind === kind && written(one.question) === written(question),
      );
      if (same !== undefined) return { status: 'known', id: same.id };
      const when = { ...AT_ONCE_TURN, ...timing };
      const now = clock();
      const turn = turnBegun(await scheduled({ chat, topic, ...when }), null, now);
      const begun = { chat, topic, person, kind, question, createdAt: now, seen: await lastPassage() };
      const wanted = { ...begun, ...when, ...turn, threshold: threshold ?? null, paused };
      const added = await subscriptions.add(wanted, subscriptionsPerChat);
      if (added.status === 'added') onChange();
      return added;
    },
    time: (id, timing) =>
      changed(id, async (one) => {
        const wanted = { ...one, ...timing };
        const otherDays = wanted.frequency !== one.frequency || wanted.weekday !== one.weekday;
        const turn = otherDays ? turnBegun : turnMoved;
        return { ...timing, ...turn(await scheduled(wanted), one.lastDay, clock()) };
      }),
    tune: (id, threshold) => changed(id, async () => ({ threshold })),
    pause: (id) => changed(id, async () => ({ paused: true })),
    resume: (id) => changed(id, resumed),
    async comeBack(chat) {
      const left = await subscriptions.pausedByLeaving(chat);
      for (const one of left) await subscriptions.change(one.id, await resumed(one));
      if (left.length > 0) onChange();
      return left.length;
    },
    settings: digests.settings,
    async settle(place, change) {
      const settings = await digests.settle(place, change);
      for (const one of await subscriptions.ofPlace(place)) {
        const { nextAt } = turnMoved(scheduleOf(one, settings), one.lastDay, clock());
        // One whose turn is taken meanwhile was worked out by these settings.
        if (nextAt !== one.nextAt) await subscriptions.change(one.id, { nextAt }, one);
      }
      onChange();
      return settings;
    },
  };
}
