// A paper's server on 127.0.0.1 at its worst, and at its best: documents that tests put up, and faults by their path.
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { goodAtom, goodJsonFeed, goodRss } from './hostile-feeds.js';
import { goodPage } from './hostile-pages.js';
import { hostileRoutes } from './hostile-routes.js';

export interface ServedDocument {
  readonly body: string | Uint8Array;
  readonly contentType?: string | undefined;
  readonly headers?: Readonly<Record<string, string | string[]>> | undefined;
  /** @default 200 */
  readonly status?: number | undefined;
}

export interface SeenRequest {
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

export interface HostileServer {
  readonly port: number;
  /** All requests that arrived, oldest first. */
  readonly requests: readonly SeenRequest[];
  /** The most requests that were being answered at the same time. */
  readonly busiest: number;
  /** Puts a document up under a path, also in place of an earlier one. */
  put(path: string, document: ServedDocument | ((request: IncomingMessage) => ServedDocument)): void;
  close(): Promise<void>;
}

/**
 * Good ones: `/rss`, `/atom`, `/json`, `/page` (with an ETag and Last-Modified, 304 where they are sent back). Faults are
 * listed in hostile-routes.ts. Everything else is 404.
 */
export async function startHostileServer(): Promise<HostileServer> {
  const documents = new Map<string, (request: IncomingMessage) => ServedDocument>();
  const requests: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  let answering = 0;
  let busiest = 0;

  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    const path = request.url ?? '/';
    requests.push({ path, headers: request.headers });
    answering += 1;
    busiest = Math.max(busiest, answering);
    response.once('close', () => {
      answering -= 1;
    });
    // A client that has had enough cuts the connection, which is no fault of this server.
    response.on('error', () => {});
    const url = new URL(path, 'http://server.example');
    const document = documents.get(path) ?? documents.get(url.pathname);
    if (document !== undefined) return send(response, document(request));
    const [, name = '', rest = ''] = /^\/([^/]*)\/?(.*)$/u.exec(url.pathname) ?? [];
    const route = hostileRoutes[name];
    if (route === undefined) send(response, { status: 404, body: 'không có', contentType: 'text/plain' });
    else route({ request, response, rest, query: url.searchParams });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('clientError', (_, socket) => socket.destroy());

  const put: HostileServer['put'] = (path, document) => {
    documents.set(path, typeof document === 'function' ? document : () => document);
  };
  for (const [path, contentType, body] of [
    ['/rss', 'application/rss+xml; charset=utf-8', goodRss()],
    ['/atom', 'application/atom+xml', goodAtom()],
    ['/json', 'application/feed+json', goodJsonFeed()],
    ['/page', 'text/html; charset=utf-8', goodPage()],
  ] as const) {
    put(path, (request) => validated(request, { body, contentType }));
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    get busiest() {
      return busiest;
    },
    put,
    close() {
      return new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      });
    },
  };
}

export const ETAG = '"tin-1"';
export const LAST_MODIFIED = 'Mon, 15 Sep 2025 01:00:00 GMT';

function validated(request: IncomingMessage, document: ServedDocument): ServedDocument {
  const { 'if-none-match': tag, 'if-modified-since': since } = request.headers;
  const headers = { etag: ETAG, 'last-modified': LAST_MODIFIED, 'cache-control': 'max-age=60' };
  const same = tag === undefined ? since === LAST_MODIFIED : tag === ETAG;
  return same ? { status: 304, body: '', headers } : { ...document, headers };
}

function send(response: ServerResponse, { status = 200, body, contentType, headers }: ServedDocument): void {
  const type = contentType === undefined ? {} : { 'content-type': contentType };
  response.writeHead(status, { ...type, ...headers }).end(body);
}
