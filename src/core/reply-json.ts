// Answers as the databases keep them, in JSON; what is read back is checked like any input.
import { z } from 'zod';
import type { Answer, CollectionAnswer, Reply } from './answer.js';
import { dateSourceSchema } from './article-rows.js';
import type { ChatAnswer } from './ports.js';

const day = z.string();
const daySpan = z.object({ from: day, to: day });
const windowSchema = z
  .object({
    from: day,
    to: day,
    label: z.string(),
    published: z.boolean().optional(),
    only: z.enum(['newer', 'older']).optional(),
  })
  .nullable();
const sourceFields = {
  article: z.string(),
  headline: z.string(),
  outlet: z.string().nullable(),
  url: z.string().nullable(),
  date: z.object({ day, time: z.string().nullable(), source: dateSourceSchema }).nullable(),
  eventDay: day.nullable(),
};
const nearSchema = z.object({ ...sourceFields, title: z.string().nullable().optional() });
const versionSchema = z.object({ ...sourceFields, title: z.string().nullable() });
export const quoteSchema = z.object({
  ...sourceFields,
  text: z.string(),
  title: z.string().nullable(),
  caption: z.number().nullable(),
  start: z.number(),
  end: z.number(),
  passage: z.object({ start: z.number(), end: z.number() }),
  version: z.int().positive().optional(),
  answering: z.array(z.object({ start: z.number(), end: z.number() })).optional(),
  passageUrl: z.string().optional(),
  story: z
    .object({
      id: z.string(),
      outlets: z.number(),
      articles: z.number(),
      earliest: versionSchema.nullable(),
      fullest: versionSchema,
    })
    .optional(),
});
const updateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('figure'), figure: z.string() }),
  z.object({ kind: z.literal('later') }),
  z.object({ kind: z.literal('fuller') }),
  z.object({ kind: z.literal('corrected') }),
]);
const groupSchema = z.object({
  subscription: z.string().nullable(),
  kind: z.enum(['question', 'topic', 'everything']),
  title: z.string(),
  updates: z.array(updateSchema.nullable()),
});
const figureSchema = z.object({ figure: z.string(), article: z.string(), day: day.nullable() });
const missingSchema = z.object({
  about: z.string(),
  days: z.string().nullable(),
  years: z.array(z.string()),
  names: z.array(z.string()),
  numbers: z.array(z.string()),
  kind: z.enum(['number', 'person', 'time', 'place', 'reason', 'definition']).nullable(),
  unit: z.string().nullable(),
});
const asked = {
  question: z.string(),
  repaired: z.string().nullable().optional(),
  window: windowSchema,
  score: z.number(),
};
/** Written since follow-ups are understood, hence optional. */
const common = { ...asked, understood: z.string().optional() };
const single = [
  z.object({
    ...common,
    status: z.literal('answered'),
    quotes: z.array(quoteSchema),
    differing: z.array(figureSchema).optional(),
    lookedUp: z.enum(['sentence', 'headline', 'meaning']).optional(),
    digest: z.array(groupSchema).optional(),
  }),
  z.object({
    ...common,
    status: z.literal('not-found'),
    reason: z.enum([
      'empty-collection',
      'no-such-day',
      'window-empty',
      'nothing-near',
      'not-answering',
      'not-in-collection',
      'subject-missing',
    ]),
    rejected: z.array(quoteSchema),
    near: z.array(nearSchema),
    missing: missingSchema.optional(),
    span: daySpan.nullable(),
    nearest: z.object({ before: day.nullable(), after: day.nullable() }).optional(),
    noSuchDay: z.string().optional(),
  }),
  z.object({
    ...common,
    status: z.literal('collection'),
    topic: z.enum(['count', 'overview', 'newest', 'oldest', 'outlets', 'span', 'days']),
    articles: z.number(),
    outlet: z.string().nullable(),
    about: z.string().nullable(),
    span: daySpan.nullable(),
    outlets: z.array(z.object({ outlet: z.string().nullable(), articles: z.number() })),
    listed: z.array(nearSchema),
    nearest: z.array(day),
  }),
] as const;
const partSchema: z.ZodType<Answer | CollectionAnswer> = z.discriminatedUnion('status', single);
const answerSchema: z.ZodType<Reply> = z.discriminatedUnion('status', [
  ...single,
  z.object({
    ...asked,
    status: z.literal('several'),
    parts: z.array(partSchema),
    left: z.number(),
    digest: z.array(groupSchema).optional(),
  }),
]);

/** A reply from its JSON; null for one that another version wrote and this one cannot read. */
export function readReply(json: string): Reply | null {
  const read = answerSchema.safeParse(JSON.parse(json));
  return read.success ? read.data : null;
}

/** A row of answers, `at` in milliseconds since 1970. */
export interface AnswerRow {
  readonly id: string;
  readonly chat: number;
  readonly topic: number | null;
  readonly answer: string;
  readonly at: number;
}

/** Null where there is no row; an answer that cannot be read counts as forgotten. */
export function answerOfRow(row: AnswerRow | undefined): ChatAnswer | null {
  if (!row) return null;
  const { answer, ...rest } = row;
  const read = readReply(answer);
  return read === null ? null : { ...rest, answer: read };
}

/** 60 random bits: short enough for a button's 64 bytes, too many to guess another chat's. */
const ID_LENGTH = 10;
export const ANSWER_ID_BYTES = 8;

/** The id of an answer made of that many random bytes. */
export function answerIdOf(random: Buffer): string {
  return random.toString('base64url').slice(0, ID_LENGTH);
}

/** The part of an answer that a message is which carries none of it. */
export const NO_PART = -1;
