// Vectors that are made once, in the order asked for, and forgotten oldest first.
import { expect, test } from 'vitest';
import { rememberingPassages } from '../../src/app/remember-passages.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';

test('each text is embedded once, in no hurry, and the one used longest ago is forgotten', async () => {
  const made: Array<readonly string[]> = [];
  const hurries: unknown[] = [];
  const embedder = createHashedEmbedder();
  const embed = rememberingPassages(
    {
      model: embedder.model,
      embedPassages(texts, onDone, options) {
        made.push(texts);
        hurries.push(options?.urgent);
        return embedder.embedPassages(texts, onDone, options);
      },
    },
    { most: 3 },
  );
  const plain = (texts: readonly string[]) => embedder.embedPassages(texts);
  expect(await embed(['lúa', 'lũ', 'lúa'])).toEqual(await plain(['lúa', 'lũ', 'lúa']));
  expect(await embed(['cầu', 'lũ'])).toEqual(await plain(['cầu', 'lũ']));
  await embed(['lúa', 'vàng']);
  await embed(['lúa', 'vàng', 'cầu']);
  await embed(['cầu']);
  expect(made).toEqual([['lúa', 'lũ'], ['cầu'], ['vàng'], ['cầu']]);
  expect(hurries.every((urgent) => urgent !== true)).toBe(true);
});

test('those that somebody waits for are urgent', async () => {
  const hurries: unknown[] = [];
  const embedder = createHashedEmbedder();
  const embed = rememberingPassages(
    {
      model: embedder.model,
      embedPassages(texts, onDone, options) {
        hurries.push(options?.urgent);
        return embedder.embedPassages(texts, onDone, options);
      },
    },
    { urgent: true },
  );
  await embed(['lúa']);
  expect(hurries).toEqual([true]);
});
