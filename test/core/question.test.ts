// Reading questions: language, kind of answer, names, numbers and terms.
import { describe, expect, it } from 'vitest';
import { type AnswerKind, likelyMarked, readQuestion } from '../../src/core/question.js';
import { foldText } from '../../src/core/text.js';

const TODAY = '2025-08-16';
const read = (text: string) => readQuestion(text, TODAY);

describe('the language of a question', () => {
  it.each([
    ['Bộ trưởng Bộ Công an là ai?', 'vi'],
    ['ASEAN là gì?', 'vi'],
    ['đâu', 'vi'],
    ['bo truong bo cong an la ai', 'vi-unmarked'],
    ['cong an xu ly vu nay nhu the nao', 'vi-unmarked'],
    ['Chu tich INTERPOL nhan xet the nao ve Bo Cong an', 'vi-unmarked'],
    ['UNODC la to chuc nao?', 'vi-unmarked'],
    ['an ninh mang', 'vi-unmarked'],
    ['cong an va interpol phoi hop the nao', 'vi-unmarked'],
    ['Who lives in Ho Chi Minh City?', 'en'],
    ['minister in Hanoi', 'en'],
    ['INTERPOL', 'vi-unmarked'],
    ['Who is the Minister of Public Security?', 'en'],
    ['When did Minister Luong Tam Quang meet the delegation?', 'en'],
    ['What happened in May 2025', 'en'],
    ['Why?', 'en'],
    ['WHO IS THE MINISTER IN CHARGE', 'en'],
    ['HOM NAY CONG AN BAT AI THE', 'vi-unmarked'],
    ['What is the meaning of "Công an"?', 'vi'],
  ])('"%s" is %s', (text, language) => {
    expect(read(text).language).toBe(language);
  });
});

describe('the kind of answer', () => {
  const vietnamese: ReadonlyArray<readonly [string, AnswerKind]> = [
    ['Bao nhiêu cơ quan đã ký?', 'number'],
    ['Việt Nam làm Chủ tịch mấy lần?', 'number'],
    ['Ai gặp Bộ trưởng?', 'person'],
    ['Đoàn do ai dẫn đầu', 'person'],
    ['Người phát ngôn tên là gì?', 'person'],
    ['Hội nghị khai mạc khi nào?', 'time'],
    ['Hội nghị khai mạc mấy giờ?', 'time'],
    ['Hội nghị khai mạc ngày mấy?', 'time'],
    ['Cuộc họp vào năm nào', 'time'],
    ['Hội nghị họp ở đâu?', 'place'],
    ['Bộ trưởng thăm nước nào?', 'place'],
    ['Vì sao giá tăng?', 'reason'],
    ['Sao giá tăng thế?', 'reason'],
    ['UNODC là gì?', 'definition'],
    ['CAND viết tắt của cụm từ gì?', 'definition'],
    ['Hai bên trao đổi những nội dung nào?', 'other'],
    ['', 'other'],
  ];
  const english: ReadonlyArray<readonly [string, AnswerKind]> = [
    ['How many agencies signed?', 'number'],
    ['Who met the minister?', 'person'],
    ['When was the meeting held?', 'time'],
    ['In which year was it signed?', 'time'],
    ['Where was the meeting held?', 'place'],
    ['Why did the price rise?', 'reason'],
    ['What does UNODC stand for?', 'definition'],
    ['What did both sides discuss?', 'other'],
  ];

  it.each([...vietnamese, ...english])('"%s" asks for %s', (text, kind) => {
    expect(read(text).kind).toBe(kind);
  });

  it.each(vietnamese)('"%s" asks for the same without marks', (text, kind) => {
    expect(read(foldText(text)).kind).toBe(kind);
  });

  it.each<[string, AnswerKind]>([
    ['WHO là gì?', 'definition'],
    ['Bộ ứng dụng AI trong lĩnh vực nào?', 'other'],
    ['AI GẶP BỘ TRƯỞNG?', 'person'],
    ['WHO MET THE MINISTER?', 'person'],
    ['may bay roi o dau', 'place'],
    ['UNODC là gì ?', 'definition'],
  ])('is not mistaken in "%s": %s', (text, kind) => {
    expect(read(text).kind).toBe(kind);
  });
});

describe('the names in a question', () => {
  it.each<[string, string[]]>([
    ['Bộ trưởng Phan Văn Giang gặp ai ở Pháp?', ['Phan Văn Giang', 'Pháp']],
    ['Chủ tịch INTERPOL là người nước nào?', ['INTERPOL']],
    ['UNODC là gì?', ['UNODC']],
    ['Nga và Pháp bàn gì?', ['Pháp']],
    ['Việt Nam và Lào bàn gì?', ['Việt Nam', 'Lào']],
    ['Ông Phan Văn Giang gặp ai?', ['Phan Văn Giang']],
    ['Tại Hà Nội, ai phát biểu?', ['Hà Nội']],
    ['Tai Ha Noi, ai phat bieu?', ['Ha Noi']],
    ['Did Luong Tam Quang visit Moscow?', ['Luong Tam Quang', 'Moscow']],
    ['What ASEAN body met?', ['ASEAN']],
    ['Lễ ký ở Đà Nẵng, Huế', ['Đà Nẵng', 'Huế']],
    ['Có mưa. Trời lạnh ở Sa Pa không?', ['Sa Pa']],
    ['Lào, Lào và Lào ở đâu', ['Lào']],
    ['giá vàng hôm nay', []],
    ['BỘ TRƯỞNG GẶP AI HÔM NAY?', []],
    ['bo truong gap ai', []],
    ['', []],
    ['Quý IV/2025 Sacombank lỗ bao nhiêu?', ['Sacombank']],
    ['GDP quý III/2025 tăng bao nhiêu?', ['GDP']],
    ['Who won the vote in Hanoi in October 2013?', ['Hanoi']],
    ['Đại hội III bầu ai?', ['III']],
    ['Sacombank Quý IV/2025 lỗ bao nhiêu?', ['Sacombank']],
    ['Quý III/2025 ông Quý thu bao nhiêu?', ['Quý']],
    ['Từ khi Trump nhậm chức tháng 1/2025 đến tháng 8/2025 có bao nhiêu sắc lệnh?', ['Trump']],
  ])('of "%s" are %j', (text, names) => {
    expect(read(text).names).toEqual(names);
  });
});

describe('the words of a question', () => {
  it('are its numbers, each once', () => {
    expect(read('Từ 16/8/2025 đến 16/9, 1.200 người?').numbers).toEqual(['16', '8', '2025', '9', '1', '200']);
  });

  it('leave question words out of the terms and keep pairs with a meaning in one half', () => {
    const { terms } = read('Công an bắt ai ở đâu?');
    expect(terms).toEqual(expect.arrayContaining(['công', 'an', 'công_an', 'băt2', 'băt2_ai']));
    for (const term of ['ai', 'ơ3', 'đâu', 'ơ3_đâu']) expect(terms).not.toContain(term);
  });

  it('are folded where the question has no marks or is English', () => {
    expect(read('cong an bat ai').terms).toContain('cong_an');
    const { terms } = read('Who leads the Ministry of Public Security?');
    expect(terms).toEqual(
      expect.arrayContaining(['leads', 'ministry', 'public', 'security', 'public_security']),
    );
    for (const word of ['who', 'the', 'of']) expect(terms).not.toContain(word);
  });

  it('pair only neighbours', () => {
    expect(read('gạo, ngô').terms).not.toContain('gao5_ngô');
  });

  it('are the same for decomposed and untidy text', () => {
    const text = 'Bộ trưởng Lương Tam Quang gặp ai ngày 16/8/2025?';
    expect(read(text.normalize('NFD'))).toEqual(read(text));
    expect(read(`\n  ${text.replaceAll(' ', ' \t ')}  `)).toEqual(read(text));
  });

  it.each(['', ' ', '?!', '…', '\n'])('may be none: %j', (text) => {
    expect(read(text)).toMatchObject({ terms: [], names: [], numbers: [], kind: 'other', window: null });
  });

  it('may be very many', () => {
    const { text, terms, typed } = read('công an nhân dân '.repeat(20_000));
    expect(text.length).toBe(20_000 * 'công an nhân dân '.length - 1);
    expect([terms.length, typed.length]).toEqual([8, 8]);
  });

  it('hold the days asked about, as of the day of asking', () => {
    expect(read('hôm qua ai đến').window).toMatchObject({ from: '2025-08-15', to: '2025-08-15' });
  });
});

it('what a question will most likely be searched by is its text, unless that has no marks', () => {
  expect(likelyMarked(' Bộ trưởng \n là ai? ')).toBe('Bộ trưởng là ai?');
  expect(likelyMarked('Who is the Minister of Public Security?')).toBe(
    'Who is the Minister of Public Security?',
  );
  expect(likelyMarked('bo truong bo cong an la ai')).toBeNull();
});
