// Reads back what a message of a digest is made of, as it was kept on the list of what is to be sent.
import { z } from 'zod';
import type { DigestPage } from '../core/digest-page.js';

const occasion = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['at-once', 'asked', 'today', 'this-week', 'about', 'further']) }),
  z.object({
    kind: z.literal('day'),
    day: z.string(),
    part: z.enum(['morning', 'noon', 'afternoon', 'evening', 'late', 'week']),
  }),
]);

export const digestPageSchema: z.ZodType<DigestPage> = z.object({
  occasion,
  first: z.int().min(1),
  only: z.boolean(),
  part: z.int().min(1),
  parts: z.int().min(1),
  more: z.int().min(0),
  rest: z.string().nullable(),
  shown: z.int().min(0),
});
