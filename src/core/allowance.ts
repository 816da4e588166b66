// How much each may ask: buckets that fill again with time, from which every question takes its cost.
import { z } from 'zod';

/** How much a bucket holds, and in how many milliseconds an empty one is full again. */
export interface Rate {
  readonly most: number;
  readonly refillMs: number;
}

export interface Bucket {
  /** What is in it at `at`, from 0 to `most`. */
  readonly left: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** When it was last said that there is too little in it; null when it was not. */
  readonly toldAt: number | null;
}

/** A bucket as it is read back. */
export const bucketSchema: z.ZodType<Bucket> = z.object({
  left: z.number().nonnegative(),
  at: z.int(),
  toldAt: z.int().nullable(),
});

/** One bucket to take from; `bucket` is null before the first time. */
export interface Draw {
  readonly rate: Rate;
  readonly bucket: Bucket | null;
}

export interface Drawn {
  readonly taken: boolean;
  /** Milliseconds until the same cost can be taken; 0 when it was. */
  readonly waitMs: number;
  /** Whether it is to be said now: once for an emptied bucket, and not again soon. */
  readonly tell: boolean;
  /** In the order of the draws. */
  readonly buckets: readonly Bucket[];
}

/** A bucket that is emptied again and again says so at most once in this time, or in its own where that is less. */
const QUIET_MS = 3_600_000;

function filled({ rate, bucket }: Draw, now: number): Bucket {
  if (bucket === null) return { left: rate.most, at: now, toldAt: null };
  // A clock that was set back takes nothing away, and from then on the new time counts.
  const passed = Math.max(0, now - bucket.at);
  const left = Math.min(rate.most, bucket.left + (passed / rate.refillMs) * rate.most);
  return { ...bucket, left, at: now };
}

function isQuiet({ rate }: Draw, { toldAt }: Bucket, now: number): boolean {
  return toldAt !== null && Math.abs(now - toldAt) < Math.min(rate.refillMs, QUIET_MS);
}

/** Takes `cost` from all the buckets, or from none when one holds too little. */
export function draw(draws: readonly Draw[], cost: number, now: number): Drawn {
  const buckets = draws.map((one) => filled(one, now));
  const waits = draws.map(({ rate }, i) => {
    const lacking = cost - (buckets[i]?.left ?? 0);
    // A thousandth of a question is nothing but rounding.
    return lacking <= 0.001 ? 0 : Math.max(1, Math.round((lacking / rate.most) * rate.refillMs));
  });
  const waitMs = Math.max(0, ...waits);
  if (waitMs === 0)
    return {
      taken: true,
      waitMs,
      tell: false,
      buckets: buckets.map((bucket) => ({ ...bucket, left: Math.max(0, bucket.left - cost) })),
    };
  const longest = waits.indexOf(waitMs);
  const [slow, its] = [draws[longest], buckets[longest]];
  const tell = slow !== undefined && its !== undefined && !isQuiet(slow, its, now);
  return {
    taken: false,
    waitMs,
    tell,
    buckets: buckets.map((bucket, i) => (tell && i === longest ? { ...bucket, toldAt: now } : bucket)),
  };
}

/** Which bucket of whom: a person's of a minute or a day, or a chat's of a minute. */
export interface AllowanceKey {
  readonly id: number;
  readonly kind: 'person-minute' | 'person-day' | 'chat-minute';
}

/** Keeps the buckets, so that a restart fills none. Times are milliseconds since 1970. */
export interface AllowanceStore {
  /** As `draw`, in one transaction. */
  take(
    wanted: ReadonlyArray<AllowanceKey & { readonly rate: Rate }>,
    cost: number,
    now: number,
  ): Promise<Pick<Drawn, 'taken' | 'waitMs' | 'tell'>>;
  /** Forgets buckets not drawn from since `before`; they are full again after a day. */
  prune(before: number): Promise<number>;
}
