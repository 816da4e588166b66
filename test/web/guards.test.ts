// Whom the local page answers, what it takes from them, and what it never sends.
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

/** The status of a request whose Host may be a lie, which fetch does not allow. */
function statusFor(headers: Record<string, string>, path = '/', method = 'GET', body = ''): Promise<number> {
  const { port } = new URL(tiny.page.url);
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('who may talk to the page', () => {
  it('gives a session in a cookie that scripts cannot read and other sites cannot send', async () => {
    const opened = await fetch(tiny.page.url);
    const cookie = opened.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/^trichdan_session=[0-9a-f]{32}; /);
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(part);
  });

  it('keeps a browser’s session, and replaces one that is not of its making', async () => {
    const client = await openPage(tiny.page.url);
    expect((await client.get('/')).headers.getSetCookie()[0]).toContain(client.cookie);
    const forged = await client.get('/', { Cookie: 'trichdan_session=1' });
    expect(forged.headers.getSetCookie()[0]).toMatch(/^trichdan_session=[0-9a-f]{32};/);
  });

  it('answers only to its own address, so that no other name can be made to point at it', async () => {
    const { port } = new URL(tiny.page.url);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`]) {
      expect(await statusFor({ Host: host }), host).toBe(200);
    }
    const others = [
      'evil.example',
      `evil.example:${port}`,
      'localhost',
      `127.0.0.1.evil.example:${port}`,
      '127.0.0.1:1',
    ];
    for (const host of others) {
      expect(await statusFor({ Host: host }), host).toBe(403);
      expect(await statusFor({ Host: host }, '/page.js'), host).toBe(403);
    }
  });

  it('takes input only from the page itself', async () => {
    const { port } = new URL(tiny.page.url);
    const client = await openPage(tiny.page.url);
    const body = JSON.stringify({ text: 'x' });
    const own = { Host: `127.0.0.1:${port}`, Cookie: client.cookie, 'Content-Type': 'application/json' };
    const status = (headers: Record<string, string>) => statusFor(headers, '/messages', 'POST', body);
    expect(await status(own)).toBe(403);
    for (const origin of [
      'null',
      'https://evil.example',
      'http://127.0.0.1',
      'http://127.0.0.1:1',
      `http://localhost:${port}`,
    ]) {
      expect(await status({ ...own, Origin: origin }), origin).toBe(403);
    }
    const Origin = `http://127.0.0.1:${port}`;
    expect(await status({ ...own, Origin, 'Content-Type': 'text/plain' })).toBe(415);
    expect(await status({ ...own, Origin, Cookie: '' })).toBe(401);
    expect(await statusFor({ Host: own.Host }, '/events')).toBe(401);
    expect(tiny.seen).toEqual([]);
    expect(await status({ ...own, Origin })).toBe(202);
  });

  it('refuses bodies of the wrong shape or size without telling the bot', async () => {
    const client = await openPage(tiny.page.url);
    const wrong = [
      '{',
      'null',
      '{}',
      '{"text":1}',
      '{"text":"  "}',
      '{"text":"x","chat":2}',
      { text: 'x'.repeat(4097) },
    ];
    for (const body of wrong) expect((await client.post('/messages', body)).status, String(body)).toBe(400);
    expect((await client.post('/messages', { text: 'x'.repeat(40_000) })).status).toBe(413);
    expect((await client.post('/taps', { message: '2', data: 'x' })).status).toBe(400);
    expect((await client.post('/taps', { message: 2, data: 'x'.repeat(65) })).status).toBe(400);
    expect(tiny.seen).toEqual([]);
  });

  it('forbids foreign and inline scripts, sniffing, framing and referrers on every answer', async () => {
    const client = await openPage(tiny.page.url);
    for (const path of ['/', '/page.js', '/commands', '/none']) {
      const { headers } = await client.get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
    const page = await (await client.get('/')).text();
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son[a-z]+=|\sstyle=/i);
  });

  it('never sends markup that a bot or a user wrote as markup', async () => {
    const client = await openPage(tiny.page.url);
    const attack = '<img src=x onerror=alert(1)>';
    await client.post('/messages', { text: `nói:${attack}` });
    await client.post('/messages', { text: `html:<a href="javascript:alert(1)">${attack}</a>` });
    await client.post('/messages', { text: 'html:<a href="javascript:alert(1)">x</a>' });
    await tiny.local.settled();
    const events = await client.events();
    const data = (await events.next())?.data as
      | { messages: Array<{ author: string; nodes: unknown }> }
      | undefined;
    const messages = data?.messages ?? [];
    const fromBot = messages.filter((message) => message.author === 'bot').map((message) => message.nodes);
    expect(fromBot).toEqual([[attack], [{ tag: 'plain', children: ['x'] }]]);
    await events.stop();
  });
});
