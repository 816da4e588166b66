// Shows what following a topic would bring: the latest stored articles that match it, and how to ask for more or less.
import type { FoundItem } from '../core/digest.js';
import type { SubscriptionKind } from '../core/subscription.js';

/** What is followed, or would be. */
export interface FollowedTopic {
  readonly kind: SubscriptionKind;
  /** As in `Subscription.question`. */
  readonly text: string;
}

export interface TopicPreview {
  /** At most `LATEST`, newest first. */
  readonly latest: readonly FoundItem[];
  /** Stored articles that match; 'at least' that many, as only so many are looked at. */
  readonly matching: number;
  /** Thresholds for `Subscription.threshold`: the one now, and one step each way; null where there is no further step. */
  readonly thresholds: {
    readonly looser: number | null;
    readonly tighter: number | null;
    readonly now: number;
  };
}

/** `threshold` null is the default. */
export type PreviewTopic = (topic: FollowedTopic, threshold: number | null) => Promise<TopicPreview>;

/** Articles shown. */
export const LATEST = 7;
