// Links into the private chat (/start with a payload): an answer that was shared, a question, an article to ask about.
import { Composer } from 'grammy';
import { z } from 'zod';
import { type NearArticle, quotesOf, type Reply } from '../../core/answer.js';
import { readDeepLink } from '../../core/deep-link.js';
import type { StateStore } from '../../core/ports.js';
import { articleLine } from '../article-line.js';
import { type BotContext, placeOf, sendHtml } from '../context.js';
import { type AskDeps, giveAnswer, sendAnswer } from '../give-answer.js';
import { escapeHtml, oneLine } from '../html.js';
import { QUESTION_LINK } from '../question-links.js';
import { wholeQuestion } from '../whole-question.js';

export interface DeepLinkDeps extends AskDeps {
  readonly state: StateStore;
  /** The article of that key as it is named, null when there is none; without it, no link to an article opens. */
  readonly article?: ((key: string) => Promise<NearArticle | null>) | undefined;
}

/** What the inline mode's hint starts the chat with: a plain greeting. */
export const FROM_INLINE = 'inline';

const keptQuestion = z.object({ question: z.string().min(1).max(4096) });
const QUESTION_SHOWN = 300;

/** Opens links in private chats; a /start without one, or in a group, is left to others. */
export function deepLinksFeature(deps: DeepLinkDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature
    .on('message:text')
    .chatType('private')
    .command('start', async (ctx, next) => {
      const payload = ctx.match.trim();
      if (payload === '' || payload === FROM_INLINE) return next();
      if (await opened(ctx, payload, deps)) return;
      await sendHtml(ctx, ctx.words('link-gone'));
      await next();
    });
  return feature;
}

async function opened(ctx: BotContext, payload: string, deps: DeepLinkDeps): Promise<boolean> {
  const link = readDeepLink(payload);
  const place = placeOf(ctx);
  if (link === null || place === null) return false;
  if (link.kind === 'article') {
    const article = (await deps.article?.(link.key)) ?? null;
    if (article === null) return false;
    await sendHtml(ctx, ctx.words('link-article', { article: articleLine(article, ctx.words) }));
    return true;
  }
  if (link.kind === 'question') {
    const kept = keptQuestion.safeParse(await deps.state.get(QUESTION_LINK, link.id));
    if (!kept.success) return false;
    await giveAnswer(ctx, { place, question: kept.data.question, earlier: null }, deps);
    return true;
  }
  const shared = (await deps.answers.get(link.id))?.answer;
  if (shared === undefined || quotesOf(shared).length === 0) return false;
  const answer = alone(shared);
  const question = escapeHtml(oneLine(answer.question, QUESTION_SHOWN));
  await sendAnswer(ctx, { place, answer, heading: ctx.words('link-answer', { question }) }, deps);
  return true;
}

/** The answer as one to its question as understood: what it leant on was said elsewhere, by someone else. */
function alone(reply: Reply): Reply {
  if (reply.status === 'several') return { ...reply, question: wholeQuestion(reply), parts: reply.parts };
  return { ...reply, question: wholeQuestion(reply), understood: undefined };
}
