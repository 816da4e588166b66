// How subscriptions, their hours and their zones are put into words; everything given back is HTML.
import { formatDay } from '../core/dates.js';
import type { DigestSettings } from '../core/digest.js';
import type { Subscription } from '../core/subscription.js';
import { isVietnam, zoneCity } from '../core/zone-names.js';
import type { Words } from './article-line.js';
import { escapeHtml, oneLine } from './html.js';

const NAME_UNITS = 200;
/** A pop-up holds 200 characters (Bot API, answerCallbackQuery). */
const POPUP_UNITS = 60;
/** 5 January 1970 was a Monday. */
const A_MONDAY = Date.UTC(1970, 0, 5);
const DAY_MS = 86_400_000;
const SUNDAY = 7;

type Named = Pick<Subscription, 'kind' | 'question'>;
type Timed = Pick<Subscription, 'frequency' | 'time' | 'weekday'>;

/** What is followed, plain: its topic or question, or that it is everything. */
export function plainName({ kind, question }: Named, words: Words, limit = NAME_UNITS): string {
  return kind === 'everything' ? words('followed-everything') : oneLine(question, limit);
}

/** The same as HTML. */
export function nameOf(one: Named, words: Words, limit = NAME_UNITS): string {
  return escapeHtml(plainName(one, words, limit));
}

/** That it is followed already, and whether it is paused; plain. */
export function knownText(one: Pick<Subscription, 'kind' | 'question' | 'paused'>, words: Words): string {
  return words(one.paused ? 'follow-paused' : 'follow-known', {
    question: plainName(one, words, POPUP_UNITS),
  });
}

/** How often and at what hour. */
export function whenText({ frequency, time, weekday }: Timed, words: Words): string {
  if (frequency === 'at-once') return words('when-at-once');
  if (frequency === 'weekly') return words('when-weekly', { weekday: words('weekday', { weekday }), time });
  return frequency === 'daily' ? words('when-daily', { time }) : words('when-weekdays', { time });
}

/** `Thứ 2` as a button has it, of 1 (Monday) to 7. */
export function shortWeekday(weekday: number, { locale }: Words): string {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  return format.format(A_MONDAY + (weekday - 1) * DAY_MS);
}

/** "thứ Sáu 27/11/2026, 07:00" by the clocks of the zone. */
function momentText(at: number, zone: string, words: Words): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    hourCycle: 'h23',
    timeZone: zone,
  }).formatToParts(at);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  const day = `${part('year')}-${part('month')}-${part('day')}`;
  const weekday = words('weekday', { weekday: new Date(day).getUTCDay() || SUNDAY });
  return `${weekday} ${formatDay(day, words.locale)}, ${part('hour')}:${part('minute')}`;
}

/** Whose clocks: "giờ Việt Nam", "giờ Berlin". */
function zoneText(zone: string, words: Words): string {
  return isVietnam(zone) ? words('zone-vietnam') : words('zone-city', { city: escapeHtml(zoneCity(zone)) });
}

/** What a place settled, for sentences about it. */
export function settingsValues({ zone, quiet, most }: DigestSettings, words: Words) {
  const hours =
    quiet === null ? words('quiet-off') : words('quiet-hours', { from: quiet.from, to: quiet.to });
  return { zone: zoneText(zone, words), quiet: hours, most };
}

/** When the next comes, as a sentence. */
export function nextText(one: Subscription, { zone }: DigestSettings, words: Words): string {
  if (one.paused) return words('next-paused');
  if (one.nextAt === null) return words('next-at-once');
  return words('next-at', { moment: momentText(one.nextAt, zone, words), zone: zoneText(zone, words) });
}
