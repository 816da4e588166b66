// The methods of the Bot API that a bot needs in a private chat, played on chats in memory, with the refusals and
// words Telegram itself would give, so that a bot meets here what it would meet there.
import type { InlineKeyboardMarkup, Message, UserFromGetMe } from 'grammy/types';
import { z } from 'zod';
import type { ChatRoom, KeptMessage } from './chat-room.js';
import type { RichNode } from './telegram-html.js';
import { parseTelegramHtml } from './telegram-html.js';

export type BotApiReply =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly error_code: number; readonly description: string };

export interface MenuCommand {
  readonly command: string;
  readonly description: string;
}

/** What the methods act on. `now` is milliseconds since 1970. */
export interface BotApiState {
  readonly botInfo: UserFromGetMe;
  now(): number;
  /** The chat of that id, made when it is new. */
  room(chat: number): ChatRoom;
  /** The chat a button was tapped in, once: later answers to the same tap find nothing. */
  takeTap(id: string): ChatRoom | null;
  /** Command lists by `menuKey`. */
  readonly menus: Map<string, readonly MenuCommand[]>;
}

const TEXT_LIMIT = 4096;
const ALERT_LIMIT = 200;
const BUTTON_DATA_BYTES = 64;
const COPIED_LIMIT = 256;

const chatId = z.coerce.number().int().positive();
const messageId = z.number().int();
const buttonData = z
  .string()
  .min(1)
  .refine((data) => Buffer.byteLength(data) <= BUTTON_DATA_BYTES, 'BUTTON_DATA_INVALID');
const button = z.looseObject({
  text: z.string().min(1),
  callback_data: buttonData.optional(),
  url: z.string().optional(),
  copy_text: z.looseObject({ text: z.string().min(1).max(COPIED_LIMIT) }).optional(),
});
const markup = z.looseObject({ inline_keyboard: z.array(z.array(button)).optional() }).optional();
const content = { text: z.string().max(65_536), parse_mode: z.string().optional(), reply_markup: markup };
const menuScope = {
  scope: z.looseObject({ type: z.string() }).optional(),
  language_code: z.string().optional(),
};

class Refusal extends Error {
  readonly status: number;
  constructor(status: number, description: string) {
    super(description);
    this.status = status;
  }
}

function refuse(description: string): never {
  throw new Refusal(400, `Bad Request: ${description}`);
}

function readContent(
  text: string,
  parseMode: string | undefined,
): { nodes: readonly RichNode[]; text: string } {
  if (parseMode !== undefined && parseMode !== 'HTML') refuse('unsupported parse_mode');
  const read = parseMode === 'HTML' ? parseTelegramHtml(text) : { ok: true as const, nodes: [text], text };
  if (!read.ok) refuse(`can't parse entities: ${read.problem}`);
  if (read.text.trim() === '') refuse('message text is empty');
  if (read.text.length > TEXT_LIMIT) refuse('message is too long');
  return { nodes: read.nodes, text: read.text };
}

function inlineKeyboard(given: z.infer<typeof markup>): InlineKeyboardMarkup | undefined {
  return given?.inline_keyboard === undefined ? undefined : (given as InlineKeyboardMarkup);
}

/** A kept message as Telegram would describe it to the bot. */
export function apiMessage(room: ChatRoom, kept: KeptMessage, botInfo: UserFromGetMe): Message.TextMessage {
  const message = {
    message_id: kept.shown.id,
    date: Math.floor(kept.shown.date / 1000),
    chat: { id: room.id, type: 'private' as const, first_name: String(room.id) },
    from: botInfo,
    text: kept.shown.text,
  };
  return kept.markup === undefined ? message : { ...message, reply_markup: kept.markup };
}

/** Where a command list is kept: Telegram keeps one for each scope and language. */
export function menuKey(scope: string, language: string): string {
  return `${scope}/${language}`;
}

type Method = (state: BotApiState, payload: unknown) => unknown;

function method<T>(schema: z.ZodType<T>, play: (state: BotApiState, payload: T) => unknown): Method {
  return (state, payload) => {
    const read = schema.safeParse(payload);
    if (!read.success) {
      const issue = read.error.issues[0];
      refuse(issue === undefined ? 'invalid payload' : `${issue.path.join('.')}: ${issue.message}`);
    }
    return play(state, read.data);
  };
}

function keptOrRefuse(room: ChatRoom, id: number, doing: string): KeptMessage {
  const kept = room.message(id);
  if (kept === null || kept.shown.author !== 'bot') refuse(`message to ${doing} not found`);
  return kept;
}

function edit(
  state: BotApiState,
  room: ChatRoom,
  old: KeptMessage,
  changed: { nodes: readonly RichNode[]; text: string },
  keyboard: InlineKeyboardMarkup | undefined,
): Message {
  const before = JSON.stringify([old.shown.nodes, old.markup]);
  if (before === JSON.stringify([changed.nodes, keyboard])) refuse('message is not modified');
  const kept = room.replace(old.shown.id, changed, keyboard);
  if (kept === null) refuse('message to edit not found');
  return apiMessage(room, kept, state.botInfo);
}

const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  ['getMe', (state) => state.botInfo],
  [
    'sendMessage',
    method(z.object({ chat_id: chatId, ...content }), (state, payload) => {
      const room = state.room(payload.chat_id);
      const read = readContent(payload.text, payload.parse_mode);
      const kept = room.add(
        { author: 'bot', date: state.now(), ...read },
        inlineKeyboard(payload.reply_markup),
      );
      return apiMessage(room, kept, state.botInfo);
    }),
  ],
  [
    'editMessageText',
    method(z.object({ chat_id: chatId, message_id: messageId, ...content }), (state, payload) => {
      const room = state.room(payload.chat_id);
      const old = keptOrRefuse(room, payload.message_id, 'edit');
      const read = readContent(payload.text, payload.parse_mode);
      return edit(state, room, old, read, inlineKeyboard(payload.reply_markup));
    }),
  ],
  [
    'editMessageReplyMarkup',
    method(z.object({ chat_id: chatId, message_id: messageId, reply_markup: markup }), (state, payload) => {
      const room = state.room(payload.chat_id);
      const old = keptOrRefuse(room, payload.message_id, 'edit');
      return edit(state, room, old, old.shown, inlineKeyboard(payload.reply_markup));
    }),
  ],
  [
    'deleteMessage',
    method(z.object({ chat_id: chatId, message_id: messageId }), (state, payload) => {
      if (!state.room(payload.chat_id).remove(payload.message_id)) refuse('message to delete not found');
      return true;
    }),
  ],
  [
    'sendChatAction',
    method(z.object({ chat_id: chatId, action: z.string() }), (state, payload) => {
      if (payload.action === 'typing') state.room(payload.chat_id).announce({ kind: 'typing' });
      return true;
    }),
  ],
  [
    'answerCallbackQuery',
    method(
      z.object({
        callback_query_id: z.string(),
        text: z.string().max(ALERT_LIMIT, 'MESSAGE_TOO_LONG').optional(),
        show_alert: z.boolean().optional(),
      }),
      (state, payload) => {
        const room = state.takeTap(payload.callback_query_id);
        if (room === null) refuse('query is too old and response timeout expired or query ID is invalid');
        const text = payload.text ?? '';
        if (text !== '') room.announce({ kind: 'alert', text, modal: payload.show_alert ?? false });
        return true;
      },
    ),
  ],
  [
    'setMyCommands',
    method(
      z.object({
        commands: z
          .array(
            z.object({
              command: z.string().regex(/^[a-z0-9_]{1,32}$/, 'BOT_COMMAND_INVALID'),
              description: z.string().min(1).max(256),
            }),
          )
          .max(100),
        ...menuScope,
      }),
      (state, payload) => {
        state.menus.set(
          menuKey(payload.scope?.type ?? 'default', payload.language_code ?? ''),
          payload.commands,
        );
        return true;
      },
    ),
  ],
  [
    'getMyCommands',
    method(z.object(menuScope), (state, payload) => {
      return state.menus.get(menuKey(payload.scope?.type ?? 'default', payload.language_code ?? '')) ?? [];
    }),
  ],
  [
    'deleteMyCommands',
    method(z.object(menuScope), (state, payload) => {
      state.menus.delete(menuKey(payload.scope?.type ?? 'default', payload.language_code ?? ''));
      return true;
    }),
  ],
]);

/** Plays one call. A refusal is a reply like Telegram's (404 for a method that is not here, else 400), never thrown. */
export function callBotApi(state: BotApiState, name: string, payload: unknown): BotApiReply {
  const found = METHODS.get(name);
  if (found === undefined) return { ok: false, error_code: 404, description: 'Not Found: method not found' };
  try {
    return { ok: true, result: found(state, payload) };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error_code: error.status, description: error.message };
    throw error;
  }
}
