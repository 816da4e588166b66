// Reads the parameters of a call, and refuses those that do not fit.
import { z } from 'zod';
import { bad } from './check.js';

/** The payload as `shape` says, or the refusal. */
export function read<T>(shape: z.ZodType<T>, payload: unknown): T {
  const { success, data, error } = shape.safeParse(payload);
  if (!success) throw bad(`wrong parameters: ${error.issues[0]?.path.join('.')} ${error.issues[0]?.message}`);
  return data;
}

export const chatId = z.union([z.number().int(), z.string().regex(/^@\w+$/)]);

/** What every method that sends something takes. */
export const sendShape = z.object({
  chat_id: chatId,
  message_thread_id: z.number().int().optional(),
  parse_mode: z.string().optional(),
  disable_notification: z.boolean().optional(),
  reply_markup: z.unknown().optional(),
  reply_parameters: z
    .object({ message_id: z.number().int(), allow_sending_without_reply: z.boolean().optional() })
    .optional(),
});
