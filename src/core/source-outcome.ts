// Says in words what following a source brought; the words themselves come from whoever shows them.
import type { FollowedSource, SourceOutcome } from './source-store.js';

/** The sentence `key` of the prompts with its values. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `vừa xong`, `12 phút trước`, `3 giờ trước`, `2 ngày trước`; the entry `live-age`. */
export function ageInWords(now: number, at: number, say: Say): string {
  const age = Math.max(0, now - at);
  if (age < MINUTE) return say('live-age', { unit: 'now', count: 0 });
  if (age < HOUR) return say('live-age', { unit: 'minutes', count: Math.floor(age / MINUTE) });
  if (age < 2 * DAY) return say('live-age', { unit: 'hours', count: Math.floor(age / HOUR) });
  return say('live-age', { unit: 'days', count: Math.floor(age / DAY) });
}

const COUNTS = ['met', 'fresh', 'changed', 'withdrawn', 'failed', 'waiting'] as const;

/** What one run brought: how many items, how many new, and what else there was; or why it failed. */
export function outcomeInWords(outcome: SourceOutcome, say: Say): string {
  const { status, failure, detail } = outcome;
  if (status === 'gone') return say('live-gone');
  if (status === 'failed') return say('live-failed', { reason: failureInWords(failure, detail, say) });
  const always = status === 'fetched' ? ['met', 'fresh'] : [];
  const told = COUNTS.filter((what) => outcome[what] > 0 || always.includes(what));
  if (told.length === 0) return say('live-unchanged');
  return told.map((what) => say('live-part', { what, count: outcome[what] })).join(', ');
}

/** The reason of a failure; what a server answered with is named by its number. */
export function failureInWords(failure: string | null, detail: string | null, say: Say): string {
  return say('live-failure', { code: failure ?? 'other', detail: (detail ?? '').slice(0, 120) });
}

/** When a source was last fetched and what that brought; `live-never` before that. */
export function lastInWords({ last }: FollowedSource, now: number, say: Say): string {
  if (last === null) return say('live-never');
  return say('live-last', { age: ageInWords(now, last.at, say), outcome: outcomeInWords(last, say) });
}
