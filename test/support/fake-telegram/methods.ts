// The Bot API methods that the fake offers, each with the refusals of the real one.
import type { Message, Update } from 'grammy/types';
import { z } from 'zod';
import { bad, checkKeyboard, checkText } from './check.js';
import { ApiFailure } from './failure.js';
import { BOT, type BotMessage, type Press, type World } from './world.js';

type Method = (payload: unknown, world: World) => unknown;

const sendShape = z.object({
  chat_id: z.number().int(),
  text: z.string(),
  parse_mode: z.string().optional(),
  reply_markup: z.unknown().optional(),
  reply_parameters: z
    .object({ message_id: z.number().int(), allow_sending_without_reply: z.boolean().optional() })
    .optional(),
});
const editShape = sendShape.extend({ message_id: z.number().int() });
const pressShape = z.object({
  callback_query_id: z.string(),
  text: z.string().max(200).optional(),
  show_alert: z.boolean().optional(),
});
const actionShape = z.object({ chat_id: z.number().int(), action: z.enum(['typing', 'upload_document']) });
const deleteShape = z.object({ chat_id: z.number().int(), message_id: z.number().int() });
const commandsShape = z.object({
  commands: z
    .array(
      z.object({ command: z.string().regex(/^[a-z0-9_]{1,32}$/), description: z.string().min(1).max(256) }),
    )
    .max(100),
  scope: z.object({ type: z.string(), chat_id: z.number().optional() }).optional(),
  language_code: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional(),
});
const languageShape = z.object({ language_code: z.string().optional() });

export const methods: Readonly<Record<string, Method>> = {
  getMe: () => ({
    ...BOT,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  }),
  deleteWebhook: () => true,

  sendMessage(payload, world) {
    const request = read(sendShape, payload);
    chatOf(world, request.chat_id);
    const { text, entities } = checkText(request.text, request.parse_mode);
    const keyboard = checkKeyboard(request.reply_markup);
    const reply = request.reply_parameters;
    const repliedTo = reply !== undefined && isKnown(world, request.chat_id, reply.message_id);
    if (reply !== undefined && !repliedTo && reply.allow_sending_without_reply !== true)
      throw bad('message to be replied not found');
    const message: BotMessage = {
      id: world.nextId(),
      chat: request.chat_id,
      replyTo: repliedTo ? reply.message_id : null,
      text,
      entities,
      html: request.text,
      keyboard,
      edits: 0,
      deleted: false,
    };
    world.messages.push(message);
    return asTelegram(world, message);
  },

  editMessageText(payload, world) {
    const request = read(editShape, payload);
    const message = botMessage(world, request.chat_id, request.message_id);
    if (message === undefined) throw bad('message to edit not found');
    const { text, entities } = checkText(request.text, request.parse_mode);
    const keyboard = checkKeyboard(request.reply_markup);
    const next = { text, entities, keyboard };
    if (
      JSON.stringify(next) ===
      JSON.stringify({ text: message.text, entities: message.entities, keyboard: message.keyboard })
    )
      throw bad(
        'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      );
    Object.assign(message, next, { html: request.text, edits: message.edits + 1 });
    return asTelegram(world, message);
  },

  deleteMessage(payload, world) {
    const request = read(deleteShape, payload);
    const message = botMessage(world, request.chat_id, request.message_id);
    if (message === undefined) throw bad('message to delete not found');
    message.deleted = true;
    return true;
  },

  answerCallbackQuery(payload, world) {
    const request = read(pressShape, payload);
    const press: Press | undefined = world.presses.get(request.callback_query_id);
    if (press === undefined || press.expired || press.answer !== null)
      throw bad('query is too old and response timeout expired or query ID is invalid');
    press.answer = { text: request.text ?? '', alert: request.show_alert ?? false };
    return true;
  },

  sendChatAction(payload, world) {
    chatOf(world, read(actionShape, payload).chat_id);
    return true;
  },

  setMyCommands(payload, world) {
    const { commands, language_code, scope } = read(commandsShape, payload);
    const chat = scope?.type === 'chat' ? `${scope.chat_id}/` : '';
    if (chat !== '' && !world.chats.has(Number(scope?.chat_id))) throw bad('chat not found');
    world.commands.set(`${chat}${language_code ?? ''}`, commands);
    return true;
  },

  getMyCommands(payload, world) {
    return world.commands.get(read(languageShape, payload).language_code ?? '') ?? [];
  },
};

const pollShape = z.object({
  offset: z.number().int().optional(),
  limit: z.number().int().min(1).max(100).optional(),
  timeout: z.number().int().min(0).max(50).optional(),
});

/** Confirms what is below the offset; `take` delivers what is due, `seconds` is how long to wait when that is nothing. */
export function readPoll(payload: unknown, world: World): { take: () => Update[]; seconds: number } {
  const { offset = 0, limit = 100, timeout = 0 } = read(pollShape, payload);
  world.pending = world.pending.filter(
    ({ update_id }) => update_id >= offset || world.repeated.has(update_id),
  );
  const take = () => {
    const updates = world.pending.slice(0, limit);
    for (const { update_id } of updates) world.repeated.delete(update_id);
    return updates;
  };
  return { take, seconds: timeout };
}

function read<T>(shape: z.ZodType<T>, payload: unknown): T {
  const { success, data, error } = shape.safeParse(payload);
  if (!success) throw bad(`wrong parameters: ${error.issues[0]?.path.join('.')} ${error.issues[0]?.message}`);
  return data;
}

function chatOf(world: World, id: number) {
  const chat = world.chats.get(id);
  if (chat === undefined) throw bad('chat not found');
  return chat;
}

function botMessage(world: World, chat: number, id: number): BotMessage | undefined {
  return world.messages.find((message) => message.id === id && message.chat === chat && !message.deleted);
}

function isKnown(world: World, chat: number, id: number): boolean {
  const byUser = world.history.some(({ message }) => message?.message_id === id && message.chat.id === chat);
  return byUser || botMessage(world, chat, id) !== undefined;
}

/** The message as Telegram returns it and sends it along with a button press. */
export function asTelegram(world: World, message: BotMessage): Message.TextMessage {
  return {
    message_id: message.id,
    date: 1_760_000_000,
    chat: chatOf(world, message.chat),
    from: BOT,
    text: message.text,
    entities: message.entities,
    ...(message.keyboard.length > 0 && { reply_markup: { inline_keyboard: message.keyboard } }),
  } as Message.TextMessage;
}

/** How a wrong token is refused: 401 when it looks like one, 404 when it does not. */
export function refusedToken(token: string): ApiFailure {
  return /^\d+:[\w-]{20,}$/.test(token)
    ? new ApiFailure(401, 'Unauthorized')
    : new ApiFailure(404, 'Not Found');
}
