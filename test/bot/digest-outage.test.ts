// Digests while Telegram takes nothing: what could not be sent goes along with what comes later, once and all of it.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Subscription } from '../../src/core/subscription.js';
import { textsOf } from '../support/fake-telegram/read-back.js';
import { createFollowScene, type FollowScene, followAtOnce } from '../support/follow-scene.js';
import { noteFound } from '../support/note-found.js';

let scene: FollowScene;

beforeEach(async () => {
  scene = await createFollowScene();
  scene.telegram.user(1);
});
afterEach(() => scene.close());

const PLACE = { chat: 1, topic: null };
const DAY_MS = 86_400_000;
const SENTENCES = [
  'Ngư dân Quảng Ngãi trúng đậm mẻ cá cơm đầu mùa.',
  'Nhà hát kịch dựng lại vở chèo cổ sau ba thập kỷ.',
  'Giá thanh long ruột đỏ giảm mạnh vì thương lái ép hàng.',
  'Đội tuyển cờ vua trẻ giành huy chương vàng châu Á.',
] as const;

const follow = (question: string, over: Partial<Subscription> = {}): Promise<string> =>
  followAtOnce(scene, PLACE, question, over);

/** Takes an article in and has it wait for a subscription. */
async function found(subscription: string, n: number): Promise<void> {
  const [key, text = expect.fail()] = [`bài ${n}`, SENTENCES[n]];
  await scene.ingest(key, `Tựa ${n}`, text);
  const at = { caption: null, start: 0, end: text.length, passage: { start: 0, end: text.length } };
  const named = { headline: key, title: key, outlet: 'Báo Mẫu', url: null, date: null, eventDay: null };
  const quote = { ...named, ...at, text, article: key };
  await noteFound(
    scene,
    subscription,
    [{ story: `article ${key}`, article: key, quote, score: 0.5 }],
    scene.now,
  );
}

const quotes = (): string[] => scene.telegram.messages.flatMap((message) => textsOf(message, 'blockquote'));
/** Telegram refuses the next sendings, none of which it took. */
const failing = (times: number) => scene.telegram.fail('sendMessage', { kind: 'internal' }, times, 1);

test('what came at once in the course of an outage comes as one digest after it', async () => {
  const id = await follow('làng quê');
  failing(3);
  for (let n = 0; n < 3; n++) {
    await found(id, n);
    await scene.deliver();
    scene.now += 120_000;
  }
  expect(scene.telegram.messages).toEqual([]);
  await found(id, 3);
  await scene.deliver();
  expect(scene.telegram.messages).toHaveLength(1);
  expect(quotes().sort()).toEqual([...SENTENCES].sort());
  scene.now += 120_000;
  await scene.deliver();
  expect(scene.telegram.messages).toHaveLength(1);
  expect(await scene.digests.waiting(PLACE)).toEqual([]);
});

test('the digest of a day that could not be sent is told with what is due next, though its own turn is over', async () => {
  const daily = await follow('làng quê', { frequency: 'daily', lastDay: '2025-10-24', nextAt: scene.now });
  failing(1);
  await found(daily, 0);
  await scene.deliver();
  scene.now += 120_000;
  await found(await follow('đô thị'), 1);
  await scene.deliver();
  expect(scene.telegram.messages).toHaveLength(1);
  expect(quotes().sort()).toEqual(SENTENCES.slice(0, 2).sort());
  scene.now += DAY_MS;
  await scene.deliver();
  expect(scene.telegram.messages).toHaveLength(1);
});

test('what Telegram may have taken is never told by another digest', async () => {
  const id = await follow('làng quê');
  scene.telegram.fail('sendMessage', { kind: 'reset' }, 1, 1);
  await found(id, 0);
  await scene.deliver();
  scene.now += 1;
  await found(id, 1);
  await scene.deliver();
  scene.now += 120_000;
  await scene.deliver();
  expect(scene.telegram.messages.at(-1)?.text).not.toContain(SENTENCES[0]);
  expect(quotes().filter((text) => text === SENTENCES[1])).toHaveLength(1);
});
