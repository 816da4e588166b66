// The bot's commands, in the one place that both Telegram's menu and /help are made from.
import { type Api, GrammyError, type MiddlewareFn } from 'grammy';
import type { Locale, Prompts } from '../prompts.js';
import type { Words } from './article-line.js';
import type { BotContext } from './context.js';

interface Command {
  readonly name: string;
  /** Its name in English; both work in either language. */
  readonly en: string;
  /** Works in the private chat with the bot alone, so that no group is shown it. */
  readonly alone?: true;
}

/** Where commands are shown: a group has neither those of private chats nor those of admins. */
type Where = 'private' | 'group';

export interface ShownTo {
  readonly where: Where;
  /** Whether it is an admin who sees them. */
  readonly admin: boolean;
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
  { name: 'kenh', en: 'channel', alone: true },
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

function commandsFor({ where, admin }: ShownTo): readonly Command[] {
  if (where === 'group') return COMMANDS.filter(({ alone }) => !alone);
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
export function commandLines(words: Words, shown: ShownTo): string {
  const { where } = shown;
  return commandsFor(shown)
    .map((command) => `/${nameIn(command, words.locale)} – ${words(`command-${command.name}`, { where })}`)
    .join('\n');
}

function described(prompts: Prompts, locale: Locale, shown: ShownTo) {
  const { where } = shown;
  return commandsFor(shown).map((command) => ({
    command: nameIn(command, locale),
    description: prompts.render(locale, `command-${command.name}`, { where }),
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
  // Telegram numbers people from 1 and everything else below 0.
  const shown: ShownTo = { where: chat > 0 ? 'private' : 'group', admin };
  await api.setMyCommands(described(prompts, language ?? 'vi', shown), { scope });
  await api.setMyCommands(described(prompts, language ?? 'en', shown), { scope, language_code: 'en' });
}

/**
 * Puts the commands into Telegram's menu: in Vietnamese for everyone, in English for those whose Telegram is, in groups
 * those that work there. Admins, by their ids, see those of admins too, once they have written to the bot and in the
 * language that they have chosen for their chat; `everyone` is an admin on the local page, which has no groups.
 * @throws GrammyError or HttpError when Telegram cannot be told.
 */
export async function registerCommands(
  api: Pick<Api, 'setMyCommands'>,
  prompts: Prompts,
  admins: readonly number[] | 'everyone' = [],
  chosen: (chat: number) => Promise<Locale | null> = async () => null,
): Promise<void> {
  const all = admins === 'everyone';
  const shown: ShownTo = { where: 'private', admin: all };
  await api.setMyCommands(described(prompts, 'vi', shown));
  await api.setMyCommands(described(prompts, 'en', shown), { language_code: 'en' });
  if (all) return;
  const scope = { type: 'all_group_chats' as const };
  const inGroups: ShownTo = { where: 'group', admin: false };
  await api.setMyCommands(described(prompts, 'vi', inGroups), { scope });
  await api.setMyCommands(described(prompts, 'en', inGroups), { scope, language_code: 'en' });
  for (const chat of admins) {
    try {
      await showCommands(api, prompts, { chat, language: await chosen(chat), admin: true });
    } catch (error) {
      // Telegram knows no chat with an admin who has not written yet; the command works all the same.
      if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    }
  }
}
