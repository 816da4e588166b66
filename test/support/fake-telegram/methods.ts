// The Bot API methods that the fake offers, each with the refusals of the real one.
import type { Update } from 'grammy/types';
import { z } from 'zod';
import { reachableChat } from './chats.js';
import { bad } from './check.js';
import { ApiFailure } from './failure.js';
import { answerInline } from './inline.js';
import { chatMethods } from './methods-chat.js';
import { editMethods } from './methods-edit.js';
import { sendMethods } from './methods-send.js';
import { read } from './read.js';
import { pollRefused, webhookMethods } from './webhook.js';
import { BOT, type World } from './world.js';

export type Method = (payload: unknown, world: World) => unknown;

const pressShape = z.object({
  callback_query_id: z.string(),
  text: z.string().optional(),
  show_alert: z.boolean().optional(),
  url: z.string().optional(),
  cache_time: z.number().int().min(0).optional(),
});
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
const fileShape = z.object({ file_id: z.string() });

/** `<language>` for everyone, `<chat>/<language>` for one chat, else `<kind of scope>/<language>`. */
function menuKey(scope: { type: string; chat_id?: number | undefined } | undefined, language = ''): string {
  const type = scope?.type ?? 'default';
  return `${type === 'default' ? '' : `${type === 'chat' ? scope?.chat_id : type}/`}${language}`;
}

/** The Bot API hands out no larger files. */
const FILE_BYTES = 20 * 1024 * 1024;
const ALERT_UNITS = 200;

export const methods: Readonly<Record<string, Method>> = {
  ...sendMethods,
  ...editMethods,
  ...chatMethods,
  ...webhookMethods,

  getMe: (_, world) => ({
    ...BOT,
    can_join_groups: true,
    can_read_all_group_messages: !world.privacy,
    supports_inline_queries: world.inline,
  }),
  answerInlineQuery: answerInline,

  answerCallbackQuery(payload, world) {
    const request = read(pressShape, payload);
    const press = world.presses.get(request.callback_query_id);
    if (press === undefined || press.expired || press.answer !== null)
      throw bad('query is too old and response timeout expired or query ID is invalid');
    const { text = '', show_alert: alert = false, url } = request;
    if (text.length > ALERT_UNITS) throw bad('MESSAGE_TOO_LONG');
    if (/\p{Cs}/u.test(text)) throw bad('strings must be encoded in UTF-8');
    if (url !== undefined && !url.startsWith(`https://t.me/${BOT.username}?start=`)) throw bad('URL_INVALID');
    press.answer = { text, alert, ...(url !== undefined && { url }) };
    return true;
  },

  setMyCommands(payload, world) {
    const { commands, language_code, scope } = read(commandsShape, payload);
    if (scope?.type === 'chat') reachableChat(world, Number(scope.chat_id));
    const names = commands.map(({ command }) => command);
    if (new Set(names).size < names.length) throw bad('BOT_COMMAND_DUPLICATE');
    world.commands.set(menuKey(scope, language_code), commands);
    return true;
  },

  deleteMyCommands(payload, world) {
    const { language_code, scope } = read(commandsShape.omit({ commands: true }), payload);
    world.commands.delete(menuKey(scope, language_code));
    return true;
  },

  getMyCommands(payload, world) {
    return world.commands.get(read(languageShape, payload).language_code ?? '') ?? [];
  },

  getFile(payload, world) {
    const { file_id } = read(fileShape, payload);
    const file = world.files.get(file_id);
    if (file === undefined) throw bad('wrong file_id or the file is temporarily unavailable');
    if (file.bytes.length > FILE_BYTES) throw bad('file is too big');
    return {
      file_id,
      file_unique_id: `u-${file_id}`,
      file_size: file.bytes.length,
      file_path: `documents/${file_id}`,
    };
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
  if (world.webhook !== null) throw pollRefused();
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

/** How a wrong token is refused: 401 when it looks like one, 404 when it does not. */
export function refusedToken(token: string): ApiFailure {
  return /^\d+:[\w-]{20,}$/.test(token)
    ? new ApiFailure(401, 'Unauthorized')
    : new ApiFailure(404, 'Not Found');
}
