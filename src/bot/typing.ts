// Shows "typing…" while an answer is being looked for.

/** Telegram shows the sign for about five seconds. */
const REPEAT_MS = 4000;

/**
 * Runs `work`, calling `show` at once and every four seconds until the work ends. Showing may fail; the work is not
 * touched by it.
 */
export async function whileTyping<T>(show: () => Promise<unknown>, work: () => Promise<T>): Promise<T> {
  const showQuietly = () => void show().catch(() => {});
  showQuietly();
  const repeat = setInterval(showQuietly, REPEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(repeat);
  }
}
