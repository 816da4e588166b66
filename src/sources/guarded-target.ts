// Decides before anything is sent whether a URL may be fetched, and to which addresses it may connect.
import { type AllowList, allowsAddress, allowsHost, literalOf, withoutDot } from '../core/allow-list.js';
import { FetchCut } from './fetch-cut.js';
import { whyNotPublic } from './public-address.js';

/** All addresses of a name, as text. May reject with an error that has a `code` (ENOTFOUND …). */
export type Resolver = (host: string) => Promise<readonly string[]>;

/** A place that has been checked: connections go to one of `addresses` and nowhere else. */
export interface CheckedTarget {
  readonly url: URL;
  readonly protocol: 'http:' | 'https:';
  /** Lower case, without a final dot; brackets stay. */
  readonly host: string;
  readonly port: number;
  readonly addresses: readonly string[];
}

/** RFC 9110 recommends 8,000 octets as the least that is supported; longer ones are of no newspaper. */
const LONGEST_URL = 8_000;
const PORTS: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** Reads an address, or `location` of a redirect relative to it. Throws a FetchCut. */
export function parseAddress(written: string, base?: URL): URL {
  if (written.length > LONGEST_URL || !URL.canParse(written, base?.href)) {
    throw new FetchCut('bad-address', base === undefined ? 'not an address' : 'redirect to no address');
  }
  const url = new URL(written, base);
  url.hash = '';
  return url;
}

/**
 * Checks a URL and resolves its name, once: of a name that changes its answer only the answer that was checked counts.
 * One address that must not be reached refuses the name with all its addresses. Throws a FetchCut.
 */
export async function checkTarget(url: URL, allow: AllowList, resolve: Resolver): Promise<CheckedTarget> {
  const { protocol } = url;
  if (protocol !== 'http:' && protocol !== 'https:') throw new FetchCut('refused', 'not http or https');
  if (url.username !== '' || url.password !== '') throw new FetchCut('refused', 'credentials in the address');
  const host = withoutDot(url.hostname);
  const port = url.port === '' ? (PORTS[protocol] as number) : Number(url.port);
  const literal = literalOf(host);
  const trusted = literal === null && allowsHost(allow, host, port);
  const usual = port === 80 || port === 443;
  // Decided without a look-up where it can be: nobody may have the name server asked for the sake of a refusal.
  if (!trusted && !allow.some((entry) => entry.kind === 'network')) {
    if (/(?:^|\.)localhost$/u.test(host)) throw new FetchCut('refused', 'loopback name');
    if (!usual) throw new FetchCut('refused', `port ${port}`);
  }
  const addresses = literal === null ? await resolve(host) : [literal];
  if (addresses.length === 0) throw new FetchCut('network', 'name not found');
  for (const address of addresses) {
    // Even of a trusted name: what is no address would be looked up once more by whoever connects.
    if (literalOf(address) === null) throw new FetchCut('refused', 'not an address');
    if (trusted || allowsAddress(allow, address, port)) continue;
    const why = whyNotPublic(address);
    if (why !== null) throw new FetchCut('refused', why);
    if (!usual) throw new FetchCut('refused', `port ${port}`);
  }
  return { url, protocol, host, port, addresses: [...new Set(addresses)] };
}
