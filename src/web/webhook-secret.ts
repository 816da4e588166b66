// The secret by which Telegram's requests are told from anybody else's.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Telegram's own header for it. */
export const SECRET_HEADER = 'X-Telegram-Bot-Api-Secret-Token';

/** The same for all workers of a bot, without telling anything of its token: base64url, 43 characters. */
export function webhookSecretOf(token: string): string {
  return createHmac('sha256', token).update('trichdan webhook').digest('base64url');
}

/** Whether they are equal; how long that takes says nothing of either. */
export function isSecret(given: string, secret: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
