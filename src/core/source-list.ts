// What a list of sources may say of each: how an id is made, how often is written, which zones there are.
import type { SourceSpec } from './source-ports.js';
import type { ListedSource } from './source-store.js';

/** Times written without a zone are Vietnam's unless a source says otherwise. */
export const HOME_ZONE = 'Asia/Ho_Chi_Minh';
/** Short enough to stand in a button's data together with what the button does. */
export const ID_LENGTH = 40;
export const ID_FORM = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/u;
const EVERY_FORM = /^(\d{1,5})\s*(m|h|d)$/u;
const MINUTES = { m: 1, h: 60, d: 24 * 60 } as const;
const DAY_FORM = /^\d{4}-\d{2}-\d{2}$/u;

/** The id with the first number from 2 on behind it that nobody has taken. */
export function freeId(id: string, isTaken: (candidate: string) => boolean): string {
  for (let number = 2; ; number++) {
    const end = `-${number}`;
    const candidate = `${id.slice(0, ID_LENGTH - end.length)}${end}`;
    if (!isTaken(candidate)) return candidate;
  }
}

/** `30m`, `2h` or `1d` in minutes; null for anything else and for nothing. */
export function minutesOf(written: string): number | null {
  const [, count, unit] = EVERY_FORM.exec(written.trim()) ?? [];
  if (count === undefined || (unit !== 'm' && unit !== 'h' && unit !== 'd')) return null;
  return Number(count) === 0 ? null : Number(count) * MINUTES[unit];
}

export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Whether `YYYY-MM-DD` is a day of the calendar. */
export function isDay(written: string): boolean {
  if (!DAY_FORM.test(written)) return false;
  const day = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written);
}

/** Only http and https; without fragment. Null when it is no such address. */
export function webAddress(written: string): string | null {
  if (!URL.canParse(written.trim())) return null;
  const url = new URL(written.trim());
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '') return null;
  url.hash = '';
  return url.href;
}

/**
 * An id made from an address or a path: the host without `www.` and what all papers share, and the last part of the path:
 * `vnexpress-kinh-doanh`. With a number behind it where `taken` has it already.
 */
export function sourceId(location: string, taken: (id: string) => boolean): string {
  const url = URL.canParse(location) ? new URL(location) : null;
  const isWeb = url !== null && /^https?:$/u.test(url.protocol);
  const host = isWeb ? url.hostname.replace(/^www\./u, '').replace(/(?:\.com)?\.[a-z]{2,8}$/u, '') : '';
  const path = (isWeb ? url.pathname : location).split(/[/\\]/u).filter((part) => part !== '');
  const name = (path.at(-1) ?? '').replace(/\.\w{1,5}$/u, '');
  const plain = name === 'rss' || name === 'feed' || name === 'home' || name === 'index' ? '' : name;
  const id = (text: string): string =>
    text
      .toLowerCase()
      .normalize('NFD')
      .replaceAll('đ', 'd')
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9]+/gu, '-')
      .slice(0, ID_LENGTH - 4)
      .replace(/^-+|-+$/gu, '');
  const wanted = id(`${host}-${plain}`) || 'nguon';
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken(candidate)) return candidate;
  }
}

/** A source of which nothing is known but where it is. */
export function plainSpec(id: string, kind: SourceSpec['kind'], location: string): SourceSpec {
  return {
    id,
    kind,
    location,
    outlet: null,
    since: null,
    everyMinutes: null,
    fullText: 'auto',
    zone: HOME_ZONE,
  };
}

export type ListProblemCode =
  | 'syntax'
  | 'not-a-list'
  | 'not-an-entry'
  | 'no-address'
  | 'several-addresses'
  | 'unknown-field'
  | 'bad-address'
  | 'bad-id'
  | 'bad-every'
  | 'bad-since'
  | 'bad-zone'
  | 'bad-full-text'
  | 'bad-paused'
  | 'bad-outlet'
  | 'duplicate-id'
  | 'duplicate-address';

/** Something in a list that cannot be taken; the other entries stand. */
export interface ListProblem {
  readonly line: number;
  /** Name of the field, null where it is not about one. */
  readonly field: string | null;
  readonly code: ListProblemCode;
  /** What was written, shortened, or the parser's words. */
  readonly detail: string;
}

export interface SourceList {
  readonly sources: readonly ListedSource[];
  readonly problems: readonly ListProblem[];
}
