// The stories of a digest that belong together: what they were found for, and what is new of those told before.
import type { SubscriptionKind } from './subscription.js';

/**
 * `figure`: one that no earlier article gave; `later`: the story on another day; `fuller`: another paper's longer report;
 * `corrected`: the article was changed since it was found, and says now what is quoted.
 */
export type DigestUpdate =
  | { readonly kind: 'figure'; readonly figure: string }
  | { readonly kind: 'later' }
  | { readonly kind: 'fuller' }
  | { readonly kind: 'corrected' };

/** The stories found for one subscription, in a message or an answer. */
export interface PageGroup {
  /** Null where someone asked without following it. */
  readonly subscription: string | null;
  readonly kind: SubscriptionKind;
  /** The question or topic; '' for everything. */
  readonly title: string;
  /** One for each story, in their order; null for a new one. */
  readonly updates: ReadonlyArray<DigestUpdate | null>;
}
