// The first words: /start greets, /help explains what the bot does and how to use it.
import { Composer } from 'grammy';
import { commandLines } from '../commands.js';
import { type BotContext, sendHtml } from '../context.js';

/** Greets on /start, explains on /help. */
export function helpFeature(): Composer<BotContext> {
  const feature = new Composer<BotContext>();
  const messages = feature.on('message:text');
  messages.command('start', (ctx) => sendHtml(ctx, ctx.words('start')));
  messages.command('help', (ctx) => sendHtml(ctx, ctx.words('help', { commands: commandLines(ctx.words) })));
  return feature;
}
