// Messages of the fake Telegram: how the bot's come to stand in a chat, and how Telegram shows them to the bot.
import type { Message } from 'grammy/types';
import type { z } from 'zod';
import { knownChat, writableChat } from './chats.js';
import { bad, checkMarkup } from './check.js';
import type { ParsedText } from './html.js';
import type { sendShape } from './read.js';
import { BOT, type BotMessage, type FakeChat, keyOf, type SentFile, secondsOf, type World } from './world.js';

/** Lets the bot write a message, or refuses as the Bot API would. */
export function sendAs(
  world: World,
  request: z.infer<typeof sendShape>,
  content: ParsedText & { html: string; file: SentFile | null },
): BotMessage {
  const known = knownChat(world, request.chat_id);
  const target = replyTarget(world, known, request.reply_parameters);
  const topic = request.message_thread_id ?? target?.topic ?? null;
  const chat = writableChat(world, request.chat_id, topic);
  const lost = target === null || target.topic !== topic;
  if (request.reply_parameters !== undefined && lost && !request.reply_parameters.allow_sending_without_reply)
    throw bad('message to be replied not found');
  return keep(world, chat, {
    ...content,
    replyTo: lost ? null : target.id,
    topic,
    silent: request.disable_notification ?? false,
    keyboard: checkMarkup(request.reply_markup),
    inlineId: null,
  });
}

/** Writes a message into a chat as the bot's. */
export function keep(
  world: World,
  chat: FakeChat,
  content: Pick<
    BotMessage,
    'text' | 'entities' | 'html' | 'file' | 'replyTo' | 'topic' | 'silent' | 'keyboard' | 'inlineId'
  >,
): BotMessage {
  const { text, entities, html, file, replyTo, topic, silent, keyboard, inlineId } = content;
  const head = { id: world.nextMessageId(chat), chat: chat.chat.id, date: secondsOf(world) };
  const body = { text, entities, html, file, replyTo, topic, silent, keyboard, inlineId };
  const message: BotMessage = { ...head, ...body, edits: 0, deleted: false };
  world.messages.push(message);
  world.byKey.set(keyOf(message.chat, message.id), message);
  return message;
}

function replyTarget(
  world: World,
  { chat }: FakeChat,
  reply: { message_id: number } | undefined,
): { id: number; topic: number | null } | null {
  const found = reply === undefined ? undefined : world.byKey.get(keyOf(chat.id, reply.message_id));
  if (found === undefined) return null;
  if (isBots(found)) return found.deleted ? null : found;
  return { id: found.message_id, topic: found.is_topic_message ? (found.message_thread_id ?? null) : null };
}

export function isBots(message: BotMessage | Message): message is BotMessage {
  return 'html' in message;
}

/** The bot's message of that number, unless it was deleted. */
export function botMessage(world: World, chat: number, id: number): BotMessage | undefined {
  const found = world.byKey.get(keyOf(chat, id));
  return found !== undefined && isBots(found) && !found.deleted ? found : undefined;
}

/** The message as Telegram returns it and sends it along with a button press. */
export function asTelegram(world: World, message: BotMessage): Message.TextMessage {
  const { chat } = knownChat(world, message.chat);
  const text = { text: message.text, entities: message.entities };
  const caption = { caption: message.text, caption_entities: message.entities };
  const document = { document: { file_id: `sent-${message.id}`, file_unique_id: `u${message.id}` } };
  return {
    message_id: message.id,
    date: message.date,
    chat,
    ...(chat.type === 'channel' ? { sender_chat: chat } : { from: BOT }),
    ...(message.file === null ? text : { ...document, ...caption }),
    ...(message.topic !== null && { message_thread_id: message.topic, is_topic_message: true }),
    ...(message.edits > 0 && { edit_date: secondsOf(world) }),
    ...(message.keyboard.length > 0 && { reply_markup: { inline_keyboard: message.keyboard } }),
  } as Message.TextMessage;
}
