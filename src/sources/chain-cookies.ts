// Cookies within one chain of redirects: some papers set one, redirect to the same page, and loop until it comes back.
import { parseCookie } from 'undici';
import type { ResponseHeaders } from './fetch-headers.js';

export interface ChainCookies {
  /** Takes the cookies that an answer from `url` sets. */
  keep(url: URL, headers: ResponseHeaders): void;
  /** The Cookie header for a request to `url`; null when none is meant for it. */
  headerFor(url: URL): string | null;
}

/** Far above what a consent or load-balancing redirect sets, and below what servers take as a header. */
const MOST_COOKIES = 20;
const LONGEST_COOKIE = 2_000;

/** An empty jar, to be dropped with the chain. Paths and dates are passed over: a chain lasts seconds. */
export function createChainCookies(): ChainCookies {
  const jar = new Map<string, { pair: string; domain: string; wide: boolean; secure: boolean }>();
  return {
    keep(url, headers) {
      const value = headers['set-cookie'] ?? [];
      for (const line of (typeof value === 'string' ? [value] : value).slice(0, MOST_COOKIES)) {
        const cookie = line.length > LONGEST_COOKIE ? null : parseCookie(line);
        if (cookie === null || !/^[\x21-\x7e]+$/u.test(cookie.name)) continue;
        if (!/^[\x20-\x7e]*$/u.test(cookie.value)) continue;
        const wide = cookie.domain !== undefined && cookie.domain !== '';
        const domain = (wide ? (cookie.domain ?? '') : url.hostname).replace(/^\./u, '').toLowerCase();
        if (!within(url.hostname, domain)) continue;
        const key = `${domain} ${cookie.name}`;
        jar.delete(key);
        const pair = `${cookie.name}=${cookie.value}`;
        if ((cookie.maxAge ?? 1) > 0 && jar.size < MOST_COOKIES) {
          jar.set(key, { pair, domain, wide, secure: cookie.secure === true });
        }
      }
    },
    headerFor(url) {
      const meant = [...jar.values()].filter(
        ({ domain, wide, secure }) =>
          (wide ? within(url.hostname, domain) : url.hostname === domain) &&
          (!secure || url.protocol === 'https:'),
      );
      return meant.length === 0 ? null : meant.map(({ pair }) => pair).join('; ');
    },
  };
}

/** Whether a host is a domain or lies below it; a top-level domain alone holds nobody. */
function within(host: string, domain: string): boolean {
  return host === domain || (domain.includes('.') && host.endsWith(`.${domain}`));
}
