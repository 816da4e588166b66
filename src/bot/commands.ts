// The bot's commands, in the one place that both Telegram's menu and /help are made from.
import type { Bot, MiddlewareFn } from 'grammy';
import type { Locale, Prompts } from '../prompts.js';
import type { BotContext } from './context.js';

/** In the order shown. Each has its description in the prompts as `command-<name>`. */
const COMMANDS = ['ask', 'nguon', 'dinhchinh', 'help'] as const;

/** Reads `/Ask` and `/NGUON` as `/ask` and `/nguon`: phone keyboards capitalise, and grammY compares letter by letter. */
export function commandsInAnyCase(): MiddlewareFn<BotContext> {
  return (ctx, next) => {
    const { message } = ctx;
    const mark = message?.entities?.[0];
    if (message?.text !== undefined && mark?.type === 'bot_command' && mark.offset === 0) {
      const { text } = message;
      message.text = text.slice(0, mark.length).toLowerCase() + text.slice(mark.length);
    }
    return next();
  };
}

/** `/name – description`, one line each. */
export function commandLines(words: (key: string) => string): string {
  return COMMANDS.map((name) => `/${name} – ${words(`command-${name}`)}`).join('\n');
}

/**
 * Puts the commands into Telegram's menu: in Vietnamese for everyone, in English for those whose Telegram is.
 * @throws GrammyError or HttpError when Telegram cannot be told.
 */
export async function registerCommands(bot: Bot<BotContext>, prompts: Prompts): Promise<void> {
  const described = (locale: Locale) =>
    COMMANDS.map((command) => ({ command, description: prompts.render(locale, `command-${command}`) }));
  await bot.api.setMyCommands(described('vi'));
  await bot.api.setMyCommands(described('en'), { language_code: 'en' });
}
