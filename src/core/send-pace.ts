// How fast the bot may write to whom: Telegram's limits on what is sent of its own accord, and the chats it said to leave alone.

/** About 30 messages a second in all, one a second to a chat, 20 a minute to a group (Telegram's Bots FAQ). */
const A_SECOND = 30;
/** A second, and some more, as those that leave first may arrive late: being refused once costs a whole second. */
const SECOND_MS = 1025;
const CHAT_EVERY_MS = 1000;
const GROUP_A_MINUTE = 20;
const MINUTE_MS = 60_000;
/**
 * Telegram never says what a 429 is about: two chats refused within this time mean that everybody is to slow down. Farther
 * apart they are two busy chats, which must not hold up everybody.
 */
const AT_ONCE_MS = 5000;
/** Chats remembered before those that were quiet for a minute are forgotten. */
const REMEMBERED = 2000;
/** Clocks that are kept right by small steps go back less. */
const SET_BACK_MS = 1000;
/** What is told to two chats may be about them alone; if it was about all, the next refusal says so. */
const ALL_LONGEST_MS = 60_000;

/** All times are milliseconds since 1970, all pauses milliseconds. One of it is shared by all that a process sends. */
export interface SendPace {
  /** A message leaves for a chat. Answers do not ask before, but what is not urgent makes room for them. */
  leaves(chat: number, now: number): void;
  /** Telegram refused a chat's message with 429 and named this pause; it is kept to the full. */
  told(chat: number, pauseMs: number, now: number): void;
  /** Until when nothing at all may go to this chat; 0 when it was never told to wait. */
  silentUntil(chat: number): number;
  /** How long a message that nobody waits for has to wait at the least; 0 when it may leave. */
  unhurried(chat: number, now: number): number;
}

/** Makes a pace that has seen nothing yet. */
export function createSendPace(): SendPace {
  let lately: number[] = [];
  const toChat = new Map<number, number[]>();
  const silent = new Map<number, number>();
  let last: { chat: number; at: number; until: number } | null = null;
  let allUntil = 0;
  let latest = 0;

  /** A clock that was set back takes all that is remembered along, which would else be waited for as long as it was ahead. */
  function follow(now: number): void {
    const back = latest - now;
    latest = back > SET_BACK_MS ? now : Math.max(latest, now);
    if (back <= SET_BACK_MS) return;
    lately = lately.map((time) => time - back);
    for (const [chat, times] of toChat)
      toChat.set(
        chat,
        times.map((time) => time - back),
      );
    for (const [chat, end] of silent) silent.set(chat, end - back);
    allUntil -= back;
    last = null;
  }

  function forget(now: number): void {
    for (const [chat, times] of toChat) {
      if (now - (times.at(-1) ?? 0) >= MINUTE_MS) toChat.delete(chat);
    }
  }

  return {
    leaves(chat, now) {
      follow(now);
      lately = [...lately.slice(-A_SECOND + 1), now];
      toChat.set(chat, [...(toChat.get(chat) ?? []).slice(-GROUP_A_MINUTE + 1), now]);
      if (toChat.size > REMEMBERED) forget(now);
    },
    told(chat, pauseMs, now) {
      follow(now);
      const until = Math.max(silent.get(chat) ?? 0, now + pauseMs);
      for (const [other, end] of silent) if (end <= now) silent.delete(other);
      silent.set(chat, until);
      // What means all is told to both; what goes beyond is about one of them.
      if (last !== null && last.chat !== chat && now - last.at <= AT_ONCE_MS)
        allUntil = Math.max(allUntil, Math.min(until, last.until, now + ALL_LONGEST_MS));
      last = { chat, at: now, until };
    },
    silentUntil: (chat) => silent.get(chat) ?? 0,
    unhurried(chat, now) {
      follow(now);
      const times = toChat.get(chat) ?? [];
      const freeAt = (last: number | undefined, everyMs: number): number =>
        last === undefined ? 0 : last + everyMs - now;
      const inGroup = chat < 0 && times.length >= GROUP_A_MINUTE ? freeAt(times[0], MINUTE_MS) : 0;
      const inAll = lately.length >= A_SECOND ? freeAt(lately[0], SECOND_MS) : 0;
      const inChat = freeAt(times.at(-1), CHAT_EVERY_MS);
      return Math.max(0, inGroup, inAll, inChat, allUntil - now, (silent.get(chat) ?? 0) - now);
    },
  };
}
