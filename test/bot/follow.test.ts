// Following a question: what subscribes, what new articles bring, and every way to end it.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DEFAULT_DIGEST_SETTINGS } from '../../src/core/digest.js';
import { buttonsOf, linksOf, textsOf } from '../support/fake-telegram/read-back.js';
import { createFollowScene, type FollowScene, followButton } from '../support/follow-scene.js';

let scene: FollowScene;

beforeEach(async () => {
  scene = await createFollowScene();
  await scene.ingest(
    'cầu',
    'Khánh thành cầu Sông Lô',
    'Cầu Sông Lô dài 520 mét, rộng 12 mét, khánh thành sáng nay.',
  );
});
afterEach(() => scene.close());

const QUESTION = 'Cầu Sông Lô dài bao nhiêu mét?';
const NEWS = ['Cầu Sông Lô nối dài', 'Cầu Sông Lô nay dài 640 mét sau khi nối thêm nhịp.'] as const;

async function following(id = 1, options = {}) {
  const user = scene.telegram.user(id, options);
  const [answer = expect.fail()] = await user.ask(QUESTION);
  const press = user.tapData(answer, followButton(answer));
  await scene.telegram.waitFor(() => press.answer);
  return { user, answer, press };
}

test('a tap says what will come and how to stop, once', async () => {
  const { user, answer, press } = await following();
  expect(press.answer?.alert).toBe(true);
  expect(press.answer?.text).toContain(QUESTION);
  expect(press.answer?.text).toContain('/danhsach');
  const again = user.tapData(answer, followButton(answer));
  expect((await scene.telegram.waitFor(() => again.answer)).text).toContain('Đang theo dõi rồi');
  expect(await scene.subscriptions.ofPlace({ chat: 1, topic: null })).toHaveLength(1);
});

test('a new article that answers is quoted verbatim with its source, once, and has its own sources button', async () => {
  const { user } = await following();
  await scene.deliver();
  expect(user.messages).toHaveLength(1);
  await scene.ingest('cầu 2', ...NEWS, { url: 'https://bao.example/cau' });
  await scene.deliver();
  const news = user.messages[1] ?? expect.fail();
  expect(news.text).toContain(`Tin mới cho câu bạn theo dõi: ${QUESTION}`);
  expect(textsOf(news, 'blockquote')).toEqual([NEWS[1]]);
  expect(news.text).toContain('Báo Mẫu');
  expect(linksOf(news)[0]).toContain('https://bao.example/cau');
  expect(buttonsOf(news)).toEqual([
    'Hỏi về tin này',
    'Nguồn',
    'Bớt tin như vầy',
    'Giờ khác',
    'Thôi theo dõi',
  ]);
  await scene.deliver();
  expect(user.messages).toHaveLength(2);
  const press = user.tap(news, 'Nguồn');
  await scene.telegram.waitFor(() => press.answer);
  await scene.telegram.waitFor(() => user.messages.length === 3);
  expect(user.messages[2]?.text).toContain('640 mét');
});

test('what answers nothing, is older than the subscription, or was there before is not sent', async () => {
  const { user } = await following();
  await scene.ingest('gạo', 'Giá gạo tăng', 'Nông dân miền Tây phấn khởi vì được mùa.');
  await scene.ingest('cũ', ...NEWS, { date: '2025-10-24' });
  await scene.deliver();
  expect(user.messages).toHaveLength(1);
  await scene.ingest('không ngày', ...NEWS, { date: null });
  await scene.deliver();
  expect(user.messages).toHaveLength(2);
});

test('a story is told once to a place, whichever paper tells it next', async () => {
  const { user } = await following();
  await scene.ingest('một', ...NEWS);
  await scene.deliver();
  await scene.ingest('hai', ...NEWS, { outlet: 'Báo Khác' });
  await scene.deliver();
  expect(user.messages).toHaveLength(2);
});

test('several at once come in one message, at most as many as settled, with how many are left', async () => {
  const { user } = await following();
  await scene.digests.settle({ chat: 1, topic: null }, { ...DEFAULT_DIGEST_SETTINGS, most: 5 });
  const places = ['Lào Cai', 'Cần Thơ', 'Đà Nẵng', 'Huế', 'Vinh', 'Cà Mau', 'Bắc Kạn'];
  for (const [n, place] of places.entries())
    await scene.ingest(
      `bài ${n}`,
      `${place}: chuyện riêng thứ ${n}`,
      `Người dân ${place} kể cầu Sông Lô dài ${600 + n} mét, còn chợ ${place} họp ${n + 2} phiên mỗi tuần.`,
    );
  await scene.deliver();
  expect(user.messages).toHaveLength(2);
  const news = user.messages[1] ?? expect.fail();
  expect(textsOf(news, 'blockquote')).toHaveLength(5);
  expect(news.text).toContain('và 2 tin khác');
});

test('nothing is lost by a stop between finding and sending, and nothing is found twice', async () => {
  const { user } = await following();
  await scene.ingest('mới', ...NEWS);
  expect(await scene.match()).toBe(1);
  expect(await scene.match()).toBe(0);
  expect(user.messages).toHaveLength(1);
  await scene.deliver();
  expect(user.messages).toHaveLength(2);
});

test('the button under the news ends it, and the list ends one by one', async () => {
  const { user } = await following();
  await scene.ingest('mới', ...NEWS);
  await scene.deliver();
  const end = user.tap(user.messages[1] ?? expect.fail(), 'Thôi theo dõi');
  expect((await scene.telegram.waitFor(() => end.answer)).text).toContain('Đã thôi theo dõi');
  const [none] = await user.ask('/danhsach');
  expect(none?.text).toContain('chưa theo dõi gì');
  await following();
  const [list = expect.fail()] = await user.ask('/following');
  expect(list.text).toContain(`1. ${QUESTION}`);
  user.tap(list, buttonsOf(list)[0] ?? '');
  await scene.telegram.waitFor(() => list.edits === 1);
  expect(list.text).toContain('ngay khi có');
  const press = user.tap(list, 'Thôi theo dõi');
  await scene.telegram.waitFor(() => list.edits === 2);
  expect(press.answer?.text).toContain('Đã thôi theo dõi');
  expect(list.text).toContain('chưa theo dõi gì');
});

test('what was found and not sent yet does not come after the end, and what others follow does', async () => {
  const { user } = await following();
  const [other] = [(await following(2)).user];
  await scene.ingest('mới', ...NEWS);
  expect(await scene.match(new AbortController().signal)).toBe(2);
  const [list = expect.fail()] = await user.ask('/danhsach');
  user.tap(list, buttonsOf(list)[0] ?? '');
  await scene.telegram.waitFor(() => list.edits === 1);
  const press = user.tap(list, 'Thôi theo dõi');
  await scene.telegram.waitFor(() => press.answer);
  await scene.deliver();
  expect(user.messages.filter(({ text }) => text.includes('640 mét'))).toEqual([]);
  expect(other.messages.at(-1)?.text).toContain('640 mét');
});

test('/huy ends all after a yes, and keeps all after a no', async () => {
  const { user } = await following();
  const [question = expect.fail()] = await user.ask('/huy');
  user.tap(question, 'Giữ lại');
  await scene.telegram.waitFor(() => question.edits === 1);
  expect(await scene.subscriptions.ofPlace({ chat: 1, topic: null })).toHaveLength(1);
  const [again = expect.fail()] = await user.ask('/huy');
  user.tap(again, 'Thôi theo dõi hết');
  await scene.telegram.waitFor(() => again.edits === 1);
  expect(await scene.subscriptions.ofPlace({ chat: 1, topic: null })).toEqual([]);
});

test('no more than allowed, and no button of another chat', async () => {
  const { user, answer } = await following();
  const stranger = scene.telegram.user(2);
  await stranger.ask('/start');
  const [mine] = await scene.subscriptions.ofPlace({ chat: 1, topic: null });
  const foreign = stranger.tapData(stranger.messages[0] ?? expect.fail(), followButton(answer));
  expect((await scene.telegram.waitFor(() => foreign.answer)).text).toContain('quá cũ');
  const ending = stranger.tapData(stranger.messages[0] ?? expect.fail(), `u:e:${mine?.id}`);
  await scene.telegram.waitFor(() => ending.answer);
  expect(await scene.subscriptions.ofPlace({ chat: 1, topic: null })).toHaveLength(1);
  const others = ['Cầu Sông Lô rộng bao nhiêu mét?', 'Cầu Sông Lô rộng mấy mét?', 'Cầu Sông Lô dài mấy mét?'];
  const full: boolean[] = [];
  for (const question of others) {
    const [next = expect.fail()] = await user.ask(question);
    const press = user.tapData(next, followButton(next));
    full.push((await scene.telegram.waitFor(() => press.answer)).text.includes('là nhiều nhất'));
  }
  expect(full).toEqual([false, false, true]);
});

test('who blocked the bot gets nothing, is asked nothing, and after coming back hears of it once they say so', async () => {
  const { user } = await following();
  scene.telegram.block(1);
  await scene.telegram.waitFor(() => scene.chats.isGone(1));
  await scene.ingest('mới', ...NEWS);
  await scene.deliver();
  expect(scene.looked).toEqual([]);
  scene.telegram.block(1, false);
  await scene.telegram.waitFor(() => user.messages.length === 2);
  const back = user.messages[1] ?? expect.fail();
  expect(back.text).toContain('đã tạm dừng 1 mục');
  await scene.deliver();
  expect(user.messages).toHaveLength(2);
  user.tap(back, 'Bật lại hết');
  await scene.telegram.waitFor(() => back.edits === 1);
  await scene.deliver();
  expect(user.messages.at(-1)?.text).toContain('640 mét');
});

test('who was shut out gets nothing, neither what was found before nor what is new', async () => {
  const { user } = await following();
  await scene.ingest('mới', ...NEWS);
  await scene.match(new AbortController().signal);
  scene.shut.add(1);
  const before = user.messages.length;
  await scene.deliver();
  await scene.ingest('mới hơn', 'Cầu Sông Lô', 'Cầu Sông Lô dài 650 mét.');
  scene.looked.length = 0;
  await scene.deliver();
  expect(user.messages.length).toBe(before);
  expect(scene.looked).toEqual([]);
  expect(await scene.outbox.counts()).toMatchObject({ pending: 0, dropped: 1 });
});
