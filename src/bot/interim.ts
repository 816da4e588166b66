// Says that an answer is still being looked for when that takes long, in a message that becomes the answer.
import { pause } from '../app/pause.js';
import type { Clock, StateStore, Wait } from '../core/ports.js';
import { type BotContext, sendHtml } from './context.js';
import { isForOthers, isLeftForLater } from './error-boundary.js';
import { type NoteSent, noteSent } from './note-sent.js';

/** How long a person waits under "typing…" alone. */
const LONG_MS = 3000;
const KIND = 'interim';

export interface InterimDeps extends NoteSent {
  readonly state: StateStore;
  readonly clock: Clock;
  /** How the time until the message is passed. @default pause */
  readonly wait?: Wait | undefined;
}

/** A message that stands for the answer until there is one. */
export interface Interim {
  /** Null when the answer came soon enough. */
  readonly message: number | null;
  /** To be called once the message has become the answer. */
  done(): Promise<void>;
}

/**
 * Does `work`, and where it takes long sends an interim message, in private chats alone: a group is not to be talked at
 * twice. When the work fails the message is taken back. It is noted down, so that a question that is answered anew after
 * the process was killed, or ended before there was an answer, finds the message it left.
 */
export async function withInterim<T>(
  ctx: BotContext,
  { state, clock, log, wait = pause }: InterimDeps,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly interim: Interim }> {
  const chat = ctx.chatId;
  const question = ctx.message?.message_id;
  if (chat === undefined || question === undefined || ctx.chat?.type !== 'private')
    return { result: await work(), interim: { message: null, done: async () => {} } };
  const key = `${chat}:${question}`;
  let message = leftBehind(await state.get(KIND, key));
  const soon = new AbortController();
  const late = async (): Promise<void> => {
    if (message !== null) return;
    await wait(LONG_MS, soon.signal);
    if (soon.signal.aborted) return;
    const sent = await sendHtml(ctx, ctx.words('searching')).catch(() => null);
    if (sent === null) return;
    const { message_id } = sent;
    message = message_id;
    // Nobody waits for this yet: were it to reject, the process would end.
    await noteSent({ log }, () => state.put(KIND, key, chat, message_id, clock()));
  };
  const telling = late();
  const settle = async (): Promise<void> => {
    soon.abort();
    await telling;
  };
  const done = async (): Promise<void> => {
    if (message !== null) await state.remove(KIND, key);
  };
  try {
    const result = await work();
    await settle();
    return { result, interim: { message, done } };
  } catch (error) {
    await settle();
    // Whoever answers after this process finds it, and makes it the answer.
    if (isForOthers(error)) throw error;
    // One that could not be taken back for now is found again by its note.
    const stays =
      message !== null && (await ctx.api.deleteMessage(chat, message).then(() => false, isLeftForLater));
    if (!stays) await noteSent({ log }, done);
    throw error;
  }
}

/** Forgets the interim message of a question that is answered by now. */
export async function interimOver(ctx: BotContext, { state }: Pick<InterimDeps, 'state'>): Promise<void> {
  await state.remove(KIND, `${ctx.chatId}:${ctx.message?.message_id}`);
}

/** Takes back the interim message of a question that is given up, as far as that can be done now. */
export async function takeInterimBack(ctx: BotContext, { state }: Pick<InterimDeps, 'state'>): Promise<void> {
  const [chat, question] = [ctx.chatId, ctx.message?.message_id];
  if (chat === undefined || question === undefined) return;
  try {
    const message = leftBehind(await state.get(KIND, `${chat}:${question}`));
    if (message === null) return;
    await ctx.api.deleteMessage(chat, message);
    await interimOver(ctx, { state });
  } catch (error) {
    if (isForOthers(error)) throw error;
  }
}

function leftBehind(kept: unknown): number | null {
  return typeof kept === 'number' && Number.isSafeInteger(kept) ? kept : null;
}
