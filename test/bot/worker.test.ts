// Updates that Telegram sends to one worker: each handled once and in order, and nothing lost however the worker ends.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSendPace } from '../../src/core/send-pace.js';
import type { Database } from '../../src/store/database.js';
import { createUpdateClaims } from '../../src/store/update-claims.js';
import { createUpdateInbox } from '../../src/store/updates.js';
import { memoryDatabase } from '../support/memory-database.js';
import { gate, loudLines } from './harness.js';
import { answeredWith, firstQuote } from './sample.js';
import { createWorkerScene, type WorkerScene } from './worker-scene.js';

let db: Database;
let scene: WorkerScene;
/** Lanes found by looking are told once this resolves. */
let told: Promise<void>;
let found: string[];

beforeEach(async () => {
  db = memoryDatabase();
  told = Promise.resolve();
  found = [];
  function claims() {
    const own = createUpdateClaims(db);
    const claim = async (most: number, except: readonly string[]): Promise<string[]> => {
      const lanes = await own.claim(most, except);
      found.push(...lanes);
      await told;
      return lanes;
    };
    return { claims: { ...own, claim }, lose: async () => {} };
  }
  scene = await createWorkerScene({ inbox: createUpdateInbox(db), claims });
});
afterEach(async () => {
  await scene.close();
  db.close();
});

const answer = (question: string) => answeredWith(question, [firstQuote()]);
const never = () => new Promise<never>(() => {});

test('Telegram is told where to send updates, with what secret and which, and what waits there is kept', async () => {
  const user = scene.telegram.user(1);
  user.send('Trước khi chạy?');
  await scene.worker();
  await scene.telegram.waitFor(() => user.messages.length === 1);
  expect(scene.telegram.callsOf('setWebhook')[0]?.payload).toEqual({
    url: `${scene.balancer.url}/telegram`,
    secret_token: scene.secret,
    allowed_updates: [
      'message',
      'edited_message',
      'channel_post',
      'callback_query',
      'inline_query',
      'my_chat_member',
    ],
    max_connections: 100,
    drop_pending_updates: false,
  });
  expect(scene.telegram.deliveries).toEqual([{ update: scene.telegram.lastUpdate(), status: 200 }]);
  expect(scene.telegram.pending).toEqual([]);
});

test('an address that Telegram does not take ends the start with its reason', async () => {
  const description = 'Bad Request: bad webhook: HTTPS url must be provided for webhook';
  scene.telegram.fail('setWebhook', { kind: 'refused', code: 400, description });
  await expect(scene.worker()).rejects.toMatchObject({
    code: 'CONFIG_INVALID',
    message: `Telegram does not take PUBLIC_URL: ${description}`,
  });
});

test('an update delivered twice is handled once', async () => {
  await scene.worker();
  const user = scene.telegram.user(1);
  await user.ask('Câu một?');
  scene.telegram.repeat(scene.telegram.lastUpdate());
  await scene.telegram.waitFor(() => scene.telegram.deliveries.length === 2);
  await user.ask('Câu hai?');
  await scene.telegram.waitFor(async () => (await scene.unfinished()).length === 0);
  expect(scene.asked).toEqual(['Câu một?', 'Câu hai?']);
});

test('questions of one chat are answered in order, and Telegram is not kept waiting for any', async () => {
  const slow = gate();
  scene.script(async (question) => {
    if (question === 'Chậm?') await slow.opened;
    return answer(question);
  });
  await scene.worker();
  const user = scene.telegram.user(1);
  user.send('Chậm?');
  user.send('Nhanh?');
  await scene.telegram.user(2).ask('Nơi khác?');
  await scene.telegram.waitFor(() => scene.telegram.pending.length === 0);
  expect(scene.asked).toEqual(['Chậm?', 'Nơi khác?']);
  slow.open();
  await scene.telegram.waitFor(() => user.messages.length === 2);
  expect(scene.asked).toEqual(['Chậm?', 'Nơi khác?', 'Nhanh?']);
});

test('more chats than are handled at once wait for their turn, the longest first', async () => {
  const slow = gate();
  scene.script(async (question) => {
    await slow.opened;
    return answer(question);
  });
  await scene.worker({ lanesAtOnce: 2 });
  const users = [1, 2, 3, 4, 5].map((id) => scene.telegram.user(id));
  for (const [n, user] of users.entries()) {
    user.send(`Câu ${n}?`);
    await scene.telegram.waitFor(() => scene.telegram.deliveries.length === n + 1);
  }
  await scene.telegram.waitFor(() => scene.asked.length === 2);
  slow.open();
  await scene.telegram.waitFor(() => users.every(({ messages }) => messages.length === 1));
  expect(scene.asked.slice(0, 2)).toEqual(['Câu 0?', 'Câu 1?']);
  expect([...scene.asked].sort()).toEqual(users.map((_, n) => `Câu ${n}?`));
});

test('what comes while a worker looks for chats finds no room that those are about to take', async () => {
  const [slow, looked] = [gate(), gate()];
  scene.script(async (question, worker) => {
    if (worker === dead) await never();
    await slow.opened;
    return answer(question);
  });
  const users = [1, 2, 3].map((id) => scene.telegram.user(id));
  const dead = await scene.worker();
  users[0]?.send('Câu 0?');
  await scene.telegram.waitFor(() => scene.asked.length === 1);
  await dead.kill();
  told = looked.opened;
  const worker = await scene.worker({ lanesAtOnce: 2 });
  await scene.telegram.waitFor(() => found.length === 1);
  for (const n of [1, 2]) {
    users[n]?.send(`Câu ${n}?`);
    await scene.telegram.waitFor(() => scene.telegram.pending.length === 0);
  }
  looked.open();
  await scene.telegram.waitFor(() => worker.asked.length === 2);
  expect(worker.asked).toEqual(['Câu 0?', 'Câu 1?']);
  slow.open();
  await scene.telegram.waitFor(() => users.every(({ messages }) => messages.length === 1));
  expect(worker.asked).toEqual(['Câu 0?', 'Câu 1?', 'Câu 2?']);
});

test('what came while a worker looked for chats is looked for at once', async () => {
  const [looked, slow] = [gate(), gate()];
  const user = scene.telegram.user(1);
  scene.script(async (question, worker) => {
    if (worker === dead) await never();
    if (question === 'Câu 0?') await slow.opened;
    return answer(question);
  });
  const dead = await scene.worker();
  user.send('Câu 0?');
  await scene.telegram.waitFor(() => scene.asked.length === 1);
  await dead.kill();
  told = looked.opened;
  // Who sleeps is not woken by time.
  const wait = async (_: number, signal: AbortSignal): Promise<void> => {
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve));
  };
  await scene.worker({ wait });
  await scene.telegram.waitFor(() => found.length === 1);
  const other = scene.telegram.user(2);
  other.send('Câu 1?');
  await scene.telegram.waitFor(() => scene.telegram.pending.length === 0);
  looked.open();
  await scene.telegram.waitFor(() => other.messages.length === 1);
  slow.open();
  await scene.telegram.waitFor(() => user.messages.length === 1);
});

test('draining finishes what was begun, begins nothing, and leaves the rest for the next start', async () => {
  const held = gate();
  scene.script(async (question) => {
    await held.opened;
    return answer(question);
  });
  const worker = await scene.worker();
  const user = scene.telegram.user(1);
  user.send('Đang tìm?');
  const waiting = user.send('Còn chờ?');
  await scene.telegram.waitFor(() => scene.asked.length === 1 && scene.telegram.pending.length === 0);
  const stopped = worker.stop();
  const late = scene.telegram.user(2).send('Vào phút chót?');
  await scene.telegram.waitFor(() => scene.telegram.pending.length === 0);
  held.open();
  await stopped;
  expect(user.messages).toHaveLength(1);
  expect(await scene.unfinished()).toEqual([waiting, late]);
  await scene.worker();
  await scene.telegram.waitFor(async () => (await scene.unfinished()).length === 0);
  expect(user.messages).toHaveLength(2);
  expect([...scene.asked].sort()).toEqual(['Còn chờ?', 'Vào phút chót?', 'Đang tìm?']);
});

test('a question that ends the process is given up after two further starts, and its chat is told once', async () => {
  scene.script((question) => (question === 'Chết?' ? never() : answer(question)));
  const user = scene.telegram.user(1);
  user.send('Chết?');
  user.send('Sau nó?');
  for (const times of [1, 2, 3]) {
    const worker = await scene.worker();
    await scene.telegram.waitFor(() => scene.asked.length === times && scene.telegram.pending.length === 0);
    await worker.kill();
  }
  expect(user.messages).toEqual([]);
  await scene.worker();
  await scene.telegram.waitFor(async () => (await scene.unfinished()).length === 0);
  expect(user.messages.map(({ text }) => text)).toEqual([
    expect.stringMatching(/^Xin lỗi, tôi đã thử mấy lần/u),
    expect.stringContaining(firstQuote().text),
  ]);
  expect(scene.asked).toEqual(['Chết?', 'Chết?', 'Chết?', 'Sau nó?']);
  expect(loudLines(scene.lines)).toMatchObject([
    { level: 'error', msg: expect.stringMatching(/^update given up/u) },
  ]);
  expect(JSON.stringify(scene.lines)).not.toContain('Chết?');
});

test.each([
  [4, 2, 1],
  [12, 3, 0],
])(
  'what could not be told is tried again once Telegram answers, up to three times: %i failures',
  async (failures, times, messages) => {
    scene.script((question) => {
      if (scene.asked.length === times && messages > 0) return answer(question);
      throw new Error('the model is not ready');
    });
    scene.telegram.fail('sendMessage', { kind: 'internal' }, failures);
    await scene.worker();
    const user = scene.telegram.user(1);
    user.send('Hỏng?');
    await scene.telegram.waitFor(
      async () => scene.asked.length === times && (await scene.unfinished()).length === 0,
    );
    expect(user.messages).toHaveLength(messages);
    // One to know itself by, and one before each further try.
    expect(scene.telegram.callsOf('getMe')).toHaveLength(times);
  },
);

test('of what is typed in inline mode only the newest is looked for when its turn comes', async () => {
  const slow = gate();
  scene.script(async (question) => {
    if (question === 'aaaa aaa') await slow.opened;
    return answer(question);
  });
  await scene.worker();
  const user = scene.telegram.user(1);
  user.askInline('aaaa aaa');
  await scene.telegram.waitFor(() => scene.asked.length === 1);
  for (const typed of ['aaaa ab', 'aaaa abc', 'aaaa abcd']) user.askInline(typed);
  await scene.telegram.waitFor(() => scene.telegram.pending.length === 0);
  slow.open();
  await scene.telegram.waitFor(async () => (await scene.unfinished()).length === 0);
  expect(scene.asked).toEqual(['aaaa aaa', 'aaaa abcd']);
});

test('a chat that Telegram has wait does not hold up the drain, and that is not held against its question', async () => {
  const pace = createSendPace();
  pace.told(1, 7_200_000, Date.UTC(2025, 9, 25));
  const user = scene.telegram.user(1);
  const update = user.send('Phim?');
  const held = gate();
  scene.script(async (question) => {
    held.open();
    return question === 'Phim?' ? never() : answer(question);
  });
  // Longer than any test may take: it ends only because nobody is waited for.
  const worker = await scene.worker({ pace, drainSeconds: 3600 });
  await held.opened;
  await scene.telegram.user(2).ask('Nơi khác?');
  await worker.stop();
  expect(await scene.unfinished()).toEqual([update]);
  expect(db.prepare('SELECT begun FROM updates WHERE update_id = ?').pluck().get(update)).toBe(0);
});
