// The pages of what is followed: what would come, the list, a card, its hours, and what the place settled.
import { InlineKeyboard } from 'grammy';
import type { InlineKeyboardButton } from 'grammy/types';
import type { TopicPreview } from '../app/preview-topic.js';
import { hoursLater } from '../core/clock-words.js';
import type { DigestSettings } from '../core/digest.js';
import { FREQUENCIES, type Frequency, type QuietHours } from '../core/digest-schedule.js';
import type { Subscription } from '../core/subscription.js';
import { COMMON_ZONES, isVietnam, zoneCity } from '../core/zone-names.js';
import { articleLine, type Words } from './article-line.js';
import { unfollowData } from './follow-data.js';
import { hourValue, type SubscriptionAct, subscriptionData } from './subscription-data.js';
import { nameOf, nextText, plainName, settingsValues, shortWeekday, whenText } from './subscription-words.js';

export interface Page {
  readonly html: string;
  readonly keyboard: InlineKeyboard;
}

/** Where the pages are of: a chat as buttons name it (`-` where they stand), and its name where that is another. */
export interface Whose {
  readonly ref: string;
  /** HTML. */
  readonly title: string | null;
}

/** So many, each so long and with its hours, fit into a message. */
const LISTED = 20;
const LISTED_UNITS = 120;
const BUTTON_UNITS = 50;
/** Offered by buttons; any other by a reply. */
const HOURS = ['06:00', '07:00', '12:00', '18:00', '21:00'];
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const QUIET: readonly QuietHours[] = [
  { from: '22:00', to: '06:00' },
  { from: '23:00', to: '07:00' },
];
const MOST = [5, 10, 20];
const OFTEN_WORDS: Readonly<Record<Frequency, string>> = {
  'at-once': 'often-at-once',
  daily: 'often-daily',
  weekdays: 'often-weekdays',
  weekly: 'often-weekly',
};

type Button = InlineKeyboardButton;

function button(text: string, act: SubscriptionAct, about: string, value?: string): Button {
  return InlineKeyboard.text(text, subscriptionData(act, about, value));
}

const ticked = (is: boolean, text: string): string => (is ? `✓ ${text}` : text);

function steps(act: 'try' | 'tune', about: string, { thresholds }: TopicPreview, words: Words): Button[] {
  return [
    ...(thresholds.tighter === null ? [] : [button(words('tighter-button'), act, about, 'tighter')]),
    ...(thresholds.looser === null ? [] : [button(words('looser-button'), act, about, 'looser')]),
  ];
}

/** The latest that match, as lines. */
function latestLines({ latest, matching }: TopicPreview, words: Words): string[] {
  if (latest.length === 0) return [words('preview-none')];
  const lines = latest.map(({ quote }, n) => `${n + 1}. ${articleLine(quote, words)}`);
  const shown = latest.length < matching ? 'latest' : 'all';
  return [words('preview-latest', { shown, count: latest.length, matching }), ...lines];
}

/** What following something would bring, and when it should come; `preview` null for everything. */
export function triedPage(
  tried: Pick<Subscription, 'kind' | 'question'>,
  preview: TopicPreview | null,
  { token, title }: { readonly token: string; readonly title: string | null },
  words: Words,
): Page {
  const heading =
    title === null
      ? words('tried', { name: nameOf(tried, words) })
      : words('tried-channel', { name: nameOf(tried, words), title });
  const brought = preview === null ? [words('tried-everything')] : latestLines(preview, words);
  const [atOnce, ...others] = FREQUENCIES.map((often) =>
    button(words(OFTEN_WORDS[often]), 'begin', token, often),
  );
  const rows = [preview === null ? [] : steps('try', token, preview, words), atOnce ? [atOnce] : [], others];
  return {
    html: [heading, '', ...brought, '', words('tried-when')].join('\n'),
    keyboard: InlineKeyboard.from(rows.filter((row) => row.length > 0)),
  };
}

/** What was begun and when it first comes. */
export function begunPage(one: Subscription, settings: DigestSettings, words: Words): Page {
  const html = words('begun', {
    name: nameOf(one, words),
    when: whenText(one, words),
    next: nextText(one, settings, words),
  });
  const row = [
    button(words('change-when-button'), 'when', one.id),
    button(words('card-button'), 'card', one.id),
  ];
  return { html, keyboard: InlineKeyboard.from([row]) };
}

/** What is followed, each with its card, from page 1. */
export function listPage(
  followed: readonly Subscription[],
  page: number,
  { ref, title }: Whose,
  words: Words,
): Page {
  const pages = Math.max(1, Math.ceil(followed.length / LISTED));
  const from = (Math.min(Math.max(page, 1), pages) - 1) * LISTED;
  const shown = followed.slice(from, from + LISTED);
  const heading =
    followed.length === 0
      ? words(title === null ? 'following-none' : 'following-none-channel', title === null ? {} : { title })
      : title === null
        ? words('following', { count: followed.length })
        : words('following-channel', { count: followed.length, title });
  const lines = shown.map((one, n) => {
    const paused = one.paused ? ` · ${words('listed-paused')}` : '';
    return `${from + n + 1}. ${nameOf(one, words, LISTED_UNITS)} — ${whenText(one, words)}${paused}`;
  });
  const rows = shown.map((one, n) => [
    button(`${from + n + 1}. ${plainName(one, words, BUTTON_UNITS)}`, 'card', one.id),
  ]);
  const turn = [
    ...(from > 0 ? [button('‹', 'list', ref, String(from / LISTED))] : []),
    ...(from + LISTED < followed.length ? [button('›', 'list', ref, String(from / LISTED + 2))] : []),
  ];
  const last = [button(words('more-button'), 'more', ref), button(words('settings-button'), 'settings', ref)];
  const file = followed.length === 0 ? [] : [button(words('export-button'), 'export', ref)];
  return {
    html: [heading, ...lines].join('\n'),
    keyboard: InlineKeyboard.from([...rows, turn, [...last, ...file]].filter((row) => row.length > 0)),
  };
}

/** One subscription: what it brings, when, and everything that can be done to it. */
export function cardPage(
  one: Subscription,
  settings: DigestSettings,
  preview: TopicPreview | null,
  { ref }: Whose,
  words: Words,
): Page {
  const lines = [
    words('card', { name: nameOf(one, words), when: whenText(one, words) }),
    nextText(one, settings, words),
    ...(preview === null || one.kind === 'question' ? [] : ['', ...latestLines(preview, words)]),
  ];
  const running = one.paused
    ? button(words('resume-button'), 'run', one.id, 'on')
    : button(words('pause-button'), 'run', one.id, 'off');
  const end = InlineKeyboard.text(words('unfollow-button'), unfollowData('listed', one.id));
  const rows = [
    preview === null ? [] : steps('tune', one.id, preview, words),
    [button(words('change-when-button'), 'when', one.id), running],
    [end, button(words('back-to-list-button'), 'list', ref)],
  ];
  return { html: lines.join('\n'), keyboard: InlineKeyboard.from(rows.filter((row) => row.length > 0)) };
}

/** When one comes, with what it may be changed to. */
export function whenPage(one: Subscription, settings: DigestSettings, words: Words): Page {
  const { id, frequency, time, weekday } = one;
  const often = FREQUENCIES.map((each) =>
    button(ticked(each === frequency, words(OFTEN_WORDS[each])), 'often', id, each),
  );
  const hours = HOURS.map((hour) => button(ticked(hour === time, hour), 'hour', id, hourValue(hour)));
  const near = [
    button(words('hour-earlier-button'), 'hour', id, hourValue(hoursLater(time, -1))),
    button(words('hour-other-button'), 'hour', id, 'ask'),
    button(words('hour-later-button'), 'hour', id, hourValue(hoursLater(time, 1))),
  ];
  const days = WEEKDAYS.map((day) =>
    button(ticked(day === weekday, shortWeekday(day, words)), 'weekday', id, String(day)),
  );
  const rows = [
    often.slice(0, 2),
    often.slice(2),
    ...(frequency === 'weekly' ? [days.slice(0, 4), days.slice(4)] : []),
    ...(frequency === 'at-once' ? [] : [hours, near]),
    [button(words('back-to-card-button'), 'card', id)],
  ];
  const values = {
    name: nameOf(one, words),
    when: whenText(one, words),
    next: nextText(one, settings, words),
  };
  return { html: words('when-page', values), keyboard: InlineKeyboard.from(rows) };
}

/** What a place settled for all that it follows. */
export function settingsPage(settled: DigestSettings, { ref, title }: Whose, words: Words): Page {
  const { zone, quiet, most } = settled;
  const same = (one: QuietHours): boolean => quiet !== null && one.from === quiet.from && one.to === quiet.to;
  const zones = COMMON_ZONES.map((each) => {
    const name = isVietnam(each) ? words('zone-vietnam-short') : zoneCity(each);
    return button(ticked(each === zone, name), 'zone', ref, each);
  });
  const hours = QUIET.map((each) => {
    const value = `${hourValue(each.from)}-${hourValue(each.to)}`;
    return button(ticked(same(each), `${each.from}–${each.to}`), 'quiet', ref, value);
  });
  const rows = [
    zones.slice(0, 3),
    zones.slice(3, 6),
    zones.slice(6),
    [button(words('zone-other-button'), 'zone', ref, 'ask')],
    [
      button(ticked(quiet === null, words('quiet-off-button')), 'quiet', ref, 'off'),
      ...hours,
      button(words('quiet-other-button'), 'quiet', ref, 'ask'),
    ],
    MOST.map((each) =>
      button(ticked(each === most, words('most-button', { count: each })), 'most', ref, String(each)),
    ),
    [button(words('back-to-list-button'), 'list', ref)],
  ];
  const values = settingsValues(settled, words);
  const html = title === null ? words('settings', values) : words('settings-channel', { ...values, title });
  return { html, keyboard: InlineKeyboard.from(rows) };
}
