// Sends corrections by the bot's own connection, and says what became of each message in terms the sender of them acts on.
import { type Api, GrammyError, HttpError } from 'grammy';
import type { Logger } from 'pino';
import type { CorrectionSender, SendOutcome } from '../core/correction-ports.js';
import type { Prompts } from '../prompts.js';
import { wordsIn } from './context.js';
import { isUnreachable } from './error-boundary.js';
import { renderCorrection, renderGathered } from './render-correction.js';
import { safeError } from './safe-error.js';

/** After a failure that may pass and for which Telegram names no time. */
const RETRY_MS = 60_000;

export interface SenderDeps {
  readonly api: Pick<Api, 'sendMessage'>;
  readonly prompts: Prompts;
  readonly log: Logger;
}

/** The CorrectionSender port on Telegram, or on whatever stands in for it. */
export function createCorrectionSender({ api, prompts, log }: SenderDeps): CorrectionSender {
  return {
    async send({ place: { chat, topic }, language, replyTo, gathered, corrections }) {
      const [first] = corrections;
      if (first === undefined) return { status: 'sent', carried: 0 };
      const words = wordsIn(prompts, language);
      const { html, carried } = gathered
        ? renderGathered(corrections, words)
        : { html: renderCorrection(first, words), carried: 1 };
      try {
        await api.sendMessage(chat, html, {
          parse_mode: 'HTML',
          link_preview_options: { is_disabled: true },
          ...(topic !== null && { message_thread_id: topic }),
          ...(replyTo !== null && {
            reply_parameters: { message_id: replyTo, allow_sending_without_reply: true },
          }),
        });
        return { status: 'sent', carried };
      } catch (error) {
        log.warn({ err: safeError(error) }, 'correction not sent');
        return outcomeOf(error);
      }
    },
  };
}

function outcomeOf(error: unknown): SendOutcome {
  if (error instanceof HttpError) return { status: 'later', afterMs: RETRY_MS, everyone: true };
  if (!(error instanceof GrammyError)) throw error;
  const { error_code: code, parameters } = error;
  if (code === 429) return { status: 'later', afterMs: (parameters.retry_after ?? 1) * 1000, everyone: true };
  // A token that was revoked is no fault of the message; polling ends the process for it.
  if (code === 401 || code === 404) return { status: 'later', afterMs: RETRY_MS, everyone: true };
  if (code >= 500) return { status: 'later', afterMs: RETRY_MS, everyone: false };
  return isUnreachable(error) ? { status: 'gone' } : { status: 'refused' };
}
