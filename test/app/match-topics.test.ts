// What new articles bring to those who follow a topic or everything.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT_ONCE_TURN, type NewSubscription } from '../../src/core/subscription.js';
import { createFollowScene, type FollowScene, NOON } from '../support/follow-scene.js';

let scene: FollowScene;

beforeEach(async () => {
  scene = await createFollowScene();
});
afterEach(() => scene.close());

const PLACE = { chat: 1, topic: null };

async function follow(kind: NewSubscription['kind'], question: string): Promise<string> {
  const common = { ...PLACE, ...AT_ONCE_TURN, person: 1, createdAt: NOON, seen: 0 };
  return (await scene.subscriptions.add({ ...common, kind, question }, 20)).id ?? expect.fail();
}

const found = async (): Promise<string[]> =>
  (await scene.digests.waiting(PLACE)).map(({ article }) => article);

const GOLD =
  'Giá vàng miếng SJC sáng nay tăng thêm 2 triệu đồng một lượng. Giá vàng nhẫn cũng tăng theo giá vàng.';

test('a topic brings what is about it, with a sentence of it verbatim, and nothing else', async () => {
  await follow('topic', 'giá vàng');
  await scene.ingest('vàng', 'Giá vàng tăng mạnh', GOLD);
  await scene.ingest('gạo', 'Giá gạo giảm', 'Nông dân miền Tây bán lúa với giá thấp hơn năm ngoái.');
  await scene.match();
  expect(await found()).toEqual(['vàng']);
  const [item = expect.fail()] = await scene.digests.waiting(PLACE);
  expect(GOLD).toContain(item.quote.text);
  expect(item.quote.text).toContain('vàng');
});

test('without marks it is the same topic', async () => {
  // The vectors of the scene know no meaning, so that words alone must do.
  await scene.subscriptions.change(await follow('topic', 'gia vang'), { threshold: 0.02 });
  await scene.ingest('vàng', 'Giá vàng tăng mạnh', GOLD);
  await scene.ingest('gạo', 'Giá gạo giảm', 'Nông dân miền Tây bán lúa với giá thấp hơn năm ngoái.');
  await scene.match();
  expect(await found()).toEqual(['vàng']);
});

test('a phrase must be there and what is not wanted must not', async () => {
  await follow('topic', '"giá vàng nhẫn" -SJC');
  await scene.ingest('có SJC', 'Giá vàng nhẫn tăng', GOLD);
  await scene.ingest('không nhẫn', 'Giá vàng tăng', 'Giá vàng thế giới tăng, giá vàng trong nước tăng theo.');
  await scene.ingest('đúng', 'Giá vàng nhẫn tăng', 'Giá vàng nhẫn hôm nay tăng. Giá vàng nhẫn còn tăng nữa.');
  await scene.match();
  expect(await found()).toEqual(['đúng']);
});

test('everything is everything new but what is not wanted, once, and nothing older', async () => {
  await follow('everything', '');
  await follow('topic', '-vàng');
  await scene.ingest('vàng', 'Giá vàng tăng mạnh', GOLD);
  await scene.ingest('cũ', 'Giá gạo năm trước', 'Gạo năm trước bán chạy ở miền Tây.', { date: '2024-10-25' });
  await scene.ingest('cầu', 'Khánh thành cầu', 'Cầu Sông Lô dài 520 mét vừa khánh thành sáng nay.');
  await scene.match();
  await scene.match();
  expect((await found()).sort()).toEqual(['cầu', 'cầu', 'vàng']);
});

test('a tighter threshold brings less', async () => {
  const id = await follow('topic', 'giá vàng');
  await scene.subscriptions.change(id, { threshold: 0.9999 });
  await scene.ingest('vàng', 'Thị trường sáng nay', `Nông dân trồng lúa ở miền Tây được mùa. ${GOLD}`);
  await scene.match();
  expect(await found()).toEqual([]);
});
