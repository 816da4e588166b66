// Changes of how the bot stands in a chat, told to it as my_chat_member.
import type { ChatMemberUpdated, User } from 'grammy/types';
import { botIn } from './methods-chat.js';
import { type FakeChat, type Rights, type Status, secondsOf, type World } from './world.js';

/** Somebody adds, promotes, restricts, removes or blocks the bot; returns the update's id. */
export function setStanding(
  world: World,
  chat: FakeChat,
  from: User,
  status: Status,
  rights: Partial<Rights> = {},
): number {
  const old_chat_member = botIn(chat);
  chat.bot = status;
  chat.rights = { ...chat.rights, ...rights };
  const new_chat_member = botIn(chat);
  const date = secondsOf(world);
  return world.publish({
    my_chat_member: { chat: chat.chat, from, date, old_chat_member, new_chat_member } as ChatMemberUpdated,
  });
}
