// Follows one source: fetches its document when that is due, writes down what it held, takes the items, and decides when
// to come again.
import { habitAfter, nextFetch, nextTry, type Pace, SHORTEST_MS } from '../core/fetch-schedule.js';
import { entryHash, identitiesOf, isOfSite } from '../core/item-identity.js';
import type { FeedItem, SourceSpec } from '../core/source-ports.js';
import type {
  FollowedItem,
  FollowedSource,
  MetItem,
  SourceOutcome,
  SourceState,
} from '../core/source-store.js';
import { type TakeDependencies, type Tally, takeItems } from './take-items.js';

export interface FollowDependencies extends TakeDependencies {
  /** A number in [0, 1). */
  readonly chance: () => number;
  /** Names this process among those that may follow sources in one database. */
  readonly owner: string;
}

/** `busy`: somebody else is at it. `stopped`: by the signal, or as it was paused or removed; the rest is due still. */
export type FollowResult =
  | { readonly status: 'done'; readonly outcome: SourceOutcome }
  | { readonly status: 'busy' | 'unknown' | 'stopped' };

export interface FollowOptions {
  /** Fetches the document even when that is not due yet. */
  readonly force?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

export type FollowSource = (id: string, options?: FollowOptions) => Promise<FollowResult>;

/** A run that was killed lets go of its source after this; a living one prolongs it between items. */
const RESERVED_MS = 3 * 60_000;
const RENEWED_MS = 30_000;
const GONE = 410;

/** What fetching the document itself came to. */
interface Visit {
  readonly status: SourceOutcome['status'];
  readonly met: number;
  /** Items not met before. */
  readonly fresh: number;
  readonly movedTo: string | null;
  readonly ttlMinutes: number | null;
  readonly freshForMs: number | null;
  readonly retryAfterMs: number | null;
  readonly failure: string | null;
  readonly detail: string | null;
}

const QUIET: Visit = {
  status: 'unchanged',
  met: 0,
  fresh: 0,
  movedTo: null,
  ttlMinutes: null,
  freshForMs: null,
  retryAfterMs: null,
  failure: null,
  detail: null,
};

/** The one item of a source that is a page itself. */
function pageEntry(url: string): FeedItem {
  return { guid: null, url, title: null, text: null, whole: false, author: null, claims: [] };
}

function metItem({ id, location }: SourceSpec, entry: FeedItem): MetItem {
  const own = isOfSite(location, entry.url);
  return { identities: identitiesOf(id, entry), hash: entryHash(entry), entry, own };
}

/** Makes the use case; each call of what it returns is one run over one source, and never two at once over the same. */
export function createFollowSource(dependencies: FollowDependencies): FollowSource {
  const { fetcher, reader, sources, clock, chance, owner } = dependencies;
  let runs = 0;

  /** Null when the signal has stopped it. */
  async function visit(source: FollowedSource, signal: AbortSignal | undefined): Promise<Visit | null> {
    const { id, kind, location } = source.spec;
    const { etag, lastModified, ttlMinutes } = source;
    if (kind === 'page') {
      const noValidators = { etag: null, lastModified: null };
      const { fresh } = await sources.meet(
        id,
        [metItem(source.spec, pageEntry(location))],
        noValidators,
        clock(),
      );
      return { ...QUIET, status: 'fetched', met: 1, fresh, ttlMinutes };
    }
    const outcome = await fetcher.get({ url: location, accept: 'feed', etag, lastModified, signal });
    if (outcome.status === 'unchanged') return { ...QUIET, freshForMs: outcome.freshForMs, ttlMinutes };
    if (outcome.status === 'failed') {
      const { failure, httpStatus, retryAfterMs, detail } = outcome;
      if (failure === 'aborted') return null;
      const status = httpStatus === GONE ? 'gone' : 'failed';
      return { ...QUIET, status, failure, detail, retryAfterMs, ttlMinutes };
    }
    const { body, contentType, url, movedTo, freshForMs } = outcome;
    const read = await reader.feed({ body, contentType, url });
    if (!('feed' in read))
      return { ...QUIET, status: 'failed', failure: read.failure, detail: read.detail, ttlMinutes };
    const { feed } = read;
    const items = feed.items.map((entry) => metItem(source.spec, entry));
    const { fresh } = await sources.meet(id, items, outcome, clock());
    const counted = { status: 'fetched' as const, met: feed.items.length, fresh };
    return { ...QUIET, ...counted, movedTo, freshForMs, ttlMinutes: feed.ttlMinutes };
  }

  async function dueItems(source: FollowedSource, force: boolean): Promise<FollowedItem[]> {
    const { id, kind } = source.spec;
    return sources.dueItems(id, kind === 'page' && force ? Number.MAX_SAFE_INTEGER : clock());
  }

  async function settle(source: FollowedSource, visited: Visit | null, tally: Tally): Promise<SourceOutcome> {
    const now = clock();
    const { id, kind, location } = source.spec;
    const outcome = outcomeOf(kind === 'page', visited ?? QUIET, tally, now);
    const ok = outcome.status === 'fetched' || outcome.status === 'unchanged';
    const state =
      visited === null
        ? { ...source, last: added(source.last, outcome) }
        : { ...stateAfter(source, visited, ok, now, chance()), last: outcome };
    const told = Math.max(visited?.retryAfterMs ?? 0, tally.retryAfterMs ?? 0);
    await sources.settle(id, {
      ...state,
      nextFetch: Math.max(state.nextFetch, now + told),
      location: visited?.movedTo ?? location,
      paused: outcome.status === 'gone' ? 'gone' : null,
    });
    // What could not be finished now must not make the source due at once again, nor before its host wants to be asked.
    await sources.postpone(id, now, now + Math.max(SHORTEST_MS, told));
    return outcome;
  }

  return async (id, { force = false, signal } = {}) => {
    const source = await sources.get(id);
    if (source === null || source.spec.kind === 'folder') return { status: 'unknown' };
    const run = `${owner}/${++runs}`;
    let reservedAt = clock();
    if (!(await sources.claim(id, run, reservedAt, reservedAt + RESERVED_MS))) return { status: 'busy' };
    const leaving = new AbortController();
    const ending = signal === undefined ? leaving.signal : AbortSignal.any([signal, leaving.signal]);
    const wasPaused = source.paused !== null;
    const renew = async (): Promise<void> => {
      const left = await sources.get(id);
      if (left === null || (left.paused !== null && !wasPaused)) leaving.abort();
      const now = clock();
      if (now - reservedAt < RENEWED_MS) return;
      reservedAt = now;
      await sources.claim(id, run, now, now + RESERVED_MS);
    };
    try {
      const visited = force || source.nextFetch <= clock() ? await visit(source, ending) : null;
      if (ending.aborted) return { status: 'stopped' };
      // A host that asks to be left alone means its pages as well.
      const items = visited?.retryAfterMs == null ? await dueItems(source, force) : [];
      const tally = await takeItems(source, items, dependencies, { renew, signal: ending });
      if (ending.aborted) return { status: 'stopped' };
      return { status: 'done', outcome: await settle(source, visited, tally) };
    } catch (error) {
      await failedOnUs(source);
      throw error;
    } finally {
      await sources.release(id, run);
    }
  };

  /** An error of ours is no reason to fetch again and again. */
  async function failedOnUs(source: FollowedSource): Promise<void> {
    const now = clock();
    const failures = source.failures + 1;
    const next = nextTry(now, paceOf(source, null), failures, null, chance());
    const { paused, ttlMinutes, habitMinutes, lastSuccess, last, spec } = source;
    const kept = { paused, ttlMinutes, habitMinutes, lastSuccess, last, location: spec.location };
    await sources.settle(spec.id, { ...kept, failures, nextFetch: next });
    await sources.postpone(spec.id, now, next);
  }
}

function paceOf({ spec, ttlMinutes, habitMinutes }: FollowedSource, freshForMs: number | null): Pace {
  return { everyMinutes: spec.everyMinutes, ttlMinutes, freshForMs, habitMinutes };
}

/** A page that is a source itself stands or falls with its one item; single items of a feed may fail. */
function outcomeOf(ofPage: boolean, visited: Visit, tally: Tally, now: number): SourceOutcome {
  const { failure, detail, retryAfterMs: _, ...counts } = tally;
  const ofItem = ofPage && failure !== null ? 'failed' : visited.status;
  return {
    at: now,
    status: ofPage && tally.withdrawn > 0 ? 'gone' : ofItem,
    met: visited.met,
    ...counts,
    failure: visited.failure ?? failure,
    detail: visited.movedTo ?? visited.detail ?? detail,
  };
}

/** Failures, habits and the next fetch after the document was fetched, or could not be. */
function stateAfter(
  source: FollowedSource,
  { fresh, ttlMinutes, freshForMs, retryAfterMs }: Visit,
  ok: boolean,
  now: number,
  chance: number,
): Pick<SourceState, 'failures' | 'ttlMinutes' | 'habitMinutes' | 'lastSuccess' | 'nextFetch'> {
  const { lastSuccess, habitMinutes } = source;
  if (!ok) {
    const failures = source.failures + 1;
    const next = nextTry(now, paceOf(source, null), failures, retryAfterMs, chance);
    return { failures, ttlMinutes, habitMinutes, lastSuccess, nextFetch: next };
  }
  const habit = lastSuccess === null ? habitMinutes : habitAfter(habitMinutes, fresh, now - lastSuccess);
  const pace = paceOf({ ...source, ttlMinutes, habitMinutes: habit }, freshForMs);
  const next = nextFetch(now, pace, chance);
  return { failures: 0, ttlMinutes, habitMinutes: habit, lastSuccess: now, nextFetch: next };
}

/** A run that only took items adds to what the last fetch brought. */
function added(
  last: SourceOutcome | null,
  { fresh, changed, withdrawn, failed, waiting }: SourceOutcome,
): SourceOutcome | null {
  if (last === null) return null;
  return {
    ...last,
    fresh: last.fresh + fresh,
    changed: last.changed + changed,
    withdrawn: last.withdrawn + withdrawn,
    failed,
    waiting,
  };
}
