// Vectors of questions that are made once, also while they are being made, and no failure among them.
import { expect, test } from 'vitest';
import { rememberingQuestions } from '../../src/app/remember-questions.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';

function counting() {
  const embedder = createHashedEmbedder();
  const made: string[] = [];
  const parts = {
    model: embedder.model,
    fails: false,
    async embedQuestion(text: string) {
      made.push(text);
      if (parts.fails) throw new Error('a fault of the model');
      return embedder.embedQuestion(text);
    },
  };
  return { parts, made, embed: rememberingQuestions(parts), plain: embedder.embedQuestion };
}

test('whoever asks the same meanwhile and soon after gets the same vector', async () => {
  const { embed, made, plain } = counting();
  const [one, other] = await Promise.all([embed('Lúa?'), embed('Lúa?')]);
  expect(one).toEqual(await plain('Lúa?'));
  expect(other).toBe(one);
  expect(await embed('Lúa?')).toBe(one);
  expect(await embed('Lũ?')).toEqual(await plain('Lũ?'));
  expect(made).toEqual(['Lúa?', 'Lũ?']);
});

test('the one made first is forgotten first', async () => {
  const { embed, made } = counting();
  for (let n = 0; n <= 64; n++) await embed(`câu ${n}`);
  made.length = 0;
  await embed('câu 64');
  await embed('câu 0');
  expect(made).toEqual(['câu 0']);
});

test('a failure is not remembered, nor what another model made', async () => {
  const { parts, embed, made } = counting();
  parts.fails = true;
  await expect(embed('Lúa?')).rejects.toThrow('a fault of the model');
  parts.fails = false;
  await embed('Lúa?');
  parts.model = createHashedEmbedder('another').model;
  await embed('Lúa?');
  expect(made).toEqual(['Lúa?', 'Lúa?', 'Lúa?']);
});
