// Politeness by a clock that a test moves: one request at a time to a host, a pause between two, a few hosts at once.
import { describe, expect, it } from 'vitest';
import { createHostTurns, type HostTurnsOptions } from '../../src/sources/host-turns.js';
import { goodRss } from '../support/hostile-feeds.js';
import { createManualTime } from '../support/manual-time.js';
import { openLab, textOf } from './fetch-harness.js';

const START = Date.UTC(2025, 8, 15);
const STAY = new AbortController().signal;

function open(options: Partial<HostTurnsOptions> = {}) {
  const time = createManualTime(START);
  const { now, after } = time;
  const turns = createHostTurns({
    ...{ gapMs: 1000, jitter: 0.25, concurrency: 4, now, after, random: () => 0.5 },
    ...options,
  });
  const begun: string[] = [];
  const ends: Array<() => void> = [];
  /** Asks for a turn; `begun` gets its name when it comes. */
  const ask = async (name: string, host: string, signal = STAY): Promise<void> => {
    const end = await turns.take(host, signal);
    begun.push(name);
    ends.push(end);
  };
  const settle = () => new Promise(setImmediate);
  return { time, turns, begun, ends, ask, settle };
}

describe('turns at a host', () => {
  it('come one after another, with a pause after each', async () => {
    const { time, begun, ends, ask, settle } = open();
    for (const name of ['a1', 'a2', 'a3']) void ask(name, 'a');
    await settle();
    expect(begun).toEqual(['a1']);
    time.advance(60_000);
    await settle();
    expect(begun).toEqual(['a1']);
    ends[0]?.();
    time.advance(999);
    await settle();
    expect(begun).toEqual(['a1']);
    time.advance(1);
    await settle();
    expect(begun).toEqual(['a1', 'a2']);
    ends[1]?.();
    ends[1]?.();
    time.advance(1000);
    await settle();
    expect(begun).toEqual(['a1', 'a2', 'a3']);
  });

  it('come at once when the pause has long passed', async () => {
    const { time, begun, ends, ask, settle } = open();
    await ask('a1', 'a');
    ends[0]?.();
    time.advance(5_000);
    void ask('a2', 'a');
    await settle();
    expect(begun).toEqual(['a1', 'a2']);
    expect(time.pending()).toEqual([]);
  });

  it.each([
    [0, 750],
    [0.5, 1000],
    [0.9999, 1250],
  ])('have a pause that varies: chance %d, %i ms', async (chance, pause) => {
    const { time, ends, ask } = open({ random: () => chance });
    await ask('a1', 'a');
    ends[0]?.();
    void ask('a2', 'a');
    expect(Math.round(time.pending()[0] ?? 0)).toBe(pause);
  });

  it('of different hosts come together, four at most', async () => {
    const { begun, ends, ask, settle } = open();
    for (const host of ['a', 'b', 'c', 'd', 'e', 'f']) void ask(host, host);
    await settle();
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    ends[2]?.();
    await settle();
    expect(begun).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('of a host with many pages do not keep the others waiting', async () => {
    const { begun, ends, ask, settle } = open({ gapMs: 0, concurrency: 1 });
    for (const name of ['a1', 'a2', 'a3', 'b1', 'c1']) void ask(name, name.slice(0, 1));
    for (let n = 0; n < 5; n += 1) {
      await settle();
      ends[n]?.();
    }
    expect(begun).toEqual(['a1', 'b1', 'c1', 'a2', 'a3']);
  });

  it('are given up when told to, without holding up those behind', async () => {
    const { time, begun, ends, ask, settle } = open();
    const controller = new AbortController();
    await ask('a1', 'a');
    const gone = ask('a2', 'a', controller.signal);
    void ask('a3', 'a');
    controller.abort();
    await expect(gone).rejects.toMatchObject({ failure: 'aborted' });
    await expect(ask('a4', 'a', controller.signal)).rejects.toMatchObject({ failure: 'aborted' });
    ends[0]?.();
    time.advance(1000);
    await settle();
    expect(begun).toEqual(['a1', 'a3']);
  });

  it('leave no timer behind when everybody has gone', async () => {
    const { time, ends, ask } = open();
    const controller = new AbortController();
    await ask('a1', 'a');
    ends[0]?.();
    const gone = ask('a2', 'a', controller.signal);
    expect(time.pending()).toHaveLength(1);
    controller.abort();
    await expect(gone).rejects.toMatchObject({ failure: 'aborted' });
    expect(time.pending()).toEqual([]);
  });

  it('of thousands of hosts are forgotten, but no pause before its time', async () => {
    const { time, begun, ends, ask, settle } = open();
    await ask('a1', 'a');
    ends.shift()?.();
    for (let n = 0; n < 3_000; n += 1) {
      await ask(`h${n}`, `h${n}`);
      ends.shift()?.();
    }
    void ask('a2', 'a');
    await settle();
    expect(begun).not.toContain('a2');
    time.advance(1000);
    await settle();
    expect(begun).toContain('a2');
  });
});

describe('a fetcher', () => {
  it('asks a host once at a time and pauses, but follows a redirect within it in the same visit', async () => {
    const time = createManualTime(START);
    const { get, server, network } = await openLab({
      limits: { gapMs: 1000 },
      now: time.now,
      after: (milliseconds, callback) => time.after(milliseconds, callback),
      random: () => 0.5,
    });
    const first = await get('/to/302?url=/rss');
    expect(textOf(first)).toBe(goodRss());
    const second = get('/atom');
    const third = get('/json');
    const other = await get('http://other.example/rss');
    expect(textOf(other)).toBe(goodRss());
    const paths = () => server.requests.map(({ path }) => path);
    expect(paths()).toEqual(['/to/302?url=/rss', '/rss', '/rss']);
    time.advance(1000);
    await second;
    expect(paths().at(-1)).toBe('/atom');
    await new Promise(setImmediate);
    expect(paths()).toHaveLength(4);
    time.advance(1000);
    expect(await third).toMatchObject({ status: 'fetched' });
    expect(server.busiest).toBe(1);
    expect(network.lookups).toHaveLength(5);
  });

  it('never asks more than four hosts at the same time', async () => {
    const { get, server } = await openLab();
    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, n) => get(`http://h${n % 10}.example/rss`)),
    );
    expect(outcomes.every(({ status }) => status === 'fetched')).toBe(true);
    expect(server.busiest).toBeLessThanOrEqual(4);
  });
});
