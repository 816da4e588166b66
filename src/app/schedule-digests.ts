// Prepares the digests that are due: for each place one, whole or not at all, and none where there is nothing to say.
import type {
  DigestSettings,
  DigestStore,
  PreparedDigest,
  ToldStory,
  Turn,
  UnsentDigest,
  WaitingItem,
} from '../core/digest.js';
import type { ScheduleLaw } from '../core/digest-schedule.js';
import { AT_ONCE_PERIOD, type PlaceTurns, periodOf, turnsOf } from '../core/digest-turns.js';
import type { Place } from '../core/place.js';
import type { Clock } from '../core/ports.js';
import type { Subscription, SubscriptionStore } from '../core/subscription.js';
import type { ComposeDigest, ComposedDigest } from './compose-digest.js';
import { rememberedLaw } from './remembered-law.js';

export interface PlanDependencies {
  readonly digests: Pick<DigestStore, 'settings' | 'waiting' | 'unsent' | 'told'>;
  readonly subscriptions: Pick<SubscriptionStore, 'ofPlace'>;
  readonly compose: ComposeDigest;
  readonly languageOf: (chat: number) => Promise<'vi' | 'en'>;
  /** Remembered where many places are looked at for one moment. */
  readonly law?: ScheduleLaw;
}

export interface ScheduleDependencies extends PlanDependencies {
  readonly digests: DigestStore;
  /** Whether nothing can be sent to the chat now; its subscriptions wait. */
  readonly isGone: (chat: number) => Promise<boolean>;
  readonly clock: Clock;
  /** Lets whoever asked a question go first. */
  readonly turn: () => Promise<void>;
  /** Hears of a place whose digest could not be made; it is tried again later. */
  readonly onFailure: (error: unknown, place: Place) => void;
  /** A run is over: what its places shared is not needed any more. */
  readonly onEnd?: () => void;
}

/** What a place is to be sent at a moment, and why. */
export interface PlacePlan extends PlaceTurns {
  readonly place: Place;
  readonly settings: DigestSettings;
  /** What waits for the subscriptions that are due. */
  readonly items: readonly WaitingItem[];
  /** Null where nothing waits. */
  readonly composed: ComposedDigest | null;
  /** Of messages still to be sent, whose news goes into this digest. */
  readonly takenBack: readonly number[];
}

/** Prepares what is due; the signal ends it between places. */
export type ScheduleDigests = (signal: AbortSignal) => Promise<{
  /** Messages put on the outbox's list. */
  readonly messages: number;
  /** Milliseconds until a subscription is due; null when none is. */
  readonly waitMs: number | null;
}>;

/** Places prepared in one go: one transaction, and no longer than so many milliseconds for which nobody else has the turn. */
const TOGETHER = { first: 4, most: 20 } as const;
const TOGETHER_MS = 10;
/** So long the moment counts as the same: thousands of places then share what the law of when says of it. */
const MOMENT_MS = 2000;
/** A chat that is gone is looked at again, should nobody have paused what it follows. */
const GONE_MS = 3_600_000;
/** After a fault of our own at one place: the others are not to wait for it, nor it to be tried without end. */
const FAILED_MS = 600_000;

const NOTHING = { messages: [], done: [], carried: [], told: [] } as const;

/** Says what a place is to be sent at `now`, in milliseconds since 1970; writes nothing but what composing keeps. */
export async function planDigest(
  { digests, subscriptions, compose, languageOf, law }: PlanDependencies,
  place: Place,
  now: number,
): Promise<PlacePlan> {
  const settings = await digests.settings(place);
  const waiting = await digests.waiting(place);
  const found = new Set(waiting.map(({ subscription }) => subscription));
  const followed = await subscriptions.ofPlace(place);
  const turns = turnsOf(followed, settings, (id) => found.has(id), now, law);
  const ids = new Set(turns.due.map(({ subscription }) => subscription.id));
  const ready = waiting.filter(({ subscription }) => ids.has(subscription));
  const plan = { ...turns, place, settings };
  // What could not be sent since it was prepared goes along, so that an outage ends in one digest and not in a flood.
  const unsent = ready.length === 0 ? [] : await digests.unsent(place);
  const held = unsent.flatMap((message) => message.items);
  // What waited a moment ago may have gone into another process's digest, which nothing new is then a reason to take back.
  const prepared = new Set(held.map(({ id }) => id));
  const fresh = ready.filter(({ id }) => !prepared.has(id));
  if (fresh.length === 0) return { ...plan, items: [], composed: null, takenBack: [] };
  const late = lateOf(unsent, followed).filter(({ subscription }) => !ids.has(subscription.id));
  const due = [...turns.due, ...late];
  const open = new Set(due.map(({ subscription }) => subscription.id));
  const items = [...held.filter(({ subscription }) => open.has(subscription)), ...fresh];
  const composed = await compose({
    ...{ place, items, settings, now, period: periodOf(due) },
    subscriptions: followed.filter(({ id }) => open.has(id)),
    told: async (names) => without(await digests.told(place, names), held),
    language: await languageOf(place.chat),
  });
  return { ...plan, items, composed, takenBack: unsent.map(({ message }) => message) };
}

/** The subscriptions for which messages are still to be sent, each with the last day of those; none paused. */
function lateOf(unsent: readonly UnsentDigest[], followed: readonly Subscription[]): PlaceTurns['due'] {
  return followed.flatMap((subscription) => {
    const own = unsent.filter(({ items }) => items.some((item) => item.subscription === subscription.id));
    if (subscription.paused || own.length === 0) return [];
    const days = own.flatMap(({ period }) => (period === AT_ONCE_PERIOD ? [] : period));
    return [{ subscription, day: days.sort().at(-1) ?? null }];
  });
}

/** What was told, but for what only messages tell that were not sent. */
function without(told: readonly ToldStory[], unsent: readonly WaitingItem[]): ToldStory[] {
  const untold = new Set(unsent.map(({ article }) => article));
  return told.flatMap((one) => {
    if (!one.articles?.some((article) => untold.has(article))) return [one];
    const articles = one.articles.filter((article) => !untold.has(article));
    return articles.length === 0 ? [] : [{ ...one, articles }];
  });
}

/** Makes the use case. What was not finished when the process stopped is due still at the next run. */
export function createScheduleDigests(given: ScheduleDependencies): ScheduleDigests {
  const deps = { law: rememberedLaw(), ...given };
  const { digests, subscriptions, isGone, clock, turn, onFailure } = deps;

  /** The place's digest without content: what is due of it is so again after `pause` milliseconds. */
  async function putOff(place: Place, now: number, pause: number): Promise<PreparedDigest> {
    const isDue = ({ paused, nextAt, frequency }: Subscription): boolean =>
      !paused && (nextAt === null ? frequency === 'at-once' : nextAt <= now);
    const turns = (await subscriptions.ofPlace(place)).filter(isDue).map(({ id, lastDay, nextAt }): Turn => {
      return { subscription: id, from: { lastDay, nextAt }, lastDay, nextAt: now + pause };
    });
    return { place, turns, ...NOTHING };
  }

  async function digestOf(place: Place, now: number): Promise<PreparedDigest> {
    if (await isGone(place.chat)) return putOff(place, now, GONE_MS);
    try {
      const { turns, composed, takenBack } = await planDigest(deps, place, now);
      const { messages, done, carried, told } = composed ?? NOTHING;
      return { place, turns, messages, done, carried, told, takenBack };
    } catch (error) {
      onFailure(error, place);
      return await putOff(place, now, FAILED_MS);
    }
  }

  return async (signal) => {
    let messages = 0;
    const places = await digests.placesDue(clock());
    let now = clock();
    let together: number = TOGETHER.first;
    for (let from = 0; from < places.length && !signal.aborted; ) {
      const begun = clock();
      if (begun < now || begun - now >= MOMENT_MS) now = begun;
      const some = places.slice(from, from + together);
      const made: PreparedDigest[] = [];
      for (const place of some) made.push(await digestOf(place, now));
      const prepared = await digests.prepareAll(made, now);
      messages += prepared.reduce((sum, digest) => sum + digest.messages.length, 0);
      from += some.length;
      const tookLong = clock() - begun > TOGETHER_MS;
      together = tookLong ? Math.max(1, Math.floor(together / 2)) : Math.min(TOGETHER.most, together + 1);
      await turn();
    }
    deps.onEnd?.();
    const next = await digests.nextDue();
    return { messages, waitMs: next === null ? null : Math.max(0, next - clock()) };
  };
}
