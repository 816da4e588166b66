// The digest command on a real database: what would be sent, what is held back and why, and that nothing changes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type DigestFlags, digestCommand } from '../../src/cli/digest.js';
import { wordsOf } from '../../src/cli/terminal-text.js';
import { openDigestPlans } from '../../src/compose-digests.js';
import { loadConfig } from '../../src/config.js';
import { DEFAULT_DIGEST_SETTINGS } from '../../src/core/digest.js';
import { AT_ONCE_TURN, type NewSubscription } from '../../src/core/subscription.js';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';
import { createArticleStore } from '../../src/store/articles.js';
import { openDatabase } from '../../src/store/database.js';
import { createDigestStore } from '../../src/store/digests.js';
import { createSubscriptionStore } from '../../src/store/subscriptions.js';
import { articleOf, model, put } from '../support/articles.js';
import { captureOutput } from '../support/captured-output.js';
import { foundIn } from '../support/digest-scene.js';

const at = (local: string): number => Date.parse(`${local}:00+07:00`);

let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trichdan-digest-'));
  const db = openDatabase(join(folder, 'trichdan.sqlite'));
  const [store, subscriptions, digests] = [
    createArticleStore(db),
    createSubscriptionStore(db),
    createDigestStore(db),
  ];
  store.setModel(model);
  await put(store, articleOf('lua', { title: 'Giá lúa lên', outlet: 'Báo Mẫu' }));
  const who = { topic: null, person: 1, kind: 'topic', question: 'giá lúa', createdAt: 0, seen: 0 } as const;
  const add = (over: Partial<NewSubscription>) =>
    subscriptions.add({ ...AT_ONCE_TURN, ...who, chat: 1, ...over }, 9).id ?? expect.fail();
  const nextAt = at('2026-11-22T07:00');
  const daily = add({ frequency: 'daily', lastDay: '2026-11-21', nextAt });
  const held = add({ chat: 2, kind: 'everything', question: '' });
  digests.settle(
    { chat: 2, topic: null },
    { ...DEFAULT_DIGEST_SETTINGS, quiet: { from: '22:00', to: '08:00' } },
  );
  for (const id of [daily, held]) digests.found(id, 1, [foundIn(db, 'lua')], at('2026-11-22T06:30'));
  db.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(flags: DigestFlags): Promise<string> {
  const { output, text } = captureOutput();
  const words = wordsOf(loadPrompts(join(projectRoot, 'prompts'), 'terminal'), 'vi');
  const open = () => openDigestPlans(loadConfig({ DATA_DIR: folder }));
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
  expect(told).toContain('2 nơi đến lượt hoặc đang chờ, 1 tin nhắn sẽ được gửi.');
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
  expect(await run({ dryRun: true })).toContain('1 nơi đến lượt');
  await expect(run({ dryRun: true, at: 'mai' })).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  await expect(run({})).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
});
