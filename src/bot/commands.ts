// The bot's commands, in the one place that both Telegram's menu and /help are made from.
import type { Bot } from 'grammy';
import type { Locale, Prompts } from '../prompts.js';
import type { BotContext } from './context.js';

/** In the order shown. Each has its description in the prompts as `command-<name>`. */
const COMMANDS = ['ask', 'nguon', 'help'] as const;

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
