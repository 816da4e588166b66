// Remembers which hosts have asked to be left alone and until when, so that nobody else asks them meanwhile.

export interface HostClosings {
  /** Notes that a host answered `status` and is not to be asked for so many milliseconds. */
  close(host: string, status: number, milliseconds: number): void;
  /** What it answered and how many milliseconds are left; null when it may be asked. */
  of(host: string): { readonly status: number; readonly leftMs: number } | null;
}

/** `now` in milliseconds since 1970. Those that are over are forgotten whenever another closes. */
export function createHostClosings(now: () => number): HostClosings {
  const closed = new Map<string, { readonly status: number; readonly until: number }>();
  return {
    close(host, status, milliseconds) {
      for (const [name, { until }] of closed) if (until <= now()) closed.delete(name);
      closed.set(host, { status, until: now() + milliseconds });
    },
    of(host) {
      const closing = closed.get(host);
      if (closing === undefined || closing.until <= now()) return null;
      return { status: closing.status, leftMs: closing.until - now() };
    },
  };
}
