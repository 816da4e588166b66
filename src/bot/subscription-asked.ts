// What the bot asked somebody to answer by a reply, about a subscription or a place: kept until it is answered.
import { z } from 'zod';
import type { Clock, StateStore } from '../core/ports.js';
import { calledIn } from './called.js';
import { type BotContext, sendHtml } from './context.js';

const askedSchema = z.object({
  what: z.enum(['topic', 'hour', 'zone', 'quiet']),
  /** A subscription's id, or a chat as buttons name it. */
  about: z.string(),
  /** A reply was understood: what else is replied may be anything, but another hour is still another hour. */
  answered: z.boolean().default(false),
});
export type Asked = z.infer<typeof askedSchema>;

export interface AskedDeps {
  readonly state: StateStore;
  readonly clock: Clock;
}

const KIND = 'subscription-asked';

/** Asks; Telegram opens the reply to the question by itself, but in channels, where nobody is asked (Bot API, ForceReply). */
export async function askBack(
  ctx: BotContext,
  asked: Omit<Asked, 'answered'>,
  html: string,
  deps: AskedDeps,
): Promise<void> {
  const chat = ctx.chatId;
  if (chat === undefined) return;
  const reply = { force_reply: true, selective: true } as const;
  const { message_id } = await sendHtml(
    ctx,
    `${calledIn(ctx)}${html}`,
    ctx.chat?.type === 'channel' ? {} : { reply },
  );
  await deps.state.put(KIND, keyOf(chat, message_id), chat, asked, deps.clock());
}

/** What the message replied to asked; null when it asked nothing. */
export async function askedIn(ctx: BotContext, { state }: AskedDeps): Promise<Asked | null> {
  const replied = ctx.msg?.reply_to_message;
  if (replied === undefined) return null;
  const kept = askedSchema.safeParse(await state.get(KIND, keyOf(replied.chat.id, replied.message_id)));
  return kept.success ? kept.data : null;
}

/** Notes that the message replied to was answered. */
export async function answered(ctx: BotContext, asked: Asked, { state, clock }: AskedDeps): Promise<void> {
  const replied = ctx.msg?.reply_to_message;
  if (replied === undefined) return;
  const { id } = replied.chat;
  await state.put(KIND, keyOf(id, replied.message_id), id, { ...asked, answered: true }, clock());
}

const keyOf = (chat: number, message: number): string => `${chat} ${message}`;
