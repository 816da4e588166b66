// Reads the list of hosts, addresses and networks that may be fetched although they are not public.
import ipaddr from 'ipaddr.js';

/** A host by its name, or a network (one address is a network of itself); `port` null stands for every port. */
export type AllowEntry =
  | { readonly kind: 'host'; readonly host: string; readonly port: number | null }
  | { readonly kind: 'network'; readonly network: string; readonly port: number | null };

export type AllowList = readonly AllowEntry[];

/**
 * A list separated by commas or blanks: `paper.intranet`, `paper.intranet:8080`, `127.0.0.1`, `[::1]:8080`, `10.0.0.0/8`,
 * `fd00::/8`. `wrong` counts from 1 and names the first entry that is none of these.
 */
export function parseAllowList(written: string): { readonly allow: AllowList } | { readonly wrong: number } {
  const allow: AllowEntry[] = [];
  const entries = written.split(/[\s,]+/u).filter((entry) => entry !== '');
  for (const [place, entry] of entries.entries()) {
    const read = networkOf(entry) ?? hostOf(entry);
    if (read === null) return { wrong: place + 1 };
    allow.push(read);
  }
  return { allow };
}

function networkOf(entry: string): AllowEntry | null {
  if (ipaddr.isValidCIDR(entry)) return { kind: 'network', network: entry.toLowerCase(), port: null };
  const bare = /^[0-9a-f:.]*:[0-9a-f:.]*$/iu.test(entry) && ipaddr.isValid(entry) ? `[${entry}]` : entry;
  const place = placeOf(bare);
  const address = place === null ? null : literalOf(place.host);
  if (place === null || address === null) return null;
  const bits = address.includes(':') ? 128 : 32;
  return { kind: 'network', network: `${address}/${bits}`, port: place.port };
}

function hostOf(entry: string): AllowEntry | null {
  const place = placeOf(entry);
  // A star or a stray sign would look like a rule and match nothing.
  if (place === null || !/^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?$/u.test(place.host)) return null;
  return { kind: 'host', ...place };
}

/** Host and port as the URL standard reads them, so that an entry has the very form that addresses are compared in. */
function placeOf(entry: string): { readonly host: string; readonly port: number | null } | null {
  if (/[/?#@\\]/u.test(entry)) return null;
  const url = URL.canParse(`http://${entry}`) ? new URL(`http://${entry}`) : null;
  if (url === null) return null;
  const port = /:(\d+)$/u.exec(entry)?.[1];
  return { host: withoutDot(url.hostname), port: port === undefined ? null : Number(port) };
}

/** The address that a host of a parsed URL is, without brackets; null when it is a name. */
export function literalOf(host: string): string | null {
  const inner = host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
  return ipaddr.IPv4.isValidFourPartDecimal(inner) || ipaddr.IPv6.isValid(inner) ? inner : null;
}

/** A host without the dot that makes a name absolute: both are the same host. */
export function withoutDot(host: string): string {
  return host.replace(/\.$/u, '').toLowerCase();
}

/** Whether a name stands in the list; then it is trusted wherever it points. `host` as in a parsed URL. */
export function allowsHost(allow: AllowList, host: string, port: number): boolean {
  return allow.some(
    (entry) => entry.kind === 'host' && entry.host === withoutDot(host) && ofPort(entry, port),
  );
}

/** Whether an address lies in a network of the list; an IPv4 address written as IPv6 counts as what it is. */
export function allowsAddress(allow: AllowList, address: string, port: number): boolean {
  if (!ipaddr.isValid(address)) return false;
  const one = ipaddr.process(address);
  return allow.some((entry) => {
    if (entry.kind !== 'network' || !ofPort(entry, port)) return false;
    const [network, bits] = ipaddr.parseCIDR(entry.network);
    return network.kind() === one.kind() && one.match([network, bits]);
  });
}

const ofPort = (entry: AllowEntry, port: number): boolean => entry.port === null || entry.port === port;
