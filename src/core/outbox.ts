// What the bot sends of its own accord: the durable list of it, and a way to send.
import type { Place } from './place.js';

/** What a message is, for ever: nothing with the same place, period and item is ever put on the list again. */
export interface OutboxKey {
  /** What kind of sending it belongs to: `at-once`, `announcement`, later the day of a digest. */
  readonly period: string;
  /** What is sent: a story, an announcement. */
  readonly item: string;
}

/** The period of what someone asked to be sent: it goes before what waits for another time. */
export const ASKED_PERIOD = 'asked';

/** A message to be sent. `payload` is whatever JSON can hold; the sender reads and checks it. */
export interface NewMessage extends Place, OutboxKey {
  readonly language: 'vi' | 'en';
  readonly payload: unknown;
  /** Milliseconds since 1970. Messages to a chat leave in this order. */
  readonly dueAt: number;
}

export interface OutboxRow extends NewMessage {
  readonly id: number;
  /** How often sending it has been begun. */
  readonly attempts: number;
}

/** How many messages are in which state. */
export interface OutboxCounts {
  readonly pending: number;
  readonly sending: number;
  readonly sent: number;
  /** Given up: nobody to tell any more, or never taken by Telegram. */
  readonly dropped: number;
  /** Sent again as often as may be, without ever knowing whether it arrived. */
  readonly unknown: number;
  /** Of all, those sent again because nobody could know whether they had arrived. */
  readonly resent: number;
}

/**
 * Nobody can ask Telegram whether a message arrived; so often is one sent again that may have. Twice heard is better than
 * never, and that four times in a row nobody answers, while Telegram can be reached in between, is no accident.
 */
export const MOST_RESENDS = 3;

/**
 * The list. A row goes from pending to sending before the message is sent and to sent, dropped or unknown after; every
 * call is one transaction. All times are milliseconds since 1970.
 */
export interface Outbox {
  /** Puts messages on the list; gives how many were not there yet. */
  add(messages: readonly NewMessage[]): Promise<number>;
  /**
   * The first message of each chat (of what was asked for, and else of all), where it is due and the chat has none under way, in order of their time; at most
   * `count`, and none put off beyond `now`.
   */
  due(now: number, count: number): Promise<OutboxRow[]>;
  /** When the first of a chat will be due next; null when there is none that waits for nothing but its time. */
  nextDue(): Promise<number | null>;
  /** Takes a pending row for `process` until `until`; false when another was faster. */
  begin(id: number, process: string, until: number): Promise<boolean>;
  /** Telegram took it as this message. */
  sent(id: number, message: number, now: number): Promise<void>;
  /**
   * Puts back what was certainly not sent, and off until `notBefore`; the chat's later messages wait for it. Nothing where
   * `process` took so long that another took the row up.
   */
  release(id: number, process: string, notBefore: number): Promise<void>;
  /** Puts a pending row off. */
  postpone(id: number, notBefore: number): Promise<void>;
  /** Nobody knows whether it arrived: to be sent again, unless it was MOST_RESENDS times. As `release` for another's. */
  uncertain(id: number, process: string, now: number): Promise<void>;
  /** Gives a row up, and what a digest was to tell by it. */
  drop(id: number, now: number): Promise<void>;
  /** Gives a row up; what it was to tell of a digest waits for the next one. */
  giveBack(id: number, now: number): Promise<void>;
  /** As `giveBack` where its place takes nothing for now: what comes there at once is put off until `until`. */
  shut(id: number, now: number, until: number): Promise<void>;
  /** Gives up all that is pending for a chat; what was to be told of digests waits for the next. */
  dropChat(chat: number, now: number): Promise<void>;
  /**
   * Treats as uncertain what processes that are no more left half sent: their time is over. Gives how many. Whatever is to
   * wait for days longer than `leaseMs` or any pause of Telegram's, a clock that was ahead said so: it is due now.
   */
  recover(now: number, leaseMs: number): Promise<number>;
  /** Of all messages, or of one item. */
  counts(item?: string): Promise<OutboxCounts>;
  /** Forgets what ended before `before`. */
  prune(before: number): Promise<number>;
}

/** What became of a message. */
export type DeliveryOutcome =
  | { readonly status: 'sent'; readonly message: number }
  /** Certainly not sent; to be tried again after `afterMs`, or when the sender sees fit. */
  | { readonly status: 'later'; readonly afterMs: number | null }
  /** It may have arrived. */
  | { readonly status: 'uncertain' }
  /** The chat cannot be written to any more. */
  | { readonly status: 'gone' }
  /** Nothing can be written to the place now, though the chat is there. */
  | { readonly status: 'shut' }
  /** It will never be taken, or there is nothing to tell any more. */
  | { readonly status: 'refused' };

/** Sends one message. Never throws for what Telegram says. */
export interface OutboxSender {
  send(row: OutboxRow): Promise<DeliveryOutcome>;
}
