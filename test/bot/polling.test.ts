// Taking updates: each handled once and in order, nothing lost by stopping, and trouble met as Telegram asks.
import { Api } from 'grammy';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createScene, gate, type Scene } from './harness.js';
import { answeredWith, firstQuote } from './sample.js';

let scene: Scene;

beforeEach(async () => {
  scene = await createScene();
});
afterEach(() => scene.close());

const answer = (question: string) => answeredWith(question, [firstQuote()]);
const polling = () => scene.telegram.waitFor(() => scene.telegram.callsOf('getUpdates').length > 0);

/** A wait that keeps what it was asked for and lets go at once. */
function noWait() {
  const waits: number[] = [];
  return { waits, wait: async (milliseconds: number) => void waits.push(milliseconds) };
}

test('a webhook left behind is removed before polling, and pending updates are kept', async () => {
  const user = scene.telegram.user(1);
  user.send('/start');
  scene.start();
  await scene.telegram.waitFor(() => user.messages.length === 1);
  expect(scene.telegram.callsOf('deleteWebhook')[0]?.payload).toEqual({ drop_pending_updates: false });
});

test('an update delivered twice is handled once', async () => {
  scene.start();
  const user = scene.telegram.user(1);
  await user.ask('Câu một?');
  const repeated = user.send('Câu hai?');
  await scene.telegram.waitFor(() => user.messages.length === 2);
  scene.telegram.repeat(repeated);
  await user.ask('Câu ba?');
  expect(scene.asked).toEqual(['Câu một?', 'Câu hai?', 'Câu ba?']);
  expect(user.messages).toHaveLength(3);
});

test('questions of one chat are answered in order, other chats are not kept waiting', async () => {
  const slow = gate();
  scene.script(async (question) => {
    if (question === 'Chậm?') await slow.opened;
    return answer(question);
  });
  scene.start();
  const user = scene.telegram.user(1);
  const other = scene.telegram.user(2);
  user.send('Chậm?');
  user.send('Nhanh?');
  await other.ask('Nơi khác?');
  expect(scene.asked).toEqual(['Chậm?', 'Nơi khác?']);
  slow.open();
  await scene.telegram.waitFor(() => user.messages.length === 2);
  expect(scene.asked).toEqual(['Chậm?', 'Nơi khác?', 'Nhanh?']);
});

test('no more questions are looked up at once than allowed, and in the order in which they came', async () => {
  await scene.close();
  scene = await createScene({ questionsAtOnce: 2 });
  const held = gate();
  let most = 0;
  let now = 0;
  scene.script(async (question) => {
    most = Math.max(most, ++now);
    await held.opened;
    now--;
    return answer(question);
  });
  scene.start();
  const users = [1, 2, 3, 4, 5].map((id) => scene.telegram.user(id));
  for (const [n, user] of users.entries()) user.send(`Câu ${n}?`);
  await scene.telegram.waitFor(() => scene.telegram.callsOf('sendChatAction').length === 5);
  expect(scene.asked).toHaveLength(2);
  held.open();
  await scene.telegram.waitFor(() => users.every(({ messages }) => messages.length === 1));
  expect(most).toBe(2);
  expect(scene.asked).toEqual(users.map((_, n) => `Câu ${n}?`));
});

test('stopping in the middle of a question sends its answer, and leaves later ones for the next start', async () => {
  const held = gate();
  scene.script(async (question) => {
    await held.opened;
    return answer(question);
  });
  const first = scene.start();
  const user = scene.telegram.user(1);
  user.send('Đang tìm?');
  const waiting = user.send('Còn chờ?');
  await scene.telegram.waitFor(
    async () => scene.asked.length === 1 && (await scene.inbox.unfinishedIds()).includes(waiting),
  );
  let ended = false;
  const stopped = first.stop().then(() => {
    ended = true;
  });
  const onlooker = new Api(scene.telegram.token, { apiRoot: scene.telegram.apiRoot });
  for (let n = 0; n < 5; n++) await onlooker.getMe();
  expect(ended).toBe(false);
  held.open();
  await stopped;
  expect(user.messages).toHaveLength(1);
  expect(await scene.inbox.unfinishedIds()).toEqual([waiting]);
  expect(scene.telegram.pending).toEqual([]);
  const later = user.send('Gửi khi đang tắt?');
  expect(scene.telegram.pending).toEqual([later]);
  scene.start();
  await scene.telegram.waitFor(() => user.messages.length === 3);
  expect(scene.asked).toEqual(['Đang tìm?', 'Còn chờ?', 'Gửi khi đang tắt?']);
});

test('stopping does not wait for ever: what does not end stays unfinished and is done after the next start', async () => {
  scene.script(() => new Promise(() => {}));
  const first = scene.start({ drainSeconds: 0 });
  const user = scene.telegram.user(1);
  const update = user.send('Kẹt?');
  await scene.telegram.waitFor(() => scene.asked.length === 1);
  await first.stop();
  expect(await scene.inbox.unfinishedIds()).toEqual([update]);
  scene.script(answer);
  scene.start();
  await scene.telegram.waitFor(() => user.messages.length === 1);
});

test('an update that arrives while stopping is not confirmed, and is answered after the next start', async () => {
  const first = scene.start();
  const user = scene.telegram.user(1);
  await user.ask('Câu?');
  const stopped = first.stop();
  const update = user.send('Vào phút chót?');
  await stopped;
  expect(scene.telegram.pending).toEqual([update]);
  scene.start();
  await scene.telegram.waitFor(() => user.messages.length === 2);
});

test('stopping confirms what was written down, even while Telegram was in trouble', async () => {
  const { accept } = scene.inbox;
  scene.inbox.accept = async (updates, now) => {
    if (updates.length > 0) scene.telegram.fail('getUpdates', { kind: 'internal' });
    return accept(updates, now);
  };
  const untilStopped = (_: number, signal: AbortSignal) =>
    new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  const first = scene.start({ wait: untilStopped });
  const user = scene.telegram.user(1);
  const update = user.send('Câu?');
  await scene.inbox.finished(update);
  await scene.telegram.waitFor(() => scene.telegram.callsOf('getUpdates').length >= 2);
  expect(scene.telegram.pending).toEqual([update]);
  await first.stop();
  expect(scene.telegram.pending).toEqual([]);
});

test('429 waits the seconds that Telegram names, then goes on', async () => {
  const { waits, wait } = noWait();
  scene.telegram.fail('getUpdates', { kind: 'too-many', retryAfter: 7 });
  scene.start({ wait });
  await scene.telegram.user(1).ask('Câu?');
  expect(waits).toEqual([7000]);
});

test('server errors and broken connections are waited out, longer each time up to 30 s', async () => {
  const { waits, wait } = noWait();
  scene.telegram.fail('getUpdates', { kind: 'internal' }, 4);
  scene.telegram.fail('getUpdates', { kind: 'unsent' }, 4);
  scene.start({ wait });
  await scene.telegram.user(1).ask('Câu?');
  expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
});

test('a second process with the same token is named in the log, and polling goes on', async () => {
  const { waits, wait } = noWait();
  scene.telegram.fail('getUpdates', { kind: 'conflict' });
  scene.start({ wait });
  await scene.telegram.user(1).ask('Câu?');
  expect(waits).toEqual([500]);
  expect(scene.lines.map(({ msg }) => msg)).toContain(
    'another process polls Telegram with the same BOT_TOKEN; stop one of them',
  );
});

test.each([
  ['wrong', `4242:${'wrong-'.repeat(6)}`],
  ['malformed', 'not-a-token-at-all'],
])('a %s token ends polling with an error that names BOT_TOKEN and not its value', async (_, token) => {
  const { done } = scene.start({ token });
  const error = await done.then(
    () => expect.fail(),
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ code: 'CONFIG_INVALID', message: expect.stringContaining('BOT_TOKEN') });
  expect(JSON.stringify(scene.lines) + String(error)).not.toContain(token);
});

test('an inbox that cannot write leaves the updates at Telegram until it can', async () => {
  const { wait } = noWait();
  const { accept } = scene.inbox;
  let failures = 2;
  scene.inbox.accept = async (updates, now) => {
    if (updates.length > 0 && failures-- > 0) throw new Error('disk full');
    return accept(updates, now);
  };
  scene.start({ wait });
  const [reply] = await scene.telegram.user(1).ask('Câu?');
  expect(reply?.text).toContain('120 tỷ');
  expect(scene.asked).toEqual(['Câu?']);
});

test('finished updates are forgotten after 48 hours, not before', async () => {
  const pruned: number[] = [];
  scene.inbox.prune = async (before) => pruned.push(before);
  const now = 1_760_000_000_000;
  scene.start({ clock: () => now });
  await polling();
  await scene.telegram.user(1).ask('Câu?');
  expect(pruned).toEqual([now - 48 * 3_600_000]);
});

test('after a stop no request is made any more', async () => {
  const first = scene.start();
  await scene.telegram.user(1).ask('Câu?');
  await first.stop();
  await first.stop();
  const { length } = scene.telegram.calls;
  await expect(first.done).resolves.toBeUndefined();
  expect(scene.telegram.calls).toHaveLength(length);
});
