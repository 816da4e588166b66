// What each way in costs whoever takes it: all that searches the collection costs, whatever it is called.
import { expect, test } from 'vitest';
import { againData, pageData } from '../../src/bot/callback-data.js';
import type { BotContext } from '../../src/bot/context.js';
import { costOf } from '../../src/bot/cost-of.js';
import { compareData, timelineData } from '../../src/bot/research-data.js';
import { subscriptionData } from '../../src/bot/subscription-data.js';

const me = { id: 4242, username: 'trichdan_bot' };
const replied = { reply_to_message: { message_id: 1, text: 'Cầu dài 1.240 mét.' } };

function written(text: string, more: object = {}): BotContext {
  const message = { message_id: 2, chat: { id: 1, type: 'private' }, text, ...more };
  return { me, message } as unknown as BotContext;
}

test.each<[string, number, object?]>([
  ['Phim thu bao nhiêu?', 1],
  ['/ask Phim thu bao nhiêu?', 1],
  ['/ask', 0],
  ['/ask', 1, replied],
  ['/kiemchung', 1, replied],
  ['/dongthoigian giá vàng', 1],
  ['/dongthoigian', 1],
  ['/start q-AbCdEfGh12', 1],
  ['/start@trichdan_bot q-AbCdEfGh12', 1],
  ['/start', 0],
  ['/start a-AbCdEfGh12', 0],
  ['/start kenh_1001234', 0],
  ['/help', 0],
  ['/theodoi giá vàng', 1],
  ['/theodoi', 0],
  ['/diemtin giá vàng', 1],
  ['/diemtin  Tuần này', 0],
  ['/diemtin', 0],
  ['/danhsach xuat', 0],
])('%j costs %s', (text, cost, more) => {
  expect(costOf(written(text, more))).toBe(cost);
});

test.each([
  [againData('AbCdEfGh12', 'any'), 0.5],
  [compareData('AbCdEfGh12', 0, 1), 0.5],
  [subscriptionData('try', 'AbCdEfGh12', 'looser'), 0.5],
  [subscriptionData('tune', 'AbCdEfGh12', 'tighter'), 0.5],
  [subscriptionData('run', 'AbCdEfGh12', 'off'), 0],
  [timelineData('AbCdEfGh12', 2), 0],
  [pageData('AbCdEfGh12', 1), 0],
])('a press of %s costs %s', (data, cost) => {
  expect(costOf({ me, callbackQuery: { data } } as unknown as BotContext)).toBe(cost);
});
