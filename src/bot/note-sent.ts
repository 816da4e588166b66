// Notes what was sent once it is: that this fails must neither have it sent again nor be told as a failure of what arrived.
import type { Logger } from 'pino';
import { safeError } from './safe-error.js';

export interface NoteSent {
  readonly log: Logger;
}

/** Never rejects. What is not noted is not found again by its message: an answer keeps its buttons, but not its corrections. */
export async function noteSent({ log }: NoteSent, note: () => Promise<unknown>): Promise<void> {
  try {
    await note();
  } catch (error) {
    log.error({ err: safeError(error) }, 'sent, and not noted');
  }
}
