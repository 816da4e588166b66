// What the bot's buttons send back: `s:<answer id>:<page>`, within Telegram's 64 bytes.

/** The page number that the button under an answer sends: show the first page in a message of its own. */
export const OPEN = 0;

/** The data of a button that shows page `page` (from 1, or OPEN) of an answer's sources. */
export function pageData(answerId: string, page: number): string {
  return `s:${answerId}:${page}`;
}

/** Reads what `pageData` wrote; null for anything else, as a client may send what it likes. */
export function readPageData(data: string): { answerId: string; page: number } | null {
  const [, answerId, page] = /^s:([\w-]{1,48}):(\d{1,3})$/.exec(data) ?? [];
  return answerId === undefined || page === undefined ? null : { answerId, page: Number(page) };
}
