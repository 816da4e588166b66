// Serves what Telegram and a balancer ask of a worker, and reader pages beside it, on one port.
import { Hono } from 'hono';
import type { Wait } from '../core/ports.js';
import type { ArrivedUpdate } from '../core/update-lane.js';
import { protectiveHeaders } from './guards.js';
import { listen } from './listen.js';
import { type ReaderPages, readerPages } from './reader-server.js';
import { errorKind, type PageLog } from './routes.js';
import { WEBHOOK_PATH, webhookRoutes } from './webhook-routes.js';

export interface WebhookServerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** The address to listen on. */
  readonly host: string;
  /** Where Telegram and readers reach it: http(s), with or without a path. */
  readonly publicUrl: string;
  readonly secret: string;
  readonly log: PageLog;
  readonly wait: Wait;
}

/** What a worker that has opened everything does with what comes. */
export interface WorkerParts {
  /** Writes an update down; rejects when it could not. */
  readonly accept: (update: ArrivedUpdate) => Promise<void>;
  /** Asks the database anything; rejects when it cannot be reached. */
  readonly reach: () => Promise<unknown>;
  readonly reader: Omit<ReaderPages, 'publicUrl' | 'log'>;
}

export interface WebhookServer {
  readonly port: number;
  /** From now on updates are taken and pages shown; before, Telegram is told to come again. */
  open(parts: WorkerParts): void;
  /** Not ready any more; what still comes is written down, for others or for the next start. */
  drain(): void;
  close(): Promise<void>;
}

/** A database that has not answered by then cannot be reached, as far as a balancer is concerned. */
const REACH_MS = 3000;

/** The address to name to Telegram. */
export function webhookUrl(publicUrl: string): string {
  return `${publicUrl}${WEBHOOK_PATH}`;
}

/**
 * Listens at once, so that whoever runs the process sees that it lives while it loads.
 * @throws AppError CONFIG_INVALID when the port cannot be had.
 */
export async function startWebhookServer(options: WebhookServerOptions): Promise<WebhookServer> {
  const { host, publicUrl, secret, log, wait } = options;
  let port = options.port;
  let parts: WorkerParts | null = null;
  let pages: Hono | null = null;
  let isDraining = false;

  async function isReached(reach: WorkerParts['reach']): Promise<boolean> {
    const over = new AbortController();
    const late = wait(REACH_MS, over.signal).then(() => false);
    try {
      return await Promise.race([reach().then(() => true), late]);
    } catch {
      return false;
    } finally {
      over.abort();
    }
  }

  const app = new Hono();
  app.use(protectiveHeaders);
  app.onError((error, context) => {
    log.warn({ error: errorKind(error) }, 'webhook: a request failed');
    return context.json({ error: 'internal' }, 500);
  });
  const routes = webhookRoutes({
    secret,
    log,
    accept: () => parts?.accept ?? null,
    notReady: async () => {
      if (parts === null) return 'starting';
      if (isDraining) return 'draining';
      return (await isReached(parts.reach)) ? null : 'database';
    },
  });
  app.route('/', routes);
  // A proxy may keep the public address's path or take it away.
  const prefix = new URL(publicUrl).pathname.replace(/\/+$/u, '');
  if (prefix !== '') app.route(prefix, routes);
  app.notFound((context) => pages?.fetch(context.req.raw) ?? context.json({ error: 'not found' }, 404));

  const listening = await listen(app, { port, host, what: 'webhook' });
  port = listening.port;
  return {
    port,
    open(worker) {
      parts = worker;
      pages = readerPages({ ...worker.reader, publicUrl, log }, () => port);
    },
    drain() {
      isDraining = true;
    },
    close: () => listening.close(),
  };
}
