// The local page over HTTP, on a real server with a small real bot behind it.
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';
import { createLocalTelegram } from '../../src/web/local-telegram.js';
import { startLocalPage } from '../../src/web/server.js';
import { openPage } from '../support/page-client.js';
import { startTinyPage, type TinyPage } from '../support/tiny-bot.js';

let tiny: TinyPage;
beforeEach(async () => {
  tiny = await startTinyPage();
});
afterEach(async () => {
  tiny.gate.open();
  await tiny.page.close();
});

describe('a conversation over HTTP', () => {
  it('shows the question, the typing and the answer as events, in order', async () => {
    const client = await openPage(tiny.page.url);
    const events = await client.events();
    expect(await events.next()).toMatchObject({ kind: 'transcript', data: { messages: [] } });
    expect((await client.post('/messages', { text: 'chờ' })).status).toBe(202);
    expect(await events.next()).toMatchObject({
      kind: 'message',
      data: { message: { author: 'user', text: 'chờ' } },
    });
    expect(await events.next()).toMatchObject({ kind: 'typing', id: null });
    tiny.gate.open();
    const reply = await events.next();
    expect(reply).toMatchObject({ kind: 'message', data: { message: { author: 'bot' } } });
    const message = reply?.data.message as
      | { nodes: Array<string | { tag: string; href?: string }> }
      | undefined;
    const nodes = message?.nodes ?? [];
    const marked = nodes.filter((node) => typeof node !== 'string');
    expect(marked.map((node) => node.tag)).toEqual(['bold', 'expandable-quote', 'quote', 'link']);
    expect(marked.at(-1)?.href).toBe('https://example.org/bai?a=1&b=2');
    await events.stop();
  });

  it('edits on a tap, alerts, and says that a button is gone', async () => {
    const client = await openPage(tiny.page.url);
    const events = await client.events();
    await client.post('/messages', { text: 'x' });
    for (let count = 0; count < 3; count++) await events.next();
    expect((await client.post('/taps', { message: 2, data: 'page:0' })).status).toBe(202);
    expect(await events.next()).toMatchObject({ kind: 'alert', data: { text: 'Đây là đoạn đầu.' } });
    expect((await client.post('/taps', { message: 2, data: 'page:2' })).status).toBe(202);
    expect(await events.next()).toMatchObject({ kind: 'edit', data: { message: { id: 2, text: 'Đoạn 2' } } });
    expect((await client.post('/taps', { message: 2, data: 'page:77' })).status).toBe(410);
    await events.stop();
  });

  it('resumes where a stream broke off', async () => {
    const client = await openPage(tiny.page.url);
    const first = await client.events();
    const id = (await first.next())?.id ?? '';
    await first.stop();
    await client.post('/messages', { text: '/help' });
    await tiny.local.settled();
    const second = await client.events(id);
    expect(await second.next()).toMatchObject({ kind: 'message', data: { message: { text: '/help' } } });
    expect(await second.next()).toMatchObject({
      kind: 'message',
      data: { message: { text: 'Trợ giúp đây.' } },
    });
    await second.stop();
  });

  it('keeps the chats of two browsers apart', async () => {
    const [one, other] = [await openPage(tiny.page.url), await openPage(tiny.page.url)];
    await one.post('/messages', { text: '/help' });
    await tiny.local.settled();
    const events = await other.events();
    expect(await events.next()).toMatchObject({ data: { messages: [] } });
    expect((await other.post('/taps', { message: 2, data: 'page:2' })).status).toBe(410);
    await events.stop();
  });

  it('gives the command menu', async () => {
    const client = await openPage(tiny.page.url);
    const { commands } = (await (await client.get('/commands')).json()) as { commands: unknown[] };
    expect(commands).toContainEqual({ command: 'help', description: 'Hướng dẫn sử dụng' });
  });

  it('logs the kind of a bot’s failure, never its words, and goes on', async () => {
    const client = await openPage(tiny.page.url);
    await client.post('/messages', { text: 'lỗi' });
    await tiny.local.settled();
    expect(tiny.warnings).toHaveLength(1);
    expect(JSON.stringify(tiny.warnings)).toContain('TypeError');
    expect(JSON.stringify(tiny.warnings)).not.toMatch(/secret|lỗi/);
    expect((await client.post('/messages', { text: '/help' })).status).toBe(202);
  });

  it('answers 429 when too much waits', async () => {
    const client = await openPage(tiny.page.url);
    await client.post('/messages', { text: 'chờ' });
    const statuses: number[] = [];
    for (let count = 0; count < 20; count++) {
      statuses.push((await client.post('/messages', { text: '/help' })).status);
    }
    expect(statuses.slice(0, 19)).toEqual(Array(19).fill(202));
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('the page and its language', () => {
  it('is in the browser’s language, with the collection in its head', async () => {
    const vietnamese = await (
      await fetch(tiny.page.url, { headers: { 'Accept-Language': 'fr, vi;q=0.8, en;q=0.5' } })
    ).text();
    expect(vietnamese).toContain('<html lang="vi">');
    expect(vietnamese).toContain('5 bài báo · 28/8/2024\u00A0–\u00A025/10/2025');
    const english = await (
      await fetch(tiny.page.url, { headers: { 'Accept-Language': 'en-GB,vi;q=0.3' } })
    ).text();
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('5 articles · 28 Aug 2024\u00A0–\u00A025 Oct 2025');
    expect(await (await fetch(tiny.page.url, { headers: { 'Accept-Language': 'fr' } })).text()).toContain(
      'lang="vi"',
    );
    for (const page of [vietnamese, english]) expect(page).not.toContain('{{');
  });

  it('follows the reader’s choice, and so does what the bot is told', async () => {
    const client = await openPage(tiny.page.url, 'vi');
    const chosen = await client.post('/language', { language: 'en' });
    const cookie = `${client.cookie}; ${chosen.headers.getSetCookie()[0]?.split(';')[0]}`;
    expect(await (await client.get('/', { Cookie: cookie })).text()).toContain('<html lang="en">');
    await client.post('/messages', { text: 'x' }, { Cookie: cookie });
    await client.post('/messages', { text: 'y' });
    await tiny.local.settled();
    expect(tiny.seen.map((one) => one.language)).toEqual(['en', 'vi']);
    expect((await client.post('/language', { language: 'fr' })).status).toBe(400);
  });

  it('sends its files with their types, and nothing else', async () => {
    const client = await openPage(tiny.page.url);
    expect((await client.get('/page.js')).headers.get('content-type')).toContain('text/javascript');
    expect((await client.get('/page.css')).headers.get('content-type')).toContain('text/css');
    expect((await client.get('/icon.svg')).headers.get('content-type')).toContain('image/svg+xml');
    for (const path of [
      '/index.html',
      '/..%2fserver.ts',
      '/%2e%2e/server.ts',
      '/none.js',
      '/package.json',
      '/a/b',
    ]) {
      expect((await client.get(path)).status, path).toBe(404);
    }
  });
});

describe('starting and stopping', () => {
  it('says that PORT must change when the port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => {
      other.listen(0, '127.0.0.1', resolve);
    });
    const { port } = other.address() as { port: number };
    const started = startLocalPage({
      port,
      local: createLocalTelegram({ clock: () => 0 }),
      handle: async () => {},
      pageFolder: join(projectRoot, 'src/web/page'),
      prompts: loadPrompts(join(projectRoot, 'prompts'), 'page'),
      log: { warn: () => {} },
    });
    await expect(started).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('PORT'),
    });
    await new Promise((resolve) => {
      other.close(resolve);
    });
  });

  it('refuses to start without its files', async () => {
    const started = startLocalPage({
      port: 0,
      local: createLocalTelegram({ clock: () => 0 }),
      handle: async () => {},
      pageFolder: join(projectRoot, 'src/web/none'),
      prompts: loadPrompts(join(projectRoot, 'prompts'), 'page'),
      log: { warn: () => {} },
    });
    await expect(started).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });

  it('lets an answer under way arrive before it ends the streams, and takes no more input', async () => {
    const client = await openPage(tiny.page.url);
    const events = await client.events();
    await events.next();
    await client.post('/messages', { text: 'chờ' });
    for (let count = 0; count < 2; count++) await events.next();
    const closed = tiny.page.close();
    expect((await client.post('/messages', { text: 'x' })).status).toBe(503);
    tiny.gate.open();
    expect(await events.next()).toMatchObject({ kind: 'message', data: { message: { author: 'bot' } } });
    expect(await events.next()).toBeNull();
    await closed;
    await expect(fetch(tiny.page.url)).rejects.toThrow();
  });
});
