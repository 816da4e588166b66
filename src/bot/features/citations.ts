// Citations of an answer to paste into an article: /trichdan, and the buttons that change their format and page.
import { Composer } from 'grammy';
import type { Citations } from '../../app/citations.js';
import type { CitationFormat } from '../../core/citation.js';
import type { AnswerStore } from '../../core/ports.js';
import { answerMeant, answerPressed } from '../answer-meant.js';
import { answerPress, type BotContext, sendHtml } from '../context.js';
import { turnPage } from '../give-pages.js';
import { type NoteSent, noteSent } from '../note-sent.js';
import { citationsPage } from '../render-citations.js';
import { readCitationData } from '../research-data.js';

export interface CitationsDeps extends NoteSent {
  readonly answers: AnswerStore;
  readonly citations: Citations;
}

/** The format shown first; a message's first word after the command may name another. */
const FIRST: CitationFormat = 'text';

/** Shows the citations of the answer replied to, else of the last one; other presses are left to others. */
export function citationsFeature({ answers, citations, log }: CitationsDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on('message:text').command('trichdan', async (ctx) => {
    const meant = await answerMeant(ctx, answers);
    if (meant === null) return void (await sendHtml(ctx, ctx.words('citations-how')));
    const found = await citations(meant.answer);
    if (found.length === 0) return void (await sendHtml(ctx, ctx.words('citations-none')));
    const { html, keyboard } = citationsPage(
      found,
      { id: meant.id, format: formatNamed(ctx.match), page: 1 },
      ctx.words,
    );
    const sent = await sendHtml(ctx, html, { keyboard });
    await noteSent({ log }, () => answers.alsoAbout(meant.id, sent.message_id));
  });
  feature.on('callback_query', async (ctx, next) => {
    const wanted = readCitationData(ctx.callbackQuery.data ?? '');
    if (wanted === null) return next();
    const stored = await answerPressed(ctx, wanted.answerId, answers);
    const found = stored === null ? [] : await citations(stored.answer);
    if (found.length === 0) return answerPress(ctx, ctx.words('sources-expired'));
    await answerPress(ctx);
    const { answerId: id, format, page } = wanted;
    return turnPage(ctx, citationsPage(found, { id, format, page }, ctx.words));
  });
  return feature;
}

function formatNamed(typed: string): CitationFormat {
  const word = typed.trim().toLowerCase();
  if (word.startsWith('bib')) return 'bibtex';
  return word.startsWith('m') && 'markdown'.startsWith(word) ? 'markdown' : FIRST;
}
