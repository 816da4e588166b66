// Rows of subscriptions, of the list of messages and of digests as either database gives them, checked like any input.
import { z } from 'zod';
import type { DigestSettings, ToldStory, WaitingItem } from './digest.js';
import type { StandingStory } from './digest-message.js';
import { FREQUENCIES } from './digest-schedule.js';
import type { OutboxRow } from './outbox.js';
import type { Place } from './place.js';
import { quoteSchema } from './reply-json.js';
import type { Subscription } from './subscription.js';

/** A column of text that holds JSON, parsed. */
export const jsonText = z.string().transform((written): unknown => JSON.parse(written));

export const placeRow: z.ZodType<Place> = z.object({ chat: z.int(), topic: z.int().nullable() });

export const subscriptionRow: z.ZodType<Subscription> = z.object({
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

export const outboxRow: z.ZodType<OutboxRow> = z.object({
  id: z.int(),
  chat: z.int(),
  topic: z.int().nullable(),
  language: z.enum(['vi', 'en']),
  period: z.string(),
  item: z.string(),
  payload: jsonText,
  dueAt: z.int(),
  attempts: z.int(),
});

export const settingsRow = z
  .object({
    zone: z.string(),
    quietFrom: z.string().nullable(),
    quietTo: z.string().nullable(),
    most: z.int().positive(),
  })
  .transform(({ zone, quietFrom, quietTo, most }): DigestSettings => {
    const quiet = quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo };
    return { zone, quiet, most };
  });

/** An item that waits, or is to be told by a message. */
export const itemRow: z.ZodType<WaitingItem> = z.object({
  id: z.int(),
  subscription: z.string(),
  story: z.string(),
  article: z.string(),
  quote: jsonText.pipe(quoteSchema),
  score: z.number(),
  foundAt: z.int(),
});

export const toldRow: z.ZodType<ToldStory> = z.object({
  story: z.string(),
  articles: jsonText.pipe(z.array(z.string())).nullable(),
  at: z.int(),
});

/** `version` is null where the article is gone. */
export const standingRow: z.ZodType<StandingStory> = z.object({
  subscription: z.string(),
  article: z.string(),
  version: z.int().nullable(),
});

/** A message of a digest's day: whether it is still to be sent (1 or 0), and as which message it was. */
export const sentRow = z.object({ open: z.int(), message: z.int().nullable() });

/** A message of the same digest: whether it was sent or is still to tell something (1 or 0). */
export const siblingRow = z.object({ id: z.int(), alive: z.int() });
