// The fake Bot API server itself: it must refuse what Telegram refuses, or the other tests prove nothing.
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
});
afterEach(() => telegram.close());

test.each([
  '<b>x',
  'x</b>',
  '<b><i>x</b></i>',
  '<p>x</p>',
  '<br>',
  'a < b',
  'a > b',
  'a & b',
  '&nbsp;',
  '&#0;',
  '<b class="x">x</b>',
  '<a>x</a>',
  '<a href="javascript:x">x</a>',
  '<blockquote>a<blockquote>b</blockquote></blockquote>',
  '<blockquote open>a</blockquote>',
  '<B>x</B>',
  '<',
])('the markup %j is refused', (html) => {
  expect(() => checkText(html, 'HTML')).toThrow(/can't parse entities/);
});

test('allowed markup is read into text and entities', () => {
  expect(
    checkText(
      '<blockquote expandable>a &lt;<b>b😀</b></blockquote>\n<a href="https://a.example/?x=1&amp;y">c</a>&#225;',
      'HTML',
    ),
  ).toEqual({
    text: 'a <b😀\ncá',
    entities: [
      { type: 'expandable_blockquote', offset: 0, length: 6 },
      { type: 'bold', offset: 3, length: 3 },
      { type: 'text_link', offset: 7, length: 1, url: 'https://a.example/?x=1&y' },
    ],
  });
});

test('a text may have 4096 UTF-16 units after parsing, and must have one', () => {
  expect(checkText(`<b>${'&amp;'.repeat(4096)}</b>`, 'HTML').text).toHaveLength(4096);
  expect(() => checkText('x'.repeat(4097), 'HTML')).toThrow(/too long/);
  expect(() => checkText('😀'.repeat(2049), undefined)).toThrow(/too long/);
  expect(() => checkText(' <b> </b> ', 'HTML')).toThrow(/empty/);
  expect(() => checkText('<b>x</b>'.repeat(101), 'HTML')).toThrow(/ENTITIES_TOO_LONG/);
});

test('button data has 1 to 64 bytes, and addresses are web addresses', () => {
  const keyboard = (button: object) => () => checkKeyboard({ inline_keyboard: [[{ text: 'x', ...button }]] });
  expect(keyboard({ callback_data: 'ă'.repeat(32) })).not.toThrow();
  expect(keyboard({ callback_data: 'ă'.repeat(33) })).toThrow(/BUTTON_DATA_INVALID/);
  expect(keyboard({ callback_data: '' })).toThrow(/BUTTON_DATA_INVALID/);
  expect(keyboard({ url: 'javascript:x' })).toThrow(/BUTTON_URL_INVALID/);
  expect(keyboard({})).toThrow();
});

test('edits must change something and mean a message that exists', async () => {
  const { message_id } = await api.sendMessage(1, 'x');
  expect(await refusal(api.editMessageText(1, message_id, 'x'))).toContain(
    '400 Bad Request: message is not modified',
  );
  expect(await refusal(api.editMessageText(1, 999_999, 'y'))).toContain('message to edit not found');
  await api.deleteMessage(1, message_id);
  expect(await refusal(api.editMessageText(1, message_id, 'y'))).toContain('message to edit not found');
});

test('unknown chats, unknown methods and wrong tokens are refused', async () => {
  expect(await refusal(api.sendMessage(77, 'x'))).toContain('400 Bad Request: chat not found');
  expect(await refusal(api.getMyStarBalance())).toContain('404');
  const stranger = new Api(`4242:${'w'.repeat(35)}`, { apiRoot: telegram.apiRoot });
  expect(await refusal(stranger.getMe())).toBe('401 Unauthorized');
  expect(await refusal(new Api('no-token', { apiRoot: telegram.apiRoot }).getMe())).toBe('404 Not Found');
});

test('updates come again until a higher offset confirms them', async () => {
  const user = telegram.user(1);
  const [first, second] = [user.send('a'), user.send('b')];
  expect((await api.getUpdates()).map(({ update_id }) => update_id)).toEqual([first, second]);
  expect((await api.getUpdates({ limit: 1 })).map(({ update_id }) => update_id)).toEqual([first]);
  expect((await api.getUpdates({ offset: second })).map(({ update_id }) => update_id)).toEqual([second]);
  expect(telegram.pending).toEqual([second]);
  expect(await api.getUpdates({ offset: second + 1 })).toEqual([]);
});

test('a waiting poll gets an update at once, and a second poller ends the first with 409', async () => {
  const held = api.getUpdates({ timeout: 50 });
  await telegram.waitFor(() => telegram.callsOf('getUpdates').length === 1);
  const second = api.getUpdates({ timeout: 50 });
  expect(await refusal(held)).toContain('409 Conflict: terminated by other getUpdates request');
  const update = telegram.user(1).send('x');
  expect((await second)[0]?.update_id).toBe(update);
});

test('a press is answered once and not after it became too old', async () => {
  const user = telegram.user(1);
  await api.sendMessage(1, 'x', {
    reply_markup: { inline_keyboard: [[{ text: 'go', callback_data: 'g' }]] },
  });
  const [message = expect.fail()] = user.messages;
  const press = user.tap(message, 'go');
  await api.answerCallbackQuery(press.id, { text: 'ok', show_alert: true });
  expect(press.answer).toEqual({ text: 'ok', alert: true });
  expect(await refusal(api.answerCallbackQuery(press.id))).toContain('query is too old');
  const late = user.tap(message, 'go');
  telegram.expirePresses();
  expect(await refusal(api.answerCallbackQuery(late.id))).toContain('query is too old');
  expect(() => user.tap(message, 'other')).toThrow(/No button/);
});

test('a reset connection carries the call out, an unsent one does not', async () => {
  telegram.fail('sendMessage', { kind: 'reset' });
  telegram.fail('sendMessage', { kind: 'unsent' });
  await expect(api.sendMessage(1, 'a')).rejects.toThrow(/Network request/);
  await expect(api.sendMessage(1, 'b')).rejects.toThrow(/Network request/);
  expect(telegram.messages.map(({ text }) => text)).toEqual(['a']);
});
