// Connects to a checked target: to its checked addresses and no other, with the name used for TLS alone.
import { lookup } from 'node:dns/promises';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { literalOf } from '../core/allow-list.js';
import { cutOf, FetchCut } from './fetch-cut.js';
import type { CheckedTarget, Resolver } from './guarded-target.js';
import { sameAddress } from './public-address.js';

/** What a connector is asked for. `serverName` is for TLS and null where the URL names an address. */
export interface ConnectTo {
  readonly protocol: 'http:' | 'https:';
  readonly address: string;
  readonly port: number;
  readonly serverName: string | null;
  readonly signal: AbortSignal;
}

/** An open connection (TLS done) and the address it really leads to, as the system says. */
export interface Connection {
  readonly socket: Socket;
  readonly remoteAddress: string | undefined;
}

/** Opens a connection; rejects when it cannot, or when the signal aborts. */
export type Connector = (to: ConnectTo) => Promise<Connection>;

/** The system's own resolver, hosts file and all, in the order it prefers. */
export const systemResolver: Resolver = async (host) => {
  const found = await lookup(host, { all: true, order: 'verbatim' });
  return found.map(({ address }) => address);
};

/** Given an address, neither `net` nor `tls` looks anything up. */
export const systemConnector: Connector = ({ protocol, address, port, serverName, signal }) =>
  new Promise((resolve, reject) => {
    const place = { host: address, port };
    const socket =
      protocol === 'https:'
        ? connectTls({
            ...place,
            ...(serverName === null ? {} : { servername: serverName }),
            ALPNProtocols: ['http/1.1'],
          })
        : connectTcp(place);
    const stop = () => socket.destroy(new FetchCut('aborted', 'aborted'));
    signal.addEventListener('abort', stop, { once: true });
    socket.once('error', (error) => {
      signal.removeEventListener('abort', stop);
      reject(error);
    });
    socket.once(protocol === 'https:' ? 'secureConnect' : 'connect', () => {
      signal.removeEventListener('abort', stop);
      resolve({ socket, remoteAddress: socket.remoteAddress });
    });
    if (signal.aborted) stop();
  });

/** Further addresses of a name are tried when the first does not answer, but not a whole list of dead ones. */
const MOST_ATTEMPTS = 3;

/**
 * Connects to the first address that answers within `attemptMs`. Throws a FetchCut; `refused` when the connection leads
 * elsewhere than asked, whatever the reason (a proxy, a redirecting firewall, a fault of ours).
 */
export async function connectGuarded(
  target: CheckedTarget,
  connect: Connector,
  attemptMs: number,
  after: (milliseconds: number, callback: () => void) => () => void,
  signal: AbortSignal,
): Promise<Socket> {
  const serverName = literalOf(target.host) === null ? target.host : null;
  let last = new FetchCut('network', 'connection failed');
  for (const address of target.addresses.slice(0, MOST_ATTEMPTS)) {
    if (signal.aborted) throw cutOf(signal.reason);
    const attempt = new AbortController();
    const cancel = after(attemptMs, () => attempt.abort(new FetchCut('timeout', 'no connection in time')));
    const both = AbortSignal.any([signal, attempt.signal]);
    try {
      const { protocol, port } = target;
      const asked = connect({ protocol, address, port, serverName, signal: both });
      const { socket, remoteAddress } = await orAborted(asked, both);
      // Until somebody reads it and when nobody does any more, its errors are nobody's.
      socket.on('error', () => {});
      if (remoteAddress !== undefined && sameAddress(remoteAddress, address)) return socket;
      socket.destroy();
      throw new FetchCut('refused', 'connected to another address than the checked one');
    } catch (error) {
      last = cutOf(both.aborted ? both.reason : error);
      if (signal.aborted || last.failure === 'refused') throw last;
    } finally {
      cancel();
    }
  }
  throw last;
}

/** A promise, or the signal's reason as soon as it aborts; a connection that comes too late is dropped. */
async function orAborted(asked: Promise<Connection>, signal: AbortSignal): Promise<Connection> {
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
  });
  try {
    return await Promise.race([asked, aborted]);
  } catch (error) {
    void asked.then(({ socket }) => socket.on('error', () => {}).destroy()).catch(() => {});
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
