// What the buttons about followed questions and announcements send back: `u:<what>:<id>`, within Telegram's 64 bytes.

const LETTERS = {
  /** Ends the subscription with this id, under a message that it brought. */
  end: 'e',
  /** The same in the list, which is shown again. */
  listed: 'l',
  /** Opens the subscription's card, in a message of its own. */
  card: 'c',
  /** Opens the choice of when it comes, in a message of its own. */
  when: 'w',
  /** Ends all of the place. */
  all: 'a',
  /** Leaves everything as it is. */
  keep: 'k',
  /** Sends the announcement with this id. */
  announce: 'y',
  /** Forgets it. */
  withdraw: 'n',
} as const;

export type FollowAct = keyof typeof LETTERS;

/** The data of a button; `id` is a subscription's or an announcement's, or `-` where there is none. */
export function unfollowData(act: FollowAct, id: string): string {
  return `u:${LETTERS[act]}:${id}`;
}

/** Reads what `unfollowData` wrote; null for anything else, as a client may send what it likes. */
export function readUnfollowData(data: string): { act: FollowAct; id: string } | null {
  const [, letter, id] = /^u:([a-z]):([\w-]{1,48})$/u.exec(data) ?? [];
  const act = (Object.keys(LETTERS) as FollowAct[]).find((one) => LETTERS[one] === letter);
  return act === undefined || id === undefined ? null : { act, id };
}
