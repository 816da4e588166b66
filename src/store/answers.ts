// Answers that were given, kept for the buttons under them; what is read back is checked like any input.
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Answer, type CollectionAnswer, quotesOf, type Reply } from '../core/answer.js';
import type { AnswerStore, ChatAnswer } from '../core/ports.js';
import { dateSourceSchema } from './article-rows.js';
import type { Database } from './database.js';
import { createGivenQuotes } from './given-quotes.js';

/** 60 random bits: short enough for a button's 64 bytes, too many to guess another chat's. */
const ID_LENGTH = 10;
const ID_BYTES = 8;

const day = z.string();
const daySpan = z.object({ from: day, to: day });
const windowSchema = z
  .object({ from: day, to: day, label: z.string(), published: z.boolean().optional() })
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
const quoteSchema = z.object({
  ...sourceFields,
  text: z.string(),
  title: z.string().nullable(),
  caption: z.number().nullable(),
  start: z.number(),
  end: z.number(),
  passage: z.object({ start: z.number(), end: z.number() }),
  version: z.int().positive().optional(),
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
  z.object({ ...asked, status: z.literal('several'), parts: z.array(partSchema), left: z.number() }),
]);

interface AnswerRow {
  readonly id: string;
  readonly chat: number;
  readonly answer: string;
  readonly at: number;
}

/** An answer that another version wrote and this one cannot read counts as forgotten. */
function answerOfRow(row: AnswerRow | undefined): ChatAnswer | null {
  if (!row) return null;
  const read = answerSchema.safeParse(JSON.parse(row.answer));
  return read.success ? { id: row.id, chat: row.chat, answer: read.data, at: row.at } : null;
}

/** The AnswerStore port on the `answers` table. */
export function createAnswerStore(db: Database): AnswerStore {
  const add = db.prepare('INSERT INTO answers (id, chat, answer, given_at) VALUES (?, ?, ?, ?)');
  const byId = db.prepare<[string], AnswerRow>(
    'SELECT id, chat, answer, given_at AS at FROM answers WHERE id = ?',
  );
  const latest = db.prepare<[number], AnswerRow>(
    'SELECT id, chat, answer, given_at AS at FROM answers WHERE chat = ? ORDER BY number DESC LIMIT 1',
  );
  const forget = db.prepare('DELETE FROM answers WHERE given_at < ?');
  const carry = db.prepare('UPDATE answers SET message_id = ?, language = ? WHERE id = ?');
  const given = createGivenQuotes(db);

  const save = db.transaction((chat: number, answer: Reply, now: number): ChatAnswer => {
    const id = randomBytes(ID_BYTES).toString('base64url').slice(0, ID_LENGTH);
    add.run(id, chat, JSON.stringify(answer), now);
    for (const quote of quotesOf(answer)) given.add(id, quote, now);
    return { id, chat, answer, at: now };
  });

  return {
    save: save.immediate,
    sent(id, messageId, language) {
      carry.run(messageId, language, id);
    },
    get: (id) => answerOfRow(byId.get(id)),
    last: (chat) => answerOfRow(latest.get(chat)),
    prune: (before) => forget.run(before).changes,
  };
}
