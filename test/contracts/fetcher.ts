// What every fetcher must do, whatever it fetches with: it is opened onto a server that `paper.example` leads to.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fetcher, FetchOutcome, FetchRequest } from '../../src/core/source-ports.js';
import { goodRss } from '../support/hostile-feeds.js';
import { ETAG, type HostileServer, LAST_MODIFIED, startHostileServer } from '../support/hostile-server.js';

/** `open` gives a fetcher that does not wait between requests and to which all of `*.example` is the server. */
export function describeFetcher(name: string, open: (server: HostileServer) => Promise<Fetcher>): void {
  describe(`${name}, as a fetcher`, () => {
    let server: HostileServer;
    let fetcher: Fetcher;
    beforeEach(async () => {
      server = await startHostileServer();
      fetcher = await open(server);
    });
    afterEach(async () => {
      await fetcher.close();
      await server.close();
    });

    const get = (path: string, request: Partial<FetchRequest> = {}): Promise<FetchOutcome> =>
      fetcher.get({
        url: path.includes(':') ? path : `http://paper.example${path}`,
        accept: 'feed',
        etag: null,
        lastModified: null,
        ...request,
      });

    it('brings a document with all that is said about it', async () => {
      expect(await get('/rss#tin')).toEqual({
        status: 'fetched',
        url: 'http://paper.example/rss',
        movedTo: null,
        body: new TextEncoder().encode(goodRss()),
        contentType: 'application/rss+xml; charset=utf-8',
        etag: ETAG,
        lastModified: LAST_MODIFIED,
        freshForMs: 60_000,
      });
    });

    it('brings a document of which nothing is said', async () => {
      server.put('/bare', { body: 'chữ' });
      expect(await get('/bare')).toEqual({
        status: 'fetched',
        url: 'http://paper.example/bare',
        movedTo: null,
        body: new TextEncoder().encode('chữ'),
        contentType: null,
        etag: null,
        lastModified: null,
        freshForMs: null,
      });
    });

    it('says that a document is unchanged, by its tag or by its date', async () => {
      const unchanged = { status: 'unchanged', freshForMs: 60_000 };
      expect(await get('/rss', { etag: ETAG })).toEqual(unchanged);
      expect(await get('/rss', { lastModified: LAST_MODIFIED })).toEqual(unchanged);
      expect(await get('/rss', { etag: '"other"' })).toMatchObject({ status: 'fetched' });
    });

    it('follows redirects and says where a source has moved for good', async () => {
      const found = { status: 'fetched', url: 'http://paper.example/rss' };
      expect(await get('/to/302?url=/rss')).toMatchObject({ ...found, movedTo: null });
      expect(await get('/to/301?url=/rss')).toMatchObject({ ...found, movedTo: found.url });
      expect(await get('/to/308?url=/to/301?url=/rss')).toMatchObject({ ...found, movedTo: found.url });
      expect(await get('/to/301?url=/to/307?url=/rss')).toMatchObject({ ...found, movedTo: null });
    });

    it('tells a status that is no success, and for how long the server wants to be left alone', async () => {
      const failed = { status: 'failed', failure: 'http-status', detail: expect.any(String) };
      expect(await get('/nowhere')).toEqual({ ...failed, httpStatus: 404, retryAfterMs: null });
      expect(await get('/status/429?after=120')).toEqual({
        ...failed,
        httpStatus: 429,
        retryAfterMs: 120_000,
      });
      const other = 'http://other.example/status/503?after=99999999';
      expect(await get(other)).toMatchObject({ retryAfterMs: 86_400_000 });
    });

    it('does not ask a host again that wants to be left alone, whatever the document', async () => {
      await get('/status/429?after=120');
      const asked = server.requests.length;
      expect(await get('/rss')).toMatchObject({ status: 'failed', failure: 'http-status', httpStatus: 429 });
      expect(server.requests).toHaveLength(asked);
      expect(await get('http://other.example/rss')).toMatchObject({ status: 'fetched' });
      await get('http://other.example/status/404?after=120');
      expect(await get('http://other.example/rss')).toMatchObject({ status: 'fetched' });
    });

    it.each([
      ['ftp://paper.example/rss', 'refused'],
      ['http://127.0.0.1/rss', 'refused'],
      ['http://2130706433/rss', 'refused'],
      ['http://[::ffff:a9fe:a9fe]/rss', 'refused'],
      ['http://user:password@paper.example/rss', 'refused'],
      ['http://paper.example:22/rss', 'refused'],
      ['paper.example:rss', 'refused'],
      ['http://:', 'bad-address'],
      ['http://paper.example/to/302?url=http://192.168.1.1/', 'refused'],
      ['http://paper.example/to/302?url=http://:', 'bad-address'],
      ['http://paper.example/loop', 'too-many-redirects'],
      ['http://paper.example/reset', 'network'],
      ['http://paper.example/not-http', 'network'],
      ['http://paper.example/declared-large', 'too-large'],
    ])('fails for %s as %s, and does not throw', async (url, failure) => {
      const outcome = await get(url);
      expect(outcome).toMatchObject({ status: 'failed', failure, retryAfterMs: null });
      expect(outcome.status === 'failed' && outcome.detail).toMatch(/^.{1,80}$/u);
      expect(outcome.status === 'failed' && outcome.detail).not.toContain('password');
    });

    it('stops when it is told to, before and while it fetches', async () => {
      const aborted = { status: 'failed', failure: 'aborted', httpStatus: null, retryAfterMs: null };
      expect(await get('/rss', { signal: AbortSignal.abort() })).toMatchObject(aborted);
      expect(server.requests).toEqual([]);
      const controller = new AbortController();
      server.put('/rss', () => {
        controller.abort();
        return { body: 'too late' };
      });
      expect(await get('/rss', { signal: controller.signal })).toMatchObject(aborted);
    });

    it('stops everything when it is closed, and fetches nothing more', async () => {
      const aborted = { status: 'failed', failure: 'aborted' };
      const arrived = new Promise<void>((resolve) => {
        server.put('/rss', () => {
          resolve();
          return { body: 'x', headers: { 'content-length': '2' } };
        });
      });
      const fetching = get('/rss');
      const queued = get('/rss');
      await arrived;
      await fetcher.close();
      await fetcher.close();
      expect(await fetching).toMatchObject(aborted);
      expect(await queued).toMatchObject(aborted);
      expect(await get('/rss')).toMatchObject(aborted);
      expect(server.requests).toHaveLength(1);
    });
  });
}
