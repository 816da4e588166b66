// Subscriptions and the stories each place was told, on the database.
import { randomBytes } from 'node:crypto';
import { placeRow, subscriptionRow } from '../core/digest-rows.js';
import type { Place } from '../core/place.js';
import {
  type NewSubscription,
  PAUSED_BY_LEAVING,
  type Subscription,
  type SubscriptionChange,
  type SubscriptionStore,
} from '../core/subscription.js';
import { decodeVector, encodeVector } from '../core/vector-blob.js';
import type { Database } from './database.js';
import { createDigestPutBack } from './digest-messages.js';
import { promised } from './promised.js';

/** 48 random bits, which no button of another chat guesses. */
const ID_BYTES = 6;

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
    `INSERT INTO subscriptions (id, chat, topic, person, kind, question, created_at, seen, frequency, time, weekday, last_day, next_at,
       threshold, paused)
     VALUES (@id, @chat, @topic, @person, @kind, @question, @createdAt, @seen, @frequency, @time, @weekday,
       @lastDay, @nextAt, @threshold, @paused)`,
  );
  const update = db.prepare(
    `UPDATE subscriptions SET threshold = @threshold, paused = @paused * max(paused, 1), frequency = @frequency, time = @time,
       weekday = @weekday, last_day = @lastDay, next_at = @nextAt, seen = @seen, person = @person WHERE id = @id`,
  );
  const remove = db.prepare('DELETE FROM subscriptions WHERE id = ?');
  const places = db.prepare('SELECT DISTINCT chat, topic FROM subscriptions');
  const vector = db
    .prepare<[string, string], Uint8Array>('SELECT vector FROM subscriptions WHERE id = ? AND model = ?')
    .pluck();
  const keep = db.prepare('UPDATE subscriptions SET model = ?, vector = ? WHERE id = ?');
  const move = db.prepare('UPDATE subscriptions SET seen = max(seen, ?) WHERE id = ?');
  const forget = db.prepare('DELETE FROM told_stories WHERE at < ?');
  const { putBackOf } = createDigestPutBack(db);

  const read = (row: unknown): Subscription => subscriptionRow.parse(row);

  function end(row: unknown): boolean {
    if (row === undefined) return false;
    const { id } = read(row);
    // What others wanted too, or what was told for this one alone, is not to count as told.
    putBackOf(id);
    return remove.run(id).changes > 0;
  }

  return promised<SubscriptionStore>({
    add: db.transaction((subscription: NewSubscription, most: number) => {
      const { chat, topic, question } = subscription;
      const before = known.get(chat, topic, question);
      if (before !== undefined) return { status: 'known' as const, id: before };
      if ((inChat.get(chat) ?? 0) >= most) return { status: 'full' as const, id: null };
      const id = randomBytes(ID_BYTES).toString('base64url');
      const { paused = false, threshold = null } = subscription;
      insert.run({ ...subscription, id, threshold, paused: paused ? 1 : 0 });
      return { status: 'added' as const, id };
    }).immediate,
    change: db.transaction(
      (
        id: string,
        change: SubscriptionChange,
        asRead?: Pick<Subscription, 'lastDay' | 'nextAt'>,
      ): boolean => {
        const row = byId.get(id);
        if (row === undefined) return false;
        const now = read(row);
        if (asRead && (asRead.lastDay !== now.lastDay || asRead.nextAt !== now.nextAt)) return false;
        const { paused, ...rest } = { ...now, ...change };
        return update.run({ ...rest, paused: paused ? 1 : 0 }).changes > 0;
      },
    ).immediate,
    get(id) {
      const row = byId.get(id);
      return row === undefined ? null : read(row);
    },
    ofPlace: ({ chat, topic }) => byPlace.all(chat, topic).map(read),
    pausedByLeaving: (chat) => left.all(chat).map(read),
    remove: db.transaction((id: string): boolean => end(byId.get(id))).immediate,
    removeAll: db.transaction(({ chat, topic }: Place): number => byPlace.all(chat, topic).filter(end).length)
      .immediate,
    places: () => places.all().map((row) => placeRow.parse(row)),
    behind: (passage) => behind.all(passage).map(read),
    vectorOf(id, model) {
      const blob = vector.get(id, model);
      return blob === undefined ? null : decodeVector(blob);
    },
    keepVector: (id, model, made) => void keep.run(model, encodeVector(made), id),
    pass: db.transaction((ids: readonly string[], seen: number): void => {
      for (const id of ids) move.run(seen, id);
    }).immediate,
    prune: (before) => forget.run(before).changes,
  });
}
