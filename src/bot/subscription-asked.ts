// What the bot asked somebody to answer by a reply, about a subscription or a place: kept until it is answered.
import { z } from 'zod';
import type { Clock, StateStore } from '../core/ports.js';
import { type BotContext, sendHtml } from './context.js';

const askedSchema = z.object({
  what: z.enum(['topic', 'hour', 'zone', 'quiet']),
  /** A subscription's id, or a chat as buttons name it. */
  about: z.string(),
});
export type Asked = z.infer<typeof askedSchema>;

export interface AskedDeps {
  readonly state: StateStore;
  readonly clock: Clock;
}

const KIND = 'subscription-asked';

/** Asks; Telegram opens the reply to the question by itself. */
export async function askBack(ctx: BotContext, asked: Asked, html: string, deps: AskedDeps): Promise<void> {
  const chat = ctx.chatId;
  if (chat === undefined) return;
  const placeholder = { force_reply: true as const, selective: ctx.callbackQuery === undefined };
  const { message_id } = await sendHtml(ctx, html, { reply: placeholder });
  deps.state.put(KIND, keyOf(chat, message_id), chat, asked, deps.clock());
}

/** What the message replied to asked; null when it asked nothing. */
export function askedIn(ctx: BotContext, { state }: AskedDeps): Asked | null {
  const replied = ctx.message?.reply_to_message;
  if (replied === undefined || replied.from?.id !== ctx.me.id) return null;
  const kept = askedSchema.safeParse(state.get(KIND, keyOf(replied.chat.id, replied.message_id)));
  return kept.success ? kept.data : null;
}

/** Forgets what was answered. */
export function answered(ctx: BotContext, { state }: AskedDeps): void {
  const replied = ctx.message?.reply_to_message;
  if (replied !== undefined) state.remove(KIND, keyOf(replied.chat.id, replied.message_id));
}

const keyOf = (chat: number, message: number): string => `${chat} ${message}`;
