// What a place follows as a file that another place can take in: what is written, and a strict reading of it.
import { z } from 'zod';
import type { Wish } from '../app/manage-subscriptions.js';
import type { DigestSettings } from '../core/digest.js';
import { FREQUENCIES } from '../core/digest-schedule.js';
import type { Subscription } from '../core/subscription.js';
import { readZone } from '../core/zone-names.js';
import { topicProblem, topicText } from './topic-typed.js';

/** Larger files are not read: a hundred subscriptions take some 30,000 bytes. */
export const FILE_BYTES = 64 * 1024;
/** Lines read of one file. */
export const FILE_LINES = 100;

/** A question as it was understood may be longer than it was asked. */
const QUESTION_UNITS = 1000;

const FORMAT = 'trichdan-subscriptions';
const VERSION = 1;

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u);
const settingsSchema: z.ZodType<DigestSettings> = z.object({
  zone: z
    .string()
    .transform(readZone)
    .refine((zone) => zone !== null),
  quiet: z
    .object({ from: time, to: time })
    .nullable()
    .default(null)
    .transform((hours) => (hours?.from === hours?.to ? null : hours)),
  most: z.int().min(1).max(20),
});
const lineSchema = z
  .object({
    kind: z.enum(['question', 'topic', 'everything']),
    question: z
      .string()
      .max(FILE_BYTES)
      .transform(topicText)
      .pipe(z.string().max(QUESTION_UNITS))
      .default(''),
    threshold: z.number().min(0).max(1).nullable().default(null),
    frequency: z.enum(FREQUENCIES).default('at-once'),
    time: time.default('07:00'),
    weekday: z.int().min(1).max(7).default(1),
    paused: z.boolean().default(false),
  })
  .transform((line) => (line.kind === 'everything' ? { ...line, question: '' } : line))
  .refine(({ kind, question }) => (kind === 'topic' ? topicProblem(question) === null : true))
  .refine(({ kind, question }) => kind === 'everything' || /[\p{L}\p{N}]/u.test(question));
const fileSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  settings: z.unknown(),
  subscriptions: z.array(z.unknown()),
});

/** A file as read: null lines could not be; `cut` says how many were too many to be. */
export interface SubscriptionFile {
  readonly settings: DigestSettings | null;
  readonly lines: ReadonlyArray<Omit<Wish, 'person'> | null>;
  readonly cut: number;
}

/** What a place follows, as the text of a file. */
export function writeSubscriptions(followed: readonly Subscription[], settings: DigestSettings): string {
  const subscriptions = followed.map(
    ({ kind, question, threshold, frequency, time: at, weekday, paused }) => ({
      ...{ kind, question, threshold, frequency, time: at, weekday, paused },
    }),
  );
  return `${JSON.stringify({ format: FORMAT, version: VERSION, settings, subscriptions }, null, 1)}\n`;
}

/** Reads what `writeSubscriptions` wrote, perhaps changed by hand; null for anything else. */
export function readSubscriptions(text: string): SubscriptionFile | null {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return null;
  }
  const file = fileSchema.safeParse(json);
  if (!file.success) return null;
  const { subscriptions, settings } = file.data;
  const settled = settingsSchema.safeParse(settings);
  const lines = subscriptions.slice(0, FILE_LINES).map((line) => lineSchema.safeParse(line).data ?? null);
  return {
    settings: settled.success ? settled.data : null,
    lines,
    cut: Math.max(0, subscriptions.length - FILE_LINES),
  };
}
