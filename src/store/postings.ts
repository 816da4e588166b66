// A list of the chunks that hold one token, in a byte or two for each.

/** The chunks that hold one token, by slot, and how often each holds it. To be changed by `addPosting` alone. */
export interface Postings {
  /** Gaps between slots, and how often where that is not once; only the first `used` bytes count. */
  bytes: Uint8Array;
  used: number;
  /** Chunks. */
  length: number;
  /** The highest slot; -1 of an empty list. */
  last: number;
}

/** Bytes of the longest posting: two numbers of 32 bits, seven bits a byte. */
const LONGEST = 10;

export function emptyPostings(bytes = LONGEST): Postings {
  return { bytes: new Uint8Array(bytes), used: 0, length: 0, last: -1 };
}

/** Seven bits a byte, the lowest first; all but the last with their highest bit set. */
function put(list: Postings, number: number): void {
  let rest = number;
  while (rest > 127) {
    list.bytes[list.used++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  list.bytes[list.used++] = rest;
}

/** Puts a chunk behind those that are there: `slot` is above `last`, `times` at least 1. */
export function addPosting(list: Postings, slot: number, times: number): void {
  if (list.used + LONGEST > list.bytes.length) {
    const wider = new Uint8Array(Math.ceil(list.bytes.length * 1.25) + LONGEST);
    wider.set(list.bytes.subarray(0, list.used));
    list.bytes = wider;
  }
  const isOnce = times === 1;
  put(list, (slot - list.last) * 2 + (isOnce ? 0 : 1));
  if (!isOnce) put(list, times);
  list.last = slot;
  list.length++;
}

/** Gives back the room that is not used. */
export function trimPostings(list: Postings): Postings {
  return { ...list, bytes: list.bytes.slice(0, list.used) };
}

/** Tells `visit` each chunk's slot, rising, and how often it holds the token. */
export function visitPostings({ bytes, used }: Postings, visit: (slot: number, times: number) => void): void {
  let slot = -1;
  for (let at = 0; at < used; ) {
    let byte = bytes[at++] as number;
    let number = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] as number;
      number |= (byte & 127) << shift;
    }
    slot += number >>> 1;
    let times = 1;
    if ((number & 1) === 1) {
      byte = bytes[at++] as number;
      times = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number;
        times |= (byte & 127) << shift;
      }
    }
    visit(slot, times);
  }
}
