// The fake Telegram's refusals and faults: rates, waiting times, and connections that break on the way.
import { Api } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkKeyboard, checkText } from '../support/fake-telegram/check.js';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram/server.js';
import { refusal } from '../support/refusal.js';

let telegram: FakeTelegram;
let api: Api;
beforeEach(async () => {
  telegram = await startFakeTelegram();
  api = new Api(telegram.token, { apiRoot: telegram.apiRoot });
  telegram.user(1);
  telegram.user(2);
});
afterEach(() => telegram.close());

test('a waiting time binds until it has passed, in the chat it was named for', async () => {
  telegram.rates.flood(1, 30);
  expect(await refusal(api.sendMessage(1, 'x'))).toBe('429 Too Many Requests: retry after 30');
  await api.sendMessage(2, 'x');
  telegram.clock.advance(29_500);
  expect(await refusal(api.sendMessage(1, 'x'))).toBe('429 Too Many Requests: retry after 1');
  telegram.clock.advance(500);
  await api.sendMessage(1, 'x');
  telegram.rates.flood('all', 5);
  expect(await refusal(api.editMessageText(2, 1, 'x'))).toBe('429 Too Many Requests: retry after 5');
  await api.sendChatAction(2, 'typing');
});

test('a chat takes a few messages at once and then one a second', async () => {
  telegram.rates.enforce();
  for (let n = 0; n < 4; n++) await api.sendMessage(1, 'x');
  expect(await refusal(api.sendMessage(1, 'x'))).toBe('429 Too Many Requests: retry after 4');
  await api.sendMessage(2, 'x');
  telegram.clock.advance(4000);
  for (let n = 0; n < 8; n++) {
    await api.sendMessage(1, 'x');
    telegram.clock.advance(1000);
  }
});

test('a group takes twenty messages a minute', async () => {
  telegram.rates.enforce();
  telegram.group(-1001);
  for (let n = 0; n < 20; n++) {
    await api.sendMessage(-1001, 'x');
    telegram.clock.advance(1500);
  }
  expect(await refusal(api.sendMessage(-1001, 'x'))).toBe('429 Too Many Requests: retry after 30');
});

test('all chats together take thirty messages a second', async () => {
  telegram.rates.enforce();
  for (let id = 1; id <= 31; id++) telegram.user(id);
  for (let id = 1; id <= 30; id++) await api.sendMessage(id, 'x');
  expect(await refusal(api.sendMessage(31, 'x'))).toBe('429 Too Many Requests: retry after 1');
  telegram.clock.advance(1000);
  await api.sendMessage(31, 'x');
});

test('a fault may be kept for one chat', async () => {
  telegram.fail('sendMessage', { kind: 'internal' }, 1, 2);
  await api.sendMessage(1, 'x');
  expect(await refusal(api.sendMessage(2, 'x'))).toBe('500 Internal Server Error');
  await api.sendMessage(2, 'x');
});

test('whatever Telegram says can be scripted', async () => {
  const description = 'Bad Request: CHAT_WRITE_FORBIDDEN';
  telegram.fail('sendMessage', { kind: 'refused', code: 400, description });
  expect(await refusal(api.sendMessage(1, 'x'))).toBe(`400 ${description}`);
});

test('a proxy’s error page and a server that never answers are failures of the network', async () => {
  telegram.fail('sendMessage', { kind: 'gateway' });
  await expect(api.sendMessage(1, 'x')).rejects.toThrow(/Network request/);
  telegram.fail('sendMessage', { kind: 'silent' });
  const hasty = new Api(telegram.token, { apiRoot: telegram.apiRoot, timeoutSeconds: 0.05 });
  await expect(hasty.sendMessage(1, 'x')).rejects.toThrow(/Network request/);
  expect(telegram.messages).toEqual([]);
});

test('a message of somebody else cannot be edited, and only an existing one replied to', async () => {
  const said = telegram.user(1).write('x');
  expect(await refusal(api.editMessageText(1, said.id, 'y'))).toContain("message can't be edited");
  const reply = { message_id: 999_999 };
  expect(await refusal(api.sendMessage(1, 'y', { reply_parameters: reply }))).toContain(
    'message to be replied not found',
  );
  await api.sendMessage(1, 'y', { reply_parameters: { ...reply, allow_sending_without_reply: true } });
  expect(telegram.messages[0]?.replyTo).toBeNull();
});

test('buttons can be taken away from a message once', async () => {
  const reply_markup = { inline_keyboard: [[{ text: 'go', callback_data: 'g' }]] };
  const { message_id } = await api.sendMessage(1, 'x', { reply_markup });
  await api.editMessageReplyMarkup(1, message_id);
  expect(telegram.messages[0]?.keyboard).toEqual([]);
  expect(await refusal(api.editMessageReplyMarkup(1, message_id))).toContain('message is not modified');
});

test('a pop-up has at most 200 units', async () => {
  const user = telegram.user(1);
  await api.sendMessage(1, 'x', {
    reply_markup: { inline_keyboard: [[{ text: 'go', callback_data: 'g' }]] },
  });
  const press = user.tap(user.messages[0] ?? expect.fail(), 'go');
  expect(await refusal(api.answerCallbackQuery(press.id, { text: 'x'.repeat(201) }))).toContain('TOO_LONG');
  await api.answerCallbackQuery(press.id, { text: 'x'.repeat(200) });
});

test('a command stands in the menu once', async () => {
  const command = { command: 'ask', description: 'Hỏi' };
  expect(await refusal(api.setMyCommands([command, command]))).toContain('DUPLICATE');
  expect(await refusal(api.setMyCommands([{ command: 'Ask', description: 'x' }]))).toContain('400');
  expect(await refusal(api.setMyCommands([{ command: 'ask', description: '' }]))).toContain('400');
});

test('texts lose what Telegram drops, and must be valid Unicode', () => {
  expect(checkText('a\u202Eb\r\nc\td\u0007e\u030A', 'HTML').text).toBe('ab\nc d e');
  expect(() => checkText('a\uD83D', 'HTML')).toThrow(/UTF-8/);
  expect(() => checkText('&#55357;', 'HTML')).toThrow(/can't parse entities/);
  expect(() => checkText('\u202E', 'HTML')).toThrow(/empty/);
});

test.each([
  '<blockquote expandable>a<blockquote>b</blockquote></blockquote>',
  '<blockquote>a<blockquote expandable>b</blockquote></blockquote>',
  '<code><b>x</b></code>',
])('%s is nested wrongly', (html) => {
  expect(() => checkText(html, 'HTML')).toThrow(/cannot be nested/);
});

test('addresses of links count towards what entities may carry', () => {
  const link = (n: number) => `<a href="https://a.example/${'x'.repeat(n)}">y</a>`;
  expect(() => checkText(link(900).repeat(9), 'HTML')).not.toThrow();
  expect(() => checkText(link(1100).repeat(9), 'HTML')).toThrow(/ENTITIES_TOO_LONG/);
});

test('a button does one thing, and a row has at most eight', () => {
  const keyboard = (button: object, times = 1) =>
    checkKeyboard({ inline_keyboard: [Array(times).fill(button)] });
  expect(() => keyboard({ text: 'x', copy_text: { text: 'y' } })).not.toThrow();
  expect(() => keyboard({ text: 'x', switch_inline_query_current_chat: 'y' })).not.toThrow();
  expect(() => keyboard({ text: 'x', callback_data: 'a', url: 'https://a.example' })).toThrow(/one action/);
  expect(() => keyboard({ text: ' ', callback_data: 'a' })).toThrow(/non-empty/);
  expect(() => keyboard({ text: 'x', copy_text: { text: 'y'.repeat(257) } })).toThrow(/reply markup/);
  expect(() => keyboard({ text: 'x', callback_data: 'a' }, 9)).toThrow(/ROW_TOO_LONG/);
});
