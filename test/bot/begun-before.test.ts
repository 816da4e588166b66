// What a killed process left: it is not tried for ever, nothing of it is sent twice, and who has to wait keeps nobody waiting.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSendPace, type SendPace } from '../../src/core/send-pace.js';
import { createScene, loudLines, type Scene } from './harness.js';
import { answeredWith, articleSaying, firstQuote, quoteOf } from './sample.js';

let scene: Scene;
beforeEach(async () => {
  scene = await createScene();
});
afterEach(() => scene.close());

const never = () => new Promise<never>(() => {});

/** A process that begins an update which it does not survive. */
async function endedBy(question: string, times: number): Promise<void> {
  const polling = scene.start({ drainSeconds: 0 });
  await scene.telegram.waitFor(() => scene.asked.filter((one) => one === question).length === times);
  await polling.stop();
}

test.each([
  ['vi', /^Xin lỗi, tôi đã thử mấy lần/u],
  ['en', /^Sorry, I tried several times/u],
])(
  'a question that ends the process is given up after two starts, and its chat is told once (%s)',
  async (language, told) => {
    scene.script((question) => (question === 'Chết?' ? never() : answeredWith(question, [firstQuote()])));
    const user = scene.telegram.user(1, { language });
    const deadly = user.send('Chết?');
    const behind = user.send('Sau nó?');
    for (const times of [1, 2, 3]) await endedBy('Chết?', times);
    expect(await scene.inbox.unfinishedIds()).toEqual([deadly, behind]);
    expect(user.messages).toEqual([]);
    scene.start();
    await scene.inbox.finished(behind);
    expect(user.messages.map(({ text }) => text)).toEqual([
      expect.stringMatching(told),
      expect.stringContaining(firstQuote().text),
    ]);
    expect(user.messages[0]?.replyTo).not.toBeNull();
    expect(loudLines(scene.lines).filter(({ msg }) => msg.startsWith('update given up'))).toMatchObject([
      { level: 'error', update_id: deadly },
    ]);
    expect(scene.asked.filter((one) => one === 'Chết?')).toHaveLength(3);
    expect(await scene.inbox.unfinishedIds()).toEqual([]);
    expect(scene.lines.every((line) => !JSON.stringify(line).includes('Chết?'))).toBe(true);
  },
);

const LONG = Array.from({ length: 4 }, (_, i) => `Câu ${i} ${'dài '.repeat(600)}hết.`);

/** What the bot answers in several messages. */
function speakLong(): void {
  const quotes = LONG.map((words) => quoteOf(articleSaying(words), words));
  scene.script((question) => answeredWith(question, quotes));
}

/** A process that gets no further than to the message of this number. */
async function killedAt(number: number): Promise<void> {
  let sent = 0;
  let reached = () => {};
  const there = new Promise<void>((resolve) => {
    reached = resolve;
  });
  const polling = scene.start({
    drainSeconds: 0,
    onBot: (bot) =>
      bot.api.config.use((prev, method, payload, signal) => {
        if (method !== 'sendMessage' || ++sent < number) return prev(method, payload, signal);
        reached();
        return never();
      }),
  });
  await there;
  await polling.stop();
}

test.each(['Dài?', '/ask Dài?'])(
  'of an answer in several messages a kill lets nothing be sent twice and nothing be left out: %s',
  async (text) => {
    speakLong();
    const user = scene.telegram.user(1);
    const update = user.send(text);
    await killedAt(2);
    expect(user.messages).toHaveLength(1);
    await killedAt(2);
    expect(user.messages).toHaveLength(2);
    scene.start();
    await scene.inbox.finished(update);
    const parts = user.messages.map((message) => message.text);
    for (const words of LONG)
      expect(parts.filter((part) => part.includes(words.slice(0, 9)))).toHaveLength(1);
    expect(user.messages.map(({ keyboard }) => keyboard.length > 0)).toEqual([
      ...parts.slice(1).map(() => false),
      true,
    ]);
    expect(scene.asked).toEqual(['Dài?']);
  },
);

test('an answer that was sent whole is not sent again when only its end was not written down', async () => {
  speakLong();
  const { finish } = scene.inbox;
  const user = scene.telegram.user(1);
  const polling = scene.start();
  const written = new Promise<void>((resolve) => {
    scene.inbox.finish = async () => resolve();
  });
  const update = user.send('Dài?');
  await written;
  await polling.stop();
  scene.inbox.finish = finish;
  const sent = user.messages.length;
  scene.start();
  await scene.inbox.finished(update);
  expect(user.messages).toHaveLength(sent);
  expect(scene.asked).toEqual(['Dài?']);
});

test('a chat that Telegram has wait for longer than stopping may take does not hold it up, and loses nothing by it', async () => {
  await scene.close();
  const plain = createSendPace();
  let heard = () => {};
  const pace: SendPace = {
    ...plain,
    told: (...refusal) => {
      plain.told(...refusal);
      heard();
    },
  };
  let now = Date.UTC(2025, 9, 25);
  const clock = () => now;
  scene = await createScene({ pace, clock });
  const user = scene.telegram.user(1);
  const other = scene.telegram.user(2);
  const update = user.send('Phim?');
  for (const turn of [1, 2, 3, 4]) {
    scene.telegram.fail('sendMessage', { kind: 'too-many', retryAfter: 7200 }, 1, 1);
    // Longer than any test may take: it ends only because nobody is waited for.
    const told = new Promise<void>((resolve) => {
      heard = resolve;
    });
    const polling = scene.start({ pace, clock, drainSeconds: 3600 });
    await told;
    await other.ask(`Câu ${turn}?`);
    await polling.stop();
    expect(await scene.inbox.unfinishedIds()).toEqual([update]);
    now += 7_200_000;
  }
  scene.start({ pace, clock });
  await scene.inbox.finished(update);
  expect(user.messages.map(({ text }) => text)).toEqual([expect.stringContaining(firstQuote().text)]);
});
