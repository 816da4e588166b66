// Fetching what people send, from a server that lies, breaks off and packs bombs; the token never shows.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { Api } from 'grammy';
import { afterEach, expect, test } from 'vitest';
import { downloadFile } from '../../src/bot/download-file.js';

const TOKEN = '4242:secret-secret-secret-secret-secret';
const MOST = 100_000;

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A Bot API of one file at `path`, whose bytes `serve` gives. */
async function apiOf(serve: RequestListener, path: string | null = 'documents/a b.txt'): Promise<Api> {
  const server = createServer((request, response) => {
    if (!(request.url ?? '').endsWith('/getFile')) return serve(request, response);
    const result = { file_id: 'f', file_unique_id: 'u', ...(path !== null && { file_path: path }) };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ ok: true, result }));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new Api(TOKEN, { apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}

test('gives the bytes, at the address that Telegram documents', async () => {
  const asked: Array<string | undefined> = [];
  const api = await apiOf((request, response) => {
    asked.push(request.url);
    response.end('Tin');
  });
  const file = await downloadFile(api, 'f', MOST);
  expect(file.status === 'got' && Buffer.from(file.bytes).toString()).toBe('Tin');
  expect(asked).toEqual([`/file/bot${TOKEN}/documents/a%20b.txt`]);
});

const endless: RequestListener = (_, response) => {
  const more = (): void => {
    while (response.write(Buffer.alloc(16_384)));
    response.once('drain', more);
  };
  more();
};

test.each<[string, string, RequestListener]>([
  [
    'a packed bomb',
    'too-large',
    (_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000)));
    },
  ],
  ['more than was stated, without end', 'too-large', endless],
  ['a file that is gone', 'expired', (_, response) => void response.writeHead(404).end()],
  ['a server that is out of order', 'failed', (_, response) => void response.writeHead(502).end()],
  [
    'a connection that breaks off',
    'failed',
    (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('Tin', () => response.destroy());
    },
  ],
  [
    'a redirect to elsewhere',
    'failed',
    (_, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
    },
  ],
])('%s is %s', async (_, status, serve) => {
  expect(await downloadFile(await apiOf(serve), 'f', MOST)).toEqual({ status });
});

test('a file without an address has expired', async () => {
  expect(await downloadFile(await apiOf(endless, null), 'f', MOST)).toEqual({ status: 'expired' });
});
