// What the bot's buttons send back: `s:<answer id>:<page>`, `w:<answer id>:<which days>`, `v:<answer id>:<vote>`,
// `f:<answer id>`, `d:<choice>`, `l:<language>`, `k:<channel>` and `x:<yes or no>`, within Telegram's 64 bytes.
import type { Side } from '../core/asked-days.js';
import type { CorrectionChoice } from '../core/correction-ports.js';
import type { Language } from '../core/languages.js';
import type { Vote } from '../core/votes.js';

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

/**
 * The days to ask again for: any; the nearest before or after those of the question; or only what is newer or older than
 * what the answer quotes.
 */
export type Again = 'any' | 'before' | 'after' | Side;

const AGAIN: ReadonlySet<string> = new Set<Again>(['any', 'before', 'after', 'newer', 'older']);

function isAgain(written: string): written is Again {
  return AGAIN.has(written);
}

/** The data of a button that asks an answer's question again. */
export function againData(answerId: string, again: Again): string {
  return `w:${answerId}:${again}`;
}

/** Reads what `againData` wrote; null for anything else. */
export function readAgainData(data: string): { answerId: string; again: Again } | null {
  const [, answerId, again = ''] = /^w:([\w-]{1,48}):(\w+)$/.exec(data) ?? [];
  return answerId !== undefined && isAgain(again) ? { answerId, again } : null;
}

/** The data of a button that says what one thinks of an answer. */
export function voteData(answerId: string, vote: Vote): string {
  return `v:${answerId}:${vote}`;
}

/** Reads what `voteData` wrote; null for anything else. */
export function readVoteData(data: string): { answerId: string; vote: Vote } | null {
  const [, answerId, vote] = /^v:([\w-]{1,48}):(up|down)$/.exec(data) ?? [];
  if (answerId === undefined) return null;
  return vote === 'up' || vote === 'down' ? { answerId, vote } : null;
}

/** The data of a button that subscribes to an answer's question. */
export function followData(answerId: string): string {
  return `f:${answerId}`;
}

/** Reads what `followData` wrote: the answer's id; null for anything else. */
export function readFollowData(data: string): string | null {
  return /^f:([\w-]{1,48})$/.exec(data)?.[1] ?? null;
}

/** The data of a button that chooses how corrections come. */
export function choiceData(choice: CorrectionChoice): string {
  return `d:${choice}`;
}

/** Reads what `choiceData` wrote; null for anything else. */
export function readChoiceData(data: string): CorrectionChoice | null {
  const [, choice] = /^d:(\w+)$/.exec(data) ?? [];
  return choice === 'reply' || choice === 'digest' || choice === 'off' ? choice : null;
}

/** The data of a button that disconnects a channel, by its Telegram id. */
export function channelData(channel: number): string {
  return `k:${channel}`;
}

/** Reads what `channelData` wrote; null for anything else. */
export function readChannelData(data: string): number | null {
  const [, channel] = /^k:(-\d{1,15})$/.exec(data) ?? [];
  return channel === undefined ? null : Number(channel);
}

/** The data of a button that chooses the chat's language. */
export function languageData(language: Language): string {
  return `l:${language}`;
}

/** Reads what `languageData` wrote; null for anything else. */
export function readLanguageData(data: string): Language | null {
  const [, language] = /^l:(\w+)$/.exec(data) ?? [];
  return language === 'vi' || language === 'en' ? language : null;
}

/** The data of the buttons under what is kept of someone: delete it, or not. */
export function forgetData(decided: 'yes' | 'no'): string {
  return `x:${decided}`;
}

/** Reads what `forgetData` wrote; null for anything else. */
export function readForgetData(data: string): 'yes' | 'no' | null {
  const [, decided] = /^x:(yes|no)$/.exec(data) ?? [];
  return decided === 'yes' || decided === 'no' ? decided : null;
}
