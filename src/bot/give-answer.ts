// Finds the answer to a question, keeps it so that its buttons work later, and sends it with those buttons.
import type { Earlier } from '../app/converse.js';
import type { Reply } from '../core/answer.js';
import type { AskOptions } from '../core/asked-days.js';
import type { Place } from '../core/place.js';
import type { AnswerStore, Clock } from '../core/ports.js';
import { answerButtons, type ButtonDeps } from './answer-buttons.js';
import { type BotContext, sendHtml } from './context.js';
import { type HalfSent, halfSent } from './half-sent.js';
import { packMessages } from './html.js';
import { type InterimDeps, interimOver, withInterim } from './interim.js';
import { type NoteQuestion, noteQuestion } from './note-question.js';
import { type NoteSent, noteCarriers, noteSent } from './note-sent.js';
import { renderAnswer } from './render.js';
import { replaceMessages } from './replace-messages.js';
import { whileTyping } from './typing.js';

export interface AskDeps extends ButtonDeps, InterimDeps, NoteQuestion, NoteSent {
  readonly ask: (question: string, earlier: Earlier | null, options?: AskOptions) => Promise<Reply>;
  readonly answers: AnswerStore;
  readonly clock: Clock;
}

/** How an answer is asked for and where it goes. */
export interface Asked {
  readonly place: Place;
  readonly question: string;
  /** What the question may lean on. */
  readonly earlier: Earlier | null;
  readonly options?: AskOptions;
  /** The message that the answer replies to. */
  readonly replyTo?: number;
}

/** Answers a question in the chat it was asked in. When the message was edited, its old answer makes room for the new one. */
export async function giveAnswer(
  ctx: BotContext,
  { place, question, earlier, options, replyTo }: Asked,
  deps: AskDeps,
): Promise<void> {
  const left = await halfSent(ctx, deps.answers);
  if (left !== null) {
    await sendParts(ctx, { ...left, ...(replyTo !== undefined && { replyTo }) }, deps);
    await noteSent(deps, () => interimOver(ctx, deps));
    return;
  }
  const begun = deps.clock();
  const look = () =>
    whileTyping(
      () => ctx.replyWithChatAction('typing'),
      () => deps.ask(question, earlier, options),
    );
  // An edited question has its old answer in the place of an interim message.
  const { result: answer, interim } =
    ctx.edited === null
      ? await withInterim(ctx, deps, look)
      : { result: await look(), interim: { message: null, done: async () => {} } };
  const foundAt = deps.clock();
  const given = { place, answer, interim: interim.message, ...(replyTo !== undefined && { replyTo }) };
  await sendAnswer(ctx, given, deps);
  await noteSent(deps, interim.done);
  await noteQuestion(ctx, deps, place, answer, { begun, found: foundAt, sent: deps.clock() });
}

/** An answer on its way. */
export interface Given {
  readonly place: Place;
  readonly answer: Reply;
  /** HTML put before the answer, in a paragraph of its own. */
  readonly heading?: string | undefined;
  readonly replyTo?: number;
  /** A message of the bot that becomes the first of the answer. */
  readonly interim?: number | null;
}

/** Keeps an answer and sends it; the buttons stand under the last message. */
export async function sendAnswer(
  ctx: BotContext,
  { place, answer, heading, replyTo, interim = null }: Given,
  deps: Omit<AskDeps, 'ask'>,
): Promise<void> {
  const { answers, clock } = deps;
  const left = await halfSent(ctx, answers);
  if (left !== null)
    return sendParts(ctx, { ...left, heading, ...(replyTo !== undefined && { replyTo }) }, deps);
  const asked = { user: ctx.from?.id ?? null, message: ctx.message?.message_id ?? null };
  const saved = await answers.save(place, answer, clock(), asked);
  const old = ctx.edited;
  const places = old === null ? (interim === null ? null : [interim]) : await answers.messagesOf(old.id);
  if (places === null) {
    const parts = { answer: saved, carriers: [], heading, ...(replyTo !== undefined && { replyTo }) };
    return sendParts(ctx, parts, deps);
  }
  const onSent = (carriers: readonly number[]): Promise<void> => noteCarriers(ctx, deps, saved.id, carriers);
  const keyboard = await answerButtons(ctx, saved.id, answer, deps);
  await replaceMessages(ctx, places, messagesOf(ctx, answer, heading), keyboard, onSent);
  // What is no longer shown is not corrected either.
  if (old !== null) await noteSent(deps, () => answers.sent(old.id, [], ctx.words.locale));
}

function messagesOf(ctx: BotContext, answer: Reply, heading?: string): string[] {
  const html = renderAnswer(answer, ctx.words);
  return heading === undefined ? html : packMessages([heading, ...html]);
}

/** Sends the messages of a kept answer that were not sent yet, and notes each as soon as it is, so that none is sent twice. */
async function sendParts(
  ctx: BotContext,
  { answer: { id, answer }, carriers, heading, replyTo }: HalfSent & Pick<Given, 'heading' | 'replyTo'>,
  deps: Omit<AskDeps, 'ask'>,
): Promise<void> {
  const messages = messagesOf(ctx, answer, heading);
  const keyboard = await answerButtons(ctx, id, answer, deps);
  const sent = [...carriers];
  for (let index = sent.length; index < messages.length; index++) {
    const message = await sendHtml(ctx, messages[index] ?? '', {
      keyboard: index === messages.length - 1 ? keyboard : null,
      ...(replyTo !== undefined && { replyTo }),
    });
    sent.push(message.message_id);
    await noteCarriers(ctx, deps, id, sent);
  }
}
