// An update that fails before anybody can be told: what becomes of it depends on what failed.
import { HttpError } from 'grammy';
import type { Update } from 'grammy/types';
import { expect, it } from 'vitest';
import { begunBefore } from '../../src/bot/begun-before.js';
import { createHandling, type HandlingOptions } from '../../src/bot/handling.js';
import { AppError } from '../../src/core/errors.js';
import { capturedLog } from './harness.js';

const update = { update_id: 1 };
const away = () => new AppError('DATABASE_AWAY', 'The database cannot be used now (57P01).');

/** A bot whose tries of the update go as told, and the rest well; with what each try was told of those before it. */
function handlingOf(tries: ReadonlyArray<Error | null>, options: Partial<HandlingOptions> = {}) {
  const { log, lines } = capturedLog();
  const pauses: number[] = [];
  const begun: Array<string | null> = [];
  const handling = createHandling({
    bot: {
      async handleUpdate(given: Update) {
        begun.push(begunBefore(given));
        const failure = tries[begun.length - 1];
        if (failure) throw failure;
      },
    },
    inbox: { finish: async () => {} },
    wait: async (milliseconds) => void pauses.push(milliseconds),
    signal: new AbortController().signal,
    ...{ log, leaves: true, ...options },
  });
  return { ...handling, pauses, begun, lines };
}

it('is left for later where neither Telegram nor the database failed, and never counts as handled', async () => {
  const failure = new Error('a mistake');
  const { handle } = handlingOf([failure, failure, failure, failure]);
  for (let times = 0; times < 4; times++) await expect(handle(update, null)).rejects.toThrow('a mistake');
});

it('is tried three times where Telegram is away', async () => {
  const failure = new HttpError('no answer', new Error('reset'));
  const { handle } = handlingOf([failure, failure, failure]);
  expect([await handle(update, null), await handle(update, null), await handle(update, null)]).toEqual([
    'untold',
    'untold',
    'done',
  ]);
});

it('is tried again where the database failed, later each time, as one that was begun before', async () => {
  const { handle, pauses, begun } = handlingOf([away(), new Error('outer', { cause: away() }), away()]);
  expect(await handle(update, null)).toBe('done');
  expect(pauses).toEqual([500, 2000, 5000]);
  expect(begun).toEqual([null, 'again', 'again', 'again']);
});

it('is told of once the database failed four times', async () => {
  const { handle, begun, lines } = handlingOf([away(), away(), away(), away()]);
  expect(await handle(update, null)).toBe('done');
  expect(begun).toEqual([null, 'again', 'again', 'again', 'failed']);
  expect(lines.map(({ msg }) => msg)).toEqual(
    Array<string>(4).fill('update not handled, the database being away'),
  );
});

it('waits after a failure until the database can say whose it is, and leaves what is another’s', async () => {
  const answers = [away(), away(), true];
  const isOurs = async (): Promise<boolean> => {
    const answer = answers.shift() ?? false;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const { handle, begun, pauses } = handlingOf([away(), away()]);
  expect(await handle(update, null, isOurs)).toBe('left');
  expect(begun).toEqual([null, 'again']);
  expect(pauses).toEqual([500, 500, 1000, 2000]);
});

it('is left where a call was refused as another’s, and where nothing is to be tried any more', async () => {
  const refused = handlingOf([new AppError('NOT_OURS', 'Another process has this update.')]);
  expect(await refused.handle(update, null)).toBe('left');
  const stopping = AbortSignal.abort();
  expect(await handlingOf([away()], { signal: stopping }).handle(update, null)).toBe('left');
});

it('does not count as handled where the database failed and Telegram was away when that was to be told', async () => {
  const silence = new HttpError('no answer', new Error('reset'));
  const { handle, begun } = handlingOf([away(), away(), away(), away(), silence]);
  expect(await handle(update, null)).toBe('untold');
  expect(await handle(update, null)).toBe('done');
  expect(begun).toEqual([null, 'again', 'again', 'again', 'failed', 'again']);
});

it('is left for later where the database kept it also from being told of, and to whoever has it by then', async () => {
  const kept = handlingOf([away(), away(), away(), away(), away()]);
  await expect(kept.handle(update, null)).rejects.toMatchObject({ code: 'DATABASE_AWAY' });
  const lost = handlingOf([away(), away(), away(), away(), new AppError('NOT_OURS', 'Another has it.')]);
  expect(await lost.handle(update, null)).toBe('left');
});
