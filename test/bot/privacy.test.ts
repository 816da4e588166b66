// /riengtu says what is kept with the durations that hold, in both languages and within one message.
import { expect, test } from 'vitest';
import { createScene } from './harness.js';

test.each([
  [
    'vi',
    { answers: 90, questions: 90 },
    ['người hỏi và số của tin nhắn: 90 ngày', 'còn thiếu gì: 90 ngày', '30 ngày', '48 giờ', '/xoa'],
  ],
  ['vi', { answers: 1200, questions: 0 }, ['1.200 ngày', 'Câu hỏi không được ghi riêng']],
  ['en', { answers: 1, questions: 1 }, ['1 day,', 'lacks: 1 day;', '30 days', '/forget']],
  ['en', { answers: 1200, questions: 0 }, ['1,200 days', 'Questions are not noted']],
] as const)('in %s with %j', async (language, keptDays, parts) => {
  const scene = await createScene({ keptDays });
  scene.start();
  const [text = expect.fail()] = await scene.telegram.user(1, { language }).ask('/riengtu');
  for (const part of parts) expect(text.text).toContain(part);
  await scene.close();
});
