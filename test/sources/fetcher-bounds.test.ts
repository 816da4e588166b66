// Nothing a server does holds a fetch up, fills the memory, or keeps the good ones of the same run from arriving.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { BOMB_BYTES, bombs } from '../support/hostile-bombs.js';
import { goodRss } from '../support/hostile-feeds.js';
import { createManualTime } from '../support/manual-time.js';
import { causeOf, openLab, textOf } from './fetch-harness.js';

const MB = 1024 * 1024;
/** Short enough not to be waited for, and real: the server's drips are real as well. */
const IMPATIENT = { totalMs: 200, connectMs: 100, headersMs: 100, idleMs: 100 };

describe('a server that', () => {
  it.each([
    ['answers a byte at a time', '/drip', 'timeout: took too long'],
    ['never answers', '/mute', 'timeout: no headers in time'],
    ['stops in the middle', '/silent', 'timeout: body stopped coming'],
    ['drips its headers', '/drip-headers', 'timeout: no headers in time'],
    ['only announces answers', '/hints', 'timeout: no headers in time'],
    ['never answers after a redirect', '/to/302?url=/mute', 'timeout: no headers in time'],
  ])('%s is left in time', async (_, path, cause) => {
    const limits = cause.includes('too long')
      ? { ...IMPATIENT, idleMs: 10_000 }
      : { ...IMPATIENT, totalMs: 10_000 };
    const { get } = await openLab({ limits });
    expect(causeOf(await get(path))).toBe(cause);
  });

  it.each(['/drip', '/mute', '/silent', '/drip-headers', '/hints'])(
    'holds a fetch up by %s only as long as a fetch may take in all',
    async (path) => {
      const { get } = await openLab({ limits: { totalMs: 150 } });
      expect(await get(path)).toMatchObject({ failure: 'timeout', httpStatus: null });
    },
  );

  it('redirects for ever is left in time, however fast it is', async () => {
    const { get, server } = await openLab({ limits: { redirects: 1_000_000, totalMs: 150 } });
    expect(causeOf(await get('/loop'))).toBe('timeout: took too long');
    expect(server.requests.length).toBeGreaterThan(0);
  });

  it.each([
    ['/loop', 'too-many-redirects: more than 5 redirects'],
    ['/endless', 'too-large: more than 5242880 bytes'],
    ['/declared-large', 'too-large: declared size'],
    ['/many-headers', 'too-large: too many headers'],
    ['/endless-error/404', 'http-status: HTTP 404'],
    ['/endless-error/500', 'http-status: HTTP 500'],
    ['/endless-error/200', 'too-large: more than 5242880 bytes'],
    ['/length-long', 'network: connection closed early'],
    ['/length-broken', 'network: broken HTTP'],
    ['/length-twice', 'network: length differs from Content-Length'],
    ['/chunk-cut', 'network: connection closed early'],
    ['/reset', 'network: connection reset'],
    ['/reset-after-headers', 'network: broken HTTP'],
    ['/not-http', 'network: broken HTTP'],
    ['/upgrade', 'network: connection closed early'],
    ['/packed/thrice', 'network: unknown Content-Encoding'],
    ['/packed/unknown', 'network: unknown Content-Encoding'],
    ['/packed/lie', 'network: broken compression'],
    ['/packed/br-lie', 'network: broken compression'],
    ['/packed/deflate-lie', 'network: broken compression'],
    ['/packed/cut-off', 'network: broken compression'],
    ['/endless-error/302?location=/endless', 'too-large: more than 5242880 bytes'],
  ])('answers %s is a failure that says so: %s', async (path, cause) => {
    const { get } = await openLab();
    expect(causeOf(await get(path))).toBe(cause);
  });

  it.each(['endless-error/302?location=/rss', 'endless-error/301?location=/rss'])(
    'sends an endless body along with a redirect is not listened to: %s',
    async (path) => {
      const { get } = await openLab();
      expect(textOf(await get(`/${path}`))).toBe(goodRss());
    },
  );

  it('goes on sending is given its time anew with every part, and no timer outlives the fetch', async () => {
    const time = createManualTime(0);
    const set: number[] = [];
    const after = (milliseconds: number, callback: () => void) => {
      set.push(milliseconds);
      return time.after(milliseconds, callback);
    };
    const { get } = await openLab({ limits: { idleMs: 4711 }, now: time.now, after });
    expect(await get('/endless')).toMatchObject({ failure: 'too-large' });
    expect(set.filter((milliseconds) => milliseconds === 4711).length).toBeGreaterThan(10);
    expect(time.pending()).toEqual([]);
  });

  it('does not even connect is left in time', async () => {
    const { get } = await openLab({ limits: { connectMs: 50 }, connect: () => new Promise(() => {}) });
    expect(causeOf(await get('/rss'))).toBe('timeout: no connection in time');
  });

  it('has a name server that never answers is left in time', async () => {
    const { get } = await openLab({ limits: { totalMs: 50 }, resolve: () => new Promise(() => {}) });
    expect(causeOf(await get('/rss'))).toBe('timeout: took too long');
  });
});

describe('a bomb', () => {
  it.each(Object.keys(bombs))('is put out before it unpacks: %s', async (name) => {
    const bomb = await bombs[name]?.();
    expect(bomb?.body.length).toBeLessThan(MB);
    const { get } = await openLab();
    expect(causeOf(await get(`/bomb/${name}`))).toBe('too-large: more than 5242880 bytes unpacked');
  });
});

describe('memory', () => {
  it('stays within 100 MB above idle while all of them come at once, and the good ones arrive', async () => {
    expect(BOMB_BYTES).toBeGreaterThanOrEqual(100 * MB);
    for (const make of Object.values(bombs)) await make();
    const { get } = await openLab({ limits: IMPATIENT_BUT_FAIR });
    await get('/rss');
    collect();
    const idle = memory();
    let most = idle;
    const watch = setInterval(() => {
      most = Math.max(most, memory());
    }, 5);
    const bad = [...Object.keys(bombs).map((name) => `bomb/${name}`), 'endless', 'endless-error/500'];
    const paths = ['drip', ...Array.from({ length: 3 }, () => bad.flatMap((path) => ['rss', path])).flat()];
    const outcomes = await Promise.all(
      paths.map((path, place) =>
        get(`http://h${place % 9}.example/${path}`, { accept: place % 2 === 0 ? 'page' : 'feed' }),
      ),
    );
    clearInterval(watch);
    for (const [place, outcome] of outcomes.entries()) {
      if (paths[place] === 'rss') expect(textOf(outcome)).toBe(goodRss());
      else expect(outcome).toMatchObject({ status: 'failed' });
    }
    expect((most - idle) / MB).toBeLessThan(100);
  });
});

/** The drip of this run is to end soon, but nothing good for the sake of a busy machine. */
const IMPATIENT_BUT_FAIR = { totalMs: 5_000 };

/** Garbage of the tests before must not count as idle. */
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes held by objects, buffers and all that Node knows of. */
function memory(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
