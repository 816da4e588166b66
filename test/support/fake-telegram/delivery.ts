// Which messages of people Telegram hands to a bot, and in what form.
import type { Message, MessageEntity } from 'grammy/types';
import { BOT, type FakeChat } from './world.js';

/**
 * Everything in private chats, in channels that the bot administers, and in groups where it is an administrator or
 * privacy mode is off. Otherwise commands meant for it or for nobody, replies to it, what was sent by its inline mode and
 * service messages; not a mention (Bot API, "Privacy mode").
 */
export function reachesBot({ chat, bot, privacy }: FakeChat, message: Message): boolean {
  if (bot === 'left' || bot === 'kicked') return false;
  if (chat.type === 'private') return true;
  if (bot === 'administrator') return true;
  if (chat.type === 'channel') return false;
  return !privacy || isService(message) || isMeant(message);
}

function isMeant(message: Message): boolean {
  const answered = message.reply_to_message;
  const toBot = answered?.from?.id === BOT.id && answered.message_id !== message.message_thread_id;
  if (toBot || message.via_bot?.id === BOT.id) return true;
  const text = message.text ?? '';
  return (message.entities ?? []).some(({ type, offset, length }) => {
    if (type !== 'bot_command') return false;
    const [, name] = text.slice(offset, offset + length).split('@');
    return name === undefined || name.toLowerCase() === BOT.username;
  });
}

const SERVICE = [
  'new_chat_members',
  'left_chat_member',
  'new_chat_title',
  'group_chat_created',
  'supergroup_chat_created',
  'migrate_to_chat_id',
  'migrate_from_chat_id',
  'forum_topic_created',
  'forum_topic_closed',
  'forum_topic_reopened',
  'general_forum_topic_hidden',
  'pinned_message',
] as const;

function isService(message: Message): boolean {
  return SERVICE.some((key) => message[key] !== undefined);
}

/** The commands, mentions and addresses that Telegram finds in a text. */
export function entitiesIn(text: string): MessageEntity[] {
  const found = (pattern: RegExp, type: 'bot_command' | 'mention' | 'url') =>
    [...text.matchAll(pattern)].map((match) => ({ type, offset: match.index, length: match[0].length }));
  return [
    ...found(/(?<![\p{L}\p{N}/@_])\/\w{1,64}(?:@\w+)?/gu, 'bot_command'),
    ...found(/(?<![\p{L}\p{N}/_])@\w{4,}/gu, 'mention'),
    ...found(/https?:\/\/\S+/gu, 'url'),
  ].sort((a, b) => a.offset - b.offset);
}
