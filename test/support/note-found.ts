// Notes what was found for a subscription as if the next passage had brought it.
import type { DigestStore, FoundItem } from '../../src/core/digest.js';
import type { SubscriptionStore } from '../../src/core/subscription.js';

/** Passages are numbered on from where the subscription stands; `now` is milliseconds since 1970. */
export async function noteFound(
  {
    digests,
    subscriptions,
  }: {
    readonly digests: Pick<DigestStore, 'found'>;
    readonly subscriptions: Pick<SubscriptionStore, 'get'>;
  },
  id: string,
  items: readonly FoundItem[],
  now: number,
): Promise<void> {
  const { seen } = (await subscriptions.get(id)) ?? {};
  if (seen === undefined) throw new Error('There is no such subscription.');
  if (!(await digests.found(id, { from: seen, to: seen + 1 }, items, now)))
    throw new Error('It was looked at meanwhile.');
}
