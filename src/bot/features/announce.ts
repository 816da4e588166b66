// Announcements of those who run the bot, by /thongbao: shown first, and sent only after a yes to every place that follows
// something and to connected channels.
import { Composer, InlineKeyboard } from 'grammy';
import { z } from 'zod';
import type { ChannelStore, ChatStore } from '../../core/chat-ports.js';
import { inTurn, keptInTurn } from '../../core/in-turn.js';
import type { Language, Languages } from '../../core/languages.js';
import type { Outbox } from '../../core/outbox.js';
import type { Place } from '../../core/place.js';
import type { Clock, StateStore } from '../../core/ports.js';
import type { SubscriptionStore } from '../../core/subscription.js';
import { isNoAdminCommand, isNoAdminPress } from '../admin-only.js';
import { answerPress, type BotContext, sendHtml } from '../context.js';
import { editHtml } from '../edit-html.js';
import { readUnfollowData, unfollowData } from '../follow-data.js';
import { escapeHtml } from '../html.js';
import { announcementHtml } from '../send-outbox.js';

export interface AnnounceDeps {
  readonly state: StateStore;
  readonly outbox: Outbox;
  readonly subscriptions: SubscriptionStore;
  readonly channels: ChannelStore;
  readonly chats: ChatStore;
  readonly languages: Languages;
  readonly isAdmin: (user: number) => boolean;
  /** Whether nothing is to be sent to the chat unasked; absent where nobody is shut out. */
  readonly isKeptOut?: ((chat: number) => Promise<boolean>) | undefined;
  /** Called when there is something to send. */
  readonly onOutbox: () => void;
  readonly clock: Clock;
}

const KIND = 'announcement';
/** With what is around it the text fits one message, also when every character of it has to be escaped. */
const TEXT_UNITS = 3500;
const storedSchema = z.object({ text: z.string() });

/** The command and its two buttons, in private chats of admins. */
export function announceFeature(deps: AnnounceDeps): Composer<BotContext> {
  const { state, outbox, isAdmin, clock } = deps;
  const feature = new Composer<BotContext>();
  feature.on('message:text').command('thongbao', async (ctx) => {
    if (await isNoAdminCommand(ctx, isAdmin)) return;
    const text = ctx.match.trim();
    if (text === '') return void (await sendHtml(ctx, ctx.words('announce-empty')));
    if (text.length > TEXT_UNITS)
      return void (await sendHtml(ctx, ctx.words('announce-too-long', { limit: TEXT_UNITS })));
    const id = `${ctx.chat.id}-${ctx.msg.message_id}`;
    await state.put(KIND, id, ctx.chat.id, { text }, clock());
    const keyboard = new InlineKeyboard()
      .text(ctx.words('announce-send-button'), unfollowData('announce', id))
      .text(ctx.words('followed-cancel-button'), unfollowData('withdraw', id));
    const count = (await audience(deps)).length;
    const question = ctx.words('announce-question', { count });
    await sendHtml(ctx, `${question}\n\n${announcementHtml(text, ctx.words)}`, { keyboard });
  });

  feature.on('callback_query', async (ctx, next) => {
    const wanted = readUnfollowData(ctx.callbackQuery.data ?? '');
    if (wanted === null || (wanted.act !== 'announce' && wanted.act !== 'withdraw')) return next();
    if (await isNoAdminPress(ctx, isAdmin)) return;
    const { act, id } = wanted;
    const { success, data } = storedSchema.safeParse(await state.get(KIND, id));
    if (!success) return answerPress(ctx, ctx.words('sources-expired'));
    await answerPress(ctx);
    const shown = `\n\n${escapeHtml(data.text)}`;
    if (act === 'withdraw' && (await listed(id)) === 0) {
      await state.remove(KIND, id);
      return editHtml(ctx, ctx.words('announce-withdrawn') + shown);
    }
    const payload = { kind: KIND, text: data.text };
    const dueAt = clock();
    // Another press finds them on the list, by the announcement's id: it adds none, and takes none back.
    if ((await listed(id)) === 0)
      await outbox.add(
        (await audience(deps)).map((place) => ({ ...place, period: KIND, item: id, payload, dueAt })),
      );
    deps.onOutbox();
    await editHtml(ctx, ctx.words('announce-sending', { count: await listed(id) }) + shown);
  });

  /** Places that it is being sent to or was. */
  async function listed(id: string): Promise<number> {
    const { pending, sending, sent } = await outbox.counts(id);
    return pending + sending + sent;
  }

  return feature;
}

/** Every place that follows something and may be written to, and every connected channel; each once. */
async function audience({
  subscriptions,
  channels,
  chats,
  languages,
  isKeptOut = async () => false,
}: AnnounceDeps): Promise<Array<Place & { language: Language }>> {
  const following = await subscriptions.places();
  const known = new Set(following.map(({ chat }) => chat));
  const others = (await channels.connected()).filter((chat) => !known.has(chat));
  const places = [...following, ...others.map((chat) => ({ chat, topic: null }))];
  return await inTurn(
    await keptInTurn(places, async ({ chat }) => !(await chats.isGone(chat)) && !(await isKeptOut(chat))),
    async (place) => ({ ...place, language: await languages.of(place.chat) }),
  );
}
