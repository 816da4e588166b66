// A fetcher between a hostile server and a network of names that leads nowhere else.
import { afterEach, expect } from 'vitest';
import type { Fetcher, FetchOutcome, FetchRequest } from '../../src/core/source-ports.js';
import { createFetcher, type FetcherOptions } from '../../src/sources/fetcher.js';
import { createHostileNetwork, type HostileNetwork } from '../support/hostile-network.js';
import { type HostileServer, startHostileServer } from '../support/hostile-server.js';

export interface FetchLab {
  readonly server: HostileServer;
  readonly network: HostileNetwork;
  readonly fetcher: Fetcher;
  /** Fetches a feed; a path is one of `paper.example`. */
  get(url: string, request?: Partial<FetchRequest>): Promise<FetchOutcome>;
}

const labs: FetchLab[] = [];

/** Opens one; it is closed after the test, which fails if any connection was asked for outside of the network. */
export async function openLab(options: Partial<FetcherOptions> = {}): Promise<FetchLab> {
  const server = await startHostileServer();
  const network = createHostileNetwork(server.port);
  const { resolve, connect } = network;
  const limits = { gapMs: 0, ...options.limits };
  const fetcher = createFetcher({ version: '0.0', resolve, connect, ...options, limits });
  const lab: FetchLab = {
    server,
    network,
    fetcher,
    get: (url, request = {}) =>
      fetcher.get({
        url: url.startsWith('/') ? `http://paper.example${url}` : url,
        accept: 'feed',
        etag: null,
        lastModified: null,
        ...request,
      }),
  };
  labs.push(lab);
  return lab;
}

afterEach(async () => {
  for (const { fetcher, server, network } of labs.splice(0)) {
    await fetcher.close();
    await server.close();
    expect(network.escapes).toEqual([]);
  }
});

/** The body of what was fetched, as text. */
export function textOf(outcome: FetchOutcome): string {
  if (outcome.status !== 'fetched') throw new Error(`Not fetched: ${JSON.stringify(outcome)}`);
  return new TextDecoder().decode(outcome.body);
}

/** What went wrong, "timeout: no headers in time". */
export function causeOf(outcome: FetchOutcome): string {
  return outcome.status === 'failed' ? `${outcome.failure}: ${outcome.detail}` : outcome.status;
}
