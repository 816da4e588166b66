// Does what only one of several processes may do, for as long as this one leads: begun in order, ended in reverse, and taken
// over within seconds when another leader is gone.
import type { Logger } from 'pino';
import type { Leadership, Term } from '../core/leadership.js';
import type { Wait } from '../core/ports.js';

/** Something that only the leader does. Begins it, and resolves with what ends it; sooner where `over` is aborted. */
export type Duty = (over: AbortSignal) => Promise<{ stop(): Promise<unknown> }>;

export interface LeadingDeps {
  readonly leadership: Leadership;
  readonly wait: Wait;
  readonly log: Pick<Logger, 'info' | 'error'>;
}

export interface Leading {
  /** Whether this process leads at the moment. */
  leads(): boolean;
  /**
   * From now on a duty of this process: begun and waited for at once where it leads, else when it comes to. Rejects where the
   * duty does; one that fails later is logged, and then whoever leads next tries it.
   */
  take(duty: Duty): Promise<void>;
  /** Ends all duties and lets another process lead. */
  stop(): Promise<void>;
}

/** What other processes wait at most, besides the ending of a connection, until one of them leads. */
const STAND_MS = 2000;

/** Stands at once; resolves when it is known whether this process leads. */
export async function startLeading({ leadership, wait, log }: LeadingDeps): Promise<Leading> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const duties: Duty[] = [];
  const begun: Array<{ stop(): Promise<unknown> }> = [];
  let term: Term | null = await leadership.stand();
  if (term !== null) log.info('this process leads');

  async function end(): Promise<void> {
    for (const { stop } of begun.splice(0).reverse()) {
      await stop().catch((error: unknown) => log.error({ err: error }, 'a duty of the leader not ended'));
    }
  }

  /** Aborted when what a leader does is to end. */
  function ofTerm(): AbortSignal {
    return term === null ? signal : AbortSignal.any([signal, term.ended]);
  }

  async function begin(): Promise<void> {
    const over = ofTerm();
    for (const duty of [...duties]) {
      if (over.aborted) return;
      begun.push(await duty(over));
    }
  }

  async function leadOn(): Promise<void> {
    while (!signal.aborted) {
      if (term !== null) {
        await ended(ofTerm());
        await leave();
        if (!signal.aborted) log.info('this process leads no more');
      }
      await wait(STAND_MS, signal);
      if (signal.aborted) break;
      term = await leadership.stand();
      if (term === null) continue;
      log.info('this process leads');
      turn = begin().catch(async (error: unknown) => {
        log.error({ err: error }, 'a duty of the leader not begun');
        await end();
        await term?.resign();
      });
      await turn;
    }
    await leave();
  }

  async function leave(): Promise<void> {
    await turn.then(end);
    await term?.resign();
    term = null;
  }

  /** One duty is begun after the other, and none ended meanwhile. */
  let turn: Promise<void> = Promise.resolve();
  const done = leadOn();

  return {
    leads: () => term !== null && !term.ended.aborted,
    async take(duty) {
      duties.push(duty);
      if (term === null || term.ended.aborted || signal.aborted) return;
      const taken = turn.then(async () => void begun.push(await duty(ofTerm())));
      turn = taken.catch(() => {});
      await taken;
    },
    async stop() {
      stopping.abort();
      await done;
    },
  };
}

function ended(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
