// Shares requests out to several servers in turn, as what stands before workers does: who does not answer is passed over.
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Balancer {
  readonly url: string;
  /** To which ports, asked for each request. */
  ports: readonly number[];
  close(): Promise<void>;
}

function pass(
  incoming: IncomingMessage,
  body: Buffer,
  port: number,
): Promise<{ status: number; body: Buffer } | null> {
  return new Promise((resolve) => {
    const { method, headers, url: path } = incoming;
    const outgoing = request({ host: '127.0.0.1', port, method, headers, path }, async (answer) => {
      const parts: Buffer[] = [];
      try {
        for await (const part of answer) parts.push(part as Buffer);
        resolve({ status: answer.statusCode ?? 502, body: Buffer.concat(parts) });
      } catch {
        resolve(null);
      }
    });
    outgoing.on('error', () => resolve(null));
    outgoing.end(body);
  });
}

/** Listens on a free port; 502 where nobody answers. */
export async function startBalancer(): Promise<Balancer> {
  let turn = 0;
  const balancer = { url: '', ports: [] as readonly number[], close };

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    const { ports } = balancer;
    const first = turn++;
    for (let n = 0; n < ports.length; n++) {
      const port = ports[(first + n) % ports.length] ?? 0;
      const answer = await pass(incoming, Buffer.concat(parts), port);
      if (answer !== null) return void response.writeHead(answer.status).end(answer.body);
    }
    response.writeHead(502).end();
  }

  const server = createServer((incoming, response) => {
    void serve(incoming, response).catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  balancer.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return balancer;

  function close(): Promise<void> {
    return new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }
}
