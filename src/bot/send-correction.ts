// Sends corrections by the bot's own connection, and says what became of each message in terms the sender of them acts on.
import { type Api, HttpError } from 'grammy';
import type { Logger } from 'pino';
import type { CorrectionSender, SendOutcome } from '../core/correction-ports.js';
import type { AnswerStore } from '../core/ports.js';
import type { Prompts } from '../prompts.js';
import { wordsIn } from './context.js';
import { AS_HTML } from './html.js';
import { renderCorrection, renderGathered } from './render-correction.js';
import { safeError } from './safe-error.js';
import { outcomeOf } from './telegram-outcome.js';

/** After a failure that may pass and for which Telegram names no time. */
const RETRY_MS = 60_000;

export interface SenderDeps {
  readonly api: Pick<Api, 'sendMessage'>;
  readonly answers: Pick<AnswerStore, 'ofMessage' | 'alsoAbout'>;
  readonly prompts: Prompts;
  readonly log: Logger;
}

/** The CorrectionSender port on Telegram, or on whatever stands in for it. */
export function createCorrectionSender({ api, answers, prompts, log }: SenderDeps): CorrectionSender {
  return {
    async send({ place: { chat, topic }, language, replyTo, gathered, silent, corrections }) {
      const [first] = corrections;
      if (first === undefined) return { status: 'sent', carried: 0 };
      const words = wordsIn(prompts, language);
      const { html, carried } = gathered
        ? renderGathered(corrections, words)
        : { html: renderCorrection(first, words), carried: 1 };
      try {
        const sent = await api.sendMessage(chat, html, {
          ...AS_HTML,
          ...(topic !== null && { message_thread_id: topic }),
          ...(silent && { disable_notification: true }),
          ...(replyTo !== null && {
            reply_parameters: { message_id: replyTo, allow_sending_without_reply: true },
          }),
        });
        const corrected = replyTo === null ? null : await answers.ofMessage(chat, replyTo);
        if (corrected !== null) await answers.alsoAbout(corrected.id, sent.message_id);
        return { status: 'sent', carried };
      } catch (error) {
        log.warn({ err: safeError(error) }, 'correction not sent');
        return sendOutcome(error);
      }
    },
  };
}

function sendOutcome(error: unknown): SendOutcome {
  const met = outcomeOf(error);
  switch (met?.kind) {
    case undefined:
      throw error;
    case 'wait':
      return { status: 'later', afterMs: met.milliseconds, everyone: true };
    // A token that was revoked is no fault of the message; polling ends the process for it.
    case 'token-refused':
      return { status: 'later', afterMs: RETRY_MS, everyone: true };
    case 'trouble':
      return { status: 'later', afterMs: RETRY_MS, everyone: error instanceof HttpError };
    case 'gone':
      return { status: 'gone' };
    default:
      return { status: 'refused' };
  }
}
