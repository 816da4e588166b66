// What no other feature took: in private chats one plain sentence, in groups silence.
import { Composer } from 'grammy';
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

/** How many albums are remembered; the pictures of one arrive right after each other. */
const ALBUMS = 100;

/** Says that only text is understood, once per album, and that a command is not known. */
export function unhandledFeature(): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const messages = feature.on('message').chatType('private');
  const albums: string[] = [];
  messages.on('message:text', (ctx) => {
    ctx.unanswered = true;
    return sendHtml(ctx, ctx.words('unknown-command'));
  });
  messages.on([...NOT_TEXT], async (ctx) => {
    const album = ctx.msg.media_group_id;
    if (album !== undefined) {
      if (albums.includes(album)) return;
      albums.push(album);
      if (albums.length > ALBUMS) albums.shift();
    }
    await sendHtml(ctx, ctx.words('only-text'));
  });
  return feature;
}
