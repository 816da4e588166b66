// Digests on Telegram: what they look like, /diemtin, and every button under them.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestData } from '../../src/bot/digest-data.js';
import type { SubscriptionKind } from '../../src/core/subscription.js';
import { buttonsOf, textsOf } from '../support/fake-telegram/read-back.js';
import { createFollowScene, type FollowScene, followAtOnce } from '../support/follow-scene.js';
import { noteFound } from '../support/note-found.js';

let scene: FollowScene;

beforeEach(async () => {
  scene = await createFollowScene();
});
afterEach(() => scene.close());

const PLACE = { chat: 1, topic: null };

const follow = (question: string, kind: SubscriptionKind = 'topic'): Promise<string> =>
  followAtOnce(scene, PLACE, question, { kind });

/** Of nothing in common, so that each is a story. */
const SENTENCES = [
  'Ngư dân Quảng Ngãi trúng đậm mẻ cá cơm đầu mùa.',
  'Nhà hát kịch dựng lại vở chèo cổ sau ba thập kỷ.',
  'Giá thanh long ruột đỏ giảm mạnh vì thương lái ép hàng.',
  'Đội tuyển cờ vua trẻ giành huy chương vàng châu Á.',
  'Bệnh viện tuyến huyện ghép thận thành công lần đầu.',
  'Cháy rừng thông lan rộng trên sườn núi Hoàng Liên.',
  'Học sinh lớp mười chế máy lọc nước bằng vỏ trấu.',
  'Metro chạy thử chuyến cuối trước ngày khai trương.',
  'Lũ quét cuốn trôi cây cầu treo nối hai xã biên giới.',
  'Kho bạc phát hành trái phiếu kỳ hạn dài cho người dân.',
  'Voọc chà vá quay về bán đảo sau nhiều năm vắng bóng.',
  'Thợ gốm Bát Tràng khắc tranh dân gian lên ấm trà.',
] as const;
const SAID = (n: number): string => SENTENCES[n - 1] ?? expect.fail();

/** Takes articles in and has them wait for a subscription, in their order. */
async function found(subscription: string, from: number, to: number, outlet = 'Báo Mẫu'): Promise<void> {
  for (let n = from; n <= to; n++) {
    await scene.ingest(`bài ${n} ${outlet}`, SAID(n).slice(0, 30), SAID(n), { outlet });
    const article = `bài ${n} ${outlet}`;
    const at = { caption: null, start: 0, end: SAID(n).length, passage: { start: 0, end: SAID(n).length } };
    const named = { headline: article, title: article, outlet, url: null, date: null, eventDay: null };
    const quote = { ...named, ...at, text: SAID(n), article };
    const item = { story: `article ${article}`, article, quote, score: 0.5 };
    await noteFound(scene, subscription, [item], scene.now);
  }
}

async function digested(typed = '/diemtin') {
  const user = scene.telegram.user(1);
  const before = user.messages.length;
  user.send(typed);
  await scene.telegram.waitFor(async () => (await scene.outbox.counts()).pending > 0);
  await scene.deliver();
  return { user, messages: user.messages.slice(before) };
}

test('/diemtin sends what waits, once, under what it was found for', async () => {
  await found(await follow('làng quê'), 1, 2);
  await found(await follow('', 'everything'), 3, 3);
  const { user, messages } = await digested();
  expect(messages).toHaveLength(1);
  const [digest = expect.fail()] = messages;
  expect(digest.text).toMatch(/^Tin mới từ lần điểm tin trước\n\nlàng quê\n1\. Báo Mẫu/u);
  expect(digest.text).toContain('Tin khác\n3. Báo Mẫu');
  expect(textsOf(digest, 'blockquote').sort()).toEqual([SAID(1), SAID(2), SAID(3)].sort());
  expect(buttonsOf(digest)).toEqual(['Hỏi về một tin', 'Nguồn', 'Bớt tin như vầy', 'Giờ khác']);
  const [none] = await user.ask('/digest');
  expect(none?.text).toContain('chưa có gì mới');
});

test('who follows nothing is shown the biggest stories of today, and may ask for the week', async () => {
  await scene.ingest('một', 'Lũ lớn ở miền Trung', `${SAID(1)} Nước lên nhanh trong đêm.`);
  await scene.ingest('hai', 'Lũ lớn ở miền Trung', `${SAID(1)} Nước lên nhanh trong đêm.`, {
    outlet: 'Báo Khác',
  });
  await scene.ingest('ba', 'Giá gạo tăng mạnh', SAID(3), { date: '2025-10-24' });
  const user = scene.telegram.user(1);
  const [today] = await user.ask('/diemtin');
  expect(today?.text).toContain('Tin lớn hôm nay');
  expect(today?.text).toContain('2 báo đưa tin');
  expect(textsOf(today ?? expect.fail(), 'blockquote')).toHaveLength(1);
  const [week] = await user.ask('/diemtin TUẦN NÀY');
  expect(textsOf(week ?? expect.fail(), 'blockquote')).toHaveLength(2);
  expect(buttonsOf(week ?? expect.fail())).toEqual(['Hỏi về một tin', 'Nguồn']);
  const [none] = await user.ask('/diemtin chuyện không có');
  expect(none?.text).toContain('/theodoi chuyện không có');
});

test('what is over the cap is counted, and opened by a button until it is all shown', async () => {
  await scene.digests.settle(PLACE, { ...(await scene.digests.settings(PLACE)), most: 5 });
  await found(await follow('làng quê'), 1, 12);
  const { user, messages } = await digested();
  const shown = messages.flatMap((message) => textsOf(message, 'blockquote'));
  expect(messages.at(-1)?.text).toContain('… và 7 tin khác');
  let last = messages.at(-1) ?? expect.fail();
  while (buttonsOf(last).includes('Xem thêm')) {
    const before = user.messages.length;
    const press = user.tap(last, 'Xem thêm');
    await scene.telegram.waitFor(() => press.answer);
    await scene.telegram.waitFor(() => user.messages.length > before);
    last = user.messages.at(-1) ?? expect.fail();
    shown.push(...textsOf(last, 'blockquote'));
  }
  expect(shown).toHaveLength(12);
  expect(new Set(shown).size).toBe(12);
});

test('what is left is opened as its articles read now, without those that are gone', async () => {
  await scene.digests.settle(PLACE, { ...(await scene.digests.settings(PLACE)), most: 1 });
  await found(await follow('làng quê'), 1, 4);
  const { user, messages } = await digested();
  const [digest = expect.fail()] = messages;
  const [shown] = textsOf(digest, 'blockquote');
  const others = [1, 2, 3, 4].filter((n) => SAID(n) !== shown);
  const [gone = 0, changed = 0, same = 0] = others;
  await scene.articles.remove([`bài ${gone} Báo Mẫu`], scene.now);
  const now = SAID(changed).replace('.', ' vào sáng sớm nay.');
  await scene.ingest(`bài ${changed} Báo Mẫu`, 'Tựa', now, { outlet: 'Báo Mẫu' });
  const [rest, left]: string[][] = [[], []];
  for (let last = digest; buttonsOf(last).includes('Xem thêm'); last = user.messages.at(-1) ?? last) {
    const before = user.messages.length;
    const press = user.tap(last, 'Xem thêm');
    await scene.telegram.waitFor(() => press.answer);
    await scene.telegram.waitFor(() => user.messages.length > before);
    rest?.push(...textsOf(user.messages.at(-1) ?? last, 'blockquote'));
    left?.push(user.messages.at(-1)?.text.match(/và \d+ tin khác/u)?.[0] ?? '');
  }
  expect(rest?.sort()).toEqual([now, SAID(same)].sort());
  expect(left).toEqual(['và 1 tin khác', '']);
});

test('what is over the cap of today’s stories is opened too, and words that say today are not a topic', async () => {
  await scene.digests.settle(PLACE, { ...(await scene.digests.settings(PLACE)), most: 2 });
  for (const n of [1, 2, 3]) await scene.ingest(`bài ${n}`, `Tựa ${n}`, SAID(n));
  const user = scene.telegram.user(1);
  for (const typed of ['/diemtin ngày hôm nay', '/diemtin hôm nay.', '/diemtin “Hôm nay”']) {
    const [today = expect.fail()] = await user.ask(typed);
    expect(today.text).toContain('Tin lớn hôm nay');
    expect(today.text).toContain('… và 1 tin khác');
    const before = user.messages.length;
    const press = user.tap(today, 'Xem thêm');
    await scene.telegram.waitFor(() => press.answer);
    await scene.telegram.waitFor(() => user.messages.length > before);
    const all = [today, ...user.messages.slice(before)].flatMap((one) => textsOf(one, 'blockquote'));
    expect(all.sort()).toEqual([1, 2, 3].map(SAID).sort());
  }
});

test('whoever paused all that they follow is told so', async () => {
  const id = await follow('làng quê');
  await found(id, 1, 1);
  await scene.subscriptions.change(id, { paused: true });
  const [none] = await scene.telegram.user(1).ask('/diemtin');
  expect(none?.text).toContain('đang tạm dừng');
});

test('a story is asked about by its number; whoever replies asks within it', async () => {
  await found(await follow('làng quê'), 1, 2);
  const { user, messages } = await digested();
  const [digest = expect.fail()] = messages;
  const press = user.tap(digest, 'Hỏi về một tin');
  await scene.telegram.waitFor(() => press.answer);
  await scene.telegram.waitFor(() => user.messages.length === 2);
  const which = user.messages[1] ?? expect.fail();
  expect(buttonsOf(which)).toEqual(['1', '2']);
  const chosen = user.tap(which, '2');
  await scene.telegram.waitFor(() => chosen.answer);
  await scene.telegram.waitFor(() => user.messages.length === 3);
  const prompt = user.messages[2] ?? expect.fail();
  expect(prompt.text).toContain('Bạn muốn hỏi gì về tin này?');
  // Messages of a chat are handled one after the other: by the next, the prompt is kept.
  await user.ask('/diemtin hôm nay');
  const story = await scene.answers.ofMessage(1, prompt.id);
  const number = textsOf(digest, 'blockquote')[1];
  expect(story?.answer).toMatchObject({ status: 'answered', quotes: [{ text: number }] });
});

test('the stories of a further message are asked about by the numbers that they have in it', async () => {
  await found(await follow('làng quê'), 1, 2);
  const { user, messages } = await digested();
  const [digest = expect.fail()] = messages;
  const { id } = (await scene.answers.ofMessage(1, digest.id)) ?? expect.fail();
  const press = user.tapData(digest, digestData('which', id, 8));
  await scene.telegram.waitFor(() => press.answer);
  await scene.telegram.waitFor(() => user.messages.length === 2);
  const which = user.messages[1] ?? expect.fail();
  expect(which.text).toMatch(/8\. .*\n9\. /u);
  expect(buttonsOf(which)).toEqual(['8', '9']);
  user.tap(which, '9');
  await scene.telegram.waitFor(() => user.messages.length === 3);
  const [, , prompt = expect.fail()] = user.messages;
  await user.ask('/diemtin hôm nay');
  const second = textsOf(digest, 'blockquote')[1];
  expect((await scene.answers.ofMessage(1, prompt.id))?.answer).toMatchObject({ quotes: [{ text: second }] });
});

test('less of it says what it did; of several it asks which', async () => {
  await found(await follow('làng quê'), 1, 1);
  const all = await follow('', 'everything');
  await found(all, 2, 2);
  const { user, messages } = await digested();
  const press = user.tap(messages[0] ?? expect.fail(), 'Bớt tin như vầy');
  await scene.telegram.waitFor(() => press.answer);
  await scene.telegram.waitFor(() => user.messages.length === 2);
  const which = user.messages[1] ?? expect.fail();
  expect(buttonsOf(which)).toEqual(['làng quê', 'Tin khác']);
  // Nothing that is stored need match for a step to count.
  for (const said of ['chỉ gửi những tin khớp hơn', 'đã ở mức chặt nhất']) {
    const topic = user.tap(which, 'làng quê');
    expect((await scene.telegram.waitFor(() => topic.answer)).text).toContain(said);
  }
  const everything = user.tap(which, 'Tin khác');
  expect((await scene.telegram.waitFor(() => everything.answer)).text).toContain('không siết lại được');
  await scene.subscriptions.remove(all);
  const gone = user.tap(which, 'Tin khác');
  expect((await scene.telegram.waitFor(() => gone.answer)).text).toContain('không còn được theo dõi');
});

test('the sources of a digest are those of its stories, and a question goes on from the one before it', async () => {
  await scene.ingest('cầu', 'Khánh thành cầu', 'Cầu Sông Lô dài 520 mét, rộng 12 mét, khánh thành sáng nay.');
  const user = scene.telegram.user(1);
  await user.ask('Cầu Sông Lô dài bao nhiêu mét?');
  await found(await follow('làng quê'), 1, 1);
  const { messages } = await digested();
  const before = user.messages.length;
  const press = user.tap(messages[0] ?? expect.fail(), 'Nguồn');
  await scene.telegram.waitFor(() => press.answer);
  await scene.telegram.waitFor(() => user.messages.length > before);
  expect(user.messages.at(-1)?.text).toContain(SAID(1));
});
