// Puts together what sends of its own accord: what chats follow, their digests, the list of messages, and the loop that sends them.
import { randomUUID } from 'node:crypto';
import type { Api } from 'grammy';
import type { Logger } from 'pino';
import { createDeliver } from './app/deliver.js';
import { createHoldInQuiet } from './app/hold-in-quiet.js';
import { pause } from './app/pause.js';
import { rememberingShared } from './app/remember-shared.js';
import { createScheduleDigests, type ScheduleDigests } from './app/schedule-digests.js';
import { createDigestLayOut } from './bot/render-digest.js';
import { createOutboxSender, isReachable } from './bot/send-outbox.js';
import type { Collection } from './compose.js';
import { digestWork, openDigestComposing } from './compose-digests.js';
import type { Clock } from './core/ports.js';
import type { SendPace } from './core/send-pace.js';
import { type DeliveryLoop, startDeliveryLoop } from './jobs/delivery-loop.js';
import { safeError } from './log.js';
import type { Prompts } from './prompts.js';

/** Prepares digests as the running bot does. */
export function openPreparing(
  collection: Collection,
  prompts: Prompts,
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
): ScheduleDigests {
  const { chats, turn } = collection;
  const { digests, subscriptions } = chats;
  const work = rememberingShared(digestWork(collection), () => collection.store.change());
  return createScheduleDigests({
    ...{ digests, subscriptions, clock, turn },
    compose: openDigestComposing(collection, work, createDigestLayOut(prompts)),
    onEnd: work.forget,
    languageOf: chats.languages.of,
    isGone: chats.chats.isGone,
    onFailure: (error) => log.error({ err: safeError(error) }, 'digest not prepared'),
  });
}

/** Sends by a running bot until it is stopped; what a killed process left half sent is taken up when its time is over. */
export function startDelivery(
  collection: Collection,
  bot: {
    readonly api: Pick<Api, 'sendMessage' | 'getMe'>;
    readonly prompts: Prompts;
    readonly pace: SendPace;
  },
  { clock, log }: { readonly clock: Clock; readonly log: Logger },
): DeliveryLoop {
  const { chats, corrections, matchSubscriptions } = collection;
  const { answers, outbox, digestMessages, isKeptOut } = chats;
  const sender = createOutboxSender({
    ...{ ...bot, answers, isKeptOut, log },
    ...{ articles: collection.store, messages: digestMessages, chats: chats.chats },
  });
  const { pace } = bot;
  const wait = pause;
  const deliver = createDeliver({
    ...{ outbox, sender, pace, clock, wait, process: randomUUID() },
    isReachable: () => isReachable(bot.api),
    heldUntil: createHoldInQuiet(chats.digests),
  });
  const schedule = openPreparing(collection, bot.prompts, { clock, log });
  const loop = startDeliveryLoop({ match: matchSubscriptions, schedule, deliver, wait, log });
  corrections.onChange(loop.wake);
  return loop;
}
