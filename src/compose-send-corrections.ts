// Puts together the sending of corrections by the bot that runs; whoever does not run one need not load its library.
import { randomUUID } from 'node:crypto';
import type { Api } from 'grammy';
import type { Logger } from 'pino';
import { pause } from './app/pause.js';
import { createSendCorrections } from './app/send-corrections.js';
import { createCorrectionSender } from './bot/send-correction.js';
import type { Corrections } from './compose-corrections.js';
import type { ChatStore } from './core/chat-ports.js';
import type { DigestStore } from './core/digest.js';
import type { DigestMessages } from './core/digest-message.js';
import { gatheredSince, isToCome } from './core/gathered-corrections.js';
import type { Languages } from './core/languages.js';
import type { AnswerStore, Clock } from './core/ports.js';
import type { SubscriptionStore } from './core/subscription.js';
import { type CorrectionLoop, startCorrectionLoop } from './jobs/correction-loop.js';
import type { Prompts } from './prompts.js';

/** Sends corrections by a running bot until it is stopped; what a killed process left half sent is taken up when its time is over. */
export async function startCorrections(
  { history, settings, outbox, onChange }: Corrections,
  bot: { readonly api: Pick<Api, 'sendMessage'>; readonly prompts: Prompts },
  kept: {
    readonly answers: AnswerStore;
    readonly languages: Languages;
    readonly chats: ChatStore;
    /** Whether nothing is to be sent to the chat unasked. */
    readonly isKeptOut?: ((chat: number) => Promise<boolean>) | undefined;
    readonly subscriptions: Pick<SubscriptionStore, 'ofPlace'>;
    readonly digests: Pick<DigestStore, 'settings'>;
    readonly digestMessages: Pick<DigestMessages, 'sentSince'>;
    readonly clock: Clock;
    readonly log: Logger;
  },
): Promise<CorrectionLoop> {
  const { log } = kept;
  const sender = createCorrectionSender({ ...bot, answers: kept.answers, log });
  const { subscriptions, digests, digestMessages } = kept;
  const { gone, isGone } = kept.chats;
  const chats = {
    gone,
    isGone: async (chat: number) => (await isGone(chat)) || (await kept.isKeptOut?.(chat)) === true,
  };
  const run = createSendCorrections({
    ...{ ...kept, chats, outbox, settings, history, sender, process: randomUUID() },
    onRecovered: (rows) =>
      log.warn({ corrections: rows }, 'corrections may have been sent by a process that was killed'),
    gatheredSince: async (place, now) =>
      gatheredSince(await subscriptions.ofPlace(place), (await digests.settings(place)).zone, now),
    digestsSince: async (place, since, now) =>
      isToCome(await subscriptions.ofPlace(place), now)
        ? 'under-way'
        : await digestMessages.sentSince(place, since),
  });
  const loop = startCorrectionLoop({ run, wait: pause, log });
  onChange(loop.wake);
  return loop;
}
