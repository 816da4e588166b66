// Turns rows of the tables of sources into what the use cases know, checked like any input, and back.
import { z } from 'zod';
import { dateSourceSchema } from './article-rows.js';
import type { FeedItem, SourceSpec } from './source-ports.js';
import type { FollowedItem, FollowedSource, SourceOrigin, SourceOutcome } from './source-store.js';

export interface SourceRow {
  readonly id: string;
  readonly spec: string;
  readonly location: string;
  readonly origin: string;
  readonly paused: string | null;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly next_fetch: number;
  readonly failures: number;
  readonly ttl_minutes: number | null;
  readonly habit_minutes: number | null;
  readonly last_success: number | null;
  readonly last: string | null;
}

export interface ItemRow {
  readonly number: number;
  readonly source: string;
  readonly article_key: string | null;
  readonly entry: string;
  readonly state: string;
  readonly attempts: number;
  readonly due_at: number | null;
  readonly taken_at: number | null;
  readonly page_read: number;
  readonly etag: string | null;
  readonly last_modified: string | null;
}

const specSchema: z.ZodType<SourceSpec> = z.object({
  id: z.string(),
  kind: z.enum(['feed', 'page', 'folder']),
  location: z.string(),
  outlet: z.string().nullable(),
  since: z.string().nullable(),
  everyMinutes: z.number().nullable(),
  fullText: z.enum(['auto', 'always', 'never']),
  zone: z.string(),
});
const outcomeSchema: z.ZodType<SourceOutcome> = z.object({
  at: z.number(),
  status: z.enum(['fetched', 'unchanged', 'failed', 'gone']),
  met: z.number(),
  fresh: z.number(),
  changed: z.number(),
  withdrawn: z.number(),
  failed: z.number(),
  waiting: z.number(),
  failure: z.string().nullable(),
  detail: z.string().nullable(),
});
const entrySchema: z.ZodType<FeedItem> = z.object({
  guid: z.string().nullable(),
  url: z.string().nullable(),
  title: z.string().nullable(),
  text: z.string().nullable(),
  whole: z.boolean(),
  author: z.string().nullable(),
  claims: z.array(
    z.object({ source: dateSourceSchema, role: z.enum(['published', 'updated']), written: z.string() }),
  ),
});
const originSchema = z.enum(['file', 'chat']);
const pauseSchema = z.enum(['asked', 'gone']).nullable();
const stateSchema = z.enum(['waiting', 'taken', 'withdrawn']);

/** The columns of SourceRow. */
export const SOURCE_COLUMNS =
  'id, spec, location, origin, paused, etag, last_modified, next_fetch, failures, ttl_minutes, habit_minutes, last_success, last';
/** The columns of ItemRow. */
export const ITEM_COLUMNS =
  'number, source, article_key, entry, state, attempts, due_at, taken_at, page_read, etag, last_modified';

/** The columns that a list or an admin fills, by name. */
export function rowOfSpec(spec: SourceSpec, origin: SourceOrigin, paused: boolean) {
  const { id, kind, location } = spec;
  const listed = origin === 'file' ? JSON.stringify({ spec, paused }) : null;
  return {
    id,
    kind,
    location,
    spec: JSON.stringify(spec),
    origin,
    listed,
    paused: paused ? 'asked' : null,
  };
}

/** A spec as it is kept, under another id. */
export function renamedSpec(text: string, id: string): string {
  return JSON.stringify({ ...specSchema.parse(JSON.parse(text)), id });
}

export function sourceOfRow(row: SourceRow): FollowedSource {
  return {
    spec: { ...specSchema.parse(JSON.parse(row.spec)), location: row.location },
    origin: originSchema.parse(row.origin),
    paused: pauseSchema.parse(row.paused),
    etag: row.etag,
    lastModified: row.last_modified,
    nextFetch: row.next_fetch,
    failures: row.failures,
    ttlMinutes: row.ttl_minutes,
    habitMinutes: row.habit_minutes,
    lastSuccess: row.last_success,
    last: row.last === null ? null : outcomeSchema.parse(JSON.parse(row.last)),
  };
}

/** An entry as it is kept. */
export function entryOfText(text: string): FeedItem {
  return entrySchema.parse(JSON.parse(text));
}

export function itemOfRow(row: ItemRow): FollowedItem {
  return {
    number: row.number,
    source: row.source,
    articleKey: row.article_key,
    entry: entryOfText(row.entry),
    state: stateSchema.parse(row.state),
    attempts: row.attempts,
    dueAt: row.due_at,
    takenAt: row.taken_at,
    pageRead: row.page_read !== 0,
    etag: row.etag,
    lastModified: row.last_modified,
  };
}
