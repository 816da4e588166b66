// Follow-ups: what leans on the last question is made whole, what stands alone is left as it is.
import { describe, expect, it } from 'vitest';
import { type LastTurn, readFollowUp } from '../../src/core/follow-up.js';

const TODAY = '2025-10-25';

function turn(question: string, ...quotes: string[]): LastTurn {
  return { question, quotes: quotes.map((text) => ({ text, headline: 'Tin' })) };
}

describe('a follow-up takes what it leaves out from the last question', () => {
  it.each([
    // A country for a country, and Việt Nam stays where another is named too.
    ['còn Úc thì sao?', 'Bộ Công an ký gì với Nga?', 'Bộ Công an ký gì với Úc?'],
    ['con uc thi sao', 'bo cong an ky gi voi nga', 'bo cong an ky gi voi uc'],
    ['vậy Úc thì sao', 'Việt Nam hợp tác với Mỹ về gì?', 'Việt Nam hợp tác với Úc về gì?'],
    ['what about Australia?', 'What did Vietnam sign with Russia?', 'What did Vietnam sign with Australia?'],
    ['Thế còn Đà Nẵng?', 'Hà Nội có mưa khi nào?', 'Đà Nẵng có mưa khi nào?'],
    // A time for a time.
    ['Thế còn năm 2024?', 'Xuất khẩu bao nhiêu gạo năm 2023?', 'Xuất khẩu bao nhiêu gạo năm 2024?'],
    ['and in 2024?', 'How many members joined in 2023?', 'How many members joined in 2024?'],
    ['thế tháng 9 thì sao', 'tin tháng 8/2025', 'tin tháng 9'],
    ['còn năm 2024', 'Ai là Chủ tịch ASEAN?', 'Ai là Chủ tịch ASEAN năm 2024?'],
    // A person for a person, a body for a body, a thing for one that begins alike.
    ['còn ông Trump thì sao?', 'Ông Putin nói gì về Ukraine?', 'ông Trump nói gì về Ukraine?'],
    ['Còn Bộ Quốc phòng?', 'Bộ Công an làm gì?', 'Bộ Quốc phòng làm gì?'],
    ['còn giá dầu?', 'Giá vàng hôm nay bao nhiêu?', 'giá dầu hôm nay bao nhiêu?'],
    // Only question words.
    ['ở đâu?', 'Hội nghị AMMTC diễn ra khi nào?', 'Hội nghị AMMTC diễn ra ở đâu?'],
    ['khi nào', 'Ai ký Công ước Hà Nội?', 'ký Công ước Hà Nội khi nào'],
    ['vì sao vậy?', 'Giá gạo tăng bao nhiêu?', 'Giá gạo tăng vì sao vậy?'],
    // Pronouns.
    ['who is he?', 'Who met Phan Van Giang in Hanoi?', 'who is Phan Van Giang?'],
    ['hai bên ký gì?', 'Việt Nam và Pháp gặp nhau khi nào?', 'Việt Nam và Pháp ký gì?'],
    ['họ nói gì?', 'UNODC là gì?', 'UNODC nói gì?'],
    ['ở đó có gì?', 'Hội nghị ở Hà Nội bàn gì?', 'ở Hà Nội có gì?'],
    ['nó dài bao nhiêu?', 'Cầu Sông Lô ở đâu?', 'Cầu Sông Lô – dài bao nhiêu?'],
  ])('%s', (text, question, meant) => {
    expect(readFollowUp(text, turn(question), TODAY)).toEqual({ kind: 'meant', question: meant });
  });

  it.each([
    ['ông ấy nói gì?', 'Lương Tam Quang nói gì?'],
    ['ong ay noi gi', 'Lương Tam Quang noi gi'],
    ['what did he say?', 'what did Lương Tam Quang say?'],
  ])('or from its answer: %s', (text, meant) => {
    const last = turn(
      'Ai là Bộ trưởng?',
      'Hiện Bộ Công an cho biết, Bộ trưởng Lương Tam Quang đã tiếp đoàn.',
    );
    expect(readFollowUp(text, last, TODAY)).toEqual({ kind: 'meant', question: meant });
  });

  it.each(['còn gì nữa không?', 'nói thêm đi', 'con gi nua khong', 'tell me more', 'anything else?'])(
    'asks for more of the same: %s',
    (text) => {
      expect(readFollowUp(text, turn('Interpol là gì?'), TODAY)).toEqual({
        kind: 'more',
        question: 'Interpol là gì?',
      });
    },
  );

  it.each(['còn Úc thì sao?', 'ông ấy nói gì?', 'ở đâu?', 'nói thêm đi', 'what about Australia?'])(
    'has no subject when nothing was asked: %s',
    (text) => {
      expect(readFollowUp(text, null, TODAY)).toEqual({ kind: 'subject-missing' });
    },
  );
});

describe('a question that stands alone', () => {
  it.each([
    'Bộ Công an có quan hệ với bao nhiêu cơ quan nước ngoài?',
    'Còn bao nhiêu người mất tích sau vụ lở đất?',
    'Còn bạn thì sao?',
    'what about you?',
    'Interpol?',
    'hợp tác với Nga',
    'Ông trùm họ Bai vì sao không phải ra pháp trường?',
    'Trước đó giới thiên văn chỉ dò thấy chất gì?',
    'Phan Văn Giang và phu nhân gặp ai, họ nói gì?',
    'Ông Putin nói gì khi ông ấy gặp Trump?',
    'what time is it',
    'Is there a bridge in Hanoi?',
    'Cảm ơn',
    '',
  ])('is never changed: %j', (text) => {
    const last = turn('Bộ Công an ký gì với Nga năm 2023?', 'Bộ trưởng Lương Tam Quang nói.');
    expect(readFollowUp(text, last, TODAY)).toEqual({ kind: 'alone' });
  });
});
