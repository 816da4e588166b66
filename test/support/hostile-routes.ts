// What the hostile server does under the first part of a path, `/drip` or `/to/301?url=…`.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { bombs } from './hostile-bombs.js';
import { goodRss } from './hostile-feeds.js';

export interface RouteVisit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The path below the first part. */
  readonly rest: string;
  readonly query: URLSearchParams;
}

const RSS = { 'content-type': 'application/rss+xml' };
const BLOCK = Buffer.alloc(64 * 1024, 'a');

/** Sends a part every few milliseconds until the client leaves. */
function drip(response: ServerResponse, part: string, milliseconds: number): void {
  response.write(part);
  const timer = setInterval(() => response.write(part), milliseconds);
  response.once('close', () => clearInterval(timer));
}

/** Sends as fast as the client takes it, for ever. */
function flood(response: ServerResponse): void {
  const more = () => {
    while (!response.destroyed && response.write(BLOCK));
  };
  response.on('drain', more);
  more();
}

/** Writes to the connection itself, past what Node would let a server say. */
function raw({ request }: RouteVisit, ...lines: readonly string[]): void {
  request.socket.write(lines.join('\r\n'));
}

const packers: Readonly<
  Record<string, { readonly encoding: string; readonly pack: (text: string) => Buffer }>
> = {
  gzip: { encoding: 'gzip', pack: gzipSync },
  'x-gzip': { encoding: 'x-gzip', pack: gzipSync },
  capital: { encoding: 'GZip', pack: gzipSync },
  br: { encoding: 'br', pack: brotliCompressSync },
  deflate: { encoding: 'deflate', pack: deflateSync },
  'raw-deflate': { encoding: 'deflate', pack: deflateRawSync },
  identity: { encoding: 'identity', pack: Buffer.from },
  twice: { encoding: 'gzip, br', pack: (text) => brotliCompressSync(gzipSync(text)) },
  thrice: { encoding: 'gzip, gzip, gzip', pack: (text) => gzipSync(gzipSync(gzipSync(text))) },
  unknown: { encoding: 'x-viet', pack: Buffer.from },
  lie: { encoding: 'gzip', pack: Buffer.from },
  'br-lie': { encoding: 'br', pack: Buffer.from },
  'deflate-lie': { encoding: 'deflate', pack: Buffer.from },
  'cut-off': { encoding: 'gzip', pack: (text) => gzipSync(text).subarray(0, -12) },
};

export const hostileRoutes: Readonly<Record<string, (visit: RouteVisit) => void>> = {
  /** Headers, then a byte every 5 ms. */
  drip({ response }) {
    response.writeHead(200, RSS);
    drip(response, ' ', 5);
  },
  /** Headers that come a byte at a time. */
  'drip-headers'(visit) {
    raw(visit, 'HTTP/1.1 200 OK', 'x-slow: ');
    const timer = setInterval(() => visit.request.socket.write('a'), 5);
    visit.request.socket.once('close', () => clearInterval(timer));
  },
  /** 103 and again 103, and never an answer. */
  hints(visit) {
    const timer = setInterval(() => raw(visit, 'HTTP/1.1 103 Early Hints', 'link: </a>', '', ''), 5);
    visit.request.socket.once('close', () => clearInterval(timer));
  },
  /** Nothing at all. */
  mute() {},
  /** Half a feed, then silence. */
  silent({ response }) {
    response.writeHead(200, RSS);
    response.write(goodRss().slice(0, 200));
  },
  endless({ response }) {
    response.writeHead(200, RSS);
    flood(response);
  },
  /** An error page, or a redirect (`?location=`), with a body that never ends. */
  'endless-error'({ response, rest, query }) {
    const location = query.get('location');
    response.writeHead(Number(rest), location === null ? {} : { location });
    flood(response);
  },
  /** `/bomb/gzip`, `br`, `deflate`, `raw-deflate`, `nested`: 100 MB in a few hundred kilobytes at most. */
  bomb({ response, rest }) {
    void bombs[rest]?.().then(({ encoding, body }) => {
      response.writeHead(200, { ...RSS, 'content-encoding': encoding }).end(body);
    });
  },
  'declared-large'({ response }) {
    response.writeHead(200, { ...RSS, 'content-length': String(50 * 1024 * 1024) });
    response.write('<rss>');
  },
  /** Says more than it sends, and hangs up. */
  'length-long'(visit) {
    raw(visit, 'HTTP/1.1 200 OK', 'content-length: 1000', '', '<rss/>');
    visit.request.socket.end();
  },
  'length-broken'(visit) {
    raw(visit, 'HTTP/1.1 200 OK', 'content-length: many', '', '<rss/>');
    visit.request.socket.end();
  },
  /** Two lengths: what proxies are fooled with. */
  'length-twice'(visit) {
    raw(visit, 'HTTP/1.1 200 OK', 'content-length: 6', 'content-length: 7', '', '<rss/>');
    visit.request.socket.end();
  },
  /** Chunks that stop in the middle of one. */
  'chunk-cut'(visit) {
    raw(visit, 'HTTP/1.1 200 OK', 'transfer-encoding: chunked', '', '6', '<rss/>', 'ff', '<rs');
    visit.request.socket.end();
  },
  /** No length at all: the body ends with the connection, as servers of the nineties do. */
  'until-close'(visit) {
    raw(visit, 'HTTP/1.0 200 OK', 'content-type: text/xml', '', goodRss());
    visit.request.socket.end();
  },
  reset({ request }) {
    request.socket.resetAndDestroy();
  },
  'reset-after-headers'({ request, response }) {
    response.writeHead(200, RSS);
    response.write('<rss>', () => request.socket.resetAndDestroy());
  },
  'not-http'(visit) {
    raw(visit, 'SSH-2.0-OpenSSH_9.6', '');
    visit.request.socket.end();
  },
  'many-headers'(visit) {
    raw(visit, 'HTTP/1.1 200 OK', `x-long: ${'a'.repeat(200_000)}`, '', '<rss/>');
  },
  upgrade(visit) {
    raw(visit, 'HTTP/1.1 101 Switching Protocols', 'connection: upgrade', 'upgrade: websocket', '', '');
  },
  /** `/to/302?url=…`: the Location is sent as written, byte for byte. */
  to(visit) {
    const url = visit.query.get('url') ?? '';
    const location = visit.query.has('url') ? [`location: ${url}`] : [];
    raw(visit, `HTTP/1.1 ${visit.rest} Moved`, ...location, 'content-length: 0', '', '');
  },
  /** `/steps/3`: three redirects, then the feed; `?status=` 302 unless given. */
  steps({ response, rest, query }) {
    const left = Number(rest);
    if (left === 0) response.writeHead(200, RSS).end(goodRss());
    else {
      const location = `/steps/${left - 1}?${query}`;
      response.writeHead(Number(query.get('status') ?? 302), { location }).end();
    }
  },
  loop({ response }) {
    response.writeHead(302, { location: '/loop' }).end();
  },
  /** Sends the reader back to the same page until the cookie comes along. */
  'cookie-loop'({ request, response }) {
    if (/(?:^|; )D1N=abc123(?:;|$)/u.test(request.headers.cookie ?? '')) {
      response.writeHead(200, { ...RSS, 'set-cookie': 'seen=1' }).end(goodRss());
    } else {
      const headers = {
        location: '/cookie-loop',
        'set-cookie': ['D1N=abc123; Path=/; HttpOnly', 'gone=1; Max-Age=0'],
      };
      response.writeHead(302, headers).end();
    }
  },
  /** `/status/429?after=120`. */
  status({ response, rest, query }) {
    const after = query.get('after');
    response.writeHead(Number(rest), after === null ? {} : { 'retry-after': after }).end('lỗi');
  },
  packed({ response, rest }) {
    const packer = packers[rest];
    if (packer === undefined) response.writeHead(404).end();
    else response.writeHead(200, { ...RSS, 'content-encoding': packer.encoding }).end(packer.pack(goodRss()));
  },
};
