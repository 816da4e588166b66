// An update that fails before anybody can be told: what becomes of it depends on what failed.
import { HttpError } from 'grammy';
import { expect, it } from 'vitest';
import { createHandling } from '../../src/bot/handling.js';
import { capturedLog } from './harness.js';

function handlingThatFails(error: Error, leaves: boolean) {
  const { log } = capturedLog();
  return createHandling({
    bot: { handleUpdate: () => Promise.reject(error) },
    inbox: { finish: async () => {} },
    ...{ log, leaves },
  });
}

const update = { update_id: 1 };

it('is left for later where the database of several workers is away, and never counts as handled', async () => {
  const { handle } = handlingThatFails(new Error('Connection terminated unexpectedly'), true);
  for (let times = 0; times < 4; times++) await expect(handle(update, null)).rejects.toThrow('terminated');
});

it('is tried three times where Telegram is away', async () => {
  const { handle } = handlingThatFails(new HttpError('no answer', new Error('reset')), true);
  expect([await handle(update, null), await handle(update, null), await handle(update, null)]).toEqual([
    false,
    false,
    true,
  ]);
});
