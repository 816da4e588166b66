// Bot API methods by which a bot changes or removes what it has sent.
import { z } from 'zod';
import { reachableChat } from './chats.js';
import { bad, checkCaption, checkKeyboard, checkText } from './check.js';
import { asTelegram, botMessage, isBots } from './messages.js';
import type { Method } from './methods.js';
import { chatId, read } from './read.js';
import { type BotMessage, keyOf, type World } from './world.js';

const editShape = z.object({
  chat_id: chatId.optional(),
  message_id: z.number().int().optional(),
  inline_message_id: z.string().optional(),
  parse_mode: z.string().optional(),
  reply_markup: z.unknown().optional(),
});
const deleteShape = z.object({ chat_id: chatId, message_id: z.number().int() });
const reactionShape = deleteShape.extend({
  reaction: z.array(z.object({ type: z.literal('emoji'), emoji: z.string() })).max(1),
});

export const editMethods: Readonly<Record<string, Method>> = {
  editMessageText(payload, world) {
    const request = read(editShape.extend({ text: z.string() }), payload);
    const message = editable(world, request);
    if (message.file !== null) throw bad('there is no text in the message to edit');
    const parsed = checkText(request.text, request.parse_mode);
    return edited(world, message, {
      ...parsed,
      html: request.text,
      keyboard: checkKeyboard(request.reply_markup),
    });
  },

  editMessageCaption(payload, world) {
    const request = read(editShape.extend({ caption: z.string().optional() }), payload);
    const message = editable(world, request);
    if (message.file === null) throw bad('there is no caption in the message to edit');
    const parsed = checkCaption(request.caption, request.parse_mode);
    const html = request.caption ?? '';
    return edited(world, message, { ...parsed, html, keyboard: checkKeyboard(request.reply_markup) });
  },

  editMessageReplyMarkup(payload, world) {
    const request = read(editShape, payload);
    const message = editable(world, request);
    const { text, entities, html } = message;
    return edited(world, message, { text, entities, html, keyboard: checkKeyboard(request.reply_markup) });
  },

  deleteMessage(payload, world) {
    const request = read(deleteShape, payload);
    const { chat } = reachableChat(world, request.chat_id);
    const message = botMessage(world, chat.id, request.message_id);
    if (message === undefined) throw bad('message to delete not found');
    message.deleted = true;
    return true;
  },

  setMessageReaction(payload, world) {
    const request = read(reactionShape, payload);
    const { chat } = reachableChat(world, request.chat_id);
    if (!world.byKey.has(keyOf(chat.id, request.message_id))) throw bad('message to react not found');
    return true;
  },
};

function editable(world: World, request: z.infer<typeof editShape>): BotMessage {
  const { chat_id, message_id, inline_message_id } = request;
  if (inline_message_id !== undefined) {
    const sent = world.messages.find(({ inlineId }) => inlineId === inline_message_id);
    if (sent === undefined) throw bad('MESSAGE_ID_INVALID');
    return sent;
  }
  if (chat_id === undefined || message_id === undefined) throw bad('message identifier is not specified');
  const { chat } = reachableChat(world, chat_id);
  const message = botMessage(world, chat.id, message_id);
  if (message !== undefined && message.inlineId === null) return message;
  const others = world.byKey.get(keyOf(chat.id, message_id));
  const gone = others === undefined || (isBots(others) && others.deleted);
  throw bad(gone ? 'message to edit not found' : "message can't be edited");
}

function edited(
  world: World,
  message: BotMessage,
  next: Pick<BotMessage, 'text' | 'entities' | 'keyboard' | 'html'>,
): unknown {
  const shown = ({ text, entities, keyboard }: typeof next) => JSON.stringify({ text, entities, keyboard });
  if (shown(next) === shown(message))
    throw bad(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  Object.assign(message, next, { edits: message.edits + 1 });
  return message.inlineId === null ? asTelegram(world, message) : true;
}
