// Presses of buttons under messages that Telegram does not show to the bot any more: a kind word instead of a wrong guess.
import { Composer } from 'grammy';
import { answerPress, type BotContext } from '../context.js';

/** Telegram's date of a message that is inaccessible. */
const NO_DATE = 0;

/** Answers them; presses under messages in reach, and under inline messages, are left to others. */
export function oldPressesFeature(): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  feature.on('callback_query', async (ctx, next) => {
    const { message, inline_message_id } = ctx.callbackQuery;
    const reachable = message === undefined ? inline_message_id !== undefined : message.date !== NO_DATE;
    if (reachable) await next();
    else await answerPress(ctx, ctx.words('sources-expired'));
  });
  return feature;
}
