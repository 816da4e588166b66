// The bot's commands, in the one place that both Telegram's menu and /help are made from.
import { type Bot, GrammyError, type MiddlewareFn } from 'grammy';
import type { Locale, Prompts } from '../prompts.js';
import type { BotContext } from './context.js';

/** In the order shown. Each has its description in the prompts as `command-<name>`. */
const COMMANDS = ['ask', 'nguon', 'dinhchinh', 'help'] as const;
/** Shown to admins only, after the others. */
const ADMIN_COMMANDS = ['nguontin'] as const;

function commandsFor(admin: boolean): readonly string[] {
  return admin ? [...COMMANDS, ...ADMIN_COMMANDS] : COMMANDS;
}

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
export function commandLines(words: (key: string) => string, admin = false): string {
  return commandsFor(admin)
    .map((name) => `/${name} – ${words(`command-${name}`)}`)
    .join('\n');
}

/**
 * Puts the commands into Telegram's menu: in Vietnamese for everyone, in English for those whose Telegram is. Admins, by
 * their ids, see those of admins too, once they have written to the bot; `everyone` is an admin on the local page.
 * @throws GrammyError or HttpError when Telegram cannot be told.
 */
export async function registerCommands(
  bot: Bot<BotContext>,
  prompts: Prompts,
  admins: readonly number[] | 'everyone' = [],
): Promise<void> {
  const described = (locale: Locale, admin: boolean) =>
    commandsFor(admin).map((command) => ({
      command,
      description: prompts.render(locale, `command-${command}`),
    }));
  const all = admins === 'everyone';
  await bot.api.setMyCommands(described('vi', all));
  await bot.api.setMyCommands(described('en', all), { language_code: 'en' });
  for (const chat_id of all ? [] : admins) {
    const scope = { type: 'chat' as const, chat_id };
    try {
      await bot.api.setMyCommands(described('vi', true), { scope });
      await bot.api.setMyCommands(described('en', true), { scope, language_code: 'en' });
    } catch (error) {
      // Telegram knows no chat with an admin who has not written yet; the command works all the same.
      if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    }
  }
}
