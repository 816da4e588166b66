// The `digest` command: what digests would go to whom at a moment, and why, as JSON for programs or as lines for people.
import { Temporal } from 'temporal-polyfill';
import type { ForeseenPlan } from '../app/foresee-digests.js';
import type { DigestPlans } from '../compose-digest-plans.js';
import { formatDay } from '../core/dates.js';
import { DEFAULT_DIGEST_SETTINGS } from '../core/digest.js';
import { zonedAt } from '../core/digest-schedule.js';
import { periodOf } from '../core/digest-turns.js';
import { AppError } from '../core/errors.js';
import { inTurn } from '../core/in-turn.js';
import type { Clock } from '../core/ports.js';
import type { Subscription } from '../core/subscription.js';
import { type Output, plain, type Words } from './terminal-text.js';

export interface DigestFlags {
  readonly dryRun?: boolean;
  /** Local time of Viet Nam, `2026-11-22T07:00`. */
  readonly at?: string;
  readonly json?: boolean;
}

export interface DigestCommandDependencies {
  readonly open: () => Promise<DigestPlans>;
  readonly words: Words;
  readonly out: Output;
  readonly clock: Clock;
}

const { zone: ZONE } = DEFAULT_DIGEST_SETTINGS;
const MINUTES = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}$/u;

/** Throws CONFIG_INVALID for what is no day and time. */
function momentOf(written: string): number {
  try {
    if (!MINUTES.test(written)) throw new RangeError(written);
    return Temporal.PlainDateTime.from(written).toZonedDateTime(ZONE).epochMilliseconds;
  } catch (error) {
    throw new AppError('CONFIG_INVALID', `--at ${written}: a local time like 2026-11-22T07:00.`, error);
  }
}

async function record(plan: ForeseenPlan, isGone: DigestPlans['isGone']) {
  const { place, settings, due, held, resting, missed, items, composed } = plan;
  const fates = new Map(composed?.fates.map(({ item, fate }) => [item, fate]));
  const named = ({ id, kind, question, frequency, time }: Subscription) => ({
    ...{ subscription: id, kind, question, frequency },
    time: frequency === 'at-once' ? null : time,
  });
  return {
    ...place,
    zone: settings.zone,
    most: settings.most,
    gone: await isGone(place.chat),
    period: due.length === 0 ? null : periodOf(due),
    messages: composed?.messages.length ?? 0,
    due: due.map(({ subscription, day }) => ({ ...named(subscription), day })),
    held: held.map(({ subscription, until }) => ({
      ...named(subscription),
      until: new Date(until).toISOString(),
    })),
    resting: resting.map(({ subscription, waiting }) => ({
      ...named(subscription),
      paused: subscription.paused,
      next: subscription.nextAt === null ? null : new Date(subscription.nextAt).toISOString(),
      waiting,
    })),
    missed: missed.map(({ subscription, article, quote, score, least }) => ({
      ...{ subscription, article, headline: quote.headline, outlet: quote.outlet, score, least },
    })),
    items: items.map(({ id, subscription, story, article, quote, score, foundAt }) => ({
      ...{ subscription, story, article, headline: quote.headline, outlet: quote.outlet },
      ...{ day: quote.date?.day ?? null, quote: quote.text, score },
      found: isStored(id) ? new Date(foundAt).toISOString() : null,
      fate: fates.get(id) ?? null,
    })),
  };
}

/** Whether an item was found already, and is not only foreseen. */
function isStored(item: number): boolean {
  return item >= 0;
}

type PlanRecord = Awaited<ReturnType<typeof record>>;

function nameOf(
  {
    kind,
    question,
    frequency,
    time,
  }: Pick<PlanRecord['due'][number], 'kind' | 'question' | 'frequency' | 'time'>,
  words: Words,
): string {
  return words('digest-subscription', { kind, about: plain(question), frequency, time: time ?? '' });
}

function linesOf(plan: PlanRecord, words: Words): string[] {
  const inWords = (iso: string): string => {
    const local = zonedAt(Date.parse(iso), plan.zone);
    const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
    return `${time} ${formatDay(local.toPlainDate().toString(), words.locale)}`;
  };
  const dayOf = (day: string): string => formatDay(day, words.locale);
  const topic = plan.topic === null ? 'none' : String(plan.topic);
  return [
    words('digest-place', { chat: String(plan.chat), topic, messages: plan.messages }),
    ...(plan.gone ? [words('digest-gone')] : []),
    ...plan.due.map((one) =>
      words('digest-due', {
        subscription: nameOf(one, words),
        isAtOnce: one.day === null ? 'yes' : 'no',
        day: one.day === null ? '' : dayOf(one.day),
      }),
    ),
    ...plan.held.map((one) =>
      words('digest-held', { subscription: nameOf(one, words), until: inWords(one.until) }),
    ),
    ...plan.resting.map((one) =>
      one.paused || one.next === null
        ? words('digest-paused', { subscription: nameOf(one, words), waiting: one.waiting })
        : words('digest-later', {
            ...{ subscription: nameOf(one, words), waiting: one.waiting, next: inWords(one.next) },
          }),
    ),
    ...plan.missed.map(({ headline, outlet, score, least }) =>
      words('digest-missed', {
        ...{ headline: plain(headline), outlet: plain(outlet ?? '–'), least },
        // Rounded up, what fell short would seem to have reached it.
        score: Math.floor(score * 100) / 100,
      }),
    ),
    ...plan.items.map(({ headline, outlet, day, score, found, fate }) =>
      words('digest-item', {
        ...{ fate: fate ?? 'none', headline: plain(headline), score },
        found: found === null ? words('digest-not-looked') : words('digest-found', { time: inWords(found) }),
        ...{ outlet: plain(outlet ?? '–'), day: day === null ? '–' : dayOf(day) },
      }),
    ),
  ];
}

/** Writes what would be sent at `at` of what is stored now; nothing is changed. Throws CONFIG_INVALID without `dryRun`. */
export async function digestCommand(
  { dryRun = false, at, json = false }: DigestFlags,
  { open, words, out, clock }: DigestCommandDependencies,
): Promise<void> {
  if (!dryRun)
    throw new AppError('CONFIG_INVALID', 'digest: only --dry-run; the bot that runs sends by itself.');
  const moment = at === undefined ? clock() : momentOf(at);
  const plans = await open();
  try {
    const records = await inTurn(await plans.at(moment), (plan) => record(plan, plans.isGone));
    if (json) out.write(`${JSON.stringify(records, null, 2)}\n`);
    else {
      const local = zonedAt(moment, ZONE);
      const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
      const day = formatDay(local.toPlainDate().toString(), words.locale);
      out.write(`${words('digest-moment', { time, day, zone: ZONE })}\n\n`);
      for (const one of records) out.write(`${linesOf(one, words).join('\n')}\n\n`);
      const messages = records.reduce((sum, one) => sum + (one.gone ? 0 : one.messages), 0);
      out.write(`${words('digest-count', { places: records.length, messages })}\n`);
    }
  } finally {
    await plans.close();
  }
}
