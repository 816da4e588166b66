// The Bot API's rules for what a bot sends: lengths, entities, keyboards.
import { z } from 'zod';
import { ApiFailure } from './failure.js';
import { type ParsedText, parseHtml } from './html.js';

const TEXT_UNITS = 4096;
const ENTITIES = 100;
const ENTITY_PAYLOAD = 9500;
const KEYBOARD_BUTTONS = 100;

export const markupShape = z.object({
  inline_keyboard: z.array(
    z.array(
      z.strictObject({
        text: z.string().min(1),
        callback_data: z.string().optional(),
        url: z.string().optional(),
      }),
    ),
  ),
});

export type Keyboard = z.infer<typeof markupShape>['inline_keyboard'];

/** Text and entities of a message, or the refusal that the Bot API would give. */
export function checkText(text: string, parseMode: string | undefined): ParsedText {
  if (parseMode !== undefined && parseMode !== 'HTML') throw bad('unsupported parse_mode');
  const parsed = parseMode === 'HTML' ? parseHtml(text) : { text: text.trim(), entities: [] };
  if (parsed.text === '') throw bad('message text is empty');
  if (parsed.text.length > TEXT_UNITS) throw bad('message is too long');
  if (/\p{Cs}/u.test(parsed.text)) throw bad('strings must be encoded in UTF-8');
  const payload = parsed.entities.reduce((sum, { url }) => sum + 20 + (url?.length ?? 0), 0);
  if (parsed.entities.length > ENTITIES || payload > ENTITY_PAYLOAD) throw bad('ENTITIES_TOO_LONG');
  return parsed;
}

/** The rows of an inline keyboard, or the refusal that the Bot API would give. */
export function checkKeyboard(markup: unknown): Keyboard {
  if (markup === undefined) return [];
  const { success, data } = markupShape.safeParse(markup);
  if (!success) throw bad('object expected as reply markup');
  const buttons = data.inline_keyboard.flat();
  if (buttons.length > KEYBOARD_BUTTONS) throw bad('REPLY_MARKUP_TOO_LONG');
  for (const { callback_data, url } of buttons) {
    if ((callback_data === undefined) === (url === undefined))
      throw bad('inline keyboard button needs one action');
    const bytes = Buffer.byteLength(callback_data ?? '-');
    if (bytes < 1 || bytes > 64) throw bad('BUTTON_DATA_INVALID');
    if (url !== undefined && !/^(https?|tg):\/\/./.test(url)) throw bad('BUTTON_URL_INVALID');
  }
  return data.inline_keyboard;
}

export function bad(reason: string): ApiFailure {
  return new ApiFailure(400, `Bad Request: ${reason}`);
}
