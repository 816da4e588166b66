// Who may use the bot: admins always, nobody who was shut out, and in listed mode only those who were let in.
import { z } from 'zod';
import { inTurn } from './in-turn.js';

/**
 * The number that a written id of a person or a chat is, below 0 for groups and channels; null for what is none. Telegram's
 * ids have at most 52 bits: beyond, a number would be rounded to the id of somebody else.
 */
export function telegramId(written: string): number | null {
  const id = /^-?[1-9]\d{0,15}$/u.test(written) ? Number(written) : Number.NaN;
  return Math.abs(id) < 2 ** 52 ? id : null;
}

/** `open`: everyone who is not shut out. `listed`: only those who were let in. */
export const ACCESS_MODES = ['open', 'listed'] as const;

export type AccessMode = (typeof ACCESS_MODES)[number];

export type AccessDecision = 'blocked' | 'allowed';

/** What an admin decided about a person or a chat, by its numeric id. */
export interface AccessEntry {
  readonly id: number;
  readonly decision: AccessDecision;
  /** The admin's words, '' without any. */
  readonly reason: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Whether the one sentence that says so was sent. */
  readonly told: boolean;
}

/** An entry as the databases keep it, `told` as 0 or 1. */
export const accessRowSchema: z.ZodType<AccessEntry> = z.object({
  id: z.int(),
  decision: z.enum(['blocked', 'allowed']),
  reason: z.string(),
  at: z.int(),
  told: z.int().transform((told) => told === 1),
});

/** The decisions of admins, kept over restarts; one for each id, the last one counts. */
export interface AccessList {
  of(id: number): Promise<AccessEntry | null>;
  /** Decides anew, to be told anew. */
  decide(entry: Omit<AccessEntry, 'told'>): Promise<void>;
  /** Notes that it was told. */
  tell(id: number): Promise<void>;
  /** False when nothing was decided. */
  remove(id: number): Promise<boolean>;
  /** Those with that decision, the newest first. */
  list(decision: AccessDecision): Promise<AccessEntry[]>;
}

export interface AccessRules {
  readonly mode: AccessMode;
  /** People and chats that the settings let in. */
  readonly allowed: readonly number[];
  readonly isAdmin: (user: number) => boolean;
  readonly list: Pick<AccessList, 'of'>;
}

/** Who writes, and in which chat; a person's private chat has the person's id. */
export interface Caller {
  readonly person: number | null;
  readonly chat: number | null;
}

/** `blocked` names the entry that shuts out. */
export type Admission =
  | { readonly kind: 'admitted' }
  | { readonly kind: 'blocked'; readonly entry: AccessEntry }
  | { readonly kind: 'not-listed' };

/** Looks at person and chat: either may be shut out, and either may be let in. */
export async function admissionOf({ person, chat }: Caller, rules: AccessRules): Promise<Admission> {
  const { mode, allowed, isAdmin, list } = rules;
  if (person !== null && isAdmin(person)) return { kind: 'admitted' };
  const ids = [...new Set([person, chat])].filter((id) => id !== null);
  const entries = (await inTurn(ids, async (id) => (await list.of(id)) ?? [])).flat();
  const blocked = entries.find(({ decision }) => decision === 'blocked');
  if (blocked !== undefined) return { kind: 'blocked', entry: blocked };
  const listed = entries.length > 0 || ids.some((id) => allowed.includes(id));
  return mode === 'open' || listed ? { kind: 'admitted' } : { kind: 'not-listed' };
}

/**
 * Whether nothing is to be sent to a chat unasked: a person who would not be admitted now, or a group or channel that was
 * shut out. A group that is not listed itself may be there for a member who is.
 */
export async function isKeptOut(chat: number, rules: AccessRules): Promise<boolean> {
  if (chat > 0) return (await admissionOf({ person: chat, chat }, rules)).kind !== 'admitted';
  return (await rules.list.of(chat))?.decision === 'blocked';
}
