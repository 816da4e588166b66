// Serves reader pages alone, beside a bot on Telegram: on this machine, for a reverse proxy that makes them public.
import { Hono } from 'hono';
import { knownHostsOnly, protectiveHeaders } from './guards.js';
import { listen } from './listen.js';
import { loadPageFiles } from './page-files.js';
import { type ReaderParts, readerRoutes } from './reader-routes.js';
import { errorKind, type PageLog } from './routes.js';

export interface ReaderServerOptions extends ReaderParts {
  /** 0 takes any free port. */
  readonly port: number;
  /** Where the pages are reached from outside: http(s), with or without a path. */
  readonly publicUrl: string;
  /** The folder of index.html, src/web/page in the sources. */
  readonly pageFolder: string;
  readonly log: PageLog;
}

export interface ReaderServer {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Listens on 127.0.0.1 and answers GET requests for the public address, whether the proxy keeps that address's path or
 * takes it away.
 * @throws AppError CONFIG_INVALID when the port cannot be had or the page's files are missing.
 */
export async function startReaderServer(options: ReaderServerOptions): Promise<ReaderServer> {
  const { log, publicUrl } = options;
  const files = loadPageFiles(options.pageFolder, options.prompts);
  const { host, pathname } = new URL(publicUrl);
  let port = options.port;
  const app = new Hono();
  app.use(protectiveHeaders);
  app.use(knownHostsOnly(() => [host, `127.0.0.1:${port}`, `localhost:${port}`]));
  app.onError((error, context) => {
    log.warn({ error: errorKind(error) }, 'reader page: a request failed');
    return context.json({ error: 'internal' }, 500);
  });
  app.notFound((context) => context.json({ error: 'not found' }, 404));
  const routes = readerRoutes(options, files.file);
  app.route('/', routes);
  const prefix = pathname.replace(/\/+$/u, '');
  if (prefix !== '') app.route(prefix, routes);
  const listening = await listen(app, { port, host: '127.0.0.1', what: 'reader page' });
  port = listening.port;
  return { port, close: () => listening.close() };
}
