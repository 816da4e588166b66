// What no other feature took: one plain sentence, in groups only for what is clearly meant as a question.
import { Composer } from 'grammy';
import type { Clock, StateStore } from '../../core/ports.js';
import { type BotContext, sendHtml } from '../context.js';

/** What people send that is not text; service messages (pins, joins…) are left alone. */
const NOT_TEXT = [
  ':file',
  ':location',
  ':contact',
  ':poll',
  ':dice',
  ':game',
  ':story',
  ':paid_media',
] as const;

export interface UnhandledDeps {
  readonly state: StateStore;
  readonly clock: Clock;
}

/** In a group a sticker or a GIF in reply is a gesture, not a question. */
const GESTURES = ['sticker', 'animation', 'dice', 'game', 'story', 'location', 'contact', 'poll'] as const;

/** Says that only text is understood, once per album, and that a command is not known. */
export function unhandledFeature({ state, clock }: UnhandledDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  // A group may have other bots, and an unknown command may be for one of them.
  feature.on('message:text', async (ctx) => {
    ctx.unanswered = true;
    if (ctx.chat.type === 'private') await sendHtml(ctx, ctx.words('unknown-command'));
  });
  feature.on('message').on([...NOT_TEXT], async (ctx) => {
    if (ctx.chat.type !== 'private' && GESTURES.some((kind) => ctx.msg[kind] !== undefined)) return;
    const album = ctx.msg.media_group_id;
    if (album !== undefined) {
      const key = `${ctx.chat.id} ${album}`;
      if ((await state.get('album', key)) !== undefined) return;
      await state.put('album', key, ctx.chat.id, true, clock());
    }
    await sendHtml(ctx, ctx.words('only-text'));
  });
  return feature;
}
