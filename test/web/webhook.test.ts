// What a worker's port answers: updates with the secret alone, how the worker is, and reader pages beside.
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pause } from '../../src/app/pause.js';
import { webhookSecretOf } from '../../src/web/webhook-secret.js';
import { startWebhookServer, type WebhookServer, webhookUrl } from '../../src/web/webhook-server.js';
import { readerPagesOf } from '../support/reader-pages.js';

const SECRET = 'secret-of-this-test';
const UPDATE = { update_id: 5, message: { chat: { id: 7 }, text: 'Bí mật của người hỏi' } };

let server: WebhookServer;
let accepted: unknown[];
let warnings: unknown[];
let accept: (update: unknown) => Promise<void>;
let reach: () => Promise<unknown>;

beforeEach(async () => {
  [accepted, warnings] = [[], []];
  accept = async (update) => void accepted.push(update);
  reach = async () => undefined;
  server = await startWebhookServer({
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'https://bot.example/tin',
    secret: SECRET,
    log: { warn: (fields, message) => void warnings.push({ ...fields, message }) },
    wait: pause,
  });
});
afterEach(() => server.close());

const open = () =>
  server.open({ accept: (update) => accept(update), reach: () => reach(), reader: readerPagesOf() });

function ask(
  path: string,
  { method = 'GET', headers = {}, body = '' } = {},
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: server.port, path, method, headers: { Host: 'bot.example', ...headers } },
      async (response) => {
        let text = '';
        for await (const part of response) text += String(part);
        resolve({ status: response.statusCode ?? 0, body: text });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const post = (body: string, secret: string | null = SECRET, path = '/telegram') =>
  ask(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(secret === null ? {} : { 'X-Telegram-Bot-Api-Secret-Token': secret }),
    },
    body,
  });

describe('the webhook', () => {
  it('hands on an update whole, at its path alone or below that of the public address', async () => {
    open();
    expect(webhookUrl('https://bot.example/tin')).toBe('https://bot.example/tin/telegram');
    expect((await post(JSON.stringify(UPDATE))).status).toBe(200);
    expect((await post(JSON.stringify(UPDATE), SECRET, '/tin/telegram')).status).toBe(200);
    expect(accepted).toEqual([UPDATE, UPDATE]);
  });

  it.each([null, '', 'wrong', `${SECRET}x`])(
    'refuses the secret %j, whatever comes with it',
    async (secret) => {
      open();
      expect((await post(JSON.stringify(UPDATE), secret)).status).toBe(403);
      expect((await post('x'.repeat(3_000_000), secret).catch(() => ({ status: 403 }))).status).toBe(403);
      expect(accepted).toEqual([]);
      expect(warnings).toEqual([]);
    },
  );

  it.each([
    ['no JSON', '{"update_id": Bí mật', 400],
    ['nothing', '', 400],
    ['no update', '[]', 400],
    ['an update without a number', JSON.stringify({ ...UPDATE, update_id: 'Bí mật' }), 400],
    ['a chat without a number', JSON.stringify({ update_id: 1, message: { chat: { id: 'Bí mật' } } }), 400],
    ['too much', JSON.stringify({ ...UPDATE, text: 'Bí mật'.repeat(300_000) }), 413],
  ])('refuses %s without a word of it in the log', async (_, body, status) => {
    open();
    expect((await post(body)).status).toBe(status);
    expect(accepted).toEqual([]);
    expect(JSON.stringify(warnings)).not.toContain('Bí mật');
  });

  it('takes nothing but POST', async () => {
    open();
    expect((await ask('/telegram')).status).toBe(405);
  });

  it('has Telegram come again before it is open, and when an update cannot be written down', async () => {
    expect((await post(JSON.stringify(UPDATE))).status).toBe(503);
    open();
    accept = async () => {
      throw new Error(`cannot write ${UPDATE.message.text}`);
    };
    expect((await post(JSON.stringify(UPDATE))).status).toBe(503);
    expect(warnings).toEqual([{ error: 'Error', message: 'webhook: an update could not be written down' }]);
  });

  it('takes what still comes while it drains', async () => {
    open();
    server.drain();
    expect((await post(JSON.stringify(UPDATE))).status).toBe(200);
  });
});

describe('health and readiness', () => {
  it('lives from the start, and is ready once it is open and while the database answers', async () => {
    const ready = async () => {
      const { status, body } = await ask('/readyz', { headers: { Host: '10.0.0.7:8080' } });
      return [status, JSON.parse(body)];
    };
    expect((await ask('/healthz', { headers: { Host: '10.0.0.7:8080' } })).status).toBe(200);
    expect(await ready()).toEqual([503, { error: 'starting' }]);
    open();
    expect(await ready()).toEqual([200, { ok: true }]);
    reach = () => Promise.reject(new Error('gone'));
    expect(await ready()).toEqual([503, { error: 'database' }]);
    reach = async () => undefined;
    server.drain();
    expect(await ready()).toEqual([503, { error: 'draining' }]);
    expect((await ask('/healthz')).status).toBe(200);
  });
});

describe('reader pages', () => {
  it('are there once it is open, for the public name alone', async () => {
    expect((await ask('/reader.css')).status).toBe(404);
    open();
    expect((await ask('/reader.css')).status).toBe(200);
    expect((await ask('/tin/reader.css')).status).toBe(200);
    expect((await ask('/doc/unknown')).status).toBe(404);
    expect((await ask('/reader.css', { headers: { Host: 'evil.example' } })).status).toBe(403);
  });
});

describe('the secret of a token', () => {
  it('is the same each time, one that Telegram takes, and tells nothing of the token', () => {
    const secret = webhookSecretOf('4242:token');
    expect(webhookSecretOf('4242:token')).toBe(secret);
    expect(webhookSecretOf('4243:token')).not.toBe(secret);
    expect(secret).toMatch(/^[\w-]{43}$/u);
  });
});
