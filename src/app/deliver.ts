// Sends what is due of its own accord, as fast as Telegram allows and no faster, in order within each chat.
import type { DeliveryOutcome, Outbox, OutboxRow, OutboxSender } from '../core/outbox.js';
import type { Clock, Wait } from '../core/ports.js';
import type { SendPace } from '../core/send-pace.js';
import { createReachAgain } from './reach-again.js';

export interface DeliverDependencies {
  readonly outbox: Outbox;
  readonly sender: OutboxSender;
  readonly pace: Pick<SendPace, 'unhurried' | 'unhurriedAtAll'>;
  readonly clock: Clock;
  readonly wait: Wait;
  /** Names this process among those that send from the same list. */
  readonly process: string;
  /** How long what is under way is left to this process, in milliseconds. @default 120_000 */
  readonly leaseMs?: number;
  /** Asks whether Telegram answers, after a fault and before anything more is sent; without it that is taken for granted. */
  readonly isReachable?: () => Promise<boolean>;
  /**
   * Until when a message is kept back although it is due, in milliseconds since 1970: it was held up into quiet hours. Null
   * when it may go. Without it nothing is.
   */
  readonly heldUntil?: (row: OutboxRow, now: number) => Promise<number | null>;
  /** Hears of what went wrong with a message, by its number. */
  readonly onTrouble?: (row: number, outcome: DeliveryOutcome['status']) => void;
}

/** Sends until nothing is due, or the signal is aborted: then what is under way is waited for. */
export type Deliver = (signal: AbortSignal) => Promise<{
  /** Milliseconds until something is due again; null when nothing is pending. */
  readonly waitMs: number | null;
}>;

/**
 * Whatever is under way when the process is killed may arrive twice, so no more are than the allowed rate needs, and three
 * at the most: Telegram punishes more while it says 429 to one (Bots FAQ, as grammY's guide reads it).
 */
const IN_FLIGHT = 3;
/** Sends that take no longer reach the allowed rate, one every 33 ms, one after the other; the rest is for looking. */
const QUICK_MS = 25;
/** The middle one of so many last sends tells how long they take: not one alone that waited for its time to be over. */
const LAST_SENDS = 5;
/** Longer than a request may take, so that no other process takes up what is still under way. */
const LEASE_MS = 120_000;
/** Chats looked at together; those that have to wait longer than this are put off, so that they hide no others. */
const CHATS = 100;
/** Looked at first: mostly the first of them may go, and reading a hundred takes some milliseconds. */
const FEW = IN_FLIGHT + 1;
/** Between two looks for what processes that are no more left half sent. */
const RECOVER_MS = 1000;
const SOON_MS = 1000;
/** Pauses after a fault that may pass: a second, doubled up to a minute, for about half an hour in all. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;
const MOST_ATTEMPTS = 40;
/** A place that takes nothing, as a closed topic, is tried again then. */
const SHUT_MS = 3_600_000;
/** Pause before what became of a message is noted anew, as when the database was locked. */
const NOTE_AGAIN_MS = 1000;

/** Makes the use case. */
export function createDeliver(deps: DeliverDependencies): Deliver {
  const { outbox, sender, pace, clock, wait, process, onTrouble = () => {}, leaseMs = LEASE_MS } = deps;
  const { isReachable = async () => true, heldUntil = async () => null } = deps;
  const reach = createReachAgain(isReachable);
  const flying = new Map<number, Promise<void>>();
  let took: number[] = [];
  let recoveredAt = Number.NEGATIVE_INFINITY;
  let failure: { readonly error: unknown } | null = null;

  function atOnce(): number {
    const middle = took.toSorted((one, other) => one - other)[Math.floor(took.length / 2)] ?? 0;
    return Math.min(IN_FLIGHT, Math.max(1, Math.ceil(middle / QUICK_MS)));
  }

  async function noted(row: OutboxRow, outcome: DeliveryOutcome): Promise<void> {
    const { id, chat, attempts } = row;
    const now = clock();
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** attempts, LONGEST_PAUSE_MS);
    const { status } = outcome;
    if (status === 'sent') await outbox.sent(id, outcome.message, now);
    else if (status === 'uncertain') {
      await outbox.uncertain(id, process, now);
      await outbox.postpone(id, now + pause);
    } else if (status === 'later' && (outcome.afterMs !== null || attempts < MOST_ATTEMPTS))
      await outbox.release(id, process, now + (outcome.afterMs ?? pause));
    else if (status === 'refused') await outbox.drop(id, now);
    else if (status === 'shut') await outbox.shut(id, now, now + SHUT_MS);
    else await outbox.giveBack(id, now);
    if (status === 'gone') await outbox.dropChat(chat, now);
  }

  /** What Telegram said is known here alone, and a message it took would be sent again: so it is not given up soon. */
  async function note(row: OutboxRow, outcome: DeliveryOutcome, until: number): Promise<void> {
    for (;;) {
      try {
        await noted(row, outcome);
        return;
      } catch (error) {
        if (clock() + NOTE_AGAIN_MS >= until) throw error;
        await wait(NOTE_AGAIN_MS, new AbortController().signal);
      }
    }
  }

  async function send(row: OutboxRow): Promise<void> {
    const begun = clock();
    try {
      const outcome = await sender.send(row);
      took = [...took.slice(1 - LAST_SENDS), clock() - begun];
      reach.heard(outcome);
      if (outcome.status !== 'sent') onTrouble(row.id, outcome.status);
      await note(row, outcome, begun + leaseMs);
    } finally {
      flying.delete(row.chat);
    }
  }

  function fly(row: OutboxRow): void {
    const sending = send(row);
    // It may fail while nobody waits for it, which must neither end the process nor go unheard.
    sending.catch((error: unknown) => {
      failure ??= { error };
    });
    flying.set(row.chat, sending);
  }

  async function recoverNowAndThen(now: number): Promise<void> {
    if (Math.abs(now - recoveredAt) < RECOVER_MS) return;
    recoveredAt = now;
    await outbox.recover(now, leaseMs);
  }

  function hearFailure(): void {
    if (failure === null) return;
    const { error } = failure;
    failure = null;
    throw error;
  }

  /** Begins what may go now; gives how long the next has to wait, null when none is due or none may go besides. */
  async function begin(): Promise<number | null> {
    const now = clock();
    if (flying.size >= atOnce()) return null;
    await recoverNowAndThen(now);
    const inAll = pace.unhurriedAtAll(now);
    // While nobody may be written to, what waits need not be looked at, only whether something does.
    if (inAll > 0 && (await outbox.due(now, 1)).length > 0) return inAll;
    const under = flying.size;
    const few = await outbox.due(now, FEW);
    const soonest = await beginSome(few, now);
    return flying.size > under || few.length < FEW
      ? soonest
      : await beginSome(await outbox.due(now, CHATS), now);
  }

  async function beginSome(rows: readonly OutboxRow[], now: number): Promise<number | null> {
    let soonest: number | null = null;
    for (const row of rows) {
      if (flying.size >= atOnce()) return null;
      if (flying.has(row.chat)) continue;
      const held = await heldUntil(row, now);
      const pause = held === null ? pace.unhurried(row.chat, now) : held - now;
      if (pause > SOON_MS) {
        await outbox.postpone(row.id, now + pause);
        soonest = 0;
      } else if (pause > 0) soonest = Math.min(soonest ?? pause, pause);
      else if (await outbox.begin(row.id, process, now + leaseMs))
        fly({ ...row, attempts: row.attempts + 1 });
    }
    return flying.size >= atOnce() ? null : soonest;
  }

  return async (signal) => {
    while (!signal.aborted) {
      const silence = await reach.waitMs();
      if (silence !== null) {
        await Promise.allSettled(flying.values());
        hearFailure();
        return { waitMs: silence };
      }
      const soonest = await begin();
      hearFailure();
      if (flying.size === 0 && soonest === null) break;
      const pausing = new AbortController();
      const pause = soonest === null ? [] : [wait(soonest, AbortSignal.any([signal, pausing.signal]))];
      try {
        await Promise.race([...[...flying.values()].map((sending) => sending.catch(() => {})), ...pause]);
      } finally {
        pausing.abort();
      }
      hearFailure();
    }
    await Promise.allSettled(flying.values());
    hearFailure();
    const next = await outbox.nextDue();
    return { waitMs: next === null ? null : Math.max(0, next - clock()) };
  };
}
