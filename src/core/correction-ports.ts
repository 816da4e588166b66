// What sending corrections needs from outside: the durable list of them, what each chat chose, and a way to send.
import { z } from 'zod';
import type { Correction, GivenQuote } from './correction.js';
import type { Place } from './place.js';

/** How a chat hears of corrections: in reply to the answer, once a day, or not at all. */
export type CorrectionChoice = 'reply' | 'digest' | 'off';

export const CORRECTION_CHOICES = ['reply', 'digest', 'off'] as const satisfies readonly CorrectionChoice[];

/** What each chat chose; a chat that chose nothing has `reply`. */
export interface ChatSettings {
  corrections(chat: number): Promise<CorrectionChoice>;
  setCorrections(chat: number, choice: CorrectionChoice): Promise<void>;
}

/** An answer with an article in it that changed or went; what there is to tell is decided when it is told. */
export interface WaitingCorrection {
  readonly id: number;
  readonly chat: number;
  /** The forum topic that the answer stands in; see core/place. */
  readonly topic: number | null;
  readonly answer: string;
  /** The message that carried the answer; null when its chat has become another one, where that message is not. */
  readonly message: number | null;
  readonly language: 'vi' | 'en';
  /** The article. */
  readonly key: string;
  /** When it was noticed, milliseconds since 1970. */
  readonly createdAt: number;
}

/**
 * The list of corrections. It is written by the store in the transaction that changes the article, at most one row for
 * an answer, article, version and kind; a row goes from pending to sending before a message is sent and to sent after.
 * Several processes may send from it: what one has taken is its own until then.
 */
export interface CorrectionOutbox {
  /** Pending rows whose answer has reached its chat, in the order they came up. */
  waiting(): Promise<WaitingCorrection[]>;
  /** Quotes of an answer from an article that have not been corrected yet, in the order given. */
  given(answer: string, key: string): Promise<GivenQuote[]>;
  /**
   * Takes pending rows for `process` until `until`, in milliseconds since 1970, and gives those it now has, in the order of
   * their ids: none of a chat to which another process is sending.
   */
  begin(ids: readonly number[], process: string, until: number): Promise<number[]>;
  /** Puts rows back that were certainly not sent; not those that another process took up because this one took too long. */
  release(ids: readonly number[], process: string): Promise<void>;
  /** Notes that a message told this: its old quotes are corrected, and what it quoted counts as given with the answer. */
  sent(waiting: WaitingCorrection, correction: Correction): Promise<void>;
  /** Gives rows up that were not sent: there is nothing to tell any more, or nobody to tell it to. */
  drop(ids: readonly number[]): Promise<void>;
  /**
   * Takes up what killed processes left half sent, as their time is over, and returns how many rows. Nobody knows whether
   * those messages arrived, so they are sent again, but a row that has been left so `MOST_ATTEMPTS` times is given up. A time
   * that ends later than two leases from `now` was noted by a clock that was ahead, and is over too.
   */
  recover(now: number, leaseMs: number): Promise<number>;
}

/** A message that kills the process each time it is sent must not be sent for ever. */
export const MOST_ATTEMPTS = 3;

/** A row of `CorrectionOutbox.waiting` as either database reads it. */
export const waitingSchema: z.ZodType<WaitingCorrection> = z.object({
  id: z.int(),
  chat: z.int(),
  topic: z.int().nullable(),
  answer: z.string(),
  message: z.int().nullable(),
  language: z.enum(['vi', 'en']),
  key: z.string(),
  createdAt: z.int(),
});

/** The column of a chat's choice. */
export const choiceSchema = z.enum(CORRECTION_CHOICES);

/** What became of a message. `carried`: how many of the corrections, from the first on, it held; at least one. */
export type SendOutcome =
  | { readonly status: 'sent'; readonly carried: number }
  /** Not sent; to be tried again after `afterMs`. `everyone`: no other chat should be tried before. */
  | { readonly status: 'later'; readonly afterMs: number; readonly everyone: boolean }
  /** The chat cannot be written to any more. */
  | { readonly status: 'gone' }
  /** Telegram will never take this message. */
  | { readonly status: 'refused' };

/** A message to be sent: one correction in reply to its answer, or several gathered. Never throws for what Telegram says. */
export interface CorrectionSender {
  send(message: {
    readonly place: Place;
    readonly language: 'vi' | 'en';
    /** The message replied to, if any. */
    readonly replyTo: number | null;
    /** Whether these are the corrections of a day, of which there may be one only. */
    readonly gathered: boolean;
    /** Whether nobody's telephone is to ring for it: it belongs to what has just rung. */
    readonly silent: boolean;
    readonly corrections: readonly Correction[];
  }): Promise<SendOutcome>;
}
