// The fetcher by its contract, and the way it presents itself to papers.
import { describe, expect, it } from 'vitest';
import { createFetcher } from '../../src/sources/fetcher.js';
import { describeFetcher } from '../contracts/fetcher.js';
import { goodRss } from '../support/hostile-feeds.js';
import { createHostileNetwork } from '../support/hostile-network.js';
import { openLab, textOf } from './fetch-harness.js';

describeFetcher('the HTTP fetcher', async (server) => {
  const { resolve, connect } = createHostileNetwork(server.port);
  return createFetcher({ version: '0.0', limits: { gapMs: 0 }, resolve, connect });
});

describe('a request', () => {
  it('names the product, its version and whom to ask', async () => {
    const { get, server } = await openLab({ version: '1.2', contact: 'https://a.example/bot' });
    await get('/rss');
    expect(server.requests[0]?.headers).toMatchObject({
      host: 'paper.example',
      'user-agent': 'TrichDan/1.2 (+https://a.example/bot)',
      'accept-encoding': 'gzip, deflate, br',
      'accept-language': 'vi, en;q=0.5',
      connection: 'close',
    });
  });

  it('asks for a feed or for a page', async () => {
    const { get, server } = await openLab();
    await get('/rss');
    await get('/page', { accept: 'page' });
    const [feed, page] = server.requests.map(({ headers }) => headers.accept);
    expect(feed).toMatch(/^application\/rss\+xml, application\/atom\+xml/u);
    expect(page).toMatch(/^text\/html/u);
  });

  it('sends back tag and date, but nothing that could not be a header', async () => {
    const { get, server } = await openLab();
    await get('/rss', { etag: 'W/"a b"', lastModified: 'Mon, 15 Sep 2025 00:00:00 GMT' });
    await get('/rss', { etag: '"a"\r\nx-evil: 1', lastModified: 'đ' });
    const [first, second] = server.requests.map(({ headers }) => headers);
    expect(first).toMatchObject({
      'if-none-match': 'W/"a b"',
      'if-modified-since': 'Mon, 15 Sep 2025 00:00:00 GMT',
    });
    expect(Object.keys(second ?? {})).not.toContain('if-none-match');
    expect(Object.keys(second ?? {})).not.toContain('if-modified-since');
    expect(Object.keys(second ?? {})).not.toContain('x-evil');
  });

  it('goes to a host with the Vietnamese letters of its name encoded', async () => {
    const { get, server, network } = await openLab();
    expect(textOf(await get('http://báo-mới.example/rss'))).toBe(goodRss());
    expect(network.lookups).toEqual(['xn--bo-mi-xqa5384c.example']);
    expect(server.requests[0]?.headers.host).toBe('xn--bo-mi-xqa5384c.example');
  });
});

describe('a body', () => {
  it.each(['gzip', 'x-gzip', 'capital', 'br', 'deflate', 'raw-deflate', 'identity', 'twice'])(
    'is unpacked: %s',
    async (packing) => {
      const { get } = await openLab();
      expect(textOf(await get(`/packed/${packing}`))).toBe(goodRss());
    },
  );

  it('that ends with its connection is whole', async () => {
    const { get } = await openLab();
    expect(textOf(await get('/until-close'))).toBe(goodRss());
  });

  it('may be as large as the cap, and not a byte larger', async () => {
    const { get, server } = await openLab({ limits: { wireBytes: 1000, feedBytes: 1000, pageBytes: 2000 } });
    server.put('/full', { body: 'a'.repeat(1000) });
    server.put('/over', { body: 'a'.repeat(1001) });
    expect(textOf(await get('/full'))).toHaveLength(1000);
    expect(await get('/over')).toMatchObject({ failure: 'too-large' });
  });

  it('of a page may be larger unpacked than that of a feed', async () => {
    const { get } = await openLab({ limits: { feedBytes: goodRss().length, pageBytes: 10_000 } });
    expect(await get('/packed/gzip')).toMatchObject({ failure: 'too-large' });
    expect(textOf(await get('/packed/gzip', { accept: 'page' }))).toBe(goodRss());
  });
});

describe('redirects', () => {
  it('are followed five times and no more', async () => {
    const { get, server } = await openLab();
    expect(textOf(await get('/steps/5'))).toBe(goodRss());
    expect(await get('/steps/6')).toMatchObject({ failure: 'too-many-redirects', httpStatus: 302 });
    expect(
      server.requests.map(({ path }) => path).filter((path) => path.startsWith('/steps/0')),
    ).toHaveLength(1);
  });

  it('take their address relative to the page, and its Vietnamese letters as UTF-8', async () => {
    const { get, server } = await openLab();
    server.put('/tin/m%E1%BB%9Bi', { body: 'mới' });
    expect(await get(`/to/302?url=${encodeURIComponent('../tin/mới')}`)).toMatchObject({
      url: 'http://paper.example/tin/m%E1%BB%9Bi',
    });
  });

  it('without an address, or that are none, are failures by their status', async () => {
    const { get } = await openLab();
    expect(await get('/to/302')).toMatchObject({ failure: 'http-status', httpStatus: 302 });
    expect(await get('/to/300?url=/rss')).toMatchObject({ failure: 'http-status', httpStatus: 300 });
    expect(await get('/status/304')).toMatchObject({ failure: 'http-status', httpStatus: 304 });
    expect(await get('/status/204')).toMatchObject({ failure: 'http-status', httpStatus: 204 });
  });

  it('from https to http are followed, noted, and never taken for good', async () => {
    const { get, network } = await openLab();
    const down = await get('https://paper.example/to/301?url=http://other.example/rss');
    expect(down).toMatchObject({ url: 'http://other.example/rss', movedTo: null, downgraded: true });
    expect(network.connections.map(({ protocol, port, serverName }) => [protocol, port, serverName])).toEqual(
      [
        ['https:', 443, 'paper.example'],
        ['http:', 80, 'other.example'],
      ],
    );
    const up = await get('http://paper.example/to/301?url=https://other.example/rss');
    expect(up).toMatchObject({ movedTo: 'https://other.example/rss' });
    expect(up).not.toHaveProperty('downgraded');
  });
});

describe('cookies', () => {
  it('set by a redirect come back in the same chain, and are forgotten after it', async () => {
    const { get, server } = await openLab();
    expect(textOf(await get('/cookie-loop'))).toBe(goodRss());
    expect(server.requests.map(({ headers }) => headers.cookie)).toEqual([undefined, 'D1N=abc123']);
    await get('/rss');
    expect(server.requests[2]?.headers.cookie).toBeUndefined();
  });

  it.each([
    ['a=1', 'http://paper.example', 'a=1'],
    ['a=1', 'http://www.paper.example', undefined],
    ['a=1; Domain=paper.example', 'http://www.paper.example', 'a=1'],
    ['a=1; Domain=.paper.example', 'http://paper.example', 'a=1'],
    ['a=1; Domain=other.example', 'http://other.example', undefined],
    ['a=1; Domain=example', 'http://other.example', undefined],
    ['a=1; Secure', 'http://paper.example', undefined],
    ['a=1; Secure', 'https://paper.example', 'a=1'],
    ['a=ê', 'http://paper.example', undefined],
    [`a=${'1'.repeat(3000)}`, 'http://paper.example', undefined],
  ])('%s of paper.example go to %s as %s', async (cookie, host, expected) => {
    const { get, server } = await openLab();
    const location = `${host}/rss`;
    server.put('/set', { status: 302, body: '', headers: { location, 'set-cookie': [cookie] } });
    await get('/set');
    expect(server.requests[1]?.headers.cookie).toBe(expected);
  });

  it('are kept to a number that servers take', async () => {
    const { get, server } = await openLab();
    const many = Array.from({ length: 500 }, (_, n) => `a${n}=${'x'.repeat(100)}`);
    server.put('/set', { status: 302, body: '', headers: { location: '/rss', 'set-cookie': many } });
    expect(textOf(await get('/set'))).toBe(goodRss());
    expect(server.requests[1]?.headers.cookie?.split('; ')).toHaveLength(20);
  });
});
