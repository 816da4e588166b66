// Where a quote stands: the "Nguồn" button under an answer, its pages, and /nguon for the last answer.
import { Composer } from 'grammy';
import type { Cite, SourcePage } from '../../app/cite.js';
import type { AnswerStore, ChatAnswer } from '../../core/ports.js';
import { answerMeant } from '../answer-meant.js';
import { OPEN, readPageData } from '../callback-data.js';
import { answerPress, type BotContext, sendHtml } from '../context.js';
import { editHtml } from '../edit-html.js';
import { type NoteSent, noteSent } from '../note-sent.js';
import { pageButtons, renderSource } from '../render-sources.js';

export interface SourcesDeps extends NoteSent {
  readonly answers: AnswerStore;
  readonly cite: Cite;
}

/** Shows source pages of stored answers, only in the chat where the answer was given. */
export function sourcesFeature(deps: SourcesDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on('message:text').command('nguon', (ctx) => showLast(ctx, deps));
  feature.on('callback_query', (ctx) => pressed(ctx, deps));
  return feature;
}

async function showLast(ctx: BotContext, { answers, cite, log }: SourcesDeps): Promise<void> {
  const last = await answerMeant(ctx, answers);
  const page = last === null ? null : await cite(last.answer, 0);
  if (last === null || page === null) await sendHtml(ctx, ctx.words(withoutSources(last)));
  else {
    const sent = await sendHtml(ctx, renderSource(page, ctx.words), { keyboard: pageButtons(last.id, page) });
    await noteSent({ log }, () => answers.alsoAbout(last.id, sent.message_id));
  }
}

/** The sentence for a chat whose last answer has no quote, or that has none at all. */
function withoutSources(last: ChatAnswer | null): string {
  if (last === null) return 'sources-none';
  return last.answer.status === 'collection' ? 'sources-collection' : 'sources-not-found';
}

async function pressed(ctx: BotContext, deps: SourcesDeps): Promise<void> {
  const wanted = readPageData(ctx.callbackQuery?.data ?? '');
  const stored = wanted === null ? null : await deps.answers.get(wanted.answerId);
  const message = ctx.callbackQuery?.message;
  const own = stored !== null && message !== undefined && stored.chat === message.chat.id;
  const page = own && wanted !== null ? await deps.cite(stored.answer, Math.max(wanted.page, 1) - 1) : null;
  if (!own || wanted === null || page === null) {
    await answerPress(ctx, ctx.words('sources-expired'));
    return;
  }
  await answerPress(ctx);
  if (wanted.page === OPEN) await open(ctx, stored, page, message.message_id, deps);
  else await turnTo(ctx, stored, page);
}

async function open(
  ctx: BotContext,
  { id }: ChatAnswer,
  page: SourcePage,
  answerMessage: number,
  { answers, log }: SourcesDeps,
): Promise<void> {
  const sent = await sendHtml(ctx, renderSource(page, ctx.words), {
    keyboard: pageButtons(id, page),
    replyTo: answerMessage,
  });
  await noteSent({ log }, () => answers.alsoAbout(id, sent.message_id));
}

async function turnTo(ctx: BotContext, { id }: ChatAnswer, page: SourcePage): Promise<void> {
  await editHtml(ctx, renderSource(page, ctx.words), pageButtons(id, page));
}
