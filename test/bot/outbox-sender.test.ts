// What the sender of the list says when something besides Telegram's answer goes wrong, and how it knows Telegram is away.
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createUnhurriedApi } from '../../src/bot/connection.js';
import { createOutboxSender, isReachable } from '../../src/bot/send-outbox.js';
import { digestOf } from '../../src/core/cut-digest.js';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';
import { createAnswerStore } from '../../src/store/answers.js';
import { createArticleStore } from '../../src/store/articles.js';
import { createChatStore } from '../../src/store/chats.js';
import { createDigestMessages } from '../../src/store/digest-messages.js';
import { foundItem } from '../contracts/digest-store.js';
import { type FakeTelegram, startFakeTelegram } from '../support/fake-telegram/server.js';
import { memoryDatabase } from '../support/memory-database.js';
import { capturedLog } from './harness.js';

const GROUP = { subscription: 's', kind: 'topic', title: 'Lúa', updates: [null] } as const;

let telegram: FakeTelegram;
const { log } = capturedLog();
const api = () =>
  createUnhurriedApi({ token: telegram.token, client: { apiRoot: telegram.apiRoot }, clock: Date.now, log });

beforeEach(async () => {
  telegram = await startFakeTelegram();
});
afterEach(() => telegram.close());

test('Telegram is away when nobody or only its gateway answers, and there when it refuses', async () => {
  expect(await isReachable(api())).toBe(true);
  telegram.fail('getMe', { kind: 'too-many', retryAfter: 9 });
  expect(await isReachable(api())).toBe(true);
  telegram.fail('getMe', { kind: 'gateway' });
  expect(await isReachable(api())).toBe(false);
  telegram.fail('getMe', { kind: 'unsent' });
  expect(await isReachable(api())).toBe(false);
});

test('what Telegram took was sent, though it could not be noted by which message', async () => {
  const db = memoryDatabase();
  telegram.user(1);
  const answers = createAnswerStore(db);
  const { quote } = foundItem('a');
  const reply = { status: 'answered', question: 'Lúa', quotes: [quote], window: null, score: 1 } as const;
  const answer = (
    await answers.save({ chat: 1, topic: null }, digestOf([{ group: GROUP, answer: reply }]), 1)
  ).id;
  const sender = createOutboxSender({
    api: api(),
    answers: {
      ...answers,
      async sent() {
        throw new Error('SQLITE_BUSY');
      },
    },
    articles: createArticleStore(db),
    messages: {
      ...createDigestMessages(db),
      standing: async () => ({
        stories: [{ subscription: GROUP.subscription, article: 'a', version: 1 }],
        part: 1,
        parts: 1,
      }),
    },
    chats: createChatStore(db),
    prompts: loadPrompts(join(projectRoot, 'prompts'), 'bot'),
    log,
  });
  const page = {
    occasion: { kind: 'at-once' },
    first: 1,
    only: true,
    part: 1,
    parts: 1,
    more: 0,
    rest: null,
    shown: 0,
  };
  const row = {
    id: 1,
    chat: 1,
    topic: null,
    language: 'vi',
    period: 'at-once',
    item: 'a',
    dueAt: 0,
    attempts: 1,
  } as const;
  expect(await sender.send({ ...row, payload: { kind: 'digest', answer, page } })).toMatchObject({
    status: 'sent',
  });
  expect(telegram.messages).toHaveLength(1);
  db.close();
});
