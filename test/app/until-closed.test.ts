// What becomes of a question while the collection is being closed.
import { expect, it } from 'vitest';
import { createUntilClosed } from '../../src/app/until-closed.js';
import { AppError } from '../../src/core/errors.js';

it('gives what the work gives, also what it fails of, while the collection is open', async () => {
  const { run } = createUntilClosed();
  const failure = new AppError('EMBEDDING_FAILED', 'No vector.');
  expect(await run(async () => 7)).toBe(7);
  await expect(run(() => Promise.reject(failure))).rejects.toBe(failure);
});

it('rejects what fails once it is closed, keeps what came to its end, and begins nothing more', async () => {
  const failing = createUntilClosed();
  const failed = failing.run(async () => {
    failing.close();
    throw new AppError('CLOSED', 'The embedder is closed.');
  });
  await expect(failed).rejects.toMatchObject({ code: 'STOPPING', cause: { code: 'CLOSED' } });
  const ending = createUntilClosed();
  const ended = ending.run(async () => {
    ending.close();
    return 7;
  });
  expect(await ended).toBe(7);
  let begun = false;
  const late = ending.run(async () => {
    begun = true;
  });
  await expect(late).rejects.toMatchObject({ code: 'STOPPING' });
  expect(begun).toBe(false);
});

it('waits for what runs and for what whoever waits does then, and not for ever', async () => {
  const { run, close, ended } = createUntilClosed();
  const told: string[] = [];
  const one = run(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    throw new Error('closed under it');
  }).catch(() => void told.push('left for the next start'));
  close();
  await ended();
  expect(told).toEqual(['left for the next start']);
  await one;
  const stuck = createUntilClosed();
  void stuck.run(() => new Promise(() => {}));
  stuck.close();
  await stuck.ended();
});
