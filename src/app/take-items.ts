// Takes what is due of one source: reads pages where the feed gives only a teaser, ingests in small batches so that good
// items arrive whatever the others do, and reads pages again later for changes.
import type { ArticleStore } from '../core/article-store.js';
import { GONE_AGAIN_MS, intervalOf, nextCheck, nextPageTry, PAGE_TRIES } from '../core/fetch-schedule.js';
import { articleNumber, isOfSite, keyWithoutUrl, urlIdentity } from '../core/item-identity.js';
import type { Clock } from '../core/ports.js';
import type { RawArticle, SourceItem } from '../core/source-item.js';
import type { ArticlePage, DocumentReader, FeedItem, Fetcher } from '../core/source-ports.js';
import type { FollowedItem, FollowedSource, SourceStore } from '../core/source-store.js';
import { zoneMinutes } from '../core/zone.js';
import { contentHash, type Ingest } from './ingest.js';
import { type PageReading, readItemPage } from './read-item-page.js';

/** Makes an article of an entry, its page, or both; null when neither has a text. Its key is decided here. */
export type ToRaw = (
  document: { readonly page?: ArticlePage | undefined; readonly item: FeedItem },
  origin: {
    readonly file: string;
    readonly outlet: string | null;
    readonly since: string | null;
    readonly zoneMinutes: number;
  },
) => RawArticle | null;

export interface TakeDependencies {
  readonly toRaw: ToRaw;
  readonly fetcher: Pick<Fetcher, 'get'>;
  readonly reader: Pick<DocumentReader, 'feed' | 'page'>;
  readonly sources: SourceStore;
  readonly articles: Pick<ArticleStore, 'hashOf' | 'byKey'>;
  readonly ingest: Ingest;
  /** Removes articles whose pages are gone, with all that follows from it. */
  readonly withdraw: (keys: readonly string[]) => Promise<void>;
  /** Whether somebody was given a quote of the article. @default () => false */
  readonly wasQuoted?: ((key: string) => Promise<boolean>) | undefined;
  readonly clock: Clock;
}

export interface Tally {
  fresh: number;
  changed: number;
  withdrawn: number;
  failed: number;
  waiting: number;
  /** How long a host asked to be left alone; null when none did. */
  retryAfterMs: number | null;
  /** Of the item that failed last. */
  failure: string | null;
  detail: string | null;
}

/** Pages read in one run; the rest has its turn in the next. */
const MOST_PAGES = 50;
/** Articles ingested together: about as many as the embedder takes at once, and few enough to arrive soon. */
const BATCH = 16;
/** So many pages in a row that fail without an answer mean that the site is down. */
const SITE_DOWN = 3;

interface Ready {
  readonly item: FollowedItem;
  readonly raw: RawArticle;
  readonly reading: Extract<PageReading, { kind: 'page' }> | null;
}

/** One run over what is due; `renew` keeps the source reserved and is called often. */
class Taking {
  readonly #source: FollowedSource;
  readonly #dependencies: TakeDependencies;
  readonly #signal: AbortSignal | undefined;
  readonly #keys = new Set<string>();
  readonly tally: Tally = {
    fresh: 0,
    changed: 0,
    withdrawn: 0,
    failed: 0,
    waiting: 0,
    retryAfterMs: null,
    failure: null,
    detail: null,
  };
  #ready: Ready[] = [];
  #pages = 0;
  #failuresInRow = 0;
  #halted = false;

  constructor(source: FollowedSource, dependencies: TakeDependencies, signal: AbortSignal | undefined) {
    this.#source = source;
    this.#dependencies = dependencies;
    this.#signal = signal;
  }

  get #stopped(): boolean {
    return this.#signal?.aborted ?? false;
  }

  async take(items: readonly FollowedItem[], renew: () => Promise<void>): Promise<void> {
    for (const item of items) {
      await renew();
      if (this.#stopped) return;
      await this.#item(item);
      if (this.#ready.length >= BATCH) await this.#flush();
    }
    await this.#flush();
  }

  #wantsPage({ entry, pageRead }: FollowedItem): boolean {
    const { kind, fullText, location } = this.#source.spec;
    if (entry.url === null) return false;
    if (kind === 'page' || pageRead) return true;
    // What another site says that a paper wrote is not the paper's word before its own page says so too.
    const owed = !entry.whole || !isOfSite(location, entry.url);
    return fullText === 'always' || (fullText === 'auto' && owed);
  }

  async #item(item: FollowedItem): Promise<void> {
    const { url } = item.entry;
    if (url === null || !this.#wantsPage(item)) {
      await this.#prepare(item, null);
      return;
    }
    if (this.#pages >= MOST_PAGES || this.#halted) {
      if (item.state === 'waiting') this.tally.waiting++;
      return;
    }
    this.#pages++;
    const reading = await readItemPage(url, item, this.#dependencies, this.#signal);
    if (reading.kind === 'stopped') return;
    this.#noteSite(reading);
    if (reading.kind === 'page') await this.#prepare(item, reading);
    else if (item.state === 'taken' || (reading.kind === 'gone' && this.#source.spec.kind === 'feed'))
      await this.#checked(item, reading);
    else await this.#unread(item, reading);
  }

  #noteSite(reading: PageReading): void {
    const silent = reading.kind === 'failed' && !reading.lasting;
    this.#failuresInRow = silent ? this.#failuresInRow + 1 : 0;
    const told = reading.kind === 'failed' ? reading.retryAfterMs : null;
    if (told !== null) this.tally.retryAfterMs = Math.max(told, this.tally.retryAfterMs ?? 0);
    this.#halted = this.#halted || told !== null || this.#failuresInRow >= SITE_DOWN;
  }

  async #prepare(item: FollowedItem, reading: Ready['reading']): Promise<void> {
    const page = reading?.page ?? null;
    const key = await this.#keyOf(item, page);
    const raw = { ...this.#rawOf(item.entry, page), key };
    if (this.#keys.has(key)) await this.#save({ item, raw, reading });
    else this.#ready.push({ item, raw, reading });
    this.#keys.add(key);
  }

  /** Without a page and without a text the title is all there is, and so it is the text as well. */
  #rawOf(entry: FeedItem, page: ArticlePage | null): RawArticle {
    const { toRaw, clock } = this.#dependencies;
    const { location, outlet, since, zone } = this.#source.spec;
    const file = page?.url ?? entry.url ?? location;
    const origin = { file, outlet, since, zoneMinutes: zoneMinutes(zone, clock()) };
    const bare = { ...entry, text: entry.title };
    const empty = { key: '', text: '', title: null, date: null, outlet, url: entry.url, file, line: null };
    const item = page !== null && !isOfSite(location, entry.url) ? { ...entry, whole: false } : entry;
    return toRaw({ item, page: page ?? undefined }, origin) ?? toRaw({ item: bare }, origin) ?? empty;
  }

  /** A page's own word for its address holds, but not where it gives another article's or the whole site's. */
  async #keyOf(item: FollowedItem, page: ArticlePage | null): Promise<string> {
    if (item.articleKey !== null) return item.articleKey;
    const { spec } = this.#source;
    const own = item.entry.url;
    const said = page?.url ?? own;
    if (said === null) return keyWithoutUrl(spec.id, item.entry);
    const [ownNumber, saidNumber] = [articleNumber(own ?? said), articleNumber(said)];
    const wrong = new URL(said).pathname === '/' || (ownNumber !== null && ownNumber !== saidNumber);
    const url = wrong && own !== null ? own : said;
    return (await this.#dependencies.sources.articleOf([urlIdentity(url)])) ?? url;
  }

  async #flush(): Promise<void> {
    const ready = this.#ready;
    this.#ready = [];
    if (ready.length === 0) return;
    const { ingest, articles } = this.#dependencies;
    const signal = this.#signal;
    const report = await ingest(itemsOf(ready), signal === undefined ? {} : { signal });
    this.tally.fresh += report.counts.new;
    this.tally.changed += report.counts.changed;
    this.tally.failed += report.counts.problems;
    const [problem] = report.problems;
    if (problem !== undefined) this.#blame(problem.code, problem.detail);
    for (const one of ready) {
      // What a stopped ingest did not come to stays due.
      if (!report.stopped || (await articles.hashOf(one.raw.key)) === contentHash(one.raw))
        await this.#save(one);
    }
  }

  #blame(failure: string, detail: string): void {
    this.tally.failure = failure;
    this.tally.detail = detail;
  }

  async #save({ item, raw, reading }: Ready): Promise<void> {
    const now = this.#dependencies.clock();
    const taken: FollowedItem = {
      ...item,
      articleKey: raw.key,
      entry: { ...item.entry, text: null },
      state: 'taken',
      attempts: 0,
      takenAt: item.takenAt ?? now,
      pageRead: reading !== null,
      etag: reading?.etag ?? null,
      lastModified: reading?.lastModified ?? null,
      dueAt: null,
    };
    const dueAt = taken.pageRead ? await this.#nextCheck(taken, raw.key, now) : null;
    await this.#dependencies.sources.save(
      { ...taken, dueAt },
      URL.canParse(raw.key) ? [urlIdentity(raw.key)] : [],
    );
  }

  async #nextCheck({ takenAt }: FollowedItem, key: string, now: number): Promise<number | null> {
    const { articles, wasQuoted } = this.#dependencies;
    const { spec, ttlMinutes, habitMinutes } = this.#source;
    // The page is the source itself: it is read at the source's own pace for as long as it is listed.
    if (spec.kind === 'page')
      return (
        now + intervalOf({ everyMinutes: spec.everyMinutes, ttlMinutes, freshForMs: null, habitMinutes })
      );
    const date = (await articles.byKey(key))?.date ?? null;
    const day = date === null || date.source === 'event' ? null : date.day;
    return nextCheck(now, { takenAt: takenAt ?? now, day, quoted: (await wasQuoted?.(key)) ?? false });
  }

  /** A page read again that has nothing new, is not there any more, or could not be read. */
  async #checked(item: FollowedItem, reading: Exclude<PageReading, { kind: 'page' }>): Promise<void> {
    const { sources, articles, withdraw, clock } = this.#dependencies;
    const now = clock();
    const key = item.articleKey ?? '';
    if (reading.kind === 'missing' && item.attempts === 0) {
      await sources.save({ ...item, attempts: 1, dueAt: now + GONE_AGAIN_MS });
      return;
    }
    if (reading.kind === 'gone' || reading.kind === 'missing') {
      if ((await articles.hashOf(key)) !== null) {
        await withdraw([key]);
        this.tally.withdrawn++;
      }
      await sources.save({ ...item, state: 'withdrawn', attempts: 0, dueAt: null });
      return;
    }
    if (reading.kind === 'failed') this.#blame(reading.failure, reading.detail);
    await sources.save({ ...item, attempts: 0, dueAt: await this.#nextCheck(item, key, now) });
  }

  /** A page that could not be read yet: tried again some times, then the feed's own text has to do. */
  async #unread(item: FollowedItem, reading: Exclude<PageReading, { kind: 'page' }>): Promise<void> {
    const { sources, clock } = this.#dependencies;
    const attempts = item.attempts + 1;
    const failure = reading.kind === 'failed' ? reading : null;
    this.#blame(failure?.failure ?? 'http-status', failure?.detail ?? '404');
    const now = clock();
    const givenUp = failure?.lasting || attempts >= PAGE_TRIES;
    const ownText = item.entry.text ?? item.entry.title;
    if (givenUp && ownText !== null && !item.pageRead) {
      await this.#prepare(item, null);
      return;
    }
    this.tally.failed++;
    if (givenUp && item.pageRead && item.articleKey !== null) {
      // A teaser must not take the place of the whole article that is there.
      const dueAt = await this.#nextCheck(item, item.articleKey, now);
      await sources.save({ ...item, state: 'taken', attempts: 0, dueAt });
      return;
    }
    const dueAt = nextPageTry(now, Math.min(attempts, PAGE_TRIES), failure?.retryAfterMs ?? null);
    await sources.save({ ...item, attempts, dueAt });
  }
}

async function* itemsOf(ready: readonly Ready[]): AsyncGenerator<SourceItem> {
  for (const { raw } of ready) yield { kind: 'article', article: raw };
}

/** Takes the items given, which must be of the source; stops after the one at hand when the signal is aborted. */
export async function takeItems(
  source: FollowedSource,
  items: readonly FollowedItem[],
  dependencies: TakeDependencies,
  { renew, signal }: { readonly renew: () => Promise<void>; readonly signal?: AbortSignal | undefined },
): Promise<Tally> {
  const taking = new Taking(source, dependencies, signal);
  await taking.take(items, renew);
  return taking.tally;
}
