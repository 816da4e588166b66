// Bot API methods by which a bot learns of chats and those in them, and leaves.
import type { ChatMember, User } from 'grammy/types';
import { z } from 'zod';
import { EVERY_RIGHT, reachableChat } from './chats.js';
import { bad } from './check.js';
import type { Method } from './methods.js';
import { chatId, read } from './read.js';
import { BOT, type FakeChat, type Rights, type Status } from './world.js';

const chatShape = z.object({ chat_id: chatId });
const memberShape = chatShape.extend({ user_id: z.number().int() });

export const chatMethods: Readonly<Record<string, Method>> = {
  getChat(payload, world) {
    const { chat } = reachableChat(world, read(chatShape, payload).chat_id);
    return { ...chat, accent_color_id: 0, max_reaction_count: 11 };
  },

  getChatMember(payload, world) {
    const { chat_id, user_id } = read(memberShape, payload);
    const chat = reachableChat(world, chat_id);
    if (user_id === BOT.id) return botIn(chat);
    const member = chat.members.get(user_id);
    const user = member?.user ?? world.users.get(user_id);
    if (user === undefined) throw bad('user not found');
    return memberAs(user, member?.status ?? 'left', member?.rights, chat.chat.type === 'channel');
  },

  getChatAdministrators(payload, world) {
    const chat = reachableChat(world, read(chatShape, payload).chat_id);
    if (chat.chat.type === 'private') throw bad('there are no administrators in the private chat');
    const people = [...chat.members.values()]
      .filter(({ status }) => status === 'creator' || status === 'administrator')
      .map(({ user, status }) => memberAs(user, status));
    return chat.bot === 'administrator' ? [...people, botIn(chat)] : people;
  },

  getChatMemberCount: (payload, world) =>
    reachableChat(world, read(chatShape, payload).chat_id).members.size + 1,

  leaveChat(payload, world) {
    const chat = reachableChat(world, read(chatShape, payload).chat_id);
    if (chat.chat.type === 'private') throw bad("chat member status can't be changed in private chats");
    chat.bot = 'left';
    return true;
  },
};

/** How the bot stands in a chat, as getChatMember and my_chat_member tell it. */
export function botIn({ chat, bot, rights }: Pick<FakeChat, 'chat' | 'bot' | 'rights'>): ChatMember {
  return memberAs(BOT, bot, rights, chat.type === 'channel');
}

/** Someone's standing in a chat in the words of the Bot API. */
export function memberAs(
  user: User,
  status: Status,
  { send, post, manageTopics }: Rights = EVERY_RIGHT,
  inChannel = false,
): ChatMember {
  const right = {
    can_be_edited: false,
    is_anonymous: false,
    can_manage_chat: true,
    can_delete_messages: true,
    can_manage_video_chats: true,
    can_restrict_members: true,
    can_promote_members: false,
    can_change_info: true,
    can_invite_users: true,
    can_post_stories: false,
    can_edit_stories: false,
    can_delete_stories: false,
    ...(inChannel && { can_post_messages: post, can_edit_messages: post }),
    can_manage_topics: manageTopics,
  };
  const extra = {
    creator: { is_anonymous: false },
    administrator: right,
    member: {},
    restricted: { is_member: true, can_send_messages: send, until_date: 0 },
    left: {},
    kicked: { until_date: 0 },
  };
  return { user, status, ...extra[status] } as ChatMember;
}
