// The first words: /start greets, /help explains what the bot does and how to use it.
import { Composer } from 'grammy';
import { commandLines } from '../commands.js';
import { type BotContext, sendHtml } from '../context.js';

/** Greets on /start, explains on /help; admins, by their ids, are also told of their own commands in private. */
export function helpFeature(isAdmin: (user: number) => boolean = () => false): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const messages = feature.on('message:text');
  messages.command('start', (ctx) => sendHtml(ctx, ctx.words('start')));
  messages.command('help', (ctx) => {
    const admin = ctx.chat.type === 'private' && isAdmin(ctx.from.id);
    return sendHtml(ctx, ctx.words('help', { commands: commandLines(ctx.words, admin) }));
  });
  return feature;
}
