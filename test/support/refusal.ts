// How Telegram refused a call, for tests that expect it to.
import { GrammyError } from 'grammy';

/** "400 Bad Request: …" of a call that is refused; throws for one that is accepted or fails otherwise. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => {
      throw new Error('was accepted');
    },
    (reason: unknown) => reason,
  );
  if (!(error instanceof GrammyError)) throw error;
  return `${error.error_code} ${error.description}`;
}
