// How often a bot may send: the published rates, and waiting times that bind until they have passed.
import { tooMany } from './faults.js';
import type { World } from './world.js';

/** Messages a second over all chats (Bots FAQ, "How can I message all of my bot's subscribers at once?"). */
const PER_SECOND = 30;
/** Messages a minute to one group (the same). */
const GROUP_PER_MINUTE = 20;
/** One a second to a chat, a few at once being forgiven; how few, Telegram does not say. */
const CHAT_BURST = 4;

export interface Rates {
  /** From now on the published rates bind. */
  enforce(): void;
  /** Refuses everything to this chat, or to all of them, for so many seconds of the scripted clock. */
  flood(chat: number | 'all', seconds: number): void;
  /** Counts a call, or refuses it. */
  admit(method: string, payload: Readonly<Record<string, unknown>>): void;
}

/** Rates that do not bind until told to. */
export function createRates({ clock }: World): Rates {
  const closedUntil = new Map<number | 'all', number>();
  const sent = new Map<number | 'all', number[]>();
  let enforced = false;

  const since = (key: number | 'all', span: number) =>
    (sent.get(key) ?? []).filter((at) => at > clock.now() - span);

  function close(key: number | 'all', milliseconds: number): never {
    const until = clock.now() + Math.max(1000, Math.ceil(milliseconds / 1000) * 1000);
    closedUntil.set(key, until);
    throw tooMany((until - clock.now()) / 1000);
  }

  function bind(key: number | 'all', most: number, span: number): void {
    const recent = since(key, span);
    if (recent.length >= most) close(key, (recent.at(-most) ?? 0) + span - clock.now());
  }

  return {
    enforce() {
      enforced = true;
    },
    flood(chat, seconds) {
      closedUntil.set(chat, clock.now() + seconds * 1000);
    },
    admit(method, payload) {
      if (!/^(?:send(?!ChatAction)|edit|copy|forward)/u.test(method)) return;
      const chat = Number(payload.chat_id);
      for (const key of ['all', chat] as const) {
        const left = (closedUntil.get(key) ?? 0) - clock.now();
        if (left > 0) throw tooMany(Math.ceil(left / 1000));
      }
      if (!enforced) return;
      bind('all', PER_SECOND, 1000);
      bind(chat, CHAT_BURST, CHAT_BURST * 1000);
      if (chat < 0) bind(chat, GROUP_PER_MINUTE, 60_000);
      for (const key of ['all', chat] as const) sent.set(key, [...since(key, 60_000), clock.now()]);
    },
  };
}
