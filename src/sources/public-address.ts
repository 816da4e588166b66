// Tells which network addresses are of the public internet, and why any other must not be reached.
import ipaddr from 'ipaddr.js';

/** Reachable from anywhere, yet answered by the machine's own host: the wire server of Azure (learn.microsoft.com, "IP 168.63.129.16"). */
const HOST_SERVICES = new Set(['168.63.129.16']);

/** IANA, "IPv6 Global Unicast Address Assignments": nothing outside this block is given out. */
const GLOBAL_UNICAST = ipaddr.parseCIDR('2000::/3');

/**
 * Null for a global unicast address, else the kind of address it is, in a few words. Only addresses are taken, as a
 * resolver or a socket gives them; anything else is "not an address". Special blocks are those of ipaddr.js, after
 * the IANA registries of special-purpose addresses.
 */
export function whyNotPublic(address: string): string | null {
  if (!ipaddr.IPv4.isValidFourPartDecimal(address) && !ipaddr.IPv6.isValid(address)) return 'not an address';
  const parsed = ipaddr.parse(address);
  if (HOST_SERVICES.has(parsed.toString())) return 'cloud host address';
  if (parsed instanceof ipaddr.IPv6) return whyNotPublic6(parsed);
  const range = parsed.range();
  return range === 'unicast' ? null : `${wordsFor(range)} address`;
}

function whyNotPublic6(address: ipaddr.IPv6): string | null {
  if (address.zoneId !== undefined) return 'zoned address';
  const range = address.range();
  const last = ipv4At(address, 6);
  // DNS64 gives such addresses for public names on networks without IPv4; they are as public as what they hold.
  if (range === 'rfc6052' && address.parts[2] === 0) {
    const why = whyNotPublic(last);
    return why === null ? null : `NAT64 of a ${why}`;
  }
  if (range !== 'unicast') return `${wordsFor(range)} address`;
  if (!address.match(GLOBAL_UNICAST)) return 'reserved address';
  // ISATAP (RFC 5214, 6.1): the interface part names the IPv4 address that packets go on to.
  const isatap = ((address.parts[4] ?? 0) & 0xfdff) === 0 && address.parts[5] === 0x5efe;
  return isatap && whyNotPublic(last) !== null ? `ISATAP of a ${whyNotPublic(last)}` : null;
}

/** Two parts of an IPv6 address as IPv4. */
function ipv4At(address: ipaddr.IPv6, part: number): string {
  return address
    .toByteArray()
    .slice(part * 2, part * 2 + 4)
    .join('.');
}

/** "carrierGradeNat" as "carrier grade nat". */
function wordsFor(range: string): string {
  return range.replace(/(?<=[a-z])[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
}

/** Whether two addresses are one, however they are written. */
export function sameAddress(one: string, other: string): boolean {
  if (!ipaddr.isValid(one) || !ipaddr.isValid(other)) return false;
  return ipaddr.process(one).toNormalizedString() === ipaddr.process(other).toNormalizedString();
}
