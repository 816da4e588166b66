// Tells a chat that lets the bot in again what was paused meanwhile, once, with a button that takes all of it up.
import { Composer, GrammyError, HttpError, InlineKeyboard } from 'grammy';
import type { Logger } from 'pino';
import { answerPress, type BotContext } from '../context.js';
import { editHtml } from '../edit-html.js';
import { safeError } from '../safe-error.js';
import { readSubscriptionData, subscriptionData } from '../subscription-data.js';
import { mayManage, placeMeant } from '../subscription-place.js';
import type { ManageDeps } from './subscribe.js';

type ReturningDeps = ManageDeps & { readonly log: Logger };

const TOLD = 'paused-told';

/** Goes before whatever takes the news of being let in; it stops nothing. */
export function returningFeature(deps: ReturningDeps): Composer<BotContext> {
  const { state, manage, channels } = deps;
  const feature = new Composer<BotContext>();
  feature.on('my_chat_member', async (ctx, next) => {
    await next();
    const { status } = ctx.myChatMember.new_chat_member;
    if (status === 'left' || status === 'kicked') await state.remove(TOLD, String(ctx.chat.id));
    else await tell(ctx, deps);
  });
  feature.on('message', async (ctx, next) => {
    await next();
    await tell(ctx, deps);
  });
  feature.on('callback_query', async (ctx, next) => {
    const press = readSubscriptionData(ctx.callbackQuery.data ?? '');
    const place = press?.act === 'back' ? placeMeant(ctx, press.about) : null;
    if (place === null) return next();
    if (!(await mayManage(ctx, place, channels))) return;
    const count = await manage.comeBack(place.chat);
    await answerPress(ctx);
    await editHtml(ctx, ctx.words('returned-resumed', { count }));
  });
  return feature;
}

/** In a channel nothing is said: who let the bot in is told in private. */
async function tell(ctx: BotContext, { subscriptions, state, clock, log }: ReturningDeps): Promise<void> {
  const { chat, from } = ctx;
  if (chat === undefined || (await state.get(TOLD, String(chat.id))) !== undefined) return;
  const { length: count } = await subscriptions.pausedByLeaving(chat.id);
  if (count === 0) return;
  await state.put(TOLD, String(chat.id), chat.id, true, clock());
  const isChannel = chat.type === 'channel';
  const to = isChannel ? from?.id : chat.id;
  if (to === undefined) return;
  const about = isChannel ? String(chat.id) : '-';
  const keyboard = new InlineKeyboard().text(ctx.words('returned-button'), subscriptionData('back', about));
  const topic =
    chat.type === 'supergroup' && ctx.msg?.is_topic_message ? ctx.msg.message_thread_id : undefined;
  try {
    await ctx.api.sendMessage(to, ctx.words('returned', { count }), {
      parse_mode: 'HTML',
      reply_markup: keyboard,
      ...(topic !== undefined && { message_thread_id: topic }),
    });
  } catch (error) {
    // Nobody asked for it; what was paused stays in the list.
    if (!(error instanceof GrammyError || error instanceof HttpError)) throw error;
    log.info({ err: safeError(error) }, 'not told of what was paused');
  }
}
