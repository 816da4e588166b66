// The typing sign: at once, again while the work lasts, never after.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whileTyping } from '../../src/bot/typing.js';
import { gate } from './harness.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

test('the sign is shown at once, every four seconds, and no more once the work is done', async () => {
  const { open, opened } = gate();
  let shown = 0;
  const show = async () => void shown++;
  const done = whileTyping(show, async () => {
    await opened;
    return 'answer';
  });
  expect(shown).toBe(1);
  vi.advanceTimersByTime(8000);
  expect(shown).toBe(3);
  open();
  expect(await done).toBe('answer');
  vi.advanceTimersByTime(20_000);
  expect(shown).toBe(3);
});

test('the sign ends with work that fails, and a sign that fails leaves the work alone', async () => {
  let shown = 0;
  const show = async () => {
    shown++;
    throw new Error('no sign');
  };
  await expect(whileTyping(show, () => Promise.reject(new Error('no answer')))).rejects.toThrow('no answer');
  vi.advanceTimersByTime(20_000);
  expect(shown).toBe(1);
});
