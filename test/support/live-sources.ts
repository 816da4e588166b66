// Live sources without a network: a fetcher that answers from a table, a reader of JSON, and a collection to follow with.
import { createFollowSource, type FollowDependencies } from '../../src/app/follow-source.js';
import { createIngest } from '../../src/app/ingest.js';
import { extractArticle } from '../../src/core/extract.js';
import { collected } from '../../src/core/in-turn.js';
import type {
  ArticlePage,
  DocumentReader,
  Feed,
  FeedItem,
  FetchedDocument,
  Fetcher,
  FetchOutcome,
  FetchRequest,
  ReadFailure,
  SourceSpec,
} from '../../src/core/source-ports.js';
import type { SourceOutcome } from '../../src/core/source-store.js';
import { toRawArticle } from '../../src/sources/raw-of-document.js';
import { createArticleStore } from '../../src/store/articles.js';
import { createSourceStore } from '../../src/store/sources.js';
import { createExactIndex } from './exact-index.js';
import { createHashedEmbedder } from './hashed-embedder.js';
import { memoryDatabase } from './memory-database.js';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const FEED = 'https://bao.example/rss/home.rss';

/** What a run may come to. */
export const FETCHED: SourceOutcome = {
  at: 1_000_000_000,
  status: 'fetched',
  met: 3,
  fresh: 2,
  changed: 1,
  withdrawn: 0,
  failed: 0,
  waiting: 0,
  failure: null,
  detail: null,
};

type Answer = FetchOutcome | (() => FetchOutcome | Promise<FetchOutcome>);

export function specOf(over: Partial<SourceSpec> = {}): SourceSpec {
  return {
    id: 'bao',
    kind: 'feed',
    location: FEED,
    outlet: 'Báo Mẫu',
    since: null,
    everyMinutes: null,
    fullText: 'auto',
    zone: 'Asia/Ho_Chi_Minh',
    ...over,
  };
}

/** A body for the reader of JSON, fetched from `url`. */
export function fetched(
  document: Feed | ArticlePage | ReadFailure,
  over: Partial<Extract<FetchOutcome, { status: 'fetched' }>> = {},
): FetchOutcome {
  return {
    status: 'fetched',
    url: FEED,
    movedTo: null,
    body: new TextEncoder().encode(JSON.stringify(document)),
    contentType: 'application/json',
    etag: null,
    lastModified: null,
    freshForMs: null,
    ...over,
  };
}

export function failure(over: Partial<Extract<FetchOutcome, { status: 'failed' }>> = {}): FetchOutcome {
  return { status: 'failed', failure: 'network', httpStatus: null, retryAfterMs: null, detail: 'x', ...over };
}

export function httpStatus(status: number, retryAfterMs: number | null = null): FetchOutcome {
  return failure({ failure: 'http-status', httpStatus: status, retryAfterMs, detail: String(status) });
}

export const unchanged: FetchOutcome = { status: 'unchanged', freshForMs: null };

const SENTENCES =
  'Sáng nay, hội nghị đã khai mạc với sự có mặt của hơn hai trăm đại biểu. Ban tổ chức cho biết chương trình kéo dài ba ngày.';

export function entryOf(n: number | string, over: Partial<FeedItem> = {}): FeedItem {
  const url = `https://bao.example/hoi-nghi-${n}.html`;
  return {
    guid: url,
    url,
    title: `Hội nghị lần thứ ${n} khai mạc`,
    text: `Đoạn giới thiệu của hội nghị ${n}.`,
    whole: false,
    author: null,
    claims: [{ source: 'feed', role: 'published', written: 'Thu, 01 Oct 2026 08:00:00 +0700' }],
    ...over,
  };
}

export function feedOf(items: readonly FeedItem[], over: Partial<Feed> = {}): Feed {
  return { title: 'Báo Mẫu', siteUrl: null, ttlMinutes: null, items, leftOut: 0, ...over };
}

export function pageOf(n: number | string, over: Partial<ArticlePage> = {}): ArticlePage {
  return {
    title: `Hội nghị lần thứ ${n} khai mạc`,
    text: `Bài đầy đủ về hội nghị ${n}. ${SENTENCES}`,
    captions: [],
    authors: ['Nguyễn Văn A'],
    outlet: null,
    url: `https://bao.example/hoi-nghi-${n}.html`,
    claims: [{ source: 'json-ld', role: 'published', written: '2026-10-01T08:00:00+07:00' }],
    feeds: [],
    ...over,
  };
}

/** Answers by address; an address that nothing is said about answers 404. */
export function createTableFetcher(): Fetcher & {
  readonly requests: FetchRequest[];
  answer(url: string, answer: Answer): void;
} {
  const answers = new Map<string, Answer>();
  const requests: FetchRequest[] = [];
  return {
    requests,
    answer: (url, answer) => void answers.set(url, answer),
    async get(request) {
      requests.push(request);
      if (request.signal?.aborted) return failure({ failure: 'aborted' });
      const answer = answers.get(request.url) ?? httpStatus(404);
      const outcome = typeof answer === 'function' ? await answer() : answer;
      return outcome.status === 'fetched' && outcome.url === FEED
        ? { ...outcome, url: request.url }
        : outcome;
    },
    close: async () => {},
  };
}

/** Reads what `fetched` wrote. */
export const jsonReader: DocumentReader = {
  async feed({ body }: FetchedDocument) {
    const read = JSON.parse(new TextDecoder().decode(body)) as Feed | ReadFailure;
    if ('failure' in read) return read;
    return 'items' in read ? { feed: read } : { failure: 'not-a-feed', detail: 'no items' };
  },
  async page({ body }: FetchedDocument) {
    const read = JSON.parse(new TextDecoder().decode(body)) as ArticlePage | ReadFailure;
    if ('failure' in read) return read;
    return 'captions' in read ? { page: read } : { failure: 'no-article', detail: 'a list' };
  },
  close: async () => {},
};

/** A collection with the real stores that follows sources by a clock in hand; it starts at 1 October 2026, 09:00. */
export function createFollowing(over: Partial<FollowDependencies> = {}) {
  const db = memoryDatabase();
  const articles = createArticleStore(db);
  const sources = createSourceStore(db);
  const index = createExactIndex();
  const fetcher = createTableFetcher();
  const time = { now: Date.parse('2026-10-01T09:00:00+07:00') };
  const clock = (): number => time.now;
  const ingest = createIngest({
    store: articles,
    embedder: createHashedEmbedder(),
    index,
    clock,
    extract: extractArticle,
  });
  const withdraw = async (keys: readonly string[]): Promise<void> =>
    index.remove(await articles.remove(keys));
  const dependencies: FollowDependencies = {
    ...{ fetcher, reader: jsonReader, sources, articles, ingest, withdraw, clock, toRaw: toRawArticle },
    chance: () => 0.5,
    owner: 'test',
    ...over,
  };
  return {
    ...{ db, articles, sources, index, fetcher, time, ingest, dependencies },
    follow: createFollowSource(dependencies),
    /** Keys of the stored articles. */
    keys: async () => (await collected(articles.list())).map(({ key }) => key).sort(),
    pagesAsked: () => fetcher.requests.filter(({ accept }) => accept === 'page').map(({ url }) => url),
    close: () => void db.close(),
  };
}
