// The Bot API's rules for what a bot sends: lengths, entities, keyboards.
import { z } from 'zod';
import { cleaned } from './cleaned.js';
import { ApiFailure } from './failure.js';
import { type ParsedText, parseHtml } from './html.js';

const TEXT_UNITS = 4096;
const CAPTION_UNITS = 1024;
const ENTITIES = 100;
const ENTITY_PAYLOAD = 9500;
const KEYBOARD_BUTTONS = 100;
const ROW_BUTTONS = 8;

export const markupShape = z.object({
  inline_keyboard: z.array(
    z.array(
      z.strictObject({
        text: z.string().min(1),
        callback_data: z.string().optional(),
        url: z.string().optional(),
        switch_inline_query: z.string().optional(),
        switch_inline_query_current_chat: z.string().optional(),
        copy_text: z.strictObject({ text: z.string().min(1).max(256) }).optional(),
      }),
    ),
  ),
});

export type Keyboard = z.infer<typeof markupShape>['inline_keyboard'];

/** Text and entities of a message, or the refusal that the Bot API would give. */
export function checkText(text: string, parseMode: string | undefined): ParsedText {
  const parsed = readText(text, parseMode);
  if (parsed.text === '') throw bad('message text is empty');
  if (parsed.text.length > TEXT_UNITS) throw bad('message is too long');
  return parsed;
}

/** The same for the words under a file, which may be none. */
export function checkCaption(text: string | undefined, parseMode: string | undefined): ParsedText {
  const parsed = readText(text ?? '', parseMode);
  if (parsed.text.length > CAPTION_UNITS) throw bad('message caption is too long');
  return parsed;
}

function readText(text: string, parseMode: string | undefined): ParsedText {
  if (parseMode !== undefined && parseMode !== 'HTML') throw bad('unsupported parse_mode');
  if (/\p{Cs}/u.test(text)) throw bad('strings must be encoded in UTF-8');
  const parsed = parseMode === 'HTML' ? parseHtml(text) : { text: cleaned(text).trim(), entities: [] };
  const payload = parsed.entities.reduce((sum, { url }) => sum + 20 + (url?.length ?? 0), 0);
  if (parsed.entities.length > ENTITIES || payload > ENTITY_PAYLOAD) throw bad('ENTITIES_TOO_LONG');
  return parsed;
}

const forceReplyShape = z.strictObject({
  force_reply: z.literal(true),
  selective: z.boolean().optional(),
  input_field_placeholder: z.string().min(1).max(64).optional(),
});

/** The rows of an inline keyboard, or the refusal that the Bot API would give. */
export function checkKeyboard(markup: unknown): Keyboard {
  if (markup === undefined) return [];
  const { success, data } = markupShape.safeParse(markup);
  if (!success) throw bad('object expected as reply markup');
  const buttons = data.inline_keyboard.flat();
  if (buttons.length > KEYBOARD_BUTTONS) throw bad('REPLY_MARKUP_TOO_LONG');
  if (data.inline_keyboard.some((row) => row.length > ROW_BUTTONS)) throw bad('BUTTON_ROW_TOO_LONG');
  for (const { text, callback_data, url, ...others } of buttons) {
    const actions = [callback_data, url, ...Object.values(others)].filter((action) => action !== undefined);
    if (actions.length !== 1) throw bad('inline keyboard button needs one action');
    if (text.trim() === '') throw bad('inline keyboard button text must be non-empty');
    const bytes = Buffer.byteLength(callback_data ?? '-');
    if (bytes < 1 || bytes > 64) throw bad('BUTTON_DATA_INVALID');
    if (url !== undefined && !/^(https?|tg):\/\/./.test(url)) throw bad('BUTTON_URL_INVALID');
    if (/\p{Cs}/u.test(text)) throw bad('strings must be encoded in UTF-8');
  }
  return data.inline_keyboard.filter((row) => row.length > 0);
}

/** What may stand under a new message: an inline keyboard, or the wish for a reply, which no edit takes. */
export function checkMarkup(markup: unknown): Keyboard {
  return forceReplyShape.safeParse(markup).success ? [] : checkKeyboard(markup);
}

export function bad(reason: string): ApiFailure {
  return new ApiFailure(400, `Bad Request: ${reason}`);
}
