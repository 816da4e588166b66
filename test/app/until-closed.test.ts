// What becomes of a question while the collection is being closed.
import { expect, it } from 'vitest';
import { createUntilClosed } from '../../src/app/until-closed.js';
import { AppError } from '../../src/core/errors.js';

let closed = false;
const untilClosed = createUntilClosed(() => closed);

it('gives what the work gives, also what it fails of, while the collection is open', async () => {
  closed = false;
  const failure = new AppError('EMBEDDING_FAILED', 'No vector.');
  expect(await untilClosed(async () => 7)).toBe(7);
  await expect(untilClosed(() => Promise.reject(failure))).rejects.toBe(failure);
});

it('rejects what fails once it is closed, keeps what came to its end, and begins nothing more', async () => {
  closed = false;
  const failing = untilClosed(async () => {
    closed = true;
    throw new AppError('CLOSED', 'The embedder is closed.');
  });
  await expect(failing).rejects.toMatchObject({ code: 'STOPPING', cause: { code: 'CLOSED' } });
  closed = false;
  expect(
    await untilClosed(async () => {
      closed = true;
      return 7;
    }),
  ).toBe(7);
  let begun = false;
  const late = untilClosed(async () => {
    begun = true;
  });
  await expect(late).rejects.toMatchObject({ code: 'STOPPING' });
  expect(begun).toBe(false);
});
