// What the buttons of the list of live sources send back: `n:<what>:<id, page or number>`, within Telegram's 64 bytes.

const LETTERS = {
  list: 'l',
  card: 'c',
  test: 't',
  pause: 'p',
  resume: 'r',
  /** Asks whether to remove. */
  remove: 'x',
  /** Removes. */
  drop: 'd',
  fetch: 'f',
  /** Follows what was tried, by its number. */
  add: 'y',
  /** Forgets what was tried. */
  cancel: 'z',
} as const;

export type FollowedAct = keyof typeof LETTERS;

/** The data of a button; `about` is a source's id, or a number. */
export function followedData(act: FollowedAct, about: string | number): string {
  return `n:${LETTERS[act]}:${about}`;
}

/** Reads what `followedData` wrote; null for anything else, as a client may send what it likes. */
export function readFollowedData(data: string): { act: FollowedAct; about: string } | null {
  const [, letter, about] = /^n:([a-z]):([a-z0-9-]{1,40})$/u.exec(data) ?? [];
  const found = Object.entries(LETTERS).find(([, one]) => one === letter);
  return found === undefined || about === undefined ? null : { act: found[0] as FollowedAct, about };
}
