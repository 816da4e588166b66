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
  [
    'Ai là Chủ tịch Interpol và ai là Tổng Thư ký ASEAN?',
    ['Ai là Chủ tịch Interpol?', 'ai là Tổng Thư ký ASEAN?'],
  ],
  [
    'ai la chu tich interpol va ai la tong thu ky asean',
    ['ai la chu tich interpol', 'ai la tong thu ky asean'],
  ],
  ['Who leads Interpol now, and who leads the ASEAN?', ['Who leads Interpol now?', 'who leads the ASEAN?']],
  ['Hội nghị diễn ra khi nào và ở đâu?', ['Hội nghị diễn ra khi nào và ở đâu?']],
  ['Ai ký và ai chứng kiến lễ ký?', ['Ai ký và ai chứng kiến lễ ký?']],
  ['Việt Nam và Ai Cập ký bao nhiêu văn bản?', ['Việt Nam và Ai Cập ký bao nhiêu văn bản?']],
  ['Bộ gặp bao nhiêu nước và ai chủ trì?', ['Bộ gặp bao nhiêu nước và ai chủ trì?']],
  ['Ai viết lời bài “Ai là ai và ai là tôi”?', ['Ai viết lời bài “Ai là ai và ai là tôi”?']],
])('%s', (text, questions) => {
  expect(questionsIn(text)).toEqual(questions);
});
