// A small grammY bot on a local page, for tests of the page alone: quotes, buttons, edits, alerts, commands and faults.
import { join } from 'node:path';
import { Bot, type Context } from 'grammy';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';
import { createLocalTelegram, type LocalTelegram } from '../../src/web/local-telegram.js';
import { type LocalPage, startLocalPage } from '../../src/web/server.js';

const LONG_QUOTE =
  'Đến nay, Bộ Công an đã thiết lập quan hệ hợp tác với <b>164 cơ quan</b> thực thi pháp luật nước ngoài. '.repeat(
    5,
  );

const ANSWER = `“<b>164 cơ quan</b>” &lt;nguyên văn&gt;
<blockquote expandable>${LONG_QUOTE}</blockquote>
<blockquote>Một đoạn ngắn.</blockquote>
<a href="https://example.org/bai?a=1&amp;b=2">Báo Mẫu</a> · 16/8/2025`;

const buttons = (page: number) => ({
  inline_keyboard: [
    [
      { text: '‹ Trước', callback_data: `page:${page - 1}` },
      { text: 'Sau ›', callback_data: `page:${page + 1}` },
    ],
    [
      { text: 'Nguồn', callback_data: 'source' },
      { text: 'Mở bài', url: 'https://example.org/bai' },
    ],
  ],
});

/** What the bot was told, and the gate at which it waits on "chờ". */
export interface TinyBot {
  readonly local: LocalTelegram;
  readonly bot: Bot;
  readonly seen: Array<{ text: string | null; language: string | undefined; update: number }>;
  readonly gate: { open(): void };
}

export interface TinyPage extends TinyBot {
  readonly page: LocalPage;
  readonly warnings: Array<Record<string, unknown>>;
}

/** The bot without a page: text is answered with quotes; "ba:", "chờ", "lỗi" and "<" do what the tests need. */
export function createTinyBot(clock: () => number = () => Date.UTC(2026, 0, 2, 3, 4, 5)): TinyBot {
  const local = createLocalTelegram({ clock });
  const bot = new Bot('1:test', { botInfo: local.botInfo, client: { fetch: local.fetch } });
  const seen: TinyBot['seen'] = [];
  let open = (): void => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  bot.use(async (context, next) => {
    seen.push({
      text: context.message?.text ?? context.callbackQuery?.data ?? null,
      language: context.from?.language_code,
      update: context.update.update_id,
    });
    await next();
  });
  bot.command('help', (context) => context.reply('Trợ giúp đây.'));
  bot.command('start', (context) => context.reply('Xin chào.'));
  bot.on('message:text', (context) => answer(context, context.message.text, gate));
  bot.callbackQuery('source', async (context) => {
    await context.reply('Nguồn đây.');
    await context.answerCallbackQuery();
  });
  bot.callbackQuery(/^page:(-?\d+)$/, async (context) => {
    const page = Number(context.match[1]);
    if (page < 1) return context.answerCallbackQuery({ text: 'Đây là đoạn đầu.' });
    await context.editMessageText(`Đoạn <b>${page}</b>`, { parse_mode: 'HTML', reply_markup: buttons(page) });
    return context.answerCallbackQuery();
  });
  return { local, bot, seen, gate: { open: () => open() } };
}

async function answer(context: Context, text: string, gate: Promise<void>): Promise<unknown> {
  if (text === 'lỗi') throw new TypeError('a secret of the user');
  if (text === 'chờ') {
    await context.replyWithChatAction('typing');
    await gate;
  }
  if (text.startsWith('nói:')) return context.reply(text.slice(4));
  if (text.startsWith('html:')) return context.reply(text.slice(5), { parse_mode: 'HTML' });
  return context.reply(ANSWER, { parse_mode: 'HTML', reply_markup: buttons(1) });
}

/** The bot and its page, on any free port unless told. */
export async function startTinyPage(port = 0): Promise<TinyPage> {
  const tiny = createTinyBot();
  const warnings: Array<Record<string, unknown>> = [];
  await tiny.bot.api.setMyCommands([
    { command: 'help', description: 'Hướng dẫn sử dụng' },
    { command: 'start', description: 'Bắt đầu' },
  ]);
  const page = await startLocalPage({
    port,
    local: tiny.local,
    handle: (update) => tiny.bot.handleUpdate(update),
    pageFolder: join(projectRoot, 'src/web/page'),
    prompts: loadPrompts(join(projectRoot, 'prompts'), 'page'),
    log: { warn: (fields, message) => warnings.push({ ...fields, message }) },
    collection: () => ({ articles: 5, span: { from: '2024-08-28', to: '2025-10-25' } }),
  });
  return { ...tiny, page, warnings };
}
