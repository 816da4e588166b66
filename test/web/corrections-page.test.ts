// Corrections on the local page: the same sender, on the page's own Telegram.
import { expect, it } from 'vitest';
import { createBot } from '../../src/bot/create-bot.js';
import { createCorrectionSender } from '../../src/bot/send-correction.js';
import { createLocalTelegram } from '../../src/web/local-telegram.js';
import { capturedLog, prompts } from '../bot/harness.js';
import { botStores } from '../support/bot-stores.js';

const QUOTED = 'Có 12 người bị thương & <b>mất tích</b>.';

it('shows a correction in the chat it is for, and offers the command that chooses how they come', async () => {
  const clock = () => Date.UTC(2025, 9, 25, 5);
  const local = createLocalTelegram({ clock });
  const { log } = capturedLog();
  const stores = botStores();
  const { answers } = stores;
  let choice = 'reply';
  const bot = createBot({
    token: '1:local',
    client: { fetch: local.fetch },
    botInfo: local.botInfo,
    ask: () => expect.fail(),
    cite: async () => null,
    ...stores,
    settings: {
      corrections: async () => 'reply',
      setCorrections: async (_, chosen) => {
        choice = chosen;
      },
    },
    prompts,
    clock,
    log,
  });
  local.connect({ handle: (update) => bot.handleUpdate(update), onError: () => expect.fail() });
  const sender = createCorrectionSender({ api: bot.api, answers, prompts, log });
  const correction = {
    kind: 'withdrawn',
    article: 'a',
    headline: 'Sạt lở',
    title: 'Sạt lở',
    outlet: 'Báo Mẫu',
    url: null,
    date: null,
    eventDay: null,
    version: null,
    seenAt: clock(),
    quotes: [{ id: 1, text: QUOTED, now: [] }],
    shownDay: null,
  } as const;
  const place = { chat: 7, topic: null };
  const how = { replyTo: 3, gathered: false, silent: false } as const;
  const message = { place, language: 'vi', ...how, corrections: [correction] } as const;
  expect(await sender.send(message)).toEqual({ status: 'sent', carried: 1 });
  const [told] = local.transcript(7);
  expect(told).toMatchObject({ author: 'bot', text: expect.stringMatching(/^Đính chính\./u) });
  expect(told?.text).toContain(QUOTED);

  local.send(7, '/dinhchinh');
  await local.settled();
  const menu = local.transcript(7).at(-1);
  expect(menu?.buttons.map(([button]) => button?.text)).toEqual(['✓ Trả lời ngay', 'Gộp mỗi ngày', 'Tắt']);
  local.tap(7, menu?.id ?? expect.fail(), 'd:off');
  await local.settled();
  expect(choice).toBe('off');
  expect(local.transcript(7).at(-1)?.buttons.at(-1)?.[0]?.text).toBe('✓ Tắt');
});
