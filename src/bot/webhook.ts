// Tells Telegram where to send updates, instead of asking for them.
import { type Bot, GrammyError } from 'grammy';
import { AppError } from '../core/errors.js';
import type { BotContext } from './context.js';
import { ALLOWED_UPDATES } from './handling.js';
import { abortable, type Patience } from './patience.js';

export interface WebhookOptions {
  /** Where Telegram is to send updates, http(s); Telegram itself takes https only. */
  readonly url: string;
  /** What Telegram says with every update. */
  readonly secret: string;
}

/** The most that Telegram allows: what comes is written down and answered at once. */
const MOST_CONNECTIONS = 100;

/**
 * Makes the bot known to itself (getMe); false when `signal` is aborted first. Rejects with AppError CONFIG_INVALID when
 * Telegram refuses the token.
 */
export async function introduce(
  bot: Bot<BotContext>,
  patient: Patience,
  signal: AbortSignal,
): Promise<boolean> {
  if (bot.isInited()) return true;
  const me = await patient(() => bot.api.getMe(abortable(signal)));
  if (me === null) return false;
  bot.botInfo = me;
  return true;
}

/**
 * Names the address to Telegram, keeping what waits there. Any worker may: all say the same. Rejects with AppError
 * CONFIG_INVALID when Telegram does not take the address.
 */
export async function setWebhook(
  bot: Bot<BotContext>,
  { url, secret }: WebhookOptions,
  patient: Patience,
  signal: AbortSignal,
): Promise<void> {
  const options = {
    secret_token: secret,
    allowed_updates: ALLOWED_UPDATES,
    max_connections: MOST_CONNECTIONS,
    drop_pending_updates: false,
  };
  await patient(async () => {
    try {
      return await bot.api.setWebhook(url, options, abortable(signal));
    } catch (error) {
      if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
      throw new AppError('CONFIG_INVALID', `Telegram does not take PUBLIC_URL: ${error.description}`);
    }
  });
}
