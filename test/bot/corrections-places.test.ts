// Where corrections go: into the topic of their answer, after a group to its new id, and not to where nobody listens.
import { Api } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createCorrectionSender } from '../../src/bot/send-correction.js';
import { type CorrectionScene, createCorrectionScene } from '../support/correction-scene.js';
import type { FakeUser } from '../support/fake-telegram/user.js';
import type { BotMessage } from '../support/fake-telegram/world.js';
import { capturedLog, loudLines, prompts } from './harness.js';

const INJURED = 'Có 12 người bị thương trong vụ sạt lở sáng nay.';
const NOW = 'Có 15 người bị thương trong vụ sạt lở sáng nay.';
const CORRECTION = /^Đính chính/u;

let scene: CorrectionScene;
beforeEach(async () => {
  scene = await createCorrectionScene();
  await scene.ingest('a', INJURED);
  scene.quoting(['a', INJURED]);
});
afterEach(() => scene.close());

/** The answer given, once it is noted which message carried it. */
async function quotedTo(user: FakeUser): Promise<BotMessage> {
  const [answer = expect.fail()] = await user.ask('/ask Bao nhiêu người bị thương?');
  await user.ask('/help');
  return answer;
}

const told = () => scene.telegram.messages.filter(({ text }) => CORRECTION.test(text));

test('a correction stands in the topic of its answer, also when the answer was deleted', async () => {
  const forum = scene.telegram.group(-1001, { forum: true, bot: 'administrator' });
  const member = forum.member(1).inTopic(forum.topic('Thời sự'));
  const answer = await quotedTo(member);
  answer.deleted = true;
  await scene.ingest('a', NOW);
  await scene.send();
  expect(told().map(({ topic }) => topic)).toEqual([answer.topic]);
  expect(answer.topic).not.toBeNull();
});

test('a correction for a closed topic is given up, and told nowhere else', async () => {
  const forum = scene.telegram.group(-1001, { forum: true });
  const topic = forum.topic('Thời sự');
  await quotedTo(forum.member(1).inTopic(topic));
  forum.closeTopic(topic);
  await scene.ingest('a', NOW);
  await scene.send();
  expect(told()).toEqual([]);
  expect(await scene.outbox.waiting()).toEqual([]);
});

test('whoever has blocked the bot is not written to, not even to find that out', async () => {
  const user = scene.telegram.user(1);
  await quotedTo(user);
  scene.telegram.block(1);
  await scene.telegram.waitFor(() => scene.telegram.pending.length === 0);
  await scene.telegram.user(2).ask('/help');
  await scene.ingest('a', NOW);
  const before = scene.telegram.callsOf('sendMessage').length;
  await scene.send();
  expect(scene.telegram.callsOf('sendMessage')).toHaveLength(before);
  expect(await scene.outbox.waiting()).toEqual([]);
});

test('a group that became a supergroup is corrected there, in a message of its own', async () => {
  const group = scene.telegram.group(-5, { type: 'group', bot: 'administrator' });
  await quotedTo(group.member(1));
  const moved = group.upgrade(-1005);
  await moved.member(1).ask('/help');
  await scene.ingest('a', NOW);
  await scene.send();
  expect(told().map(({ chat, replyTo }) => ({ chat, replyTo }))).toEqual([{ chat: -1005, replyTo: null }]);
  expect(told()[0]?.text).toMatch(/^Đính chính\. Một bài tôi đã trích nay đã được sửa/u);
  expect(loudLines(scene.lines)).toEqual([]);
});

test('a correction that follows a digest replies to it without a sound', async () => {
  const user = scene.telegram.user(1);
  const answer = await quotedTo(user);
  const api = new Api(scene.telegram.token, { apiRoot: scene.telegram.apiRoot });
  const sender = createCorrectionSender({
    api,
    answers: { ofMessage: async () => null, async alsoAbout() {} },
    prompts,
    log: capturedLog().log,
  });
  const source = { headline: 'Tin a', title: 'Tin a', outlet: 'Báo', url: null, date: null, eventDay: null };
  const what = {
    ...source,
    kind: 'withdrawn',
    article: 'a',
    version: null,
    seenAt: null,
    shownDay: null,
  } as const;
  const corrections = [{ ...what, quotes: [{ id: 1, text: INJURED, now: [] }] }];
  const to = { place: { chat: 1, topic: null }, language: 'vi', replyTo: answer.id } as const;
  await sender.send({ ...to, gathered: true, silent: true, corrections });
  expect(scene.telegram.callsOf('sendMessage').at(-1)?.payload).toMatchObject({
    disable_notification: true,
    reply_parameters: { message_id: answer.id },
  });
});
