// Serves the local chat page on this machine: starts listening, and stops without cutting anybody's answer short.
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { AppError } from '../core/errors.js';
import type { Prompts } from '../prompts.js';
import { createEventStreams } from './event-stream.js';
import type { LocalTelegram, UpdateHandlers } from './local-telegram.js';
import { type CollectionInfo, loadPageFiles } from './page-files.js';
import { createRoutes, errorKind, type PageLog } from './routes.js';

export interface LocalPageOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** The address to listen on, 127.0.0.1 unless told; requests must name 127.0.0.1 or localhost either way. */
  readonly host?: string;
  readonly local: LocalTelegram;
  /** What the bot does with an update: `(update) => bot.handleUpdate(update)`. */
  readonly handle: UpdateHandlers['handle'];
  /** The folder of index.html, src/web/page in the sources. */
  readonly pageFolder: string;
  /** `loadPrompts(folder, 'page')`. */
  readonly prompts: Prompts;
  readonly log: PageLog;
  /** Asked whenever the page is opened; without it the head of the page says nothing of the collection. */
  readonly collection?: () => CollectionInfo | null | Promise<CollectionInfo | null>;
}

export interface LocalPage {
  readonly url: string;
  /** Refuses new input, waits for the updates being handled, then ends the pages' streams and stops listening. */
  close(): Promise<void>;
}

type Listener = ReturnType<typeof createAdaptorServer>;

function listen(server: Listener, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? `port ${port} is already in use; set PORT to another one`
          : `cannot listen on port ${port}; check PORT`;
      reject(new AppError('CONFIG_INVALID', `The local page cannot start: ${why}.`, error));
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/**
 * Starts the page and begins to hand what is typed and tapped there to `handle`.
 * @throws AppError CONFIG_INVALID when the port cannot be had or the page's files or words are missing.
 */
export async function startLocalPage(options: LocalPageOptions): Promise<LocalPage> {
  const { local, handle, log, host = '127.0.0.1', collection = () => null } = options;
  const streams = createEventStreams(local);
  const files = loadPageFiles(options.pageFolder, options.prompts);
  let port = options.port;
  const app = createRoutes({ local, files, streams, log, port: () => port, collection });
  const server = createAdaptorServer({ fetch: app.fetch });
  const closeIdle = (): void => {
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  };
  let closing = false;
  // A browser keeps its connections for seconds after their last answer; the end must not wait for that.
  server.on('request', (_request, response: ServerResponse) => {
    response.once('close', () => {
      if (closing) closeIdle();
    });
  });
  port = await listen(server, options.port, host);
  const disconnect = local.connect({
    handle,
    onError: (error) => log.warn({ error: errorKind(error) }, 'local page: the bot failed on an update'),
  });

  async function stop(): Promise<void> {
    disconnect();
    await local.settled();
    const stopped = new Promise<void>((resolve) => {
      server.close(() => resolve());
    });
    closing = true;
    streams.close();
    closeIdle();
    await stopped;
  }

  let stopping: Promise<void> | null = null;
  return {
    url: `http://127.0.0.1:${port}/`,
    close() {
      stopping ??= stop();
      return stopping;
    },
  };
}
