// Serves reader pages alone, beside a bot on Telegram: for a reverse proxy that makes them public.
import { Hono } from 'hono';
import { knownHostsOnly, protectiveHeaders } from './guards.js';
import { listen } from './listen.js';
import { loadPageFiles } from './page-files.js';
import { type ReaderParts, readerRoutes } from './reader-routes.js';
import { errorKind, type PageLog } from './routes.js';

export interface ReaderPages extends ReaderParts {
  /** Where the pages are reached from outside: http(s), with or without a path. */
  readonly publicUrl: string;
  /** The folder of index.html, src/web/page in the sources. */
  readonly pageFolder: string;
  readonly log: PageLog;
}

export interface ReaderServerOptions extends ReaderPages {
  /** 0 takes any free port. */
  readonly port: number;
  /** The address to listen on. @default '127.0.0.1' */
  readonly host?: string;
}

export interface ReaderServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Answers GET requests for the public address, or for this machine at the port listened on (asked late), whether the proxy
 * keeps that address's path or takes it away.
 * @throws AppError CONFIG_INVALID when the page's files are missing.
 */
export function readerPages(options: ReaderPages, port: () => number): Hono {
  const { log, publicUrl } = options;
  const files = loadPageFiles(options.pageFolder, options.prompts);
  const { host, pathname } = new URL(publicUrl);
  const app = new Hono();
  app.use(protectiveHeaders);
  app.use(knownHostsOnly(() => [host, `127.0.0.1:${port()}`, `localhost:${port()}`]));
  app.onError((error, context) => {
    log.warn({ error: errorKind(error) }, 'reader page: a request failed');
    return context.json({ error: 'internal' }, 500);
  });
  app.notFound((context) => context.json({ error: 'not found' }, 404));
  const routes = readerRoutes(options, files.file);
  app.route('/', routes);
  const prefix = pathname.replace(/\/+$/u, '');
  if (prefix !== '') app.route(prefix, routes);
  return app;
}

/**
 * Listens, and serves the pages.
 * @throws AppError CONFIG_INVALID when the port cannot be had or the page's files are missing.
 */
export async function startReaderServer(options: ReaderServerOptions): Promise<ReaderServer> {
  const { host = '127.0.0.1' } = options;
  let port = options.port;
  const app = readerPages(options, () => port);
  const listening = await listen(app, { port, host, what: 'reader page' });
  port = listening.port;
  return { port, close: () => listening.close() };
}
