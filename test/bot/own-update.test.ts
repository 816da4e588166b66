// What may be sent for an update: while it is handled what is still its process's, and afterwards whatever was left running.
import type { Transformer } from 'grammy';
import { expect, it } from 'vitest';
import type { BotContext } from '../../src/bot/context.js';
import { askedUpdate, createOwnUpdates } from '../../src/bot/own-update.js';

it('refuses what another process has, and nothing that goes on once the handler is through', async () => {
  const { middleware, transformer } = createOwnUpdates();
  const sent: string[] = [];
  const call = (method: string) =>
    transformer(
      (async (called: string) => void sent.push(called)) as unknown as Parameters<Transformer>[0],
      ...([method, {}] as unknown as [never, never]),
    );
  const update = askedUpdate({ update_id: 1 }, async () => false);
  let later: Promise<unknown> = Promise.resolve();
  let goOn = (): void => {};
  await middleware({ update } as BotContext, async () => {
    await expect(call('sendMessage')).rejects.toMatchObject({ code: 'NOT_OURS' });
    await call('getChat');
    later = new Promise<void>((resolve) => {
      goOn = resolve;
    }).then(() => call('editMessageText'));
  });
  goOn();
  await later;
  await call('sendDocument');
  expect(sent).toEqual(['getChat', 'editMessageText', 'sendDocument']);
});
