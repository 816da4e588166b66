// Listening on a port of this machine, and ending that without cutting an answer short.
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { AppError } from '../core/errors.js';

export interface Listening {
  readonly port: number;
  /** Stops listening once the requests being answered are. `before` runs when no new one is taken any more. */
  close(before?: () => void): Promise<void>;
}

type Server = ReturnType<typeof createAdaptorServer>;

function listenOn(server: Server, port: number, host: string, what: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? `port ${port} is already in use; set PORT to another one`
          : `cannot listen on port ${port}; check PORT`;
      reject(new AppError('CONFIG_INVALID', `The ${what} cannot start: ${why}.`, error));
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

/**
 * Serves `app` on `port` (0 takes any free one) of `host`; `what` names it where that fails.
 * @throws AppError CONFIG_INVALID when the port cannot be had.
 */
export async function listen(
  app: Pick<Hono, 'fetch'>,
  { port, host, what }: { readonly port: number; readonly host: string; readonly what: string },
): Promise<Listening> {
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
  const taken = await listenOn(server, port, host, what);
  return {
    port: taken,
    close(before = () => {}) {
      const stopped = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      closing = true;
      before();
      closeIdle();
      return stopped;
    },
  };
}
