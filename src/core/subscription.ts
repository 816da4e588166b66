// What a chat or a topic of it follows: a question whose new answers are sent of the bot's own accord.
import type { Frequency } from './digest-schedule.js';
import type { Place } from './place.js';

export interface Subscription extends Place {
  readonly id: string;
  /** Who subscribed; null where Telegram does not say. */
  readonly person: number | null;
  /** A question is matched as it is asked; a topic by its sense, its words and names; everything by being new. */
  readonly kind: SubscriptionKind;
  /** The question as it was understood, which leans on nothing, or the topic as written; '' for everything. */
  readonly question: string;
  /** Confidence from which an article is sent, in [0, 1]; null for that of answers. */
  readonly threshold: number | null;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  /** The highest number of a passage that has been looked at; later ones are new. */
  readonly seen: number;
  readonly paused: boolean;
  /** When it is due; the zone and the quiet hours are the place's. */
  readonly frequency: Frequency;
  /** Local time `HH:MM`. */
  readonly time: string;
  /** 1 (Monday) to 7, for `weekly`. */
  readonly weekday: number;
  /** The day (`YYYY-MM-DD`) of the last period that was prepared; null for what comes at once. */
  readonly lastDay: string | null;
  /** When the next period is due, milliseconds since 1970; for what comes at once until when quiet hours hold it, or null. */
  readonly nextAt: number | null;
}

export type SubscriptionKind = 'question' | 'topic' | 'everything';

/** How a store tells what was paused because the chat cannot be written to; 1 is a person's wish, 0 none. */
export const PAUSED_BY_LEAVING = 2;

/** When a new subscription is due unless its person says otherwise: at once. */
export const AT_ONCE_TURN = {
  frequency: 'at-once',
  time: '07:00',
  weekday: 1,
  lastDay: null,
  nextAt: null,
} as const satisfies Partial<Subscription>;

/** Neither paused nor with a threshold of its own unless it says so. */
export type NewSubscription = Omit<Subscription, 'id' | 'paused' | 'threshold'> &
  Partial<Pick<Subscription, 'paused' | 'threshold'>>;

/** What may be changed of one. */
export type SubscriptionChange = Partial<
  Pick<
    Subscription,
    'threshold' | 'paused' | 'frequency' | 'time' | 'weekday' | 'lastDay' | 'nextAt' | 'seen' | 'person'
  >
>;

/** Subscriptions and the stories each place was told. `now` is milliseconds since 1970. */
export interface SubscriptionStore {
  /** Adds one, unless the place follows this question already or follows `most` in its chat. */
  add(
    subscription: NewSubscription,
    most: number,
  ): Promise<{ status: 'added' | 'known' | 'full'; id: string | null }>;
  get(id: string): Promise<Subscription | null>;
  /** False when there is none, or its turn is not `asRead`, where that is given: it was taken or moved meanwhile. */
  change(
    id: string,
    change: SubscriptionChange,
    asRead?: Pick<Subscription, 'lastDay' | 'nextAt'>,
  ): Promise<boolean>;
  /** Those of a place, oldest first. */
  ofPlace(place: Place): Promise<Subscription[]>;
  /** Those of a chat that were paused because it could not be written to (`ChatStore.gone`) and not by a person, oldest first. */
  pausedByLeaving(chat: number): Promise<Subscription[]>;
  /** Ends one; what pending messages were to tell for it is not told. False when there is none. */
  remove(id: string): Promise<boolean>;
  /** Ends all of a place; gives how many. */
  removeAll(place: Place): Promise<number>;
  /** Places that follow something. */
  places(): Promise<Place[]>;
  /** Those not paused that have not seen passages up to `passage`, oldest first. */
  behind(passage: number): Promise<Subscription[]>;
  /** The vector of a question by this model; null when none, or one of another model, is kept. */
  vectorOf(id: string, model: string): Promise<Float32Array | null>;
  keepVector(id: string, model: string, vector: Float32Array): Promise<void>;
  /** Moves these on, as nothing is to be sent. */
  pass(ids: readonly string[], seen: number): Promise<void>;
  /** Forgets stories told before `before`. */
  prune(before: number): Promise<number>;
}
