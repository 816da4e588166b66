// Fetches feeds and pages: politely to hosts, from public addresses only, within bounds of time and size.
import type { AllowList } from '../core/allow-list.js';
import type { Fetcher, FetchOutcome, FetchRequest } from '../core/source-ports.js';
import { cutOf, FetchCut, failedOutcome } from './fetch-cut.js';
import { freshForOf, headerOf, retryAfterOf, validatorOf } from './fetch-headers.js';
import { type Connector, connectGuarded, systemConnector, systemResolver } from './guarded-connection.js';
import { checkTarget, parseAddress, type Resolver } from './guarded-target.js';
import { createHostClosings } from './host-closings.js';
import { createHostTurns } from './host-turns.js';
import type { Exchange } from './http-exchange.js';
import { createStopwatch } from './stopwatch.js';

export interface FetchLimits {
  /** All of a fetch, redirects included, but not the wait for a host's turn. @default 15000 */
  readonly totalMs: number;
  /** One attempt to connect. @default 5000 */
  readonly connectMs: number;
  /** From a request to its last header. @default 10000 */
  readonly headersMs: number;
  /** Longest silence within a body. @default 5000 */
  readonly idleMs: number;
  /** Bytes as sent. @default 5 MB */
  readonly wireBytes: number;
  /** Bytes of a feed, unpacked. @default 5 MB */
  readonly feedBytes: number;
  /** Bytes of a page, unpacked. @default 10 MB */
  readonly pageBytes: number;
  /** Redirects followed. @default 5 */
  readonly redirects: number;
  /** Pause between two requests to a host. @default 1000 */
  readonly gapMs: number;
  /** Part of the pause by which it varies either way. @default 0.25 */
  readonly jitter: number;
  /** Hosts asked at the same time. @default 4 */
  readonly hosts: number;
}

const MB = 1024 * 1024;
/** Caps and pauses as the issue and limits of the project set them; the rest leaves a slow paper its time. */
const FETCH_LIMITS: FetchLimits = {
  totalMs: 15_000,
  connectMs: 5_000,
  headersMs: 10_000,
  idleMs: 5_000,
  wireBytes: 5 * MB,
  feedBytes: 5 * MB,
  pageBytes: 10 * MB,
  redirects: 5,
  gapMs: 1_000,
  jitter: 0.25,
  hosts: 4,
};

export interface FetcherOptions {
  /** What may be reached although it is not public. @default nothing */
  readonly allow?: AllowList | undefined;
  /** Version of the product, for User-Agent. */
  readonly version: string;
  /** Where a paper's administrator learns who reads: an http(s) or mailto address. @default none is named */
  readonly contact?: string | undefined;
  readonly limits?: Partial<FetchLimits> | undefined;
  /** @default the system's */
  readonly resolve?: Resolver | undefined;
  /** @default the system's */
  readonly connect?: Connector | undefined;
  /** Milliseconds since 1970. @default the system's */
  readonly now?: (() => number) | undefined;
  /** Calls back later unless cancelled by what it returns. @default the system's timers */
  readonly after?: ((milliseconds: number, callback: () => void) => () => void) | undefined;
  /** From 0 up to 1. @default Math.random */
  readonly random?: (() => number) | undefined;
}

const ACCEPT = {
  feed:
    'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, ' +
    'application/json;q=0.8, text/html;q=0.5, */*;q=0.1',
  page: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1',
} as const;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const FOR_GOOD = new Set([301, 308]);
/** With a Retry-After these mean the whole host, not the one document (RFC 6585, 4; RFC 9110, 15.6.4). */
const CLOSED = new Set([429, 503]);

/** Loaded with the first fetch: it takes 20 MB and nearly a tenth of a second of a start, and not everybody follows sources. */
async function loadClient() {
  const [{ createChainCookies }, { exchange }] = await Promise.all([
    import('./chain-cookies.js'),
    import('./http-exchange.js'),
  ]);
  return { createChainCookies, exchange };
}

type Client = Awaited<ReturnType<typeof loadClient>>;

/** A fetcher. After `close`, which cuts off what is under way, every fetch ends as `aborted`. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { allow = [], resolve = systemResolver, connect = systemConnector } = options;
  const { now = Date.now, after = systemAfter, random = Math.random } = options;
  const limits: FetchLimits = { ...FETCH_LIMITS, ...options.limits };
  const turns = createHostTurns({ ...limits, concurrency: limits.hosts, now, after, random });
  const closings = createHostClosings(now);
  const contact = options.contact === undefined ? '' : ` (+${options.contact})`;
  const identity = `TrichDan/${options.version}${contact}`;
  const running = new Map<AbortController, Promise<unknown>>();
  let closed = false;

  async function follow(request: FetchRequest, ending: AbortSignal, client: Client): Promise<FetchOutcome> {
    const asked = createVisit(request, ending, client);
    try {
      let url = parseAddress(request.url);
      let forGood = true;
      let downgraded = false;
      for (let redirects = 0; ; redirects += 1) {
        const answer = await asked.get(url);
        const { status, body } = answer;
        const freshForMs = freshForOf(answer.headers, now());
        if (status === 304 && asked.conditional) return { status: 'unchanged', freshForMs };
        if (body !== null) {
          const movedTo = redirects > 0 && forGood && !downgraded ? url.href : null;
          const noted = downgraded ? { downgraded } : {};
          return {
            status: 'fetched',
            url: url.href,
            movedTo,
            ...describe(answer),
            body,
            freshForMs,
            ...noted,
          };
        }
        const location = headerOf(answer.headers, 'location');
        if (!REDIRECTS.has(status) || location === null) {
          const wait = status >= 400 ? retryAfterOf(answer.headers, now()) : null;
          throw new FetchCut('http-status', `HTTP ${status}`, status, wait);
        }
        if (redirects >= limits.redirects) {
          throw new FetchCut('too-many-redirects', `more than ${limits.redirects} redirects`, status);
        }
        forGood &&= FOR_GOOD.has(status);
        const next = parseAddress(utf8Of(location), url);
        downgraded ||= url.protocol === 'https:' && next.protocol === 'http:';
        url = next;
      }
    } finally {
      asked.leave();
    }
  }

  /** One chain of requests for one document: its headers, cookies, time, and the turn it holds at a host. */
  function createVisit(request: FetchRequest, ending: AbortSignal, { createChainCookies, exchange }: Client) {
    const etag = validatorOf(request.etag);
    const lastModified = validatorOf(request.lastModified);
    const stopwatch = createStopwatch(limits.totalMs, ending, now, after);
    const cookies = createChainCookies();
    const bodyBytes = request.accept === 'feed' ? limits.feedBytes : limits.pageBytes;
    let turn: { readonly host: string; readonly end: () => void } | null = null;

    /** A redirect within a host goes on in the same turn: it is one visit. */
    async function arriveAt(host: string): Promise<void> {
      if (turn?.host === host) return;
      turn?.end();
      turn = null;
      turn = { host, end: await turns.take(host, ending) };
    }

    return {
      conditional: etag !== null || lastModified !== null,
      async get(url: URL): Promise<Exchange> {
        const target = await stopwatch.run(() => checkTarget(url, allow, resolve));
        await arriveAt(target.host);
        const closing = closings.of(target.host);
        if (closing !== null) {
          const { status, leftMs } = closing;
          throw new FetchCut('http-status', `HTTP ${status}`, status, leftMs);
        }
        const cookie = cookies.headerFor(url);
        const headers = {
          'user-agent': identity,
          accept: ACCEPT[request.accept],
          'accept-language': 'vi, en;q=0.5',
          'accept-encoding': 'gzip, deflate, br',
          ...(etag === null ? {} : { 'if-none-match': etag }),
          ...(lastModified === null ? {} : { 'if-modified-since': lastModified }),
          ...(cookie === null ? {} : { cookie }),
        };
        const answer = await stopwatch.run(async (signal) => {
          const socket = await connectGuarded(target, connect, limits.connectMs, after, signal);
          return exchange(socket, url, headers, { ...limits, bodyBytes, after }, isWanted, signal);
        });
        cookies.keep(url, answer.headers);
        const wait = CLOSED.has(answer.status) ? retryAfterOf(answer.headers, now()) : null;
        if (wait !== null && wait > 0) closings.close(target.host, answer.status, wait);
        return answer;
      },
      leave: () => turn?.end(),
    };
  }

  return {
    async get(request) {
      // What keeps it from being loaded is a fault of our own, and not of whoever is asked.
      const client = await loadClient();
      if (closed || request.signal?.aborted) return failedOutcome(ABORTED);
      const ending = new AbortController();
      const stop = () => ending.abort(ABORTED);
      request.signal?.addEventListener('abort', stop, { once: true });
      const outcome = follow(request, ending.signal, client)
        .catch((error: unknown) => failedOutcome(cutOf(error)))
        .finally(() => {
          request.signal?.removeEventListener('abort', stop);
          running.delete(ending);
        });
      running.set(ending, outcome);
      return outcome;
    },
    async close() {
      closed = true;
      for (const ending of running.keys()) ending.abort(ABORTED);
      await Promise.all(running.values());
    },
  };
}

const ABORTED = new FetchCut('aborted', 'aborted');

/** 206 was not asked for; 204 and 205 bring nothing. */
const isWanted = (status: number): boolean => status === 200 || status === 203;

function describe({ headers }: Exchange) {
  return {
    contentType: headerOf(headers, 'content-type'),
    etag: validatorOf(headerOf(headers, 'etag')),
    lastModified: validatorOf(headerOf(headers, 'last-modified')),
  };
}

function systemAfter(milliseconds: number, callback: () => void): () => void {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
}

/** A header value as UTF-8 where it is that, else as it came: papers put Vietnamese words into a Location. */
function utf8Of(value: string): string {
  const read = Buffer.from(value, 'latin1').toString('utf8');
  return read.includes('\ufffd') ? value : read;
}
