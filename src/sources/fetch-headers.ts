// What response headers say to a polite reader: validators, freshness, when to come again, how the body is packed.

/** As undici gives them: lower-case names. */
export type ResponseHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

const DAY_MS = 24 * 60 * 60 * 1000;
/** A longer promise of freshness is a mistake or a trap (RFC 9111 asks for no more than about a year). */
const LONGEST_FRESH_MS = 365 * DAY_MS;
const LONGEST_VALIDATOR = 1_000;

/** The first value of a header, trimmed; null when there is none or it is blank. */
export function headerOf(headers: ResponseHeaders, name: string): string | null {
  const value = headers[name];
  const first = (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
  return first === '' ? null : first;
}

/** An ETag or date that can be kept and sent back; null when it is none, too long or holds control characters. */
export function validatorOf(value: string | null): string | null {
  if (value === null || value.length > LONGEST_VALIDATOR) return null;
  return /^[\x21-\x7e\x80-\xff](?:[\x20-\x7e\x80-\xff]*[\x21-\x7e\x80-\xff])?$/u.test(value) ? value : null;
}

/** Milliseconds that Retry-After asks to wait, from 0 to a day; null when it says nothing readable. `now` in ms. */
export function retryAfterOf(headers: ResponseHeaders, now: number): number | null {
  const written = headerOf(headers, 'retry-after');
  if (written === null) return null;
  const wait = /^\d+$/u.test(written) ? Number(written) * 1000 : httpDate(written) - now;
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), DAY_MS);
}

/**
 * Milliseconds for which the document is fresh, from 0 to a year: Cache-Control's max-age less Age, or Expires against
 * the server's own Date (RFC 9111, 4.2.1). no-cache and no-store mean 0; null when the server says nothing.
 */
export function freshForOf(headers: ResponseHeaders, now: number): number | null {
  const value = headers['cache-control'];
  const control = (typeof value === 'string' ? value : (value?.join(',') ?? '')).toLowerCase();
  if (/(?:^|[\s,])no-(?:cache|store)(?:$|[\s,])/u.test(control)) return 0;
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,15})/u.exec(control)?.[1];
  if (maxAge !== undefined) {
    const age = headerOf(headers, 'age') ?? '';
    return bounded((Number(maxAge) - (/^\d{1,15}$/u.test(age) ? Number(age) : 0)) * 1000);
  }
  const expires = headerOf(headers, 'expires');
  if (expires === null) return null;
  const until = httpDate(expires);
  const date = httpDate(headerOf(headers, 'date') ?? '');
  // An Expires that is no date, "0" above all, means already past (RFC 9111, 5.3).
  return Number.isNaN(until) ? 0 : bounded(until - (Number.isNaN(date) ? now : date));
}

const bounded = (milliseconds: number): number => Math.min(Math.max(milliseconds, 0), LONGEST_FRESH_MS);

/** The three layouts of RFC 9110, 5.6.7 begin with the weekday; anything else Date.parse might guess at is no date. */
function httpDate(written: string): number {
  return /^[A-Z][a-z]{2,8},? /u.test(written) && written.length < 60 ? Date.parse(written) : Number.NaN;
}

export type Packing = 'gzip' | 'deflate' | 'br';
const PACKINGS: Readonly<Record<string, Packing | null>> = {
  gzip: 'gzip',
  'x-gzip': 'gzip',
  deflate: 'deflate',
  br: 'br',
  identity: null,
};

/** How the body is packed, outermost first; null when it is in a way that nobody asked for, or more than twice. */
export function packingsOf(headers: ResponseHeaders): readonly Packing[] | null {
  const value = headers['content-encoding'];
  const names = (typeof value === 'string' ? value : (value?.join(',') ?? '')).toLowerCase().split(',');
  const packings: Packing[] = [];
  for (const name of names.map((part) => part.trim()).filter((part) => part !== '')) {
    const packing = Object.hasOwn(PACKINGS, name) ? PACKINGS[name] : undefined;
    if (packing === undefined) return null;
    if (packing !== null) packings.unshift(packing);
  }
  return packings.length > 2 ? null : packings;
}
