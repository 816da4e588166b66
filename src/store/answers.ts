// Answers that were given, kept for the buttons under them; what is read back is checked like any input.
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Answer, type CollectionAnswer, quotesOf, type Reply } from '../core/answer.js';
import { dateSourceSchema } from '../core/article-rows.js';
import type { Place } from '../core/place.js';
import type { AnswerStore, AskedBy, ChatAnswer } from '../core/ports.js';
import type { Database } from './database.js';
import { createGivenQuotes } from './given-quotes.js';
import { lightly } from './light-write.js';
import { createMeta } from './meta.js';
import { promised } from './promised.js';

/** 60 random bits: short enough for a button's 64 bytes, too many to guess another chat's. */
const ID_LENGTH = 10;
const ID_BYTES = 8;

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

interface AnswerRow {
  readonly id: string;
  readonly chat: number;
  readonly topic: number | null;
  readonly answer: string;
  readonly at: number;
}

/** A reply from its JSON; null for one that another version wrote and this one cannot read. */
export function readReply(json: string): Reply | null {
  const read = answerSchema.safeParse(JSON.parse(json));
  return read.success ? read.data : null;
}

/** An answer that cannot be read counts as forgotten. */
function answerOfRow(row: AnswerRow | undefined): ChatAnswer | null {
  if (!row) return null;
  const { answer, ...rest } = row;
  const read = readReply(answer);
  return read === null ? null : { ...rest, answer: read };
}

const COLUMNS = 'answers.id, answers.chat, answers.topic, answers.answer, answers.given_at AS at';

/** The part of an answer that a message is which carries none of it. */
const NO_PART = -1;

/** The AnswerStore port on the `answers` and `answer_messages` tables. */
export function createAnswerStore(db: Database): AnswerStore {
  const add = db.prepare(
    `INSERT INTO answers (id, chat, topic, answer, given_at, asker, question_message, model, index_change)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const meta = createMeta(db);
  const byId = db.prepare<[string], AnswerRow>(`SELECT ${COLUMNS} FROM answers WHERE id = ?`);
  const latest = db.prepare<[number, number | null], AnswerRow>(
    `SELECT ${COLUMNS} FROM answers WHERE chat = ? AND topic IS ? ORDER BY number DESC LIMIT 1`,
  );
  const previous = db.prepare<[string], AnswerRow>(
    `SELECT ${COLUMNS} FROM answers JOIN answers AS later
       ON answers.chat = later.chat AND answers.topic IS later.topic AND answers.number < later.number
     WHERE later.id = ? ORDER BY answers.number DESC LIMIT 1`,
  );
  const latestTo = db.prepare<
    [{ chat: number; topic: number | null; person: number; id: string | null }],
    AnswerRow
  >(
    `SELECT ${COLUMNS} FROM (
       SELECT * FROM answers WHERE chat = @chat AND topic IS @topic
         AND (@id IS NULL OR number < (SELECT number FROM answers WHERE id = @id))
       ORDER BY number DESC LIMIT 50
     ) AS answers WHERE asker = @person ORDER BY number DESC LIMIT 1`,
  );
  const carried = db.prepare<[number, number], AnswerRow>(
    `SELECT ${COLUMNS} FROM answer_messages JOIN answers ON answers.id = answer_messages.answer
     WHERE answer_messages.chat = ? AND message = ?`,
  );
  // One that was kept and not sent, as when the process was killed between, is not what people see.
  const asked = db.prepare<[number, number], AnswerRow>(
    `SELECT ${COLUMNS} FROM answers WHERE chat = ? AND question_message = ?
     ORDER BY message_id IS NOT NULL DESC, number DESC LIMIT 1`,
  );
  const asker = db.prepare<[string], AskedBy>(
    'SELECT asker AS user, question_message AS message FROM answers WHERE id = ?',
  );
  const messages = db
    .prepare<[string], number>(
      'SELECT message FROM answer_messages WHERE answer = ? AND part >= 0 ORDER BY part',
    )
    .pluck();
  const forget = db.prepare('DELETE FROM answers WHERE given_at < ?');
  const carry = db.prepare('UPDATE answers SET message_id = ?, language = ? WHERE id = ?');
  const uncarry = db.prepare('DELETE FROM answer_messages WHERE answer = ? AND part >= 0');
  const addMessage = db.prepare(
    `INSERT OR REPLACE INTO answer_messages (chat, message, answer, part)
     SELECT chat, ?, id, ? FROM answers WHERE id = ?`,
  );
  const given = createGivenQuotes(db);

  const save = db.transaction((place: Place, answer: Reply, now: number, by?: AskedBy): ChatAnswer => {
    const id = randomBytes(ID_BYTES).toString('base64url').slice(0, ID_LENGTH);
    const { chat, topic } = place;
    const model = meta.model();
    const madeBy = model && `${model.name} ${model.fingerprint}`;
    const who = [by?.user ?? null, by?.message ?? null];
    add.run(id, chat, topic, JSON.stringify(answer), now, ...who, madeBy, meta.change());
    for (const quote of quotesOf(answer)) given.add(id, quote, now);
    return { id, chat, topic, answer, at: now };
  });

  const sent = db.transaction((id: string, carriers: readonly number[], language: 'vi' | 'en'): void => {
    carry.run(carriers.at(-1) ?? null, language, id);
    uncarry.run(id);
    for (const [part, message] of carriers.entries()) addMessage.run(message, part, id);
  });

  return promised<AnswerStore>({
    save: (...given) => lightly(db, () => save.immediate(...given)),
    sent: (...carried) => lightly(db, () => sent.immediate(...carried)),
    alsoAbout: (id, message) => void lightly(db, () => addMessage.run(message, NO_PART, id)),
    get: (id) => answerOfRow(byId.get(id)),
    last: ({ chat, topic }) => answerOfRow(latest.get(chat, topic)),
    lastTo: ({ chat, topic }, person, id) => answerOfRow(latestTo.get({ chat, topic, person, id })),
    before: (id) => answerOfRow(previous.get(id)),
    ofMessage: (chat, message) => answerOfRow(carried.get(chat, message)),
    toMessage: (chat, message) => answerOfRow(asked.get(chat, message)),
    askedBy: (id) => asker.get(id) ?? null,
    messagesOf: (id) => messages.all(id),
    prune: (before) => forget.run(before).changes,
  });
}
