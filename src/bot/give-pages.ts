// Sends what a command found, keeps it as an answer so that its buttons work later, and turns its pages in place.
import type { InlineKeyboard } from 'grammy';
import type { Answer } from '../core/answer.js';
import type { Place } from '../core/place.js';
import type { AnswerStore, Clock } from '../core/ports.js';
import { type BotContext, placeOf, sendHtml } from './context.js';
import { editHtml } from './edit-html.js';
import { halfSent } from './half-sent.js';
import { type NoteOptions, type NoteQuestion, noteQuestion } from './note-question.js';
import { type NoteSent, noteCarriers, noteSent } from './note-sent.js';
import { replaceMessages } from './replace-messages.js';

export interface KeepDeps extends NoteQuestion, NoteSent {
  readonly answers: AnswerStore;
  readonly clock: Clock;
}

/** A message's HTML with its buttons. */
export interface Shown {
  readonly html: string;
  readonly keyboard: InlineKeyboard | null;
}

/** When it was asked for, milliseconds since 1970, and how it is noted. */
export interface AskedAt extends NoteOptions {
  readonly begun: number;
}

/**
 * Keeps an answer and sends the messages that `show` makes of it, given its id; buttons stand under the last. What is
 * found for an edited message takes the place of what was found before. It counts as a question that was answered.
 */
export async function giveKept(
  ctx: BotContext,
  answer: Answer,
  show: (id: string) => readonly Shown[],
  deps: KeepDeps,
  { begun, ...options }: AskedAt,
): Promise<void> {
  const place = placeOf(ctx);
  if (place === null) return;
  const found = deps.clock();
  await sendKept(ctx, place, answer, show, deps);
  await noteQuestion(ctx, deps, place, answer, { begun, found, sent: deps.clock() }, options);
}

async function sendKept(
  ctx: BotContext,
  place: Place,
  answer: Answer,
  show: (id: string) => readonly Shown[],
  { answers, clock, log }: KeepDeps,
): Promise<void> {
  const asked = { user: ctx.from?.id ?? null, message: ctx.message?.message_id ?? null };
  const left = await halfSent(ctx, answers);
  const { id } = left?.answer ?? (await answers.save(place, answer, clock(), asked));
  const replyTo = ctx.callbackQuery?.message?.message_id;
  const old = ctx.edited;
  const messages = show(id);
  if (old !== null) {
    const htmls = messages.map(({ html }) => html);
    const keyboard = messages.at(-1)?.keyboard ?? null;
    const carriers = await replaceMessages(ctx, await answers.messagesOf(old.id), htmls, keyboard);
    await noteSent({ log }, async () => {
      await answers.sent(id, carriers, ctx.words.locale);
      await answers.sent(old.id, [], ctx.words.locale);
    });
    return;
  }
  const carriers = [...(left?.carriers ?? [])];
  for (const { html, keyboard } of messages.slice(carriers.length)) {
    const sent = await sendHtml(ctx, html, { keyboard, ...(replyTo !== undefined && { replyTo }) });
    carriers.push(sent.message_id);
    await noteCarriers(ctx, { log, answers }, id, carriers);
  }
}

/** Puts another page into the message whose button was pressed. */
export async function turnPage(ctx: BotContext, { html, keyboard }: Shown): Promise<void> {
  await editHtml(ctx, html, keyboard);
}
