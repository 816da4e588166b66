// Several questions in one message are parted; one is never cut.
import { expect, it } from 'vitest';
import { questionsIn } from '../../src/core/several-questions.js';

it.each([
  ['AMMTC là gì? Ai chủ trì?', ['AMMTC là gì?', 'Ai chủ trì?']],
  [
    'Tôi nghe nói có lũ. Lũ ở đâu? Và ai bị thương nặng?',
    ['Tôi nghe nói có lũ. Lũ ở đâu?', 'ai bị thương nặng?'],
  ],
  ['Where?? When was it?', ['Where?? When was it?']],
  ['Lũ ở đâu? Cảm ơn bạn', ['Lũ ở đâu? Cảm ơn bạn']],
  ['Phim “Ai là ai? Ai biết?” thu bao nhiêu?', ['Phim “Ai là ai? Ai biết?” thu bao nhiêu?']],
  ['https://vidu.example/a?b=1&c=2?d=3 nói gì?', ['https://vidu.example/a?b=1&c=2?d=3 nói gì?']],
  ['Một hai? Ba bốn? Năm sáu? Bảy tám?', ['Một hai?', 'Ba bốn?', 'Năm sáu?', 'Bảy tám?']],
  ['hợp tác với Nga', ['hợp tác với Nga']],
])('%s', (text, questions) => {
  expect(questionsIn(text)).toEqual(questions);
});
