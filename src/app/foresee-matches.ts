// What matching would find by now, without moving anybody on: for whoever wants to know what would be sent.
import type { FoundItem, WaitingItem } from '../core/digest.js';
import { TOPIC_THRESHOLD } from '../core/fitted-topics.js';
import type { Subscription, SubscriptionStore } from '../core/subscription.js';
import { createMatchSubscriptions, type MatchDependencies } from './match-subscriptions.js';

export interface ForeseeDependencies extends Omit<MatchDependencies, 'digests' | 'subscriptions'> {
  readonly subscriptions: Pick<SubscriptionStore, 'behind' | 'vectorOf'>;
}

/** An article that came near to what a subscription asks for. */
export interface MissedItem extends FoundItem {
  readonly subscription: string;
  /** What its score would have to reach. */
  readonly least: number;
}

export interface Foreseen {
  /** With numbers below 0, which no stored item has. */
  readonly items: readonly WaitingItem[];
  /** Of topics, the nearest few below each one's threshold, nearest first. */
  readonly missed: readonly MissedItem[];
}

/** How far below its threshold an article still counts as near, and how many of a subscription are named. */
const NEAR = 0.15;
const NAMED = 3;

/** Looks at what is stored and not yet looked at. Throws what matching throws. */
export async function foreseeMatches(deps: ForeseeDependencies): Promise<Foreseen> {
  const { subscriptions, clock } = deps;
  const seen = new Map<string, number>();
  const vectors = new Map<string, Float32Array>();
  const least = new Map<string, number>();
  const found: Array<FoundItem & { readonly subscription: string }> = [];

  async function behind(passage: number): Promise<Subscription[]> {
    const open = (await subscriptions.behind(passage)).map((one) => ({
      ...one,
      seen: Math.max(one.seen, seen.get(one.id) ?? 0),
    }));
    return open.filter((one) => one.seen < passage).map(loosened);
  }

  function loosened(one: Subscription): Subscription {
    if (one.kind !== 'topic') return one;
    const wanted = one.threshold ?? TOPIC_THRESHOLD;
    least.set(one.id, wanted);
    return { ...one, threshold: Math.max(0, wanted - NEAR) };
  }

  const match = createMatchSubscriptions({
    ...deps,
    subscriptions: {
      behind,
      pass: async (ids, to) => {
        for (const id of ids) seen.set(id, to);
      },
      vectorOf: async (id, model) => vectors.get(id) ?? (await subscriptions.vectorOf(id, model)),
      keepVector: async (id, _, vector) => void vectors.set(id, vector),
    },
    digests: {
      async found(subscription, { to }, items) {
        seen.set(subscription, to);
        found.push(...items.map((item) => ({ ...item, subscription })));
        return true;
      },
    },
  });
  await match(new AbortController().signal);

  const isEnough = ({ subscription, score }: (typeof found)[number]) =>
    score >= (least.get(subscription) ?? 0);
  const once = [...new Map(found.map((item) => [`${item.subscription} ${item.article}`, item])).values()];
  const near = once.filter((item) => !isEnough(item)).sort((one, other) => other.score - one.score);
  const named = new Map<string, number>();
  const isNamed = ({ subscription }: (typeof found)[number]): boolean => {
    const before = named.get(subscription) ?? 0;
    named.set(subscription, before + 1);
    return before < NAMED;
  };
  return {
    items: once.filter(isEnough).map((item, index) => ({ ...item, id: -1 - index, foundAt: clock() })),
    missed: near.filter(isNamed).map((item) => ({ ...item, least: least.get(item.subscription) ?? 0 })),
  };
}
