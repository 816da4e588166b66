// What many who follow the same are found together is what each would be found alone.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inTurn } from '../../src/core/in-turn.js';
import { AT_ONCE_TURN } from '../../src/core/subscription.js';
import { chance } from '../support/chance.js';
import { createFollowScene, type FollowScene, NOON } from '../support/follow-scene.js';

let scene: FollowScene;

beforeEach(async () => {
  scene = await createFollowScene();
});
afterEach(() => scene.close());

const WORDS = 'giá vàng lúa gạo cầu đường lũ bão Đồng Tháp Hà Nội SJC tăng giảm nông dân xuất khẩu'.split(
  ' ',
);
const FOLLOWERS = 200;

async function follow(chat: number, question: string, threshold: number | null): Promise<void> {
  const who = { chat, topic: null, person: chat, kind: question === '' ? 'everything' : 'topic' } as const;
  const { id } = await scene.subscriptions.add(
    { ...AT_ONCE_TURN, ...who, question, createdAt: NOON, seen: 0 },
    9,
  );
  if (threshold !== null) await scene.subscriptions.change(id ?? '', { threshold });
}

const foundFor = async (chat: number) =>
  (await scene.digests.waiting({ chat, topic: null })).map(
    ({ article, quote: { start, end, text }, score, story }) => ({
      article,
      start,
      end,
      text,
      score,
      story,
    }),
  );

test('hundreds of topics, many of them alike', async () => {
  const random = chance(11);
  const some = (count: number): string =>
    Array.from({ length: count }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ');
  for (let n = 0; n < 12; n++)
    await scene.ingest(
      `tin-${n}`,
      `${some(4)} thứ ${n}`,
      `${some(9)} đã xong ${n}. ${some(12)}. ${some(7)}.`,
    );
  const topics = Array.from({ length: FOLLOWERS / 3 }, (_, n) => {
    if (n % 12 === 0) return '';
    const phrase = n % 5 === 0 ? ` "${some(1)}"` : '';
    return `${some(1 + (n % 3))}${phrase}${n % 4 === 0 ? ` -${some(1)}` : ''} `.trim();
  });
  const followed = Array.from({ length: FOLLOWERS }, () => ({
    question: topics[Math.floor(random() * topics.length)] ?? '',
    threshold: random() < 0.5 ? null : random(),
  }));
  for (const [n, { question, threshold }] of followed.entries()) await follow(n + 1, question, threshold);
  await scene.match();
  const together = await inTurn(followed, (_, n) => foundFor(n + 1));
  const alone = [];
  for (const [n, { question, threshold }] of followed.entries()) {
    const chat = n + 1 + FOLLOWERS;
    await follow(chat, question, threshold);
    await scene.match();
    alone.push(await foundFor(chat));
  }
  expect(together).toEqual(alone);
  expect(together.filter((items) => items.length > 0).length).toBeGreaterThan(FOLLOWERS / 4);
  expect(together.filter((items) => items.length === 0).length).toBeGreaterThan(0);
});
