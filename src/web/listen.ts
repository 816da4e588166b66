// Listening on a port of this machine, and ending that without cutting an answer short.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
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
 * Follows which connections have an answer under way. Node's own list of idle connections leaves out those over which
 * nothing was asked yet, and a browser opens such ahead of need: they would hold up the end for a minute.
 * @returns a function that ends the connections that are, or come to be, without one.
 */
function followConnections(server: Server): () => void {
  const answering = new Map<Socket, number>();
  let ending = false;
  const endWhenQuiet = (socket: Socket): void => {
    if (ending && answering.get(socket) === 0) socket.destroy();
  };
  server.on('connection', (socket: Socket) => {
    answering.set(socket, 0);
    socket.once('close', () => answering.delete(socket));
    endWhenQuiet(socket);
  });
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    answering.set(socket, (answering.get(socket) ?? 0) + 1);
    response.once('close', () => {
      answering.set(socket, (answering.get(socket) ?? 1) - 1);
      endWhenQuiet(socket);
    });
  });
  return () => {
    ending = true;
    for (const socket of [...answering.keys()]) endWhenQuiet(socket);
  };
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
  const endQuietConnections = followConnections(server);
  const taken = await listenOn(server, port, host, what);
  return {
    port: taken,
    close(before = () => {}) {
      const stopped = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      before();
      endQuietConnections();
      return stopped;
    },
  };
}
