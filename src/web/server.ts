// Serves the local chat page on this machine: starts listening, and stops without cutting anybody's answer short.
import type { Prompts } from '../prompts.js';
import { createEventStreams } from './event-stream.js';
import { listen } from './listen.js';
import type { LocalTelegram, UpdateHandlers } from './local-telegram.js';
import { type CollectionInfo, loadPageFiles } from './page-files.js';
import type { ReaderParts } from './reader-routes.js';
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
  /** Reader pages; without it there are none. `publicHost` is the host of PUBLIC_URL, which reaches these alone. */
  readonly reader?: ReaderParts & { readonly publicHost: string | null };
}

export interface LocalPage {
  readonly url: string;
  /** Refuses new input, waits for the updates being handled, then ends the pages' streams and stops listening. */
  close(): Promise<void>;
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
  const app = createRoutes({
    local,
    files,
    streams,
    log,
    port: () => port,
    collection,
    reader: options.reader ?? null,
  });
  const listening = await listen(app, { port, host, what: 'local page' });
  port = listening.port;
  const disconnect = local.connect({
    handle,
    onError: (error) => log.warn({ error: errorKind(error) }, 'local page: the bot failed on an update'),
  });

  async function stop(): Promise<void> {
    disconnect();
    await local.settled();
    await listening.close(() => streams.close());
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
