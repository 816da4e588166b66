// Which of Telegram's updates have to be handled one after the other: those of one chat.
import { z } from 'zod';

const inChat = z.looseObject({ chat: z.looseObject({ id: z.int() }) });
const byPerson = z.looseObject({ from: z.looseObject({ id: z.int() }) });

/** An update as far as it says whose it is; the rest of it stays as it came. */
export const arrivedUpdate = z.looseObject({
  update_id: z.int().nonnegative(),
  message: inChat.optional(),
  edited_message: inChat.optional(),
  channel_post: inChat.optional(),
  my_chat_member: inChat.optional(),
  callback_query: byPerson.extend({ message: inChat.optional() }).optional(),
  inline_query: byPerson.optional(),
});

export type ArrivedUpdate = z.output<typeof arrivedUpdate>;

/**
 * What belongs to one chat is handled in order, under the chat's number; an inline query belongs to whoever types it.
 * What names neither has a lane of its own.
 */
export function laneOf(update: { readonly update_id: number }): string {
  const { data } = arrivedUpdate.safeParse(update);
  if (data === undefined) return `update ${update.update_id}`;
  const { message, edited_message, channel_post, callback_query: press, my_chat_member } = data;
  const chat = (message ?? edited_message ?? channel_post ?? press?.message ?? my_chat_member)?.chat.id;
  if (chat !== undefined) return `${chat}`;
  const typing = data.inline_query?.from.id;
  if (typing !== undefined) return `inline ${typing}`;
  return press === undefined ? `update ${update.update_id}` : `${press.from.id}`;
}

/** The chat whose lane it is; null for any other lane. */
export function chatOfLane(lane: string): number | null {
  return /^-?\d+$/u.test(lane) ? Number(lane) : null;
}
