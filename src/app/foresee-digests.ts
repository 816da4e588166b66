// What every place would be sent at a moment, of what waits and of what is stored and not yet looked at, and why not more.
import type { WaitingItem } from '../core/digest.js';
import { inTurn } from '../core/in-turn.js';
import type { Place } from '../core/place.js';
import type { Subscription, SubscriptionStore } from '../core/subscription.js';
import type { Foreseen, MissedItem } from './foresee-matches.js';
import { type PlacePlan, type PlanDependencies, planDigest } from './schedule-digests.js';

/** A subscription that neither is due nor held back, though something waits for it. */
export interface RestingSubscription {
  readonly subscription: Subscription;
  /** Articles. */
  readonly waiting: number;
}

export interface ForeseenPlan extends PlacePlan {
  /** Paused, or due later. */
  readonly resting: readonly RestingSubscription[];
  readonly missed: readonly MissedItem[];
}

export interface ForeseeDigestsDependencies extends PlanDependencies {
  readonly subscriptions: Pick<SubscriptionStore, 'ofPlace' | 'places'>;
  readonly foresee: () => Promise<Foreseen>;
}

/** The places of which anything is to be said at `at`, in milliseconds since 1970. Writes nothing. */
export async function foreseeDigests(deps: ForeseeDigestsDependencies, at: number): Promise<ForeseenPlan[]> {
  const { digests, subscriptions } = deps;
  const { items, missed } = await deps.foresee();
  const bySubscription = new Map<string, WaitingItem[]>();
  for (const item of items)
    bySubscription.set(item.subscription, [...(bySubscription.get(item.subscription) ?? []), item]);

  async function waiting(place: Place): Promise<WaitingItem[]> {
    const stored = await digests.waiting(place);
    const known = new Set(stored.map(({ subscription, article }) => `${subscription} ${article}`));
    const unseen = (await subscriptions.ofPlace(place)).flatMap(({ id }) => bySubscription.get(id) ?? []);
    return [
      ...stored,
      ...unseen.filter(({ subscription, article }) => !known.has(`${subscription} ${article}`)),
    ];
  }

  async function planOf(place: Place): Promise<ForeseenPlan> {
    const plan = await planDigest({ ...deps, digests: { ...digests, waiting } }, place, at);
    const all = await subscriptions.ofPlace(place);
    const busy = new Set([...plan.due, ...plan.held].map(({ subscription }) => subscription.id));
    const left = await waiting(place);
    const resting = all
      .filter(({ id }) => !busy.has(id))
      .map((subscription) => ({
        subscription,
        waiting: left.filter((item) => item.subscription === subscription.id).length,
      }));
    const ids = new Set(all.map(({ id }) => id));
    return {
      ...plan,
      resting: resting.filter((one) => one.waiting > 0),
      missed: missed.filter(({ subscription }) => ids.has(subscription)),
    };
  }

  return (await inTurn(await subscriptions.places(), planOf)).filter(
    ({ due, held, resting, missed: near }) => due.length + held.length + resting.length + near.length > 0,
  );
}
