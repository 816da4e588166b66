// What no other feature took: in private chats one plain sentence, in groups silence.
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

/** Says that only text is understood, once per album, and that a command is not known. */
export function unhandledFeature({ state, clock }: UnhandledDeps): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const messages = feature.on('message').chatType('private');
  messages.on('message:text', (ctx) => sendHtml(ctx, ctx.words('unknown-command')));
  messages.on([...NOT_TEXT], async (ctx) => {
    const album = ctx.msg.media_group_id;
    if (album !== undefined) {
      const key = `${ctx.chat.id} ${album}`;
      if (state.get('album', key) !== undefined) return;
      state.put('album', key, ctx.chat.id, true, clock());
    }
    await sendHtml(ctx, ctx.words('only-text'));
  });
  return feature;
}
