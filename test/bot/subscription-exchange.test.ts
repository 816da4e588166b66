// What is followed as a file: sent, taken in elsewhere with a word on each line, and refused where it is no such file.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FILE_BYTES } from '../../src/bot/subscription-file.js';
import { AT_ONCE_TURN } from '../../src/core/subscription.js';
import { botStores } from '../support/bot-stores.js';
import type { FakeUser } from '../support/fake-telegram/user.js';
import { memoryDatabase } from '../support/memory-database.js';
import { createScene, loudLines, type Scene } from './harness.js';

const AT = Date.UTC(2025, 9, 25);
const AN = { chat: 2, topic: null };

let stores: ReturnType<typeof botStores>;
let scene: Scene;
let an: FakeUser;

beforeEach(async () => {
  stores = botStores(memoryDatabase());
  // An admin's documents are articles for /nap; these are not.
  scene = await createScene({ ...stores, subscriptionsPerChat: 3 });
  scene.start();
  an = scene.telegram.user(2);
});
afterEach(async () => {
  expect(loudLines(scene.lines)).toEqual([]);
  await scene.close();
});

async function exported(): Promise<Buffer> {
  const message = await exportedBy(1);
  expect(message.text).toContain('2 mục đang theo dõi');
  return message.file?.bytes ?? expect.fail();
}

async function exportedBy(chat: number) {
  const { subscriptions, digests } = stores;
  const lan = { ...AT_ONCE_TURN, chat, topic: null, person: 1, createdAt: AT, seen: 0 };
  await subscriptions.add({ ...lan, kind: 'question', question: 'Giá <gạo> bao nhiêu?' }, 9);
  const { id } = await subscriptions.add({ ...lan, kind: 'topic', question: '"cà phê" -ca nhạc' }, 9);
  const weekly = { frequency: 'weekly', time: '21:30', weekday: 7, threshold: 0.7, paused: true } as const;
  await subscriptions.change(id ?? '', weekly);
  await digests.settle({ chat, topic: null }, { zone: 'Europe/Paris', quiet: null, most: 5 });
  const [message = expect.fail()] = await scene.telegram.user(chat).ask('/danhsach xuất');
  return message;
}

async function sent(text: string | Buffer, caption = '/theodoi') {
  const before = an.messages.length;
  an.sendFile({ name: 'x.json', bytes: Buffer.from(text), caption });
  await scene.telegram.waitFor(() => an.messages.length > before);
  return an.messages[before] ?? expect.fail();
}

const file = (lines: unknown[], settings: unknown = null) =>
  JSON.stringify({ format: 'trichdan-subscriptions', version: 1, settings, subscriptions: lines });

test('what one exports another takes in, with its hours and the settings of the place', async () => {
  const told = await sent(await exported());
  expect(told.text).toContain('1. Đã theo dõi Giá <gạo> bao nhiêu?, ngay khi có.');
  expect(told.text).toContain('2. Đã theo dõi "cà phê" -ca nhạc, Chủ Nhật hằng tuần lúc 21:30.');
  expect(await stores.subscriptions.ofPlace(AN)).toMatchObject([
    { kind: 'question', question: 'Giá <gạo> bao nhiêu?', threshold: null, paused: false, person: 2 },
    { kind: 'topic', frequency: 'weekly', time: '21:30', weekday: 7, threshold: 0.7, paused: true },
  ]);
  expect(await stores.digests.settings(AN)).toEqual({ zone: 'Europe/Paris', quiet: null, most: 5 });
});

test('every line is told what became of it, and a file does not undo what was settled', async () => {
  await stores.digests.settle(AN, { zone: 'Asia/Tokyo', quiet: null, most: 20 });
  await sent(file([{ kind: 'topic', question: 'gạo' }]));
  const settings = { zone: 'Europe/Paris', quiet: null, most: 5 };
  const lines = [
    ...[{ kind: 'topic', question: 'gạo' }, { kind: 'topic', question: ' ' }, { kind: 'everything' }],
    ...[{ kind: 'topic', question: 'tiêu', time: '7:5' }, 5, { kind: 'topic', question: 'điều' }],
    { kind: 'topic', question: 'cá' },
  ];
  const told = await sent(file(lines, settings), '/follow');
  expect(told.text.split(/\n+/u)).toEqual([
    'Đã đọc 7 dòng:',
    '1. gạo: đang theo dõi rồi.',
    '3. Đã theo dõi Tất cả tin mới, ngay khi có.',
    '6. Đã theo dõi điều, ngay khi có.',
    '7. cá: chưa thêm được, ở đây đã có 3 mục.',
    'Tôi không đọc được dòng 2, 4, 5.',
  ]);
});

test('a reply with /theodoi to the file takes it in as well', async () => {
  const said = an.sendFile({ name: 'x.json', bytes: Buffer.from(file([{ kind: 'everything' }])) });
  await scene.telegram.waitFor(() => an.messages.length === 1);
  an.write('/theodoi', { replyTo: said });
  await scene.telegram.waitFor(() => an.messages.length === 2);
  expect(an.messages[1]?.text).toContain('1. Đã theo dõi Tất cả tin mới');
});

test.each([
  ['no JSON', 'xin chào'],
  ['another JSON', '{"format":"khác","version":1,"subscriptions":[]}'],
  ['too much', ' '.repeat(FILE_BYTES + 1)],
])('%s is refused', async (_, text) => {
  expect((await sent(text)).text).toContain('không phải danh sách theo dõi');
});

test('where no files can be sent it comes as text, which /theodoi takes in', async () => {
  scene.telegram.fail('sendDocument', {
    kind: 'refused',
    code: 404,
    description: 'Not Found: method not found',
  });
  await exportedBy(1);
  const said = scene.telegram.user(1).messages.map(({ text }) => text);
  expect(said).toHaveLength(1);
  const [told] = await an.ask(`/theodoi ${said[0]?.slice(said[0].indexOf('{'))}`);
  expect(told?.text).toContain('2. Đã theo dõi "cà phê" -ca nhạc');
});

test('a file in a group is an admin’s to bring', async () => {
  const group = scene.telegram.group(-100, { privacy: false });
  const bytes = Buffer.from(file([{ kind: 'everything' }]));
  group.member(3).sendFile({ name: 'x.json', bytes, caption: '/theodoi' });
  const admin = group.member(2, { status: 'administrator' });
  const said = admin.sendFile({ name: 'x.json', bytes });
  admin.write('/theodoi', { replyTo: said });
  await scene.telegram.waitFor(async () => (await stores.subscriptions.places()).length > 0);
  expect(await stores.subscriptions.ofPlace({ chat: -100, topic: null })).toMatchObject([{ person: 2 }]);
});

test('more lines than are read at once are counted', async () => {
  const lines = Array.from({ length: 103 }, () => ({ kind: 'everything' }));
  const before = an.messages.length;
  await sent(file(lines));
  await scene.telegram.waitFor(() => an.messages.at(-1)?.text.includes('Còn 3 dòng'));
  expect(an.messages.length).toBeGreaterThan(before);
});

test('what stands twice in a file but for how it is written is one, and what says nothing is none', async () => {
  const questions = ['gạo\n\nnếp', 'gạo  nếp'.normalize('NFD'), 'GẠO NẾP', 'gạo\u200b nếp\u202e', '?'];
  const lines = questions.map((question) => ({ kind: 'question', question }));
  const told = await sent(file(lines));
  expect(told.text).toContain('Tôi không đọc được dòng 5.');
  expect((await stores.subscriptions.ofPlace(AN)).map(({ question }) => question)).toEqual(['gạo nếp']);
});

test('settings of a file are said, quiet hours of no length are none, and what was settled here stays', async () => {
  const settings = { zone: 'Asia/Tokyo', quiet: { from: '07:00', to: '07:00' }, most: 7 };
  const told = await sent(file([{ kind: 'everything' }], settings));
  expect(told.text).toContain(
    'cũng lấy theo tệp: giờ Tokyo; giờ yên lặng: không có; mỗi lần nhiều nhất 7 tin',
  );
  await stores.subscriptions.removeAll(AN);
  await sent(file([{ kind: 'everything' }], { ...settings, zone: 'Europe/Paris' }));
  expect(await stores.digests.settings(AN)).toEqual({ zone: 'Asia/Tokyo', quiet: null, most: 7 });
});

test('a file says nothing of whose it is or when it began', async () => {
  const foreign = {
    id: 'AAAAAAAA',
    chat: 1,
    topic: 5,
    person: 1,
    seen: 0,
    createdAt: 0,
    lastDay: '2020-01-01',
  };
  await sent(file([{ ...foreign, kind: 'topic', question: 'gạo', __proto__: null }]));
  const [one] = await stores.subscriptions.ofPlace(AN);
  expect(one).toMatchObject({ ...AN, person: 2, createdAt: AT, lastDay: null });
  expect(one?.id).not.toBe('AAAAAAAA');
  expect(await stores.subscriptions.places()).toEqual([AN]);
});

test('the file of a channel goes out and in from the private chat of who connected it', async () => {
  const channel = scene.telegram.channel(-1009, { title: 'Tin nhanh', username: 'tinnhanh' });
  channel.setMember(2, 'administrator');
  const bytes = Buffer.from(file([{ kind: 'topic', question: 'gạo' }]));
  const refused = await sent(bytes, '/theodoi @tinnhanh');
  expect(refused.text).toContain('chưa nối kênh tinnhanh');
  await an.ask('/kenh @tinnhanh');
  await sent(bytes, '/theodoi @tinnhanh');
  expect(await stores.subscriptions.places()).toEqual([{ chat: -1009, topic: null }]);
  const [out] = await an.ask('/danhsach @tinnhanh xuất');
  expect(out?.file?.bytes.toString()).toContain('"gạo"');
});
