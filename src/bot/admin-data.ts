// What the buttons of admins' messages send back: `a:<what>:<id, number or token>`, within Telegram's 64 bytes.

const LETTERS = {
  /** Figures of so many days. */
  stats: 's',
  /** A page of what was asked in vain. */
  gaps: 'g',
  /** A page of whom is shut out. */
  blocked: 'b',
  /** Lets somebody in again. */
  unblock: 'u',
  /** Takes in what was sent, by its token. */
  take: 't',
  /** Throws it away. */
  discard: 'x',
} as const;

export type AdminAct = keyof typeof LETTERS;

/** The data of a button. */
export function adminData(act: AdminAct, about: string | number): string {
  return `a:${LETTERS[act]}:${about}`;
}

/** Reads what `adminData` wrote; null for anything else, as a client may send what it likes. */
export function readAdminData(data: string): { act: AdminAct; about: string } | null {
  const [, letter, about] = /^a:([a-z]):(-?[\w-]{1,40})$/u.exec(data) ?? [];
  const found = Object.entries(LETTERS).find(([, one]) => one === letter);
  return found === undefined || about === undefined ? null : { act: found[0] as AdminAct, about };
}
