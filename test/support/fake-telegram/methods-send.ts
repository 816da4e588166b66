// Bot API methods by which a bot sends something into a chat.
import { z } from 'zod';
import { reachableChat, writableChat } from './chats.js';
import { bad, checkCaption, checkText } from './check.js';
import { asTelegram, isBots, sendAs } from './messages.js';
import type { Method } from './methods.js';
import { chatId, read, sendShape } from './read.js';
import { keyOf } from './world.js';

const textShape = sendShape.extend({ text: z.string() });
const documentShape = sendShape.extend({ document: z.unknown(), caption: z.string().optional() });
const photoShape = sendShape.extend({ photo: z.unknown(), caption: z.string().optional() });
const actionShape = z.object({
  chat_id: chatId,
  message_thread_id: z.number().int().optional(),
  action: z.enum(['typing', 'upload_document', 'upload_photo']),
});
const copyShape = sendShape.extend({ from_chat_id: chatId, message_id: z.number().int() });
const fileShape = z.object({ name: z.string().min(1), bytes: z.instanceof(Buffer) });

export const sendMethods: Readonly<Record<string, Method>> = {
  sendMessage(payload, world) {
    const request = read(textShape, payload);
    const parsed = checkText(request.text, request.parse_mode);
    return asTelegram(world, sendAs(world, request, { ...parsed, html: request.text, file: null }));
  },

  sendDocument(payload, world) {
    const request = read(documentShape, payload);
    const { success, data: file } = fileShape.safeParse(request.document);
    if (!success) throw bad('there is no document in the request');
    if (file.bytes.length === 0) throw bad('file must be non-empty');
    const parsed = checkCaption(request.caption, request.parse_mode);
    return asTelegram(world, sendAs(world, request, { ...parsed, html: request.caption ?? '', file }));
  },

  sendPhoto(payload, world) {
    const request = read(photoShape, payload);
    const { success, data: file } = fileShape.safeParse(request.photo);
    if (!success) throw bad('there is no photo in the request');
    const parsed = checkCaption(request.caption, request.parse_mode);
    return asTelegram(world, sendAs(world, request, { ...parsed, html: request.caption ?? '', file }));
  },

  sendChatAction(payload, world) {
    const { chat_id, message_thread_id: topic = null } = read(actionShape, payload);
    writableChat(world, chat_id, topic);
    return true;
  },

  copyMessage(payload, world) {
    const request = read(copyShape, payload);
    const from = reachableChat(world, request.from_chat_id).chat.id;
    const found = world.byKey.get(keyOf(from, request.message_id));
    if (found === undefined) throw bad('message to copy not found');
    const [text, entities, html] = isBots(found)
      ? [found.text, found.entities, found.html]
      : [found.text ?? found.caption ?? '', [], found.text ?? found.caption ?? ''];
    return { message_id: sendAs(world, request, { text, entities, html, file: null }).id };
  },
};
