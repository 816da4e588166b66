// How corrections come to a chat: /dinhchinh shows the choice, its buttons change it.
import { Composer, InlineKeyboard } from 'grammy';
import { type ChatSettings, CORRECTION_CHOICES, type CorrectionChoice } from '../../core/correction-ports.js';
import { choiceData, readChoiceData } from '../callback-data.js';
import { answerPress, type BotContext, sendHtml } from '../context.js';
import { editHtml } from '../edit-html.js';
import { mayChangeHere } from '../rights.js';

export interface CorrectionsDeps {
  readonly settings: ChatSettings;
}

/** Shows how the chat hears of corrections, to anyone, and changes it for those who may. */
export function correctionsFeature({ settings }: CorrectionsDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on('message:text').command('dinhchinh', async (ctx) => {
    const choice = await settings.corrections(ctx.chat.id);
    await sendHtml(ctx, ctx.words('corrections-choice', { choice }), { keyboard: buttons(ctx, choice) });
  });
  feature.on('callback_query', async (ctx, next) => {
    const choice = readChoiceData(ctx.callbackQuery.data ?? '');
    const chat = ctx.callbackQuery.message?.chat.id;
    if (choice === null || chat === undefined) return next();
    if (!(await mayChangeHere(ctx))) return;
    await settings.setCorrections(chat, choice);
    await answerPress(ctx);
    await editHtml(ctx, ctx.words('corrections-choice', { choice }), buttons(ctx, choice));
  });
  return feature;
}

/** One button a row, the present choice marked. */
function buttons({ words }: BotContext, chosen: CorrectionChoice): InlineKeyboard {
  return InlineKeyboard.from(
    CORRECTION_CHOICES.map((choice) => {
      const name = words(`corrections-${choice}`);
      return [InlineKeyboard.text(choice === chosen ? `✓ ${name}` : name, choiceData(choice))];
    }),
  );
}
