// What digests are made of: what was found for a subscription and waits, and what a place settled.
import type { Quote } from './answer.js';
import type { QuietHours } from './digest-schedule.js';
import type { NewMessage } from './outbox.js';
import type { Place } from './place.js';

/** What a place settled for all that it follows. */
export interface DigestSettings {
  /** An IANA name. */
  readonly zone: string;
  readonly quiet: QuietHours | null;
  /** Stories shown in one digest; more are counted. */
  readonly most: number;
}

/** A place that settled nothing has these. */
export const DEFAULT_DIGEST_SETTINGS: DigestSettings = { zone: 'Asia/Ho_Chi_Minh', quiet: null, most: 10 };

/** An article found for a subscription, with the clearest sentence of it. */
export interface FoundItem {
  /** Of the StoryStore; `article <key>` for an article that belongs to none. */
  readonly story: string;
  /** Key of the article. */
  readonly article: string;
  readonly quote: Quote;
  /** Confidence in [0, 1]. */
  readonly score: number;
}

/** A found article that waits for its digest. */
export interface WaitingItem extends FoundItem {
  readonly id: number;
  readonly subscription: string;
  /** Milliseconds since 1970. */
  readonly foundAt: number;
}

/** A message of a digest that still waits to be sent, and nobody can have received, nor a part of its digest before it. */
export interface UnsentDigest {
  /** Its number on the outbox's list. */
  readonly message: number;
  /** As `OutboxKey.period`. */
  readonly period: string;
  /** What it was to tell. */
  readonly items: readonly WaitingItem[];
}

/** A story that a place was told of, and by which articles. */
export interface ToldStory {
  readonly story: string;
  /** Null where it was told before this was kept. */
  readonly articles: readonly string[] | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * A subscription's next turn: the day of the period that is being prepared, and when the one after it is due; for what
 * comes at once until when it is held back, null when it is not.
 */
export interface Turn {
  readonly subscription: string;
  /** What it was when the digest was made; taken by another meanwhile, the whole digest is void. */
  readonly from: { readonly lastDay: string | null; readonly nextAt: number | null };
  readonly lastDay: string | null;
  readonly nextAt: number | null;
}

/** Which message of a digest, by its index, tells an item; `lead` is the item by which the story is shown or counted. */
export interface CarriedItem {
  readonly item: number;
  readonly lead: number;
  readonly message: number;
}

/** A prepared digest, or the knowledge that there is nothing to send: `messages` is empty then. */
export interface PreparedDigest {
  readonly place: Place;
  readonly messages: readonly NewMessage[];
  /** Waiting items that are done with, sent or not. */
  readonly done: readonly number[];
  /** Of those, the ones that a message tells: they are kept until it is sent. */
  readonly carried: readonly CarriedItem[];
  readonly told: ReadonlyArray<Pick<ToldStory, 'story' | 'articles'>>;
  readonly turns: readonly Turn[];
  /** Unsent messages that are taken off the list, as this digest tells what they were to tell. */
  readonly takenBack?: readonly number[];
}

/** Passages by their numbers: those after `from` (the `seen` of a subscription), up to `to`. */
export interface LookedAt {
  readonly from: number;
  readonly to: number;
}

/** What waits for digests and what places settled. `now` is milliseconds since 1970. */
export interface DigestStore {
  settings(place: Place): Promise<DigestSettings>;
  /** Changes what a place settled, and gives all of it; when its subscriptions are due is worked out anew at the next run. */
  settle(place: Place, change: Partial<DigestSettings>): Promise<DigestSettings>;
  /**
   * Moves a subscription on over the passages that were looked at and notes what was found in them, in one transaction; an
   * article that waits for it already is not noted twice. False, and nothing done, where it stands elsewhere than at `from`:
   * another process looked meanwhile, and what that found may have been sent and be waiting no more, or it was ended.
   */
  found(subscription: string, looked: LookedAt, items: readonly FoundItem[], now: number): Promise<boolean>;
  /**
   * Places with a subscription that is due by `now`, whose turn was set by a clock that was ahead (`isTurnAhead`), or with
   * something found for one that comes at once and is not held back; none paused.
   */
  placesDue(now: number): Promise<Place[]>;
  /** What waits for the subscriptions of a place, in the order found. */
  waiting(place: Place): Promise<WaitingItem[]>;
  /** What is still to be sent to a place, but for what someone asked for, in the order in which it was prepared. */
  unsent(place: Place): Promise<UnsentDigest[]>;
  /** What a place was told of these stories. */
  told(place: Place, stories: readonly string[]): Promise<ToldStory[]>;
  /**
   * Puts the messages on the outbox's list, notes the stories, forgets or hands over the items and takes the turns: one
   * transaction.
   * False, and nothing done, where an item is gone, a message to be taken back is under way or a turn is not as it was read: another process was faster, or the
   * subscription was changed, paused or ended meanwhile.
   */
  prepare(digest: PreparedDigest, now: number): Promise<boolean>;
  /**
   * Prepares these digests, each for itself as `prepare` does, written to the disk in one go. Gives those that were
   * prepared.
   */
  prepareAll(digests: readonly PreparedDigest[], now: number): Promise<PreparedDigest[]>;
  /** When the next subscription is due; null when none is. */
  nextDue(): Promise<number | null>;
}
