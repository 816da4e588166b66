// The fake Telegram's people: what they do to a bot in private chats, by inline mode and with files.
import { Api, InputFile } from 'grammy';
import type { Update } from 'grammy/types';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram/server.js';
import { refusal } from '../support/refusal.js';

let telegram: FakeTelegram;
let api: Api;
beforeEach(async () => {
  telegram = await startFakeTelegram();
  api = new Api(telegram.token, { apiRoot: telegram.apiRoot });
});
afterEach(() => telegram.close());

async function last(): Promise<Update> {
  return (await api.getUpdates()).at(-1) ?? expect.fail('no update');
}

test('who blocked the bot, has no account any more or never wrote is not written to', async () => {
  telegram.user(1);
  telegram.block(1);
  expect((await last()).my_chat_member).toMatchObject({
    chat: { id: 1, type: 'private' },
    new_chat_member: { status: 'kicked' },
  });
  expect(await refusal(api.sendMessage(1, 'x'))).toBe('403 Forbidden: bot was blocked by the user');
  telegram.block(1, false);
  await api.sendMessage(1, 'x');
  telegram.deactivate(1);
  expect(await refusal(api.sendMessage(1, 'x'))).toBe('403 Forbidden: user is deactivated');
  const shy = telegram.user(2, { started: false });
  expect(await refusal(api.sendMessage(2, 'x'))).toBe(
    "403 Forbidden: bot can't initiate conversation with a user",
  );
  shy.start('q-abc');
  await api.sendMessage(2, 'x');
  expect((await last()).message).toMatchObject({
    text: '/start q-abc',
    entities: [{ type: 'bot_command', offset: 0, length: 6 }],
  });
});

test('one person has one language in all chats', async () => {
  telegram.user(5, { language: 'en' });
  telegram.group(-1001).member(5).send('/help');
  expect((await last()).message?.from.language_code).toBe('en');
});

test('an edited message comes again with its number', async () => {
  const user = telegram.user(1);
  const said = user.write('Phim gi?');
  user.edit(said, 'Phim gì?');
  const { edited_message: edited } = await last();
  expect(edited).toMatchObject({ message_id: said.id, text: 'Phim gì?' });
  expect(edited?.edit_date).toBeGreaterThan(edited?.date ?? Number.POSITIVE_INFINITY);
});

test('a button is pressed by whoever sees it', async () => {
  const group = telegram.group(-1001);
  await api.sendMessage(-1001, 'x', {
    reply_markup: { inline_keyboard: [[{ text: 'go', callback_data: 'g' }]] },
  });
  group.member(6).tap(group.messages[0] ?? expect.fail(), 'go');
  expect((await last()).callback_query).toMatchObject({
    from: { id: 6 },
    data: 'g',
    message: { chat: { id: -1001 }, reply_markup: { inline_keyboard: [[{ text: 'go' }]] } },
  });
});

const article = (id: string, text = 'x') => ({
  type: 'article' as const,
  id,
  title: 'T',
  input_message_content: { message_text: text, parse_mode: 'HTML' as const },
});

test('inline results are taken as Telegram takes them, once and in time', async () => {
  const user = telegram.user(1);
  const asked = user.askInline('phim');
  expect((await last()).inline_query).toMatchObject({ id: asked.id, query: 'phim', chat_type: 'sender' });
  const answer = (results: ReturnType<typeof article>[], other = {}) =>
    api.answerInlineQuery(asked.id, results, other);
  expect(await refusal(answer(Array.from({ length: 51 }, (_, n) => article(`${n}`))))).toContain(
    'RESULTS_TOO_MUCH',
  );
  expect(await refusal(answer([article('ă'.repeat(33))]))).toContain('RESULT_ID_INVALID');
  expect(await refusal(answer([article('a'), article('a')]))).toContain('RESULT_ID_DUPLICATE');
  expect(await refusal(answer([article('a', '<b>x')]))).toContain("can't parse entities");
  expect(await refusal(answer([article('a', 'x'.repeat(4097))]))).toContain('too long');
  expect(await refusal(answer([], { next_offset: 'x'.repeat(65) }))).toContain('NEXT_OFFSET_INVALID');
  await answer([article('a', '<b>x</b>')], { cache_time: 60, is_personal: true });
  expect(asked.answer).toMatchObject({ results: [{ id: 'a', text: 'x' }], cacheTime: 60, personal: true });
  expect(await refusal(answer([article('a')]))).toContain('query is too old');
  const late = user.askInline('muộn');
  telegram.clock.advance(10_001);
  expect(await refusal(api.answerInlineQuery(late.id, []))).toContain('query is too old');
});

test('a picked inline result stands in the chat as sent by the user via the bot', async () => {
  const member = telegram.group(-1001).member(5);
  const asked = member.askInline('phim');
  const button = { inline_keyboard: [[{ text: 'go', callback_data: 'g' }]] };
  await api.answerInlineQuery(asked.id, [{ ...article('a', '<i>một</i>'), reply_markup: button }]);
  const sent = member.pick(asked, 0);
  const { message } = await last();
  expect(message).toMatchObject({ text: 'một', from: { id: 5 }, via_bot: { id: 4242 } });
  member.tap(sent, 'go');
  const { callback_query: press } = await last();
  expect(press?.message).toBeUndefined();
  await api.editMessageTextInline(press?.inline_message_id ?? '', 'hai');
  expect(sent.text).toBe('hai');
  expect(await refusal(api.editMessageText(-1001, sent.id, 'ba'))).toContain("message can't be edited");
});

test('a file someone sent can be fetched by its path', async () => {
  telegram.user(1).sendFile({ name: 'bài.txt', bytes: 'Nội dung', mime: 'text/plain', caption: '/nap' });
  const { message } = await last();
  expect(message).toMatchObject({
    caption: '/nap',
    document: { file_name: 'bài.txt', mime_type: 'text/plain', file_size: 10 },
  });
  const { file_path } = await api.getFile(message?.document?.file_id ?? '');
  const got = await fetch(`${telegram.apiRoot}/file/bot${telegram.token}/${file_path}`);
  expect(await got.text()).toBe('Nội dung');
  expect((await fetch(`${telegram.apiRoot}/file/botx/${file_path}`)).status).toBe(404);
  expect(await refusal(api.getFile('other'))).toContain('wrong file_id');
  telegram.user(1).sendFile({ name: 'lớn.bin', bytes: Buffer.alloc(20 * 1024 * 1024 + 1) });
  const { message: large } = await last();
  expect(await refusal(api.getFile(large?.document?.file_id ?? ''))).toContain('file is too big');
});

test('a document of the bot arrives with its bytes and a caption of at most 1024 units', async () => {
  const user = telegram.user(1);
  const file = () => new InputFile(Buffer.from('đáp án'), 'trichdan.bib');
  await api.sendDocument(1, file(), { caption: '<b>12</b>', parse_mode: 'HTML' });
  const [sent = expect.fail()] = user.messages;
  expect(sent.file?.name).toBe('trichdan.bib');
  expect(sent.file?.bytes.toString()).toBe('đáp án');
  expect([sent.text, sent.entities[0]?.type]).toEqual(['12', 'bold']);
  expect(await refusal(api.sendDocument(1, file(), { caption: 'x'.repeat(1025) }))).toContain(
    'caption is too long',
  );
  expect(await refusal(api.editMessageText(1, sent.id, 'x'))).toContain('there is no text in the message');
});
