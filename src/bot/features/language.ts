// The language of a chat: /ngonngu shows both with the present one ticked, its buttons change it.
import { Composer, GrammyError, HttpError, InlineKeyboard } from 'grammy';
import type { Logger } from 'pino';
import { LANGUAGES, type Language, type Languages } from '../../core/languages.js';
import type { Prompts } from '../../prompts.js';
import { languageData, readLanguageData } from '../callback-data.js';
import { showCommands } from '../commands.js';
import { answerPress, type BotContext, sendHtml, wordsIn } from '../context.js';
import { editHtml } from '../edit-html.js';
import { mayChangeHere } from '../rights.js';
import { safeError } from '../safe-error.js';

export interface LanguageDeps {
  readonly languages: Languages;
  readonly prompts: Prompts;
  readonly isAdmin: (user: number) => boolean;
  readonly log: Logger;
}

/** Shows and changes the language; in groups only admins may. The chat's menu of commands follows. */
export function languageFeature(deps: LanguageDeps): Composer<BotContext> {
  const { languages, prompts } = deps;
  const feature = new Composer<BotContext>();
  feature
    .on(['message:text', 'channel_post:text'])
    .command('ngonngu', (ctx) => sendHtml(ctx, ctx.words('language-choice'), { keyboard: buttons(ctx) }));
  feature.on('callback_query', async (ctx, next) => {
    const language = readLanguageData(ctx.callbackQuery.data ?? '');
    const chat = ctx.callbackQuery.message?.chat;
    if (language === null || chat === undefined) return next();
    if (!(await mayChangeHere(ctx))) return;
    await languages.choose(chat.id, language);
    ctx.words = wordsIn(prompts, language);
    await answerPress(ctx);
    await editHtml(ctx, ctx.words('language-choice'), buttons(ctx));
    await followMenu(ctx, chat, language, deps);
  });
  return feature;
}

/** The choice holds whether or not Telegram takes the menu. */
async function followMenu(
  ctx: BotContext,
  chat: { readonly id: number; readonly type: string },
  language: Language,
  { prompts, isAdmin, log }: LanguageDeps,
): Promise<void> {
  if (chat.type === 'channel') return;
  const admin = chat.type === 'private' && isAdmin(chat.id);
  await showCommands(ctx.api, prompts, { chat: chat.id, language, admin }).catch((error: unknown) => {
    if (!(error instanceof GrammyError || error instanceof HttpError)) throw error;
    log.info({ err: safeError(error) }, 'menu of commands not changed');
  });
}

/** Each language by its own name, for whoever cannot read the other. */
function buttons({ words }: BotContext): InlineKeyboard {
  return InlineKeyboard.from(
    LANGUAGES.map((language) => {
      const name = words(`language-${language}`);
      return [InlineKeyboard.text(language === words.locale ? `✓ ${name}` : name, languageData(language))];
    }),
  );
}
