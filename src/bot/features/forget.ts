// Forgetting by /xoa: tells what is kept of the person or the chat, asks once, deletes it for good, says what it was.
import { type Api, Composer, GrammyError, HttpError, InlineKeyboard } from 'grammy';
import type { Chat } from 'grammy/types';
import type { Logger } from 'pino';
import type { Forgetting, KeptCounts, Whose } from '../../core/forgetting.js';
import type { Prompts } from '../../prompts.js';
import { forgetData, readForgetData } from '../callback-data.js';
import { showCommands } from '../commands.js';
import { answerPress, type BotContext, sendHtml } from '../context.js';
import { editHtml } from '../edit-html.js';
import { mayChangeHere } from '../rights.js';
import { safeError } from '../safe-error.js';

export interface ForgetDeps {
  readonly forgetting: Forgetting;
  readonly prompts: Prompts;
  readonly isAdmin: (user: number) => boolean;
  readonly log: Logger;
}

/** In private what is kept of the person, in groups and channels what is kept of the chat, for its admins only. */
export function forgetFeature(deps: ForgetDeps): Composer<BotContext> {
  const { forgetting } = deps;
  const feature = new Composer<BotContext>();
  feature.on(['message:text', 'channel_post:text']).command('xoa', async (ctx) => {
    if (!(await mayChangeHere(ctx))) return;
    const whose = whoseOf(ctx.chat);
    const kept = await forgetting.kept(whose);
    if (kept.length === 0) {
      await sendHtml(ctx, ctx.words('forget-nothing', { whose: whose.kind }));
      return;
    }
    const html = ctx.words('forget-question', { whose: whose.kind, parts: partLines(ctx, kept) });
    await sendHtml(ctx, html, { keyboard: buttons(ctx) });
  });
  feature.on('callback_query', async (ctx, next) => {
    const decided = readForgetData(ctx.callbackQuery.data ?? '');
    const chat = ctx.callbackQuery.message?.chat;
    if (decided === null || chat === undefined) return next();
    if (!(await mayChangeHere(ctx))) return;
    await answerPress(ctx);
    if (decided === 'no') return editHtml(ctx, ctx.words('forget-kept'));
    const whose = whoseOf(chat);
    const gone = await forgetting.forget(whose);
    const key = gone.length === 0 ? 'forget-nothing' : 'forget-done';
    await editHtml(ctx, ctx.words(key, { whose: whose.kind, parts: partLines(ctx, gone) }));
    await resetMenu(ctx.api, chat, deps);
  });
  return feature;
}

function whoseOf({ type, id }: Chat): Whose {
  return { kind: type === 'private' ? 'person' : 'chat', id };
}

/** One line for each kind. */
function partLines({ words }: BotContext, counts: KeptCounts): string {
  return counts.map(({ kind, count }) => `• ${words('forget-part', { what: kind, count })}`).join('\n');
}

function buttons({ words }: BotContext): InlineKeyboard {
  return new InlineKeyboard()
    .text(words('forget-button'), forgetData('yes'))
    .text(words('forget-cancel-button'), forgetData('no'));
}

/** The menu no longer follows a choice that is forgotten; all is deleted whether or not Telegram takes that. */
async function resetMenu(api: Api, { type, id }: Chat, { prompts, isAdmin, log }: ForgetDeps): Promise<void> {
  if (type === 'channel') return;
  const scope = { type: 'chat' as const, chat_id: id };
  const reset =
    type === 'private' && isAdmin(id)
      ? showCommands(api, prompts, { chat: id, language: null, admin: true })
      : Promise.all([
          api.deleteMyCommands({ scope }),
          api.deleteMyCommands({ scope, language_code: 'en' }),
        ]).then(() => {});
  await reset.catch((error: unknown) => {
    if (!(error instanceof GrammyError || error instanceof HttpError)) throw error;
    log.info({ err: safeError(error) }, 'menu of commands not reset');
  });
}
