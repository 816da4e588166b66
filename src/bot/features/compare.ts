// Two newspapers or two times beside each other: /sosanh, and buttons for the papers of the last answer.
import { Composer, InlineKeyboard } from 'grammy';
import type { Compare, Compared } from '../../app/compare.js';
import { type Answer, quotesOf, type Reply } from '../../core/answer.js';
import { paperOf } from '../../core/known-outlets.js';
import type { ChatAnswer } from '../../core/ports.js';
import { answerMeant, answerPressed, questionOf } from '../answer-meant.js';
import { OPEN, pageData } from '../callback-data.js';
import { answerPress, type BotContext, sendHtml } from '../context.js';
import { giveKept, type KeepDeps } from '../give-pages.js';
import { oneLine } from '../html.js';
import { renderCompared } from '../render-compare.js';
import { compareData, readCompareData } from '../research-data.js';
import { whileTyping } from '../typing.js';
import { QUESTION_UNITS } from './ask.js';

export interface CompareDeps extends KeepDeps {
  readonly compare: Compare;
}

/** Papers of an answer that buttons offer to compare: three make three pairs. */
const MOST_PAPERS = 3;
const PAPER_UNITS = 40;

/** Compares as asked, or says how to ask; other presses are left to others. */
export function compareFeature(deps: CompareDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on('message:text').command('sosanh', async (ctx) => {
    const typed = ctx.match.trim();
    if (typed.length > QUESTION_UNITS) {
      ctx.unanswered = true;
      const [length, limit] = [String(typed.length), String(QUESTION_UNITS)];
      await sendHtml(ctx, ctx.words('ask-too-long', { length, limit }));
      return;
    }
    const meant = await answerMeant(ctx, deps.answers);
    const begun = deps.clock();
    const found = typed === '' ? null : await comparing(ctx, typed, meant, deps);
    if (found?.status === 'compared') return give(ctx, found, begun, deps);
    ctx.unanswered = true;
    await sendHtml(ctx, howTo(ctx, typed, found), { keyboard: offers(meant, ctx) });
  });
  feature.on('callback_query', async (ctx, next) => {
    const wanted = readCompareData(ctx.callbackQuery.data ?? '');
    if (wanted === null) return next();
    const stored = await answerPressed(ctx, wanted.answerId, deps.answers);
    const papers = stored === null ? [] : papersOf(stored.answer);
    const [one, other] = [papers[wanted.one], papers[wanted.other]];
    if (stored === null || one === undefined || other === undefined)
      return answerPress(ctx, ctx.words('sources-expired'));
    await answerPress(ctx);
    const begun = deps.clock();
    const found = await comparing(ctx, `${one}, ${other}`, stored, deps);
    if (found.status === 'compared') await give(ctx, found, begun, deps);
    else await sendHtml(ctx, ctx.words('compare-how'));
  });
  return feature;
}

function comparing(
  ctx: BotContext,
  text: string,
  meant: ChatAnswer | null,
  { compare }: CompareDeps,
): Promise<Compared> {
  const fallback = meant === null ? null : questionOf(meant.answer);
  return whileTyping(
    () => ctx.replyWithChatAction('typing'),
    () => compare(text, fallback),
  );
}

async function give(
  ctx: BotContext,
  found: Extract<Compared, { status: 'compared' }>,
  begun: number,
  deps: CompareDeps,
): Promise<void> {
  const quotes = found.sides.flatMap((side) => side.quotes);
  const answer: Answer = { status: 'answered', question: found.subject, quotes, window: null, score: 1 };
  const messages = renderCompared(found, ctx.words);
  const show = (id: string) =>
    messages.map((html, index) => ({
      html,
      keyboard:
        quotes.length > 0 && index === messages.length - 1
          ? new InlineKeyboard().text(ctx.words('sources-button'), pageData(id, OPEN))
          : null,
    }));
  await giveKept(ctx, answer, show, deps, { begun });
}

function howTo(ctx: BotContext, typed: string, found: Compared | null): string {
  if (found?.status === 'no-subject') return ctx.words('compare-no-subject');
  return typed === ''
    ? ctx.words('compare-how')
    : `${ctx.words('compare-not-understood')}\n\n${ctx.words('compare-how')}`;
}

/** The papers that an answer quotes, in its order. */
function papersOf(reply: Reply): string[] {
  return [...new Set(quotesOf(reply).flatMap(({ outlet }) => paperOf(outlet) ?? []))].slice(0, MOST_PAPERS);
}

/** One button for each pair of the answer's papers; null when it quotes fewer than two. */
function offers(meant: ChatAnswer | null, { words }: BotContext): InlineKeyboard | null {
  const papers = meant === null ? [] : papersOf(meant.answer);
  if (meant === null || papers.length < 2) return null;
  const pairs = papers.flatMap((one, i) =>
    papers
      .slice(i + 1)
      .map((other, k) => [
        InlineKeyboard.text(
          words('compare-button', { one: oneLine(one, PAPER_UNITS), other: oneLine(other, PAPER_UNITS) }),
          compareData(meant.id, i, i + 1 + k),
        ),
      ]),
  );
  return InlineKeyboard.from(pairs);
}
