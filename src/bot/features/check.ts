// Looks sentences up in the collection: /kiemchung with a text, or in reply to the message that holds it.
import { Composer, InlineKeyboard } from 'grammy';
import type { Check } from '../../app/check.js';
import type { Answer } from '../../core/answer.js';
import { countSyllables } from '../../core/text.js';
import { OPEN, pageData } from '../callback-data.js';
import { type BotContext, sendHtml } from '../context.js';
import { giveKept, type KeepDeps } from '../give-pages.js';
import { renderChecked } from '../render-check.js';
import { whileTyping } from '../typing.js';

export interface CheckDeps extends KeepDeps {
  readonly check: Check;
}

/** The longest text taken, in UTF-16 units: some five long sentences. */
const CHECKED_UNITS = 2000;

/** A word or two ("a", "Việt Nam") stand somewhere in any collection: that tells nothing. */
const LEAST_SYLLABLES = 3;
const NOWHERE = { rejected: [], near: [], span: null } as const;

/** Checks the text after the command, else what the message replies to. */
export function checkFeature(deps: CheckDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on('message:text').command('kiemchung', async (ctx) => {
    const { words } = ctx;
    const text = ctx.match.trim() || repliedText(ctx);
    if (countSyllables(text) < LEAST_SYLLABLES) {
      ctx.unanswered = true;
      await sendHtml(ctx, words('check-how'));
      return;
    }
    if (text.length > CHECKED_UNITS) {
      ctx.unanswered = true;
      const [length, limit] = [String(text.length), String(CHECKED_UNITS)];
      await sendHtml(ctx, words('check-too-long', { length, limit }));
      return;
    }
    await give(ctx, text, deps);
  });
  return feature;
}

/** What somebody marked in the message replied to, else all of it; a caption counts as text. */
function repliedText({ message }: BotContext): string {
  const replied = message?.reply_to_message;
  return (message?.quote?.text ?? replied?.text ?? replied?.caption ?? '').trim();
}

async function give(ctx: BotContext, text: string, deps: CheckDeps): Promise<void> {
  const begun = deps.clock();
  const checked = await whileTyping(
    () => ctx.replyWithChatAction('typing'),
    () => deps.check(text),
  );
  const messages = renderChecked(checked, ctx.words);
  const quotes = checked.verdicts.flatMap((verdict) => (verdict.kind === 'absent' ? [] : [verdict.quote]));
  const asked = { question: text, window: null } as const;
  const answer: Answer =
    quotes.length > 0
      ? { ...asked, status: 'answered', quotes, score: 1 }
      : { ...asked, ...NOWHERE, status: 'not-found', reason: 'not-in-collection', score: 0 };
  const sources = (id: string) => new InlineKeyboard().text(ctx.words('sources-button'), pageData(id, OPEN));
  const show = (id: string) =>
    messages.map((html, index) => ({
      html,
      keyboard: quotes.length > 0 && index === messages.length - 1 ? sources(id) : null,
    }));
  await giveKept(ctx, answer, show, deps, { begun, wordless: true });
}
