// The first words: /start greets, /help explains what the bot does and how to use it.
import { Composer } from 'grammy';
import { commandLines } from '../commands.js';
import { type BotContext, sendHtml } from '../context.js';

/** Greets on /start, explains on /help; admins, by their ids, are also told of their own commands in private. */
export function helpFeature(isAdmin: (user: number) => boolean = () => false): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const messages = feature.on('message:text');
  // In a group the bot may not even see a question that is simply written.
  messages.command('start', (ctx) =>
    sendHtml(ctx, ctx.words(ctx.chat.type === 'private' ? 'start' : 'start-group')),
  );
  messages.command('help', (ctx) => {
    const alone = ctx.chat.type === 'private';
    const commands = commandLines(ctx.words, {
      where: alone ? 'private' : 'group',
      admin: alone && isAdmin(ctx.from.id),
    });
    const inline = ctx.me.supports_inline_queries ? `\n${ctx.words('help-inline')}` : '';
    return sendHtml(ctx, ctx.words('help', { commands, inline }));
  });
  return feature;
}
