// The digest command on a real database: what would be sent, what is held back and why, and that nothing changes.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DigestFlags, digestCommand } from '../../src/cli/digest.js';
import { wordsOf } from '../../src/cli/terminal-text.js';
import { openDigestPlans } from '../../src/compose-digest-plans.js';
import { loadConfig } from '../../src/config.js';
import { DEFAULT_DIGEST_SETTINGS } from '../../src/core/digest.js';
import { AT_ONCE_TURN, type NewSubscription } from '../../src/core/subscription.js';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';
import { createArticleStore } from '../../src/store/articles.js';
import { createChatStore } from '../../src/store/chats.js';
import { openDatabase } from '../../src/store/database.js';
import { createDigestStore } from '../../src/store/digests.js';
import { createSubscriptionStore } from '../../src/store/subscriptions.js';
import { articleOf, model, put } from '../support/articles.js';
import { captureOutput } from '../support/captured-output.js';
import { foundIn } from '../support/digest-scene.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';

const at = (local: string): number => Date.parse(`${local}:00+07:00`);

let folder: string;
let opened: number;

beforeEach(async () => {
  opened = 0;
  folder = mkdtempSync(join(tmpdir(), 'trichdan-digest-'));
  const db = openDatabase(join(folder, 'trichdan.sqlite'));
  const [store, subscriptions, digests] = [
    createArticleStore(db),
    createSubscriptionStore(db),
    createDigestStore(db),
  ];
  await store.setModel(model);
  await put(store, articleOf('lua', { title: 'Giá lúa lên', outlet: 'Báo Mẫu' }));
  const who = { topic: null, person: 1, kind: 'topic', question: 'giá lúa', createdAt: 0, seen: 0 } as const;
  const add = async (over: Partial<NewSubscription>) =>
    (await subscriptions.add({ ...AT_ONCE_TURN, ...who, chat: 1, ...over }, 9)).id ?? expect.fail();
  const nextAt = at('2026-11-22T07:00');
  const daily = await add({ frequency: 'daily', lastDay: '2026-11-21', nextAt });
  const held = await add({ chat: 2, kind: 'everything', question: '' });
  await digests.settle(
    { chat: 2, topic: null },
    { ...DEFAULT_DIGEST_SETTINGS, quiet: { from: '22:00', to: '08:00' } },
  );
  for (const id of [daily, held])
    await digests.found(
      id,
      { from: 0, to: (await store.chunkIds()).at(-1) ?? 0 },
      [await foundIn(db, 'lua')],
      at('2026-11-22T06:30'),
    );
  db.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(flags: DigestFlags): Promise<string> {
  const { output, text } = captureOutput();
  const words = wordsOf(loadPrompts(join(projectRoot, 'prompts'), 'terminal'), 'vi');
  const openEmbedder = async () => {
    opened++;
    return createHashedEmbedder();
  };
  const parts = { clock: () => at('2026-11-22T06:40'), openEmbedder };
  const open = () => openDigestPlans(loadConfig({ DATA_DIR: folder }), parts);
  await digestCommand(flags, { open, words, out: output, clock: () => at('2026-11-22T06:40') });
  return text();
}

it('tells what would go to whom and why, the same however often it is asked', async () => {
  const told = await run({ dryRun: true, at: '2026-11-22T07:00' });
  expect(told).toMatch(
    /Chat 1: 1 tin nhắn\n- đến lượt: chủ đề “giá lúa”, hằng ngày lúc 07:00 \(kỳ 22\/11\/2026\)\n/u,
  );
  expect(told).toMatch(
    /\+ có trong bản tin: Giá lúa lên \(Báo Mẫu, 16\/8\/2025\), độ khớp 0,90, thấy lúc 06:30 22\/11\/2026/u,
  );
  expect(told).toMatch(
    /Chat 2: không gửi gì\n- đang giờ yên tĩnh, chờ đến 08:00 22\/11\/2026: mọi tin mới, gửi ngay\n/u,
  );
  expect(told).toContain('2 nơi đến lượt hoặc có tin đang chờ, 1 tin nhắn sẽ được gửi.');
  expect(await run({ dryRun: true, at: '2026-11-22T07:00' })).toBe(told);
});

it('prints all that is known as one JSON array', async () => {
  const records: unknown = JSON.parse(await run({ dryRun: true, at: '2026-11-22T09:00', json: true }));
  expect(records).toMatchObject([
    {
      chat: 1,
      period: '2026-11-22',
      due: [{ day: '2026-11-22' }],
      items: [{ article: 'lua', fate: 'shown' }],
    },
    { chat: 2, period: 'at-once', due: [{ kind: 'everything' }], held: [], messages: 1 },
  ]);
});

it('looks at the present unless told otherwise, and knows a time from what is none', async () => {
  expect(await run({ dryRun: true })).toMatch(/^Vào lúc 06:40 ngày 22\/11\/2026/u);
  await expect(run({ dryRun: true, at: 'mai' })).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  await expect(run({})).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
});

/** Opens the database as the bot has it, for a change beforehand. */
async function changed<T>(change: (kept: ReturnType<typeof stores>) => T | Promise<T>): Promise<T> {
  const db = openDatabase(join(folder, 'trichdan.sqlite'));
  const result = await change(stores(db));
  db.close();
  return result;
}
function stores(db: ReturnType<typeof openDatabase>) {
  return {
    store: createArticleStore(db),
    subscriptions: createSubscriptionStore(db),
    chats: createChatStore(db),
  };
}

it('counts the messages that a long digest will be', async () => {
  const text = (n: number) =>
    `Tin thứ ${n} kể ${'chuyện của những xã ven sông còn ngập, '.repeat(12)}rồi thôi.`;
  await changed(async ({ store }) => {
    for (let n = 1; n <= 12; n++)
      await put(store, articleOf(`dài ${n}`, { title: `Tin ${n}`, text: text(n) }));
  });
  const [, all] = JSON.parse(await run({ dryRun: true, at: '2026-11-22T09:00', json: true }));
  expect(all.items).toHaveLength(13);
  expect(all.messages).toBe(2);
});

it('tells of what is stored and not yet looked at, and of what came near, and moves nobody on', async () => {
  await changed(async ({ store }) => {
    await put(
      store,
      articleOf('gia', {
        title: 'Giá lúa mới',
        text: 'Giá lúa hôm nay tăng thêm 200 đồng mỗi kg ở An Giang.',
      }),
    );
    await put(store, articleOf('phim', { title: 'Phim mới', text: 'Bộ phim mới ra rạp hôm nay.' }));
  });
  const before = readFileSync(join(folder, 'trichdan.sqlite'));
  const [one, two] = JSON.parse(await run({ dryRun: true, at: '2026-11-22T09:00', json: true }));
  expect(one).toMatchObject({ chat: 1, messages: 1 });
  expect(one.items.map(({ article, found }: never) => [article, found === null])).toEqual([
    ['lua', false],
    ['gia', true],
  ]);
  expect(two.items.map(({ article, fate }: never) => [article, fate])).toEqual([
    ['lua', 'shown'],
    ['gia', 'shown'],
    ['phim', 'shown'],
  ]);
  expect(readFileSync(join(folder, 'trichdan.sqlite')).equals(before)).toBe(true);
  expect(await changed(async ({ subscriptions }) => (await subscriptions.behind(99)).length)).toBe(2);
  const told = await run({ dryRun: true, at: '2026-11-22T09:00' });
  expect(told).toMatch(/^Vào lúc 09:00 ngày 22\/11\/2026, giờ Việt Nam \(Asia\/Ho_Chi_Minh\):\n/u);
  expect(told).toContain('Giá lúa mới (Báo Mẫu, 16/8/2025)');
  expect(told).toContain('chưa dò tới, sẽ thấy khi gửi');
});

it('names what came near a topic and by how much it fell short', async () => {
  await changed(async ({ store, subscriptions }) => {
    await put(
      store,
      articleOf('gia', { title: 'Giá lúa mới', text: 'Giá lúa hôm nay tăng thêm 200 đồng mỗi kg.' }),
    );
    const [topic = expect.fail()] = await subscriptions.ofPlace({ chat: 1, topic: null });
    await subscriptions.change(topic.id, { threshold: 1 });
  });
  const [{ items, missed }] = JSON.parse(await run({ dryRun: true, at: '2026-11-22T09:00', json: true }));
  expect(items.map(({ article }: never) => article)).toEqual(['lua']);
  expect(missed).toMatchObject([{ article: 'gia', least: 1 }]);
  expect(missed[0].score).toBeLessThan(1);
  expect(await run({ dryRun: true, at: '2026-11-22T09:00' })).toMatch(
    /- dưới ngưỡng: Giá lúa mới \(Báo Mẫu\), độ khớp 0,\d\d, cần 1,00/u,
  );
});

it('says why nothing goes: paused, not due before a time, gone; and needs no model where all is looked at', async () => {
  await changed(async ({ subscriptions, chats }) => {
    const [topic = expect.fail()] = await subscriptions.ofPlace({ chat: 1, topic: null });
    await subscriptions.change(topic.id, { paused: true });
    await chats.gone(2, 1);
  });
  const told = await run({ dryRun: true, at: '2026-11-22T09:00' });
  expect(told).toContain('- đang tạm dừng: chủ đề “giá lúa”, hằng ngày lúc 07:00, 1 bài đang chờ');
  expect(told).toContain('chat này hiện không nhận được tin nhắn');
  expect(told).toContain(' 0 tin nhắn');
  await changed(async ({ subscriptions }) => {
    const [topic = expect.fail()] = await subscriptions.ofPlace({ chat: 1, topic: null });
    await subscriptions.change(topic.id, { paused: false });
  });
  expect(await run({ dryRun: true, at: '2026-11-22T06:59' })).toContain(
    'chưa đến lượt, đợi đến 07:00 22/11/2026',
  );
  expect(opened).toBe(0);
});
