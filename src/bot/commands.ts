// The bot's commands, in the one place that both Telegram's menu and /help are made from.
import { type Api, GrammyError, type MiddlewareFn } from 'grammy';
import type { Locale, Prompts } from '../prompts.js';
import type { Words } from './article-line.js';
import type { BotContext } from './context.js';

interface Command {
  readonly name: string;
  /** Its name in English; both work in either language. */
  readonly en: string;
}

/** In the order shown. Each has its description in the prompts as `command-<name>`. */
const COMMANDS: readonly Command[] = [
  { name: 'ask', en: 'ask' },
  { name: 'nguon', en: 'sources' },
  { name: 'dongthoigian', en: 'timeline' },
  { name: 'sosanh', en: 'compare' },
  { name: 'trichdan', en: 'cite' },
  { name: 'kiemchung', en: 'check' },
  { name: 'diemtin', en: 'digest' },
  { name: 'theodoi', en: 'follow' },
  { name: 'danhsach', en: 'following' },
  { name: 'huy', en: 'unfollow' },
  { name: 'kenh', en: 'channel' },
  { name: 'dinhchinh', en: 'corrections' },
  { name: 'ngonngu', en: 'language' },
  { name: 'riengtu', en: 'privacy' },
  { name: 'xoa', en: 'forget' },
  { name: 'help', en: 'help' },
];
/** Shown to admins only, after the others. */
const ADMIN_COMMANDS: readonly Command[] = [
  { name: 'nguontin', en: 'feeds' },
  { name: 'thongke', en: 'stats' },
  { name: 'thieu', en: 'gaps' },
  { name: 'nap', en: 'add' },
  { name: 'chan', en: 'block' },
  { name: 'bochan', en: 'unblock' },
  { name: 'thongbao', en: 'announce' },
];
/** Further names by which a command is known. */
const ALIASES: Readonly<Record<string, string>> = { hoi: 'ask' };

const NAMES: ReadonlyMap<string, string> = new Map([
  ...[...COMMANDS, ...ADMIN_COMMANDS].map(({ name, en }) => [en, name] as const),
  ...Object.entries(ALIASES),
]);

function commandsFor(admin: boolean): readonly Command[] {
  return admin ? [...COMMANDS, ...ADMIN_COMMANDS] : COMMANDS;
}

const nameIn = ({ name, en }: Command, locale: Locale): string => (locale === 'en' ? en : name);

/**
 * Reads `/Ask`, `/hoi` and `/SOURCES@bot` as `/ask`, `/ask` and `/nguon@bot`: phone keyboards capitalise, grammY compares
 * letter by letter, and handlers know a command by its one name.
 */
export function commandsByName(): MiddlewareFn<BotContext> {
  return (ctx, next) => {
    const message = ctx.msg;
    const mark = message?.entities?.[0];
    if (message?.text !== undefined && mark?.type === 'bot_command' && mark.offset === 0) {
      const [name = '', bot] = message.text.slice(1, mark.length).toLowerCase().split('@');
      const written = `/${NAMES.get(name) ?? name}${bot === undefined ? '' : `@${bot}`}`;
      const longer = written.length - mark.length;
      message.text = written + message.text.slice(mark.length);
      message.entities = (message.entities ?? []).map((entity, index) =>
        index === 0 ? { ...entity, length: written.length } : { ...entity, offset: entity.offset + longer },
      );
    }
    return next();
  };
}

/** `/name – description`, one line each. */
export function commandLines(
  words: Pick<Words, 'locale'> & ((key: string) => string),
  admin = false,
): string {
  return commandsFor(admin)
    .map((command) => `/${nameIn(command, words.locale)} – ${words(`command-${command.name}`)}`)
    .join('\n');
}

function described(prompts: Prompts, locale: Locale, admin: boolean) {
  return commandsFor(admin).map((command) => ({
    command: nameIn(command, locale),
    description: prompts.render(locale, `command-${command.name}`),
  }));
}

/**
 * Puts the commands into the menu of one chat: in the language chosen there, or with null in that of each one's Telegram.
 * @throws GrammyError or HttpError when Telegram cannot be told.
 */
export async function showCommands(
  api: Pick<Api, 'setMyCommands'>,
  prompts: Prompts,
  {
    chat,
    language,
    admin,
  }: { readonly chat: number; readonly language: Locale | null; readonly admin: boolean },
): Promise<void> {
  const scope = { type: 'chat' as const, chat_id: chat };
  await api.setMyCommands(described(prompts, language ?? 'vi', admin), { scope });
  await api.setMyCommands(described(prompts, language ?? 'en', admin), { scope, language_code: 'en' });
}

/**
 * Puts the commands into Telegram's menu: in Vietnamese for everyone, in English for those whose Telegram is. Admins, by
 * their ids, see those of admins too, once they have written to the bot and in the language that they have chosen for
 * their chat; `everyone` is an admin on the local page.
 * @throws GrammyError or HttpError when Telegram cannot be told.
 */
export async function registerCommands(
  api: Pick<Api, 'setMyCommands'>,
  prompts: Prompts,
  admins: readonly number[] | 'everyone' = [],
  chosen: (chat: number) => Locale | null = () => null,
): Promise<void> {
  const all = admins === 'everyone';
  await api.setMyCommands(described(prompts, 'vi', all));
  await api.setMyCommands(described(prompts, 'en', all), { language_code: 'en' });
  for (const chat of all ? [] : admins) {
    try {
      await showCommands(api, prompts, { chat, language: chosen(chat), admin: true });
    } catch (error) {
      // Telegram knows no chat with an admin who has not written yet; the command works all the same.
      if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    }
  }
}
