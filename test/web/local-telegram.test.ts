// The in-process Telegram as a bot and a user meet it: updates, order, limits, refusals, resuming and forgetting.
import { GrammyError } from 'grammy';
import { describe, expect, it } from 'vitest';
import type { ChatEvent } from '../../src/web/chat-room.js';
import { createTinyBot } from '../support/tiny-bot.js';

const CHAT = 7;
const DAY_MS = 86_400_000;

function connected(clock?: () => number) {
  const tiny = createTinyBot(clock);
  const errors: unknown[] = [];
  const disconnect = tiny.local.connect({
    handle: (update) => tiny.bot.handleUpdate(update),
    onError: (error) => errors.push(error),
  });
  return { ...tiny, errors, disconnect };
}

async function refusal(call: Promise<unknown>): Promise<{ code: number; words: string } | null> {
  try {
    await call;
    return null;
  } catch (error) {
    if (!(error instanceof GrammyError)) throw error;
    return { code: error.error_code, words: error.description };
  }
}

describe('a chat with the bot', () => {
  it('hands typed text to the bot as a private message in the reader’s language and keeps the answer', async () => {
    const { local, seen } = connected();
    expect(local.send(CHAT, '  Bao nhiêu?  ', 'en')).toBe('accepted');
    await local.settled();
    expect(seen).toMatchObject([{ text: 'Bao nhiêu?', language: 'en' }]);
    const [question, reply] = local.transcript(CHAT);
    expect(question).toMatchObject({ author: 'user', text: 'Bao nhiêu?' });
    expect(reply).toMatchObject({
      author: 'bot',
      buttons: [
        [{ data: 'page:0' }, { data: 'page:2' }],
        [{ text: 'Nguồn' }, { text: 'Mở bài', url: 'https://example.org/bai' }],
      ],
    });
    expect(reply?.text).toContain('“164 cơ quan” <nguyên văn>');
  });

  it('marks commands, so that the bot’s command handlers run', async () => {
    const { local } = connected();
    local.send(CHAT, '/help');
    await local.settled();
    expect(local.transcript(CHAT).at(-1)?.text).toBe('Trợ giúp đây.');
  });

  it('edits the message whose button is tapped, and passes on what the bot says to the tap', async () => {
    const { local } = connected();
    const events: ChatEvent[] = [];
    local.send(CHAT, 'x');
    await local.settled();
    local.subscribe(CHAT, (event) => events.push(event));
    expect(local.tap(CHAT, 2, 'page:2')).toBe('accepted');
    await local.settled();
    expect(local.transcript(CHAT).at(-1)?.text).toBe('Đoạn 2');
    expect(local.tap(CHAT, 2, 'page:1')).toBe('accepted');
    await local.settled();
    local.tap(CHAT, 2, 'page:0');
    await local.settled();
    expect(events.map((event) => event.kind)).toEqual(['transcript', 'edit', 'edit', 'alert']);
    expect(events.at(-1)).toEqual({ kind: 'alert', text: 'Đây là đoạn đầu.', modal: false });
  });

  it('accepts taps only on buttons that stand under that very message', async () => {
    const { local, seen } = connected();
    local.send(CHAT, 'x');
    await local.settled();
    expect(local.tap(CHAT, 2, 'page:9')).toBe('gone');
    expect(local.tap(CHAT, 1, 'page:2')).toBe('gone');
    expect(local.tap(CHAT + 1, 2, 'page:2')).toBe('gone');
    expect(seen).toHaveLength(1);
  });

  it('handles a chat’s updates one by one in order while other chats go on', async () => {
    const { local, seen, gate } = connected();
    local.send(CHAT, 'chờ');
    local.send(CHAT, 'sau');
    local.send(CHAT + 1, 'chen');
    await expect.poll(() => local.transcript(CHAT + 1).length).toBe(2);
    expect(seen.map((one) => one.text)).toEqual(['chờ', 'chen']);
    gate.open();
    await local.settled();
    expect(seen.map((one) => one.text)).toEqual(['chờ', 'chen', 'sau']);
  });

  it('goes on after the bot failed on an update', async () => {
    const { local, errors } = connected();
    local.send(CHAT, 'lỗi');
    local.send(CHAT, '/help');
    await local.settled();
    expect(errors).toHaveLength(1);
    expect(local.transcript(CHAT).at(-1)?.text).toBe('Trợ giúp đây.');
  });

  it('takes no more than twenty waiting updates and shows none it did not take', async () => {
    const { local, gate } = connected();
    const deliveries = Array.from({ length: 25 }, (_, index) =>
      local.send(CHAT, index === 0 ? 'chờ' : '/help'),
    );
    expect(deliveries.filter((one) => one === 'accepted')).toHaveLength(20);
    expect(deliveries.at(-1)).toBe('busy');
    expect(local.transcript(CHAT)).toHaveLength(20);
    gate.open();
    await local.settled();
    expect(local.send(CHAT, '/help')).toBe('accepted');
    await local.settled();
  });

  it('takes nothing before a bot is connected and after it is disconnected', async () => {
    const { local, disconnect } = connected();
    disconnect();
    expect(createTinyBot().local.send(CHAT, 'x')).toBe('closed');
    expect(local.send(CHAT, 'x')).toBe('closed');
    expect(local.tap(CHAT, 1, 'x')).toBe('closed');
    expect(local.transcript(CHAT)).toEqual([]);
  });

  it('numbers updates upwards, and a later process never below an earlier one', async () => {
    const first = connected(() => 1_000_000);
    const second = connected(() => 1_000_900);
    for (const one of [first, second]) {
      for (let count = 0; count < 3; count++) one.local.send(CHAT, '/help');
      await one.local.settled();
    }
    const numbers = [...first.seen, ...second.seen].map((one) => one.update);
    expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
  });
});

describe('the bot’s calls', () => {
  it('are refused in Telegram’s words when Telegram would refuse them', async () => {
    const { bot, local } = connected();
    const html = { parse_mode: 'HTML' } as const;
    const button = (data: string) => ({
      reply_markup: { inline_keyboard: [[{ text: 'x', callback_data: data }]] },
    });
    const sent = await bot.api.sendMessage(CHAT, 'a');
    const cases: Array<[Promise<unknown>, string]> = [
      [bot.api.sendMessage(CHAT, '<script>alert(1)</script>', html), "can't parse entities"],
      [bot.api.sendMessage(CHAT, ' \n'), 'message text is empty'],
      [bot.api.sendMessage(CHAT, 'x'.repeat(4097)), 'message is too long'],
      [bot.api.sendMessage(-100, 'x'), 'chat_id'],
      [bot.api.sendMessage(CHAT, 'x', button('đ'.repeat(33))), 'BUTTON_DATA_INVALID'],
      [bot.api.editMessageText(CHAT, sent.message_id, 'a'), 'message is not modified'],
      [bot.api.editMessageText(CHAT, 99, 'b'), 'message to edit not found'],
      [bot.api.deleteMessage(CHAT, 99), 'message to delete not found'],
      [bot.api.answerCallbackQuery('none'), 'query is too old'],
      [bot.api.setMyCommands([{ command: 'Help', description: 'x' }]), 'BOT_COMMAND_INVALID'],
    ];
    for (const [call, words] of cases) {
      const refused = await refusal(call);
      expect(refused?.code, words).toBe(400);
      expect(refused?.words).toContain(words);
    }
    expect(await refusal(bot.api.getChat(CHAT))).toMatchObject({ code: 404 });
    expect(local.transcript(CHAT).map((message) => message.text)).toEqual(['a']);
  });

  it('count a message’s length without its markup', async () => {
    const { bot } = connected();
    const text = `<b>${'x'.repeat(4094)}</b>&lt;&gt;`;
    expect(await refusal(bot.api.sendMessage(CHAT, text, { parse_mode: 'HTML' }))).toBeNull();
  });

  it('set a command menu for each language, and the default one for the rest', async () => {
    const { bot, local } = connected();
    await bot.api.setMyCommands([{ command: 'help', description: 'Trợ giúp' }]);
    await bot.api.setMyCommands([{ command: 'help', description: 'Help' }], { language_code: 'en' });
    expect(local.commands('vi')).toEqual([{ command: 'help', description: 'Trợ giúp' }]);
    expect(local.commands('en')).toEqual([{ command: 'help', description: 'Help' }]);
    await bot.api.deleteMyCommands({ language_code: 'en' });
    expect(local.commands('en')).toEqual([{ command: 'help', description: 'Trợ giúp' }]);
  });

  it('replace and take away buttons, and delete messages', async () => {
    const { bot, local } = connected();
    const keyboard = { inline_keyboard: [[{ text: 'x', callback_data: 'y' }]] };
    await bot.api.sendMessage(CHAT, 'a', { reply_markup: keyboard });
    await bot.api.editMessageReplyMarkup(CHAT, 1);
    expect(local.transcript(CHAT)[0]).toMatchObject({ text: 'a', buttons: [] });
    await bot.api.deleteMessage(CHAT, 1);
    expect(local.transcript(CHAT)).toEqual([]);
  });

  it('show buttons that copy a text, as long as Telegram takes', async () => {
    const { bot, local } = connected();
    const send = (text: string) =>
      bot.api.sendMessage(CHAT, 'x', {
        reply_markup: { inline_keyboard: [[{ text: 'Chép', copy_text: { text } }]] },
      });
    await send('“trích”');
    expect(local.transcript(CHAT)[0]?.buttons).toEqual([[{ text: 'Chép', copy: '“trích”' }]]);
    await expect(send('x'.repeat(257))).rejects.toMatchObject({ error_code: 400 });
  });

  it('show no button that would open anything but a web address', async () => {
    const { bot, local } = connected();
    const row = [
      { text: 'a', url: 'javascript:alert(1)' },
      { text: 'b', url: 'https://e.vn/' },
    ];
    await bot.api.sendMessage(CHAT, 'x', { reply_markup: { inline_keyboard: [row] } });
    expect(local.transcript(CHAT)[0]?.buttons).toEqual([[{ text: 'b', url: 'https://e.vn/' }]]);
  });
});

describe('watching and forgetting', () => {
  it('resumes after the event a watcher saw last, and starts over when that is unknown', async () => {
    const { bot, local } = connected();
    const seen: Array<[string, string | null]> = [];
    const stop = local.subscribe(CHAT, (event, id) => seen.push([event.kind, id]));
    await bot.api.sendMessage(CHAT, 'a');
    stop();
    await bot.api.sendMessage(CHAT, 'b');
    await bot.api.deleteMessage(CHAT, 1);
    const resumed: ChatEvent[] = [];
    local.subscribe(CHAT, (event) => resumed.push(event), seen.at(-1)?.[1] ?? null);
    expect(resumed.map((event) => event.kind)).toEqual(['message', 'removal']);
    for (const unknown of [null, 'x', '1:2', `${seen[0]?.[1]}999`, 'a:b:c']) {
      const fresh: ChatEvent[] = [];
      local.subscribe(CHAT, (event) => fresh.push(event), unknown);
      expect(fresh).toMatchObject([{ kind: 'transcript', messages: [{ text: 'b' }] }]);
    }
  });

  it('names its memory in a transcript, so that a watcher can tell a later process from a missed stretch', () => {
    const eraOf = (local: ReturnType<typeof connected>['local']) => {
      const events: ChatEvent[] = [];
      local.subscribe(CHAT, (event) => events.push(event))();
      return events[0]?.kind === 'transcript' ? events[0].era : null;
    };
    const [first, later] = [connected().local, connected().local];
    expect(eraOf(first)).toMatch(/./);
    expect(eraOf(first)).toBe(eraOf(first));
    expect(eraOf(later)).not.toBe(eraOf(first));
  });

  it('keeps the last two hundred messages, and starts over for a watcher who missed too much', async () => {
    const { bot, local } = connected();
    let first: string | null = null;
    local.subscribe(CHAT, (_, id) => {
      first ??= id;
    })();
    for (let count = 1; count <= 450; count++) await bot.api.sendMessage(CHAT, `tin ${count}`);
    expect(local.transcript(CHAT)).toHaveLength(200);
    expect(local.transcript(CHAT)[0]?.text).toBe('tin 251');
    const events: ChatEvent[] = [];
    local.subscribe(CHAT, (event) => events.push(event), first);
    expect(events.map((event) => event.kind)).toEqual(['transcript']);
  });

  it('forgets chats nobody watched or used for a day, but not those being watched', async () => {
    let now = 1_000_000;
    const { bot, local } = connected(() => now);
    await bot.api.sendMessage(CHAT, 'bỏ');
    await bot.api.sendMessage(CHAT + 1, 'xem');
    local.subscribe(CHAT + 1, () => {});
    now += DAY_MS;
    await bot.api.sendMessage(CHAT + 2, 'mới');
    expect(local.transcript(CHAT)).toEqual([]);
    expect(local.transcript(CHAT + 1)).toHaveLength(1);
    expect(local.transcript(CHAT + 2)).toHaveLength(1);
  });
});
