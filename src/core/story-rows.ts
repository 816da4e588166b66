// How a story's id and the reason for an article's place are written in a database, and read back.
import { z } from 'zod';
import { AppError } from './errors.js';
import type { StoryReason } from './story.js';

const reasonSchema: z.ZodType<StoryReason> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('first') }),
  z.object({
    kind: z.literal('copy'),
    of: z.string(),
    overlap: z.number(),
    others: z.array(z.string()),
  }),
  z.object({
    kind: z.literal('same-event'),
    as: z.string(),
    likeness: z.number(),
    similarity: z.number(),
    names: z.array(z.string()),
    days: z.number().nullable(),
  }),
]);

/** Ids outside begin with a letter, so that they are seldom the key of an article too. */
const ID = /^s([1-9]\d{0,15})$/u;

export const storyId = (number: number): string => `s${number}`;

/** The number in a story's id; 0, which is no story's, in anything else. */
export function storyNumber(id: string): number {
  const [, digits] = ID.exec(id) ?? [];
  return digits === undefined ? 0 : Number(digits);
}

/** A reason as it is kept. */
export function writtenReason(reason: StoryReason): string {
  return JSON.stringify(reasonSchema.parse(reason));
}

/** Throws DATABASE_UNREADABLE, naming the article, for what no version of the program writes. */
export function readReason(json: string, key: string): StoryReason {
  try {
    return reasonSchema.parse(JSON.parse(json));
  } catch (cause) {
    throw new AppError('DATABASE_UNREADABLE', `Why ${key} is in its story cannot be understood.`, cause);
  }
}
