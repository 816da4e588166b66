// Inline mode of the fake Telegram: what is typed after the bot's name, and what the bot offers for it.
import { z } from 'zod';
import { bad, checkKeyboard, checkText, type Keyboard, markupShape } from './check.js';
import type { ParsedText } from './html.js';
import { read } from './read.js';
import type { World } from './world.js';

/** Something typed behind the bot's name; `answer` is null until the bot answers it. */
export interface InlineQuestion {
  readonly id: string;
  readonly askedAt: number;
  answer: InlineAnswer | null;
}

export interface InlineAnswer {
  readonly results: readonly InlineResult[];
  /** Seconds that Telegram may give the same results to others. */
  readonly cacheTime: number;
  /** Whether the cached results are for this user alone. */
  readonly personal: boolean;
  readonly nextOffset: string;
  /** The button above the results, which leads into the private chat with /start and this payload. */
  readonly button: { readonly text: string; readonly start_parameter?: string | undefined } | null;
}

export interface InlineResult extends ParsedText {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly html: string;
  readonly keyboard: Keyboard;
}

const RESULTS = 50;
const ID_BYTES = 64;
/** Clients stop waiting, and Telegram takes no answer any more. */
const TOO_OLD_MS = 10_000;

const answerShape = z.object({
  inline_query_id: z.string(),
  results: z.array(
    z.object({
      type: z.literal('article'),
      id: z.string(),
      title: z.string().min(1),
      description: z.string().optional(),
      url: z.url().optional(),
      thumbnail_url: z.url().optional(),
      input_message_content: z.object({
        message_text: z.string(),
        parse_mode: z.string().optional(),
        link_preview_options: z.object({ is_disabled: z.boolean().optional() }).optional(),
      }),
      reply_markup: markupShape.optional(),
    }),
  ),
  cache_time: z.number().int().min(0).optional(),
  is_personal: z.boolean().optional(),
  next_offset: z.string().optional(),
  button: z
    .strictObject({
      text: z.string().min(1),
      start_parameter: z
        .string()
        .regex(/^[\w-]{1,64}$/)
        .optional(),
    })
    .optional(),
});

/** answerInlineQuery. */
export function answerInline(payload: unknown, world: World): true {
  const request = read(answerShape, payload);
  const question = world.inlineQuestions.get(request.inline_query_id);
  if (question === undefined || question.answer !== null || world.clock.now() - question.askedAt > TOO_OLD_MS)
    throw bad('query is too old and response timeout expired or query ID is invalid');
  if (request.results.length > RESULTS) throw bad('RESULTS_TOO_MUCH');
  const ids = request.results.map(({ id }) => id);
  if (ids.some((id) => id === '' || Buffer.byteLength(id) > ID_BYTES)) throw bad('RESULT_ID_INVALID');
  if (new Set(ids).size < ids.length) throw bad('RESULT_ID_DUPLICATE');
  if (Buffer.byteLength(request.next_offset ?? '') > ID_BYTES) throw bad('NEXT_OFFSET_INVALID');
  question.answer = {
    results: request.results.map(({ id, title, description = '', input_message_content, reply_markup }) => ({
      id,
      title,
      description,
      ...checkText(input_message_content.message_text, input_message_content.parse_mode),
      html: input_message_content.message_text,
      keyboard: checkKeyboard(reply_markup),
    })),
    cacheTime: request.cache_time ?? 300,
    personal: request.is_personal ?? false,
    nextOffset: request.next_offset ?? '',
    button: request.button ?? null,
  };
  return true;
}
