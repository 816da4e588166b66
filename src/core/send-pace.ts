// How fast the bot may write to whom: Telegram's limits on what is sent of its own accord, and the chats it said to leave alone.

/** About 30 messages a second in all, one a second to a chat, 20 a minute to a group (Telegram's Bots FAQ). */
const A_SECOND = 30;
/** A second, and some more, as those that leave first may arrive late: being refused once costs a whole second. */
const [SECOND_MS, LATE_MS] = [1000, 10];
/** What took longer than this was held up behind Telegram's door as likely as before it. */
const LATEST_MS = 250;
/** Sends of which the quickest tells how long the way is at the least: half of it to Telegram, half of it back. */
const LAST_SENDS = 30;
/** Messages may leave so much sooner than one after the other, where some were held up. */
const AHEAD_MS = 100;
/** Whoever has written lately may do so again, and is answered before room could be made. */
const LATELY_MS = 60_000;
/** Answers under way for which room is kept; more of them are refused and come a second later, whatever is kept. */
const MOST_ATTENDED = 6;
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
  /** Telegram answered what left for the chat, whatever it said: it has arrived by now. */
  arrived(chat: number, now: number): void;
  /** Somebody wrote who waits for an answer: until the function given is called, room is kept for that. */
  attends(now: number): (now: number) => void;
  /** Telegram refused a chat's message with 429 and named this pause; it is kept to the full. */
  told(chat: number, pauseMs: number, now: number): void;
  /** Until when nothing at all may go to this chat; 0 when it was never told to wait. */
  silentUntil(chat: number): number;
  /** How long a message that nobody waits for has to wait at the least; 0 when it may leave. */
  unhurried(chat: number, now: number): number;
  /** The same whatever the chat is: no message that nobody waits for may leave sooner. */
  unhurriedAtAll(now: number): number;
}

/** A message that left, until when it counts, and whether Telegram has answered it. */
interface Departure {
  readonly chat: number;
  readonly at: number;
  readonly until: number;
  readonly isOver: boolean;
}

/** Makes a pace that has seen nothing yet. */
export function createSendPace(): SendPace {
  let lately: Departure[] = [];
  let took: number[] = [];
  /** When the next would leave if all left one after the other. */
  let slot = 0;
  let attended = 0;
  let attendedAt = Number.NEGATIVE_INFINITY;
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
    lately = lately.map((one) => ({ ...one, at: one.at - back, until: one.until - back }));
    slot -= back;
    attendedAt -= back;
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

  function inAll(now: number): number {
    const kept = Math.min(MOST_ATTENDED, attended) + (now - attendedAt < LATELY_MS ? 1 : 0);
    const free = A_SECOND - kept;
    const counted = lately.length < free ? 0 : (lately.at(-free)?.until ?? 0);
    return Math.max(0, Math.ceil(Math.max(counted, slot, allUntil) - now));
  }

  return {
    leaves(chat, now) {
      follow(now);
      const until = now + SECOND_MS + LATE_MS;
      lately = [...lately.slice(-A_SECOND + 1), { chat, at: now, until, isOver: false }];
      const apart = (SECOND_MS + LATE_MS) / A_SECOND;
      slot = Math.min(Math.max(slot, now - AHEAD_MS), now) + apart;
      toChat.set(chat, [...(toChat.get(chat) ?? []).slice(-GROUP_A_MINUTE + 1), now]);
      if (toChat.size > REMEMBERED) forget(now);
    },
    arrived(chat, now) {
      follow(now);
      const index = lately.findIndex((one) => one.chat === chat && !one.isOver);
      const one = lately[index];
      if (one === undefined) return;
      took = [...took.slice(1 - LAST_SENDS), now - one.at];
      // The way to Telegram is no longer than all of it, that of a later message no shorter than half of the quickest.
      const late = Math.min(LATEST_MS, Math.max(LATE_MS, now - one.at - Math.min(...took) / 2));
      lately = lately.with(index, { ...one, until: one.at + SECOND_MS + late, isOver: true });
    },
    attends(now) {
      follow(now);
      attended++;
      attendedAt = now;
      return (end) => {
        attended--;
        attendedAt = end;
      };
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
      const inChat = freeAt(times.at(-1), CHAT_EVERY_MS);
      return Math.max(inGroup, inAll(now), inChat, (silent.get(chat) ?? 0) - now);
    },
    unhurriedAtAll(now) {
      follow(now);
      return inAll(now);
    },
  };
}
