// Corrections of articles that go on under another key: a renamed file is the same article, before and after.
import { afterEach, beforeEach, expect, it, test } from 'vitest';
import { type CorrectionScene, createCorrectionScene } from '../support/correction-scene.js';
import { textsOf } from '../support/fake-telegram/read-back.js';

const INJURED = 'Có 12 người bị thương trong vụ sạt lở sáng nay.';
const OPEN = 'Đường đã thông xe lúc 15 giờ.';
const NOW = 'Có 15 người bị thương trong vụ sạt lở sáng nay.';

let scene: CorrectionScene;
beforeEach(async () => {
  scene = await createCorrectionScene();
  await scene.ingest('a', `${INJURED} ${OPEN}`);
  scene.quoting(['a', INJURED]);
});
afterEach(() => scene.close());

async function quoted() {
  const user = scene.telegram.user(1);
  const [answer = expect.fail()] = await user.ask('Bao nhiêu người bị thương?');
  await user.ask('/start');
  const heard = () => user.messages.slice(2);
  const page = async () => {
    const before = heard().length;
    user.tap(answer, 'Nguồn');
    return scene.telegram.waitFor(() => heard()[before]);
  };
  return { answer, heard, page };
}

it.each(['after', 'before'] as const)(
  'withdraws nothing when the old name goes %s the new one comes',
  async (goes) => {
    const { heard, page } = await quoted();
    await scene.rename('a', 'b', `${INJURED} ${OPEN}`, goes);
    expect(await scene.send()).toEqual({ sent: 0, waitMs: null });
    const shown = await page();
    expect(textsOf(shown, 'bold')).toEqual([INJURED]);
    expect(shown.text).not.toContain('gỡ');
    expect(heard()).toHaveLength(1);
  },
);

it.each(['after', 'before'] as const)(
  'tells of a later change under the new name, the old one gone %s',
  async (goes) => {
    const { answer, heard, page } = await quoted();
    await scene.rename('a', 'b', `${INJURED} ${OPEN}`, goes);
    await scene.rename('a', 'b', `${NOW} ${OPEN}`, 'after');
    expect(await scene.send()).toEqual({ sent: 1, waitMs: null });
    expect(heard()[0]?.replyTo).toBe(answer.id);
    expect(heard()[0] && textsOf(heard()[0] ?? expect.fail(), 'blockquote')).toEqual([INJURED, NOW]);
    expect((await page()).text).toMatch(/^Bài này đã được sửa/u);
    expect(await scene.send()).toEqual({ sent: 0, waitMs: null });
  },
);

test('a change before the renaming, not told yet, is told by what the article says under its new name', async () => {
  const { heard } = await quoted();
  await scene.ingest('a', `${NOW} ${OPEN}`);
  await scene.rename('a', 'b', `${NOW} ${OPEN}`, 'after');
  expect(await scene.send()).toEqual({ sent: 1, waitMs: null });
  expect(heard()[0]?.text).toContain('nay đã được sửa');
  await scene.rename('a', 'b', `${OPEN} Hết.`, 'after');
  expect(await scene.send()).toEqual({ sent: 1, waitMs: null });
  expect(textsOf(heard()[1] ?? expect.fail(), 'blockquote')).toEqual([NOW]);
});
