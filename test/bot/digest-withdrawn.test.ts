// Digests on the list when what they were made for is ended or paused, or an article changes: nothing unwanted, lost or doubled.
import { afterEach, beforeEach, expect, test } from 'vitest';
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

async function stored(key: string, text: string): Promise<void> {
  await scene.ingest(key, `Tựa ${key}`, text);
}

/** The first sentence of a stored article, found for a subscription. */
async function found(subscription: string, key: string, story = `article ${key}`): Promise<void> {
  const article = (await scene.articles.byKey(key)) ?? expect.fail();
  const { title, outlet, url, date, eventDay } = article;
  const end = article.text.indexOf('.') + 1;
  const at = { caption: null, start: 0, end, passage: { start: 0, end } };
  const named = { headline: title ?? '', title, outlet, url, date, eventDay };
  const quote = { ...named, ...at, text: article.text.slice(0, end), article: key };
  await noteFound(scene, subscription, [{ story, article: key, quote, score: 0.5 }], scene.now);
}

/** Puts what waits on the list without sending it: as if the process were killed right after. */
async function prepared(): Promise<void> {
  await scene.digestOnRequest.waiting(PLACE, 'vi');
  expect((await scene.outbox.counts()).pending).toBeGreaterThan(0);
}

const quotes = (): string[] => scene.telegram.messages.flatMap((message) => textsOf(message, 'blockquote'));
const A = 'Ngư dân Quảng Ngãi trúng đậm mẻ cá cơm đầu mùa.';
const B = 'Nhà hát kịch dựng lại vở chèo cổ sau ba thập kỷ.';
const C = 'Giá thanh long ruột đỏ giảm mạnh vì thương lái ép hàng.';

test('of a digest that is not sent yet, what was found for an ended subscription alone is left out', async () => {
  scene.telegram.user(1);
  const [one, other] = [await follow('cá'), await follow('chèo')];
  await stored('a', A);
  await stored('b', B);
  await found(one, 'a');
  await found(other, 'b');
  await prepared();
  await scene.subscriptions.remove(one);
  await scene.deliver();
  const [digest = expect.fail(), ...more] = scene.telegram.messages;
  expect(more).toEqual([]);
  expect(digest.text).not.toContain('cá');
  expect(quotes()).toEqual([B]);
  // Its buttons lead to what it shows.
  expect(buttonsOf(digest)).toContain('Hỏi về tin này');
  expect((await scene.answers.ofMessage(1, digest.id))?.answer).toMatchObject({ quotes: [{ text: B }] });
  expect(await scene.digests.waiting(PLACE)).toEqual([]);
});

test('a message of which nothing is left is not sent, and the way is free for what comes after it', async () => {
  scene.telegram.user(1);
  const one = await follow('cá');
  await stored('a', A);
  await found(one, 'a');
  await prepared();
  expect(await scene.subscriptions.removeAll(PLACE)).toBe(1);
  await scene.deliver();
  expect(scene.telegram.messages).toEqual([]);
  expect(await scene.outbox.counts()).toMatchObject({ pending: 0, dropped: 1 });
  await stored('b', B);
  await found(await follow('chèo'), 'b');
  await scene.deliver();
  expect(quotes()).toEqual([B]);
});

test('what a paused subscription was to be told is told once it goes on, and just once', async () => {
  scene.telegram.user(1);
  const [one, other] = [await follow('cá'), await follow('chèo')];
  await stored('a', A);
  await stored('b', B);
  await found(one, 'a');
  await found(other, 'b');
  await prepared();
  await scene.subscriptions.change(one, { paused: true });
  await scene.deliver();
  await scene.deliver();
  expect(quotes()).toEqual([B]);
  await scene.subscriptions.change(one, { paused: false });
  await scene.deliver();
  await scene.deliver();
  expect(quotes()).toEqual([B, A]);
  expect(await scene.digests.waiting(PLACE)).toEqual([]);
});

test('a story found for two is told for the other when the one that it was to be shown under is ended', async () => {
  scene.telegram.user(1);
  const [one, all] = [await follow('cá'), await follow('', 'everything')];
  await stored('a', A);
  await found(one, 'a');
  await found(all, 'a');
  await prepared();
  await scene.subscriptions.remove(one);
  await scene.deliver();
  await scene.deliver();
  expect(quotes()).toEqual([A]);
});

test('what is only counted is told later where nothing else of its message is left', async () => {
  scene.telegram.user(1);
  await scene.digests.settle(PLACE, { ...(await scene.digests.settings(PLACE)), most: 1 });
  const [one, other] = [await follow('cá'), await follow('chèo')];
  await stored('a', A);
  await stored('b', B);
  await found(one, 'a');
  await found(other, 'b');
  await prepared();
  await scene.subscriptions.remove(one);
  await scene.deliver();
  await scene.deliver();
  expect(quotes()).toEqual([B]);
});

test('what is ended is neither counted nor opened', async () => {
  const user = scene.telegram.user(1);
  await scene.digests.settle(PLACE, { ...(await scene.digests.settings(PLACE)), most: 1 });
  const [one, other, third] = [await follow('cá'), await follow('chèo'), await follow('thanh long')];
  for (const [key, text] of [
    ['a', A],
    ['b', B],
    ['c', C],
  ] as const)
    await stored(key, text);
  await found(one, 'a');
  await found(other, 'b');
  await found(third, 'c');
  await prepared();
  await scene.subscriptions.remove(other);
  await scene.deliver();
  const [digest = expect.fail()] = scene.telegram.messages;
  expect(digest.text).toContain('… và 1 tin khác');
  const press = user.tap(digest, 'Xem thêm');
  await scene.telegram.waitFor(() => press.answer);
  await scene.telegram.waitFor(() => user.messages.length === 2);
  expect(quotes()).toEqual([A, C]);
});

test('an article is quoted as it reads when it is sent, and said to be corrected; one that is gone is not', async () => {
  scene.telegram.user(1);
  const one = await follow('cá');
  await stored('a', 'Mẻ cá cơm đầu mùa của ngư dân Sa Huỳnh nặng 20 tấn.');
  await stored('b', B);
  await stored('c', C);
  for (const key of ['a', 'b', 'c']) await found(one, key);
  await prepared();
  await stored('a', 'Mẻ cá cơm đầu mùa của ngư dân Sa Huỳnh nặng 35 tấn.');
  await scene.articles.remove(['c'], scene.now);
  await scene.deliver();
  const now = quotes();
  expect(now).toHaveLength(2);
  expect(now).toContain(B);
  const said = now.find((text) => text !== B) ?? expect.fail();
  expect(said).toContain('35 tấn');
  expect((await scene.articles.byKey('a'))?.text).toContain(said);
  expect(scene.telegram.messages[0]?.text).toContain('đã có bản mới');
});

test('what could not be sent because the chat was gone waits until somebody there wants it again', async () => {
  scene.telegram.user(1);
  const one = await follow('cá');
  await stored('a', A);
  await found(one, 'a');
  await prepared();
  scene.telegram.fail('sendMessage', { kind: 'blocked' }, 1, 1);
  await scene.deliver();
  expect(await scene.subscriptions.pausedByLeaving(1)).toHaveLength(1);
  expect((await scene.digests.waiting(PLACE)).map(({ article }) => article)).toEqual(['a']);
});
