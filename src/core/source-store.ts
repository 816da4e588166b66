// What is remembered of live sources: the list itself, how fetching goes, and which of their items have been taken.
import type { FeedItem, SourceSpec } from './source-ports.js';

/** `file`: listed in sources.yaml. `chat`: added by an admin, from Telegram or the command line. */
export type SourceOrigin = 'file' | 'chat';

/** `asked`: by an admin or in sources.yaml. `gone`: the server says that it is gone for good (410). */
export type PauseReason = 'asked' | 'gone';

/** A source as a list or an admin states it. */
export interface ListedSource {
  readonly spec: SourceSpec;
  readonly paused: boolean;
}

/**
 * What fetching a source brought. `met` are the items that the feed gave; the others are articles: `fresh` and `changed`
 * were stored, `withdrawn` removed because their pages are gone, `failed` could not be read this time, `waiting` are left
 * for the next run.
 */
export interface SourceOutcome {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly status: 'fetched' | 'unchanged' | 'failed' | 'gone';
  readonly met: number;
  readonly fresh: number;
  readonly changed: number;
  readonly withdrawn: number;
  readonly failed: number;
  readonly waiting: number;
  /** The code of a FetchFailure or a ReadFailureCode; null unless `failed` or `gone`. */
  readonly failure: string | null;
  /** A short technical cause, or where the source has moved. */
  readonly detail: string | null;
}

export interface FollowedSource {
  /** `location` is where it is fetched now, which is not the listed one after it moved for good. */
  readonly spec: SourceSpec;
  readonly origin: SourceOrigin;
  readonly paused: PauseReason | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Milliseconds since 1970; 0 is as soon as possible. */
  readonly nextFetch: number;
  /** In a row. */
  readonly failures: number;
  /** Minutes between fetches as the feed last asked for; null when it does not. */
  readonly ttlMinutes: number | null;
  /** Minutes between two new items, as observed; null before two fetches succeeded. */
  readonly habitMinutes: number | null;
  /** When it was last fetched without failure, milliseconds since 1970. */
  readonly lastSuccess: number | null;
  readonly last: SourceOutcome | null;
}

/** What a run leaves behind; a run that was stopped leaves nothing. */
export interface SourceState
  extends Pick<
    FollowedSource,
    'paused' | 'nextFetch' | 'failures' | 'ttlMinutes' | 'habitMinutes' | 'lastSuccess' | 'last'
  > {
  readonly location: string;
}

/** An entry that was met: everything by which it can be known again, surest first, and a hash of what it says. */
export interface MetItem {
  readonly identities: readonly string[];
  readonly hash: string;
  readonly entry: FeedItem;
  /** Whether its address is of the source's own site: nobody else may put words into that site's article. */
  readonly own: boolean;
}

/**
 * An item of a source. `waiting`: to be taken at `dueAt`. `taken`: stored; its page is read again at `dueAt`, never when
 * that is null. `withdrawn`: its page is gone and so is the article.
 */
export interface FollowedItem {
  readonly number: number;
  readonly source: string;
  readonly articleKey: string | null;
  /** As met; without its text once it was taken, as the article has it. */
  readonly entry: FeedItem;
  readonly state: 'waiting' | 'taken' | 'withdrawn';
  /** Tries in a row that failed. */
  readonly attempts: number;
  readonly dueAt: number | null;
  /** When it was first stored, milliseconds since 1970. */
  readonly takenAt: number | null;
  /** Whether the article is made of its page. */
  readonly pageRead: boolean;
  /** Of its page. */
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Ids of what a new list changed. */
export interface ListChanges {
  readonly added: readonly string[];
  readonly edited: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Keeps sources and their items. Every writing call is one transaction. Removing a source leaves its articles, and what is
 * known of its items, so that one who adds it again takes nothing twice.
 */
export interface SourceStore {
  /** By id. */
  list(): Promise<FollowedSource[]>;
  get(id: string): Promise<FollowedSource | null>;
  /**
   * Takes over the list of sources.yaml. What an admin did since with a source (pausing, removing) holds until its entry
   * in the file is edited. Sources that are no longer listed are removed, unless `keep`: the list could not be read in full.
   */
  sync(listed: readonly ListedSource[], options?: { readonly keep?: boolean }): Promise<ListChanges>;
  /** False, changing nothing, when its id is taken or its location is followed already. */
  add(spec: SourceSpec, origin: SourceOrigin): Promise<boolean>;
  /** False when there is no such source. */
  pause(id: string): Promise<boolean>;
  /** Also forgets failures, and makes it due. */
  resume(id: string): Promise<boolean>;
  remove(id: string): Promise<boolean>;
  /** Ids of feeds and pages, not paused, that have something to do at `now`, those that have waited longest first. */
  due(now: number): Promise<string[]>;
  /** When the next one will have, milliseconds since 1970; null when none ever will. */
  nextDue(): Promise<number | null>;
  /** Reserves a source until `until`, or prolongs that; false while another owner has it. */
  claim(id: string, owner: string, now: number, until: number): Promise<boolean>;
  release(id: string, owner: string): Promise<void>;
  /**
   * Writes down what a document held together with its validators, so that no answer "not modified" can hide an item that
   * was lost. Known items are due again when this source says something else of them than before, or is the first whose
   * own they are; a source whose own they are not cannot change those of another's own.
   */
  meet(
    id: string,
    items: readonly MetItem[],
    validators: { readonly etag: string | null; readonly lastModified: string | null },
    now: number,
  ): Promise<{ readonly fresh: number; readonly changed: number }>;
  settle(id: string, state: SourceState): Promise<void>;
  /** Items of the source to be taken or read again at `now`: those to be taken first, the last met before the others. */
  dueItems(id: string, now: number): Promise<FollowedItem[]>;
  /** Puts off everything of the source that is due at `now` until `until`. */
  postpone(id: string, now: number, until: number): Promise<void>;
  /** The article that an item known by one of these identities became. */
  articleOf(identities: readonly string[]): Promise<string | null>;
  /** Writes an item, and that it is also known by `identities`. */
  save(item: FollowedItem, identities?: readonly string[]): Promise<void>;
}
