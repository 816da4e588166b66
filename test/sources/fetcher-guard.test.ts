// Nothing private is reached: by no spelling, no redirect, no name, and no connection that leads elsewhere.
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { parseAllowList } from '../../src/core/allow-list.js';
import { systemConnector, systemResolver } from '../../src/sources/guarded-connection.js';
import {
  BROKEN_URLS,
  CLOSED_4,
  CLOSED_6,
  CLOSED_URLS,
  EMBEDDINGS,
  OPEN_4,
  SPELLINGS_4,
} from '../support/hostile-addresses.js';
import { goodRss } from '../support/hostile-feeds.js';
import { PUBLIC, PUBLIC_6 } from '../support/hostile-network.js';
import { causeOf, openLab, textOf } from './fetch-harness.js';

const refused = { status: 'failed', failure: 'refused', httpStatus: null };

function allowing(written: string) {
  const read = parseAllowList(written);
  if ('wrong' in read) throw new Error(`Entry ${read.wrong} was not taken.`);
  return { allow: read.allow };
}

/** Every closed address in every spelling, as URLs. */
const CLOSED: readonly string[] = [
  ...CLOSED_4.flatMap((address) =>
    [...Object.values(SPELLINGS_4), ...Object.values(EMBEDDINGS)].map(
      (spell) => `http://${spell(address)}/rss`,
    ),
  ),
  ...CLOSED_6.flatMap((address) => [`http://[${address}]/rss`, `https://[${address.toUpperCase()}]/rss`]),
];

describe('an address that is not public', () => {
  it('is refused in every spelling, without looking anything up or connecting', async () => {
    expect(CLOSED.length).toBeGreaterThan(800);
    const { get, network } = await openLab();
    const reached: string[] = [];
    for (const url of CLOSED) {
      const outcome = await get(url);
      if (outcome.status !== 'failed' || outcome.failure !== 'refused')
        reached.push(`${url} ${causeOf(outcome)}`);
    }
    expect(reached).toEqual([]);
    expect([network.lookups, network.connections]).toEqual([[], []]);
  });

  it('is refused in every spelling when a redirect leads to it', async () => {
    const { get, network, server } = await openLab();
    const reached: string[] = [];
    for (const [place, url] of CLOSED.entries()) {
      // A third of them in turn: each costs a connection to the redirecting server.
      if (place % 3 !== 0) continue;
      const outcome = await get(`/to/302?url=${encodeURIComponent(url)}`);
      if (outcome.status !== 'failed' || outcome.failure !== 'refused')
        reached.push(`${url} ${causeOf(outcome)}`);
    }
    expect(reached).toEqual([]);
    expect(server.requests).toHaveLength(Math.ceil(CLOSED.length / 3));
    expect(new Set(network.connections.map(({ address }) => address))).toEqual(new Set([PUBLIC]));
  });

  it.each([...CLOSED_4, ...CLOSED_6])('is refused when a name leads to it: %s', async (address) => {
    const { get, network } = await openLab();
    network.name('inner.example', [address]);
    network.name('mixed.example', [PUBLIC, address]);
    expect(await get('http://inner.example/rss')).toMatchObject(refused);
    expect(await get('https://mixed.example/rss')).toMatchObject(refused);
    expect(network.connections).toEqual([]);
  });

  it('is refused after several redirects as well', async () => {
    const { get } = await openLab();
    const inner = encodeURIComponent(encodeURIComponent('http://0x7f.1/'));
    expect(
      await get(`/to/301?url=${encodeURIComponent(`http://b.example/to/307?url=`)}${inner}`),
    ).toMatchObject({
      ...refused,
      detail: 'loopback address',
    });
  });
});

describe('a public address', () => {
  it.each(Object.entries(SPELLINGS_4))('is reached in the spelling %s', async (_, spell) => {
    const { get, network } = await openLab();
    expect(textOf(await get(`http://${spell(PUBLIC)}/rss`))).toBe(goodRss());
    expect(network.connections).toMatchObject([{ address: PUBLIC, port: 80, serverName: null }]);
    expect(network.lookups).toEqual([]);
  });

  it.each(OPEN_4)('is reached when it lies beside a closed block: %s', async (address) => {
    const { get, network } = await openLab();
    network.reach(address);
    expect(textOf(await get(`http://${address}/rss`))).toBe(goodRss());
  });

  it('of the new kind is reached by itself and through a name', async () => {
    const { get, network } = await openLab();
    network.name('six.example', [PUBLIC_6]);
    expect(textOf(await get(`http://[${PUBLIC_6}]/rss`))).toBe(goodRss());
    expect(textOf(await get('https://six.example/rss'))).toBe(goodRss());
    expect(network.connections.map(({ address, serverName }) => [address, serverName])).toEqual([
      [PUBLIC_6, null],
      [PUBLIC_6, 'six.example'],
    ]);
  });
});

describe('a URL', () => {
  it.each(CLOSED_URLS)('is refused for what it is: %s', async (url) => {
    const { get, network } = await openLab();
    expect(await get(url)).toMatchObject(refused);
    expect(await get(`/to/302?url=${encodeURIComponent(url)}`)).toMatchObject(refused);
    expect(network.lookups).toEqual(['paper.example']);
  });

  it.each(BROKEN_URLS)('is no address: %s', async (url) => {
    const { fetcher, network } = await openLab();
    const request = { url, accept: 'feed', etag: null, lastModified: null } as const;
    expect(await fetcher.get(request)).toMatchObject({ status: 'failed', failure: 'bad-address' });
    expect(network.lookups).toEqual([]);
  });
});

describe('a name', () => {
  it('is looked up once, and its answer of that moment is what is connected to', async () => {
    const { get, network } = await openLab();
    network.name('rebinding.example', [PUBLIC], ['127.0.0.1']);
    expect(textOf(await get('http://rebinding.example/rss'))).toBe(goodRss());
    expect(network.lookups).toEqual(['rebinding.example']);
    expect(await get('http://rebinding.example/rss')).toMatchObject(refused);
  });

  it('that changes its answer between redirects is checked again', async () => {
    const { get, network, server } = await openLab();
    network.name('rebinding.example', [PUBLIC], ['169.254.169.254']);
    expect(await get('http://rebinding.example/to/302?url=/latest/meta-data')).toMatchObject({
      ...refused,
      detail: 'link local address',
    });
    expect(server.requests).toHaveLength(1);
  });

  it.each([['localhost.example.'], ['127.0.0.1.'], ['0x7f.1'], ['']])(
    'whose answer is no address is refused, even if it is allowed: %j',
    async (answer) => {
      const { get, network } = await openLab(allowing('odd.example'));
      network.name('odd.example', [answer]);
      expect(await get('http://odd.example/rss')).toMatchObject(refused);
    },
  );

  it('that nobody knows is a failure of the network', async () => {
    const { get } = await openLab();
    expect(causeOf(await get('http://nowhere.invalid/'))).toBe('network: name not found');
  });

  it('is tried at its next address when the first does not answer', async () => {
    const lab = await openLab();
    const { get, network } = await openLab({
      connect: (to) =>
        to.address === '1.1.1.1'
          ? Promise.reject(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }))
          : lab.network.connect(to),
      resolve: async () => ['1.1.1.1', PUBLIC],
    });
    expect(textOf(await get('/rss'))).toBe(goodRss());
    expect(network.connections).toEqual([]);
  });
});

describe('a connection', () => {
  it.each([['127.0.0.1'], ['::ffff:10.0.0.1'], ['8.8.8.8'], [undefined]])(
    'that turns out to lead to %s is dropped before anything is sent',
    async (claimed) => {
      const { get, network, server } = await openLab();
      network.mislead(PUBLIC, claimed);
      expect(await get('/rss')).toMatchObject({
        ...refused,
        detail: 'connected to another address than the checked one',
      });
      expect(server.requests).toEqual([]);
    },
  );

  it('by the system goes to the address it is given, with the name for TLS alone', async () => {
    const hello = new Promise<string>((resolve) => {
      const server = createServer((socket) => {
        server.close();
        socket.once('data', (data) => {
          resolve(data.toString('latin1'));
          socket.destroy();
        });
      });
      server.listen(0, '127.0.0.1', () => {
        const { port } = server.address() as AddressInfo;
        const { signal } = new AbortController();
        const to = {
          protocol: 'https:',
          address: '127.0.0.1',
          port,
          serverName: 'paper.example',
          signal,
        } as const;
        systemConnector(to).catch(() => {});
      });
    });
    expect(await hello).toContain('paper.example');
  });

  it('by the system is given up when it is told to', async () => {
    const to = { protocol: 'http:', address: '127.0.0.1', port: 9, serverName: null } as const;
    await expect(systemConnector({ ...to, signal: AbortSignal.abort() })).rejects.toThrow();
  });
});

describe('what is allowed on purpose', () => {
  it('is reached at its real address, through the system itself', async () => {
    const { server } = await openLab();
    const real = { resolve: systemResolver, connect: systemConnector };
    const { get } = await openLab({ ...allowing('127.0.0.1, ::1'), ...real });
    expect(textOf(await get(`http://127.0.0.1:${server.port}/rss`))).toBe(goodRss());
    expect(textOf(await get(`http://0x7f.1:${server.port}/to/302?url=/rss`))).toBe(goodRss());
    expect(textOf(await get(`http://localhost:${server.port}/rss`))).toBe(goodRss());
  });

  it('is reached by its name on its port, and nothing beside it', async () => {
    const { get, network } = await openLab(allowing('paper.intranet:8080, 10.1.0.0/16'));
    for (const address of ['192.168.7.7', '10.1.2.3']) network.reach(address);
    network.name('paper.intranet', ['192.168.7.7']);
    network.name('other.intranet', ['10.1.2.3']);
    network.name('third.intranet', ['10.2.2.3']);
    expect(textOf(await get('http://paper.intranet:8080/rss'))).toBe(goodRss());
    expect(textOf(await get('http://other.intranet:3000/rss'))).toBe(goodRss());
    expect(causeOf(await get('http://paper.intranet/rss'))).toBe('refused: private address');
    expect(causeOf(await get('http://third.intranet/rss'))).toBe('refused: private address');
    expect(causeOf(await get('http://a.example:3000/rss'))).toBe('refused: port 3000');
  });
});
