// What an update costs whoever sent it, in questions, and whether it speaks to the bot at all.
import { readAgainData } from './callback-data.js';
import type { BotContext } from './context.js';

/** Commands that search the collection, by their one name. */
const HEAVY: ReadonlySet<string> = new Set(['ask', 'dongthoigian', 'sosanh', 'kiemchung']);
/** A question asked again leans on what was found; whoever types a query inline sends several on the way to it. */
const AGAIN = 0.5;
const INLINE = 0.25;

function said(ctx: BotContext) {
  return ctx.message ?? ctx.editedMessage;
}

/** A command with its one name, and whether anything follows it; null for one of another bot. */
function commandIn(ctx: BotContext): { name: string; asks: boolean } | null {
  const [, name, bot, rest = ''] = /^\/(\w+)(?:@(\w+))?\s*(.*)/su.exec(said(ctx)?.text ?? '') ?? [];
  if (name === undefined) return null;
  if (bot !== undefined && bot.toLowerCase() !== ctx.me.username.toLowerCase()) return null;
  return { name: name.toLowerCase(), asks: rest !== '' || said(ctx)?.reply_to_message !== undefined };
}

function isCommand(ctx: BotContext): boolean {
  return said(ctx)?.text?.startsWith('/') === true;
}

function isNamed(ctx: BotContext): boolean {
  const message = said(ctx);
  if (message?.reply_to_message?.from?.id === ctx.me.id) return true;
  const text = message?.text ?? '';
  return (message?.entities ?? []).some(
    ({ type, offset, length }) =>
      type === 'mention' &&
      text.slice(offset + 1, offset + length).toLowerCase() === ctx.me.username.toLowerCase(),
  );
}

/** Whether a message speaks to the bot: anything in private; in groups its commands, replies to it and its name. */
export function isToBot(ctx: BotContext): boolean {
  if (ctx.chat?.type === 'private') return true;
  return isCommand(ctx) ? commandIn(ctx) !== null : isNamed(ctx);
}

/** 1 for a question or a command that searches, parts of it for what is asked again or inline, 0 for all that is cheap. */
export function costOf(ctx: BotContext): number {
  if (ctx.inlineQuery !== undefined) return ctx.inlineQuery.query.trim() === '' ? 0 : INLINE;
  if (ctx.callbackQuery !== undefined)
    return readAgainData(ctx.callbackQuery.data ?? '') === null ? 0 : AGAIN;
  if (said(ctx)?.text === undefined) return 0;
  if (!isCommand(ctx)) return isToBot(ctx) ? 1 : 0;
  const command = commandIn(ctx);
  return command?.asks === true && HEAVY.has(command.name) ? 1 : 0;
}
