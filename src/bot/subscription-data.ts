// What the buttons of subscriptions send back: `m:<what>:<about>:<value>`, within Telegram's 64 bytes.

const LETTERS = {
  /** Of what is tried: subscribes, the value being how often it comes. */
  begin: 'b',
  /** Of what is tried: the same at a threshold one step off, the value being `tighter` or `looser`. */
  try: 't',
  /** Of a subscription: its card. */
  card: 'c',
  /** Of a subscription: a threshold one step off, as `try`. */
  tune: 'u',
  /** Of a subscription: `on` or `off`. */
  run: 'r',
  /** Of a subscription: when it comes; the value says what else is wanted, `-` nothing. */
  when: 'w',
  /** Of a subscription: how often. */
  often: 'o',
  /** Of a subscription: the hour, `HHMM`, or `ask`. */
  hour: 'h',
  /** Of a subscription: the day of the week, 1 to 7. */
  weekday: 'd',
  /** Of a subscription: ends it. */
  end: 'e',
  /** Of a chat: what it follows. */
  list: 'l',
  /** Of a chat: asks for what else to follow. */
  more: 'm',
  /** Of a chat: what it settled. */
  settings: 's',
  /** Of a chat: the zone, an IANA name, or `ask`. */
  zone: 'z',
  /** Of a chat: quiet hours, `HHMM-HHMM`, `off` or `ask`. */
  quiet: 'q',
  /** Of a chat: how many stories. */
  most: 'n',
  /** Of a chat: what it follows as a file. */
  export: 'x',
  /** Of a chat: takes up again what was paused because the bot was gone. */
  back: 'k',
} as const;

export type SubscriptionAct = keyof typeof LETTERS;

export interface SubscriptionPress {
  readonly act: SubscriptionAct;
  /** A subscription's id, the token of what is tried, or a chat as `chatRef` writes it. */
  readonly about: string;
  readonly value: string;
}

/** The data of a button. */
export function subscriptionData(act: SubscriptionAct, about: string, value = '-'): string {
  return `m:${LETTERS[act]}:${about}:${value}`;
}

/** Reads what `subscriptionData` wrote; null for anything else, as a client may send what it likes. */
export function readSubscriptionData(data: string): SubscriptionPress | null {
  const [, letter, about, value] = /^m:([a-z]):([\w-]{1,48}):([\w/+-]{1,40})$/u.exec(data) ?? [];
  const act = (Object.keys(LETTERS) as SubscriptionAct[]).find((one) => LETTERS[one] === letter);
  return act === undefined || about === undefined || value === undefined ? null : { act, about, value };
}

/** A time `HH:MM` as the value of a button. */
export function hourValue(time: string): string {
  return time.replace(':', '');
}
