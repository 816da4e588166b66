// What an admin tried and has not yet followed, kept so that its buttons outlive a restart.
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { StateStore } from '../core/ports.js';

const KIND = 'tried source';
/** Small letters and digits, as the data of those buttons allows. */
const KEY_BYTES = 8;

const triedSchema = z.object({
  kind: z.enum(['feed', 'page']),
  location: z.string(),
  title: z.string().nullable(),
});

export type TriedSource = z.infer<typeof triedSchema>;

/** Keeps it and returns the key for its buttons. `now` is milliseconds since 1970. */
export async function keepTried(
  state: StateStore,
  chat: number,
  tried: TriedSource,
  now: number,
): Promise<string> {
  const key = randomBytes(KEY_BYTES).toString('hex');
  const { kind, location, title } = tried;
  await state.put(KIND, key, chat, { kind, location, title }, now);
  return key;
}

/** Gives it back once; null when it was given back before or is too old. */
export async function takeTried(state: StateStore, key: string): Promise<TriedSource | null> {
  const read = triedSchema.safeParse(await state.get(KIND, key));
  await state.remove(KIND, key);
  return read.success ? read.data : null;
}
