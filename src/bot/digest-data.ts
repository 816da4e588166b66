// What the buttons under a digest send back: `g:<what>:<id>:<number>`, within Telegram's 64 bytes.

const LETTERS = {
  /** Asks about a story of the answer, by its number there from 1. */
  ask: 'a',
  /** Asks about which story of the answer, the first of which its message shows under this number. */
  which: 'w',
  /** Asks for less like the stories of an answer; which subscription, where there are several. */
  less: 'l',
  /** Makes the subscription with this id stricter. */
  tighten: 't',
  /** Another hour for a subscription of an answer; which, where there are several. */
  hour: 'h',
  /** Shows the stories of the answer from this number on. */
  more: 'm',
} as const;

export type DigestAct = keyof typeof LETTERS;

/** The data of a button; `id` is an answer's or a subscription's. */
export function digestData(act: DigestAct, id: string, number = 0): string {
  return `g:${LETTERS[act]}:${id}:${number}`;
}

/** Reads what `digestData` wrote; null for anything else, as a client may send what it likes. */
export function readDigestData(data: string): { act: DigestAct; id: string; number: number } | null {
  const [, letter, id, number] = /^g:([a-z]):([\w-]{1,48}):(\d{1,4})$/u.exec(data) ?? [];
  const act = (Object.keys(LETTERS) as DigestAct[]).find((one) => LETTERS[one] === letter);
  return act === undefined || id === undefined ? null : { act, id, number: Number(number) };
}
