// Tries calls to Telegram again when they fail in passing: 429 as told, 5xx and network faults a few times, and a
// group that became a supergroup under its new id.
import { autoRetry } from '@grammyjs/auto-retry';
import { HttpError, type Transformer } from 'grammy';

/** Polling decides for itself what a failure means, and a typing sign is not worth a second try. */
const NEVER_AGAIN = new Set(['getUpdates', 'getMe', 'deleteWebhook', 'sendChatAction']);

const NETWORK_RETRY_MS = [500, 2000, 5000];

/**
 * The transformers for answers. A request that failed on the network may have been carried out: Telegram has no way to
 * tell, so an answer can then arrive twice, which is better than not at all. `onMoved` hears of a group that became the supergroup `to`.
 */
export function retries(onMoved: (from: number, to: number) => void): Transformer[] {
  const again = autoRetry({ maxRetryAttempts: 3, maxDelaySeconds: 30, rethrowHttpErrors: true });
  return [
    unlessExempt(retryNetwork),
    unlessExempt((prev, method, payload, signal) => again(prev, method, payload, signal)),
    followMigration(onMoved),
  ];
}

function unlessExempt(transformer: Transformer): Transformer {
  return (prev, method, payload, signal) =>
    NEVER_AGAIN.has(method) ? prev(method, payload, signal) : transformer(prev, method, payload, signal);
}

const retryNetwork: Transformer = async (prev, method, payload, signal) => {
  for (const pause of NETWORK_RETRY_MS) {
    try {
      return await prev(method, payload, signal);
    } catch (error) {
      if (!(error instanceof HttpError) || signal?.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return prev(method, payload, signal);
};

function followMigration(onMoved: (from: number, to: number) => void): Transformer {
  return async (prev, method, payload, signal) => {
    const response = await prev(method, payload, signal);
    const moved = response.ok ? undefined : response.parameters?.migrate_to_chat_id;
    if (moved === undefined || !('chat_id' in payload)) return response;
    onMoved(Number(payload.chat_id), moved);
    // The supergroup numbers its messages anew, so what was replied to is not there.
    return prev(method, { ...payload, chat_id: moved, reply_parameters: undefined }, signal);
  };
}
