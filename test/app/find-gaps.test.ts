// What was asked in vain is compared as the collection spells it, and what was asked last is never left out.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFindGaps } from '../../src/app/find-gaps.js';
import type { QuestionWording } from '../../src/app/question-wording.js';
import { plainWording } from '../../src/core/wording.js';
import type { Database } from '../../src/store/database.js';
import { createQuestionLog } from '../../src/store/questions.js';
import { RECORD } from '../contracts/question-log.js';
import { model } from '../support/articles.js';
import { memoryDatabase } from '../support/memory-database.js';

const NOW = Date.UTC(2025, 9, 25);
const words = { frequencies: async () => new Map<string, number>(), total: async () => 42 };

let db: Database;
beforeEach(() => {
  db = memoryDatabase();
});
afterEach(() => void db.close());

const asked = (text: string, subject: string, hoursAgo: number) =>
  createQuestionLog(db).add([{ ...RECORD, at: NOW - hoursAgo * 3_600_000, text, subject }]);

/** Reads marks only: what has none is nothing it knows. */
async function embedQuestion(text: string): Promise<Float32Array> {
  return /học phí/iu.test(text) ? Float32Array.of(1, 0) : Float32Array.of(0, 1);
}

const wordingOf: QuestionWording = async (text) => ({
  ...plainWording(text),
  usual: text.replace('hoc phi', 'học phí'),
});

const find = (over: { wordingOf?: QuestionWording } = {}) =>
  createFindGaps({
    log: createQuestionLog(db),
    embedder: { model, embedQuestion },
    words,
    clock: () => NOW,
    ...over,
  })();

test('a subject is one whether it was asked with marks or without', async () => {
  await asked('Học phí đại học năm tới?', 'hoc phi dai nam toi', 1);
  await asked('hoc phi tang the nao', 'hoc phi tang the nao', 2);
  expect(await find()).toHaveLength(2);
  const [gap, ...others] = await find({ wordingOf });
  expect(others).toEqual([]);
  expect(gap?.wordings.toSorted()).toEqual(['Học phí đại học năm tới?', 'hoc phi tang the nao'].toSorted());
});

test('of more subjects than are compared, one that was asked again just now is not left out', async () => {
  for (let n = 0; n < 201; n++) await asked(`Học phí ${n}?`, `hoc phi ${n}`, 300 - n);
  await asked('Học phí 0?', 'hoc phi 0', 1);
  const wordings = (await find()).flatMap((gap) => gap.wordings);
  expect(wordings).toHaveLength(200);
  expect(wordings).toContain('Học phí 0?');
  expect(wordings).not.toContain('Học phí 1?');
});
