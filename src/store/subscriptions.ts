// Subscriptions and the stories each place was told, on the database.
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { FREQUENCIES } from '../core/digest-schedule.js';
import type { Place } from '../core/place.js';
import type {
  Advance,
  NewSubscription,
  Subscription,
  SubscriptionChange,
  SubscriptionStore,
} from '../core/subscription.js';
import type { Database } from './database.js';
import { createOutboxWriter } from './outbox.js';
import { decodeVector, encodeVector } from './vector-blob.js';

/** In the column `paused`, where 1 is a person's wish: the chat cannot be written to. */
export const PAUSED_BY_LEAVING = 2;
/** 48 random bits, which no button of another chat guesses. */
const ID_BYTES = 6;

const rowSchema: z.ZodType<Subscription> = z.object({
  id: z.string(),
  chat: z.int(),
  topic: z.int().nullable(),
  person: z.int().nullable(),
  kind: z.enum(['question', 'topic', 'everything']),
  question: z.string(),
  threshold: z.number().nullable(),
  createdAt: z.int(),
  seen: z.int(),
  paused: z.int().transform((flag) => flag !== 0),
  frequency: z.enum(FREQUENCIES),
  time: z.string(),
  weekday: z.int(),
  lastDay: z.string().nullable(),
  nextAt: z.int().nullable(),
});
const placeSchema = z.object({
  chat: z.int(),
  topic: z.int().nullable(),
});

const COLUMNS = `id, chat, topic, person, kind, question, threshold, created_at AS createdAt, seen, paused,
  frequency, time, weekday, last_day AS lastDay, next_at AS nextAt`;

/** The SubscriptionStore port on the `subscriptions` and `told_stories` tables. */
export function createSubscriptionStore(db: Database): SubscriptionStore {
  const byId = db.prepare<[string]>(`SELECT ${COLUMNS} FROM subscriptions WHERE id = ?`);
  const byPlace = db.prepare<[number, number | null]>(
    `SELECT ${COLUMNS} FROM subscriptions WHERE chat = ? AND topic IS ? ORDER BY number`,
  );
  const behind = db.prepare<[number]>(
    `SELECT ${COLUMNS} FROM subscriptions WHERE seen < ? AND paused = 0 ORDER BY number`,
  );
  const left = db.prepare<[number]>(
    `SELECT ${COLUMNS} FROM subscriptions WHERE chat = ? AND paused = ${PAUSED_BY_LEAVING} ORDER BY number`,
  );
  const known = db
    .prepare<[number, number | null, string], string>(
      'SELECT id FROM subscriptions WHERE chat = ? AND topic IS ? AND question = ?',
    )
    .pluck();
  const inChat = db.prepare<[number], number>('SELECT count(*) FROM subscriptions WHERE chat = ?').pluck();
  const insert = db.prepare(
    `INSERT INTO subscriptions (id, chat, topic, person, kind, question, created_at, seen, frequency, time, weekday, last_day, next_at)
     VALUES (@id, @chat, @topic, @person, @kind, @question, @createdAt, @seen, @frequency, @time, @weekday,
       @lastDay, @nextAt)`,
  );
  const update = db.prepare(
    `UPDATE subscriptions SET threshold = @threshold, paused = @paused * max(paused, 1), frequency = @frequency, time = @time,
       weekday = @weekday, last_day = @lastDay, next_at = @nextAt, seen = @seen, person = @person WHERE id = @id`,
  );
  const remove = db.prepare('DELETE FROM subscriptions WHERE id = ?');
  // The item of its messages begins with its id; what is no longer wanted is not sent either.
  const unsend = db.prepare(
    `DELETE FROM outbox WHERE state = 'pending' AND chat = @chat AND substr(item, 1, @length) = @id || ' '`,
  );
  const places = db.prepare('SELECT DISTINCT chat, topic FROM subscriptions');
  const vector = db
    .prepare<[string, string], Uint8Array>('SELECT vector FROM subscriptions WHERE id = ? AND model = ?')
    .pluck();
  const keep = db.prepare('UPDATE subscriptions SET model = ?, vector = ? WHERE id = ?');
  const told = db.prepare('SELECT 1 FROM told_stories WHERE chat = ? AND topic IS ? AND story = ?');
  const tell = db.prepare(
    `INSERT OR IGNORE INTO told_stories (chat, topic, story, at)
     SELECT chat, topic, ?, ? FROM subscriptions WHERE id = ?`,
  );
  const move = db.prepare('UPDATE subscriptions SET seen = max(seen, ?) WHERE id = ?');
  const forget = db.prepare('DELETE FROM told_stories WHERE at < ?');
  const write = createOutboxWriter(db);

  const read = (row: unknown): Subscription => rowSchema.parse(row);

  function end(row: unknown): boolean {
    if (row === undefined) return false;
    const { id, chat } = read(row);
    unsend.run({ id, chat, length: id.length + 1 });
    return remove.run(id).changes > 0;
  }

  return {
    add: db.transaction((subscription: NewSubscription, most: number) => {
      const { chat, topic, question } = subscription;
      const before = known.get(chat, topic, question);
      if (before !== undefined) return { status: 'known' as const, id: before };
      if ((inChat.get(chat) ?? 0) >= most) return { status: 'full' as const, id: null };
      const id = randomBytes(ID_BYTES).toString('base64url');
      insert.run({ ...subscription, id });
      return { status: 'added' as const, id };
    }).immediate,
    change: db.transaction((id: string, change: SubscriptionChange): boolean => {
      const row = byId.get(id);
      if (row === undefined) return false;
      const { paused, ...rest } = { ...read(row), ...change };
      return update.run({ ...rest, paused: paused ? 1 : 0 }).changes > 0;
    }).immediate,
    get(id) {
      const row = byId.get(id);
      return row === undefined ? null : read(row);
    },
    ofPlace: ({ chat, topic }) => byPlace.all(chat, topic).map(read),
    pausedByLeaving: (chat) => left.all(chat).map(read),
    remove: db.transaction((id: string): boolean => end(byId.get(id))).immediate,
    removeAll: db.transaction(({ chat, topic }: Place): number => byPlace.all(chat, topic).filter(end).length)
      .immediate,
    places: () => places.all().map((row) => placeSchema.parse(row)),
    behind: (passage) => behind.all(passage).map(read),
    vectorOf(id, model) {
      const blob = vector.get(id, model);
      return blob === undefined ? null : decodeVector(blob);
    },
    keepVector: (id, model, made) => void keep.run(model, encodeVector(made), id),
    wasTold: ({ chat, topic }: Place, story) => told.get(chat, topic, story) !== undefined,
    advance: db.transaction(({ id, seen, stories, message }: Advance, now: number): void => {
      // Ended meanwhile: what it found is no longer wanted.
      if (move.run(seen, id).changes === 0) return;
      for (const story of stories) tell.run(story, now, id);
      write([message]);
    }).immediate,
    pass: db.transaction((ids: readonly string[], seen: number): void => {
      for (const id of ids) move.run(seen, id);
    }).immediate,
    prune: (before) => forget.run(before).changes,
  };
}
