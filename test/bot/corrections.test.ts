// Corrections on Telegram: an article is quoted, changes, and whoever was quoted it hears of it once, as they chose.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lastDigest } from '../../src/app/send-corrections.js';
import type { CorrectionOutbox } from '../../src/core/correction-ports.js';
import { type CorrectionScene, createCorrectionScene, NOON } from '../support/correction-scene.js';
import { buttonsOf, linksOf, textsOf } from '../support/fake-telegram/read-back.js';
import type { BotMessage } from '../support/fake-telegram/world.js';
import { loudLines } from './harness.js';

const INJURED = 'Có 12 người bị thương trong vụ sạt lở sáng nay.';
const OPEN = 'Đường đã thông xe lúc 15 giờ.';
const NOW = 'Có 15 người bị thương trong vụ sạt lở sáng nay.';
const HOUR = 3_600_000;
/** Longer than a process may take for one message. */
const LEASE = 121_000;

let scene: CorrectionScene;
beforeEach(async () => {
  scene = await createCorrectionScene();
  await scene.ingest('a', `${INJURED} ${OPEN}`);
  scene.quoting(['a', INJURED]);
});
afterEach(() => scene.close());

async function quotedTo(id: number, language = 'vi') {
  const user = scene.telegram.user(id, { language });
  const [answer = expect.fail()] = await user.ask('Bao nhiêu người bị thương?');
  // The next command is handled after what carried the answer was noted.
  await user.ask('/start');
  const heard = (): readonly BotMessage[] => user.messages.slice(2);
  return { user, answer, heard };
}

async function choose(user: Awaited<ReturnType<typeof quotedTo>>['user'], button: string) {
  const [menu = expect.fail()] = await user.ask('/dinhchinh');
  const press = user.tap(menu, button);
  await scene.telegram.waitFor(() => press.answer !== null && (menu.edits === 1 || button.startsWith('✓')));
  return menu;
}

test('an article that was changed is corrected once, in reply to the answer, with what it says now', async () => {
  const { answer, heard } = await quotedTo(1);
  const other = await quotedTo(2, 'en');
  await scene.ingest('a', `${NOW} ${OPEN}`);
  expect(await scene.send()).toEqual({ sent: 2, waitMs: null });
  const [told = expect.fail()] = heard();
  expect(told.replyTo).toBe(answer.id);
  expect(told.text.startsWith('Đính chính. Một bài tôi đã trích nay đã được sửa')).toBe(true);
  expect(told.text).toContain('25/10/2025');
  expect(textsOf(told, 'blockquote')).toEqual([INJURED, NOW]);
  expect(told.text).toContain('Bài nay viết:');
  expect(told.text.endsWith('Báo Mẫu · Tin a · 16/8/2025 (theo nguồn tin)')).toBe(true);
  expect(other.heard()[0]?.text).toMatch(/^Correction\. An article I quoted has been changed/u);
  expect(await scene.send()).toEqual({ sent: 0, waitMs: null });
  expect([heard(), other.heard()].map(({ length }) => length)).toEqual([1, 1]);
  expect(loudLines(scene.lines)).toEqual([]);
});

test('whoever replies to a correction asks on from the answer it corrects', async () => {
  const { user, heard } = await quotedTo(1);
  const corrected = await scene.answers.last({ chat: 1, topic: null });
  await user.ask('Việc khác?');
  await scene.ingest('a', `${NOW} ${OPEN}`);
  await scene.send();
  const told = heard().at(-1) ?? expect.fail();
  expect(told.text).toMatch(/^Đính chính/u);
  expect((await scene.answers.ofMessage(1, told.id))?.id).toBe(corrected?.id);
  expect(await scene.answers.messagesOf(corrected?.id ?? '')).not.toContain(told.id);
});

test('whoever has chosen the other language since is corrected in that one', async () => {
  const { user, heard } = await quotedTo(1);
  const [menu = expect.fail()] = await user.ask('/ngonngu');
  user.tap(menu, 'English');
  await scene.telegram.waitFor(() => menu.edits === 1);
  await scene.ingest('a', `${NOW} ${OPEN}`);
  await scene.send();
  expect(heard().at(-1)?.text).toMatch(/^Correction\./u);
});

test('words that still stand correct nobody, however much else was changed', async () => {
  const { heard } = await quotedTo(1);
  await scene.ingest('a', `Cập nhật lúc 18 giờ. ${INJURED} Nhiều người giúp sức.`);
  await scene.send();
  expect(heard()).toEqual([]);
});

test('a quote of two sentences that were merely parted corrects nobody', async () => {
  scene.quoting(['a', `${INJURED} ${OPEN}`]);
  const { heard } = await quotedTo(1);
  await scene.ingest('a', `${INJURED} Quân đội đã tới.\n\n${OPEN}`);
  expect(await scene.send()).toEqual({ sent: 0, waitMs: null });
  expect(heard()).toEqual([]);
});

test('an article that changed back before anybody was told is not corrected', async () => {
  const { heard } = await quotedTo(1);
  await scene.ingest('a', `${NOW} ${OPEN}`);
  await scene.ingest('a', `${INJURED} ${OPEN}`);
  expect(await scene.send()).toEqual({ sent: 0, waitMs: null });
  expect(heard()).toEqual([]);
  expect(await scene.outbox.waiting()).toEqual([]);
});

test('a withdrawn article is told as withdrawn, and its quote can still be looked up', async () => {
  const { user, answer, heard } = await quotedTo(1);
  await scene.withdrawAll();
  await scene.send();
  expect(heard()[0]?.text).toMatch(
    /^Đính chính\. Một bài tôi đã trích đã bị gỡ khỏi kho tin ngày 25\/10\/2025/u,
  );
  user.tap(answer, 'Nguồn');
  const page = await scene.telegram.waitFor(() => heard()[1]);
  expect(page.text.startsWith('Bài này đã bị gỡ khỏi kho tin ngày 25/10/2025.')).toBe(true);
  expect(textsOf(page, 'bold')).toEqual([INJURED]);
});

test('the source page of a changed article shows the version quoted and how it is put now', async () => {
  const { user, answer, heard } = await quotedTo(1);
  await scene.ingest('a', `${NOW} ${OPEN}`);
  user.tap(answer, 'Nguồn');
  const page = await scene.telegram.waitFor(() => heard()[0]);
  expect(page.text).toContain('Dưới đây là bản tôi đã trích.');
  expect(textsOf(page, 'bold')).toEqual([INJURED]);
  expect(textsOf(page, 'blockquote')).toEqual([`${INJURED} ${OPEN}`, NOW]);
});

test('a day of publication that turned out wrong is corrected', async () => {
  const { heard } = await quotedTo(1);
  await scene.ingest('a', `${INJURED} ${OPEN}`, '2025-08-17');
  await scene.send();
  expect(heard()[0]?.text).toContain('ngày đăng của bài này là 16/8/2025; nay bài ghi 17/8/2025');
});

test('words that changed and a day that was wrong are told together, once', async () => {
  const { heard } = await quotedTo(1);
  await scene.ingest('a', `${NOW} ${OPEN}`, '2025-08-17');
  await scene.send();
  await scene.send();
  expect(heard()).toHaveLength(1);
  expect(heard()[0]?.text).toContain('Tôi đã ghi ngày đăng là 16/8/2025; nay bài ghi 17/8/2025.');
  expect(textsOf(heard()[0] ?? expect.fail(), 'blockquote')).toEqual([INJURED, NOW]);
});

test('an article that says nothing like it any more is said to say nothing', async () => {
  const { heard } = await quotedTo(1);
  await scene.ingest('a', 'Giá lúa vụ hè thu tăng mạnh ở đồng bằng.');
  await scene.send();
  expect(heard()[0]?.text).toContain('Bài nay không còn câu này, cũng không có câu nào tương tự.');
});

test('a deleted answer is corrected all the same, without a reply', async () => {
  const { answer, heard } = await quotedTo(1);
  answer.deleted = true;
  await scene.ingest('a', NOW);
  await scene.send();
  const [told] = scene.telegram.messages.filter(({ text }) => text.startsWith('Đính chính'));
  expect(told?.replyTo).toBeNull();
  expect(heard()).toHaveLength(0);
});

test('/dinhchinh shows the choice and changes it, and "Tắt" keeps corrections away for good', async () => {
  const { user, heard } = await quotedTo(1);
  const menu = await choose(user, 'Tắt');
  expect(buttonsOf(menu)).toEqual(['Trả lời ngay', 'Gộp mỗi ngày', '✓ Tắt']);
  expect(menu.text).toContain('Hiện nay bạn đang tắt.');
  await scene.ingest('a', NOW);
  expect(await scene.send()).toEqual({ sent: 0, waitMs: null });
  await choose(user, 'Trả lời ngay');
  await scene.send();
  expect(heard().filter(({ text }) => text.startsWith('Đính chính'))).toEqual([]);
});

test('a made-up choice is refused like any made-up button', async () => {
  const { user } = await quotedTo(1);
  const [menu = expect.fail()] = await user.ask('/dinhchinh');
  const press = user.tapData(menu, 'd:always');
  expect(await scene.telegram.waitFor(() => press.answer)).toMatchObject({ alert: true });
  expect(menu.edits).toBe(0);
});

test('gathered corrections come in one message at the next 08:00 in Vietnam, and not before', async () => {
  await scene.ingest('b', `${INJURED} Tin khác.`);
  scene.quoting(['a', INJURED], ['b', INJURED]);
  const { user, heard } = await quotedTo(1);
  await choose(user, 'Gộp mỗi ngày');
  await scene.ingest('a', NOW);
  await scene.ingest('b', OPEN);
  scene.now = Date.UTC(2025, 9, 26, 0, 59);
  await scene.send();
  expect(heard()).toHaveLength(1);
  scene.now = Date.UTC(2025, 9, 26, 1, 0);
  expect(await scene.send()).toEqual({ sent: 2, waitMs: null });
  const [, told = expect.fail()] = heard();
  expect(told.text.startsWith('Đính chính trong ngày')).toBe(true);
  expect(textsOf(told, 'blockquote')).toEqual([INJURED, NOW, INJURED]);
  expect(told.replyTo).toBeNull();
  await scene.send();
  expect(heard()).toHaveLength(2);
});

test('more gathered corrections than one message holds come in several, none twice and none cut', async () => {
  const long = (word: string) => `${`${word} rất dài `.repeat(40)}hết câu.`;
  const keys = ['b', 'c', 'd', 'e', 'f', 'g'];
  for (const key of keys) await scene.ingest(key, long(`Câu ${key}`));
  scene.quoting(...keys.map((key) => [key, long(`Câu ${key}`)] as const));
  const { user } = await quotedTo(1);
  await choose(user, 'Gộp mỗi ngày');
  for (const key of keys) await scene.ingest(key, `${long(`Câu ${key}`).slice(0, -1)} rồi!`);
  scene.now += 24 * HOUR;
  expect(await scene.send()).toEqual({ sent: 6, waitMs: null });
  const told = user.messages.filter(({ text }) => text.startsWith('Đính chính trong ngày'));
  expect(told.length).toBeGreaterThan(1);
  const headlines = told.flatMap(({ text }) => [...text.matchAll(/· Tin (\w) ·/gu)].map(([, key]) => key));
  expect(headlines).toEqual(keys);
  expect(linksOf(told[0] ?? expect.fail())).toEqual([]);
});

test('killed before sending, the correction arrives once after the restart', async () => {
  const { heard } = await quotedTo(1);
  await scene.ingest('a', NOW);
  const begin: CorrectionOutbox['begin'] = async (...given) => {
    await scene.outbox.begin(...given);
    throw new Error('killed');
  };
  await expect(scene.send({ begin })).rejects.toThrow('killed');
  expect(await scene.send()).toEqual({ sent: 0, waitMs: null });
  scene.now += LEASE;
  await scene.send();
  await scene.send();
  expect(heard()).toHaveLength(1);
});

test('killed between Telegram’s taking it and our noting it, it arrives a second time and no third', async () => {
  const { heard } = await quotedTo(1);
  await scene.ingest('a', NOW);
  const sent = async () => {
    throw new Error('killed');
  };
  await expect(scene.send({ sent })).rejects.toThrow('killed');
  expect(heard()).toHaveLength(1);
  scene.now += LEASE;
  await scene.send();
  scene.now += LEASE;
  await scene.send();
  expect(heard()).toHaveLength(2);
});

test('a chat that blocked the bot is given up, and the others hear all the same', async () => {
  const { user } = await quotedTo(1);
  await user.ask('Bao nhiêu người bị thương?');
  await user.ask('/start');
  const { heard } = await quotedTo(2);
  await scene.ingest('a', NOW);
  expect(await scene.outbox.waiting()).toHaveLength(3);
  scene.telegram.fail('sendMessage', { kind: 'blocked' });
  expect(await scene.send()).toEqual({ sent: 1, waitMs: null });
  expect(user.messages.filter(({ text }) => text.startsWith('Đính chính'))).toEqual([]);
  expect(heard()).toHaveLength(1);
  expect(await scene.outbox.waiting()).toEqual([]);
});

test('Telegram’s asking to wait is passed on, and nobody else is written to before', async () => {
  const first = await quotedTo(1);
  const second = await quotedTo(2);
  await scene.ingest('a', NOW);
  scene.telegram.fail('sendMessage', { kind: 'too-many', retryAfter: 3600 });
  expect(await scene.send()).toEqual({ sent: 0, waitMs: HOUR });
  expect(second.heard()).toEqual([]);
  expect(await scene.send()).toEqual({ sent: 2, waitMs: null });
  expect(first.heard()).toHaveLength(1);
});

test('what is logged of a failure holds neither the quote nor the article', async () => {
  await quotedTo(1);
  await scene.ingest('a', NOW);
  scene.telegram.fail('sendMessage', { kind: 'blocked' });
  await scene.send();
  const logged = JSON.stringify(scene.lines);
  expect(logged).toContain('correction not sent');
  expect(logged).not.toContain('bị thương');
});

test('08:00 in Vietnam is one o’clock in Greenwich', () => {
  expect(new Date(lastDigest(NOON)).toISOString()).toBe('2025-10-25T01:00:00.000Z');
  expect(new Date(lastDigest(Date.UTC(2025, 9, 25, 0, 59))).toISOString()).toBe('2025-10-24T01:00:00.000Z');
  expect(lastDigest(Date.UTC(2025, 9, 25, 1))).toBe(Date.UTC(2025, 9, 25, 1));
});
