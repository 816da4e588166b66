// Which office a question asks for: its title and its body, and questions that ask for none by name alone.
import { describe, expect, it } from 'vitest';
import { officeAsked } from '../../src/core/office.js';
import { typed } from '../../src/core/office-words.js';
import { readQuestion } from '../../src/core/question.js';

const read = (question: string, also: readonly string[] = []) => ({
  ...readQuestion(question, '2025-10-25'),
  also,
});

describe('the office asked for', () => {
  it.each([
    ['Ai là Giám đốc Công an Hà Nội?', 'giám đốc', 'công an hà nội'],
    ['Thủ tướng Lào là ai?', 'thủ tướng', 'lào'],
    ['thủ tướng lào là ai', 'thủ tướng', 'lào'],
    ['Ai là Thủ tướng?', 'thủ tướng', ''],
    ['Ai là CEO Apple?', 'tổng giám đốc', 'apple'],
    ['HLV của Liverpool là ai?', 'huấn luyện viên', 'liverpool'],
    ['Chủ tịch VFF là ai?', 'chủ tịch', 'vff'],
    ['Chủ tịch UBND TP Hồ Chí Minh là ai?', 'chủ tịch', 'hồ chí minh'],
    ['Ai là Chủ tịch nước?', 'chủ tịch nước', ''],
    ['Ai là Phó Chủ tịch UBND tỉnh Thái Nguyên?', 'phó chủ tịch', 'thái nguyên'],
    ['Bộ trưởng Bộ Giáo dục và Đào tạo là ai?', 'bộ trưởng', 'giáo dục đào tạo'],
    ['Tân Chủ tịch Tập đoàn FPT tên gì?', 'chủ tịch', 'fpt'],
    ['Hiệu trưởng Trường Krông Ana ở Đắk Lắk tên gì?', 'hiệu trưởng', 'krông ana'],
    ['Chủ tịch UBND xã An Phú, Tuy Hòa là ai?', 'chủ tịch', 'xã an phú'],
    ['Ai là Đại sứ Nga tại Việt Nam?', 'đại sứ', 'nga việt nam'],
    ['HLV trưởng đội tuyển Việt Nam là ai vậy?', 'huấn luyện viên', 'việt nam'],
    ['Cho hỏi Thống đốc Ngân hàng Nhà nước là ai ạ?', 'thống đốc', 'ngân hàng nhà nước'],
    ['Chủ tịch UBND TPHCM là ai?', 'chủ tịch', 'hcm'],
    ['CHỦ TỊCH QUỐC HỘI LÀ AI?', 'chủ tịch', 'quốc hội'],
  ])('%s', (question, title, body) => {
    const office = officeAsked(read(question));
    expect(office?.titles[0]).toEqual(typed(title));
    expect(office?.bodies[0]).toEqual(typed(body));
  });

  it.each([
    'Bộ trưởng Quốc phòng Ba Lan dự lễ ký là ai?',
    'Chủ tịch xã đánh dân là ai?',
    'Chủ tịch Hạ viện Dominica tiếp Thủ tướng Phạm Minh Chính là ai?',
    'Chủ tịch xã An Phú năm 2024 là ai?',
    'Ai là giám đốc?',
    'Tổng thống Trump là ai?',
    'Tổng thống Mỹ Donald Trump là ai?',
    'Chủ tịch Hồ Chí Minh là ai?',
    'Bộ trưởng Bộ Công an Lương Tam Quang là ai?',
    'HLV Kim Sang-sik là ai?',
    'TỔNG THỐNG TRUMP LÀ AI?',
    'ai là chủ tịch hồ chí minh',
    'Tổng thống Mỹ và Thủ tướng Anh là ai?',
    'Thủ tướng Anh và Pháp là ai?',
    `Chủ tịch ${'Hội của '.repeat(100)} là ai?`,
    'Ai là người thắng giải VinFuture?',
    'Thủ tướng Lào nói gì?',
    'Who is the Prime Minister of Laos?',
  ])('is none of its own: %s', (question) => {
    expect(officeAsked(read(question))).toBeNull();
  });

  it.each([
    ['Ai là Bộ trưởng Quốc phòng Anh?', ['Vương quốc Anh', 'BT', 'bộ trưởng'], ['quốc phòng vương quốc anh']],
    ['Ai là Tổng giám đốc WHO?', ['World Health Organization', 'GĐ'], ['world health organization']],
    ['Ai là Chủ tịch Liên đoàn Bóng đá?', ['LĐBĐ', 'đoàn bóng'], ['LĐBĐ']],
    ['Ai là Tổng thống Mỹ?', [], ['hoa kỳ']],
    ['Tổng Thư ký Liên Hợp Quốc là ai?', [], ['liên hiệp quốc', 'LHQ']],
    ['Ai là Chủ tịch UBND TP.HCM?', [], ['hồ chí minh']],
  ])('stands under other names too: %s', (question, also, others) => {
    expect(officeAsked(read(question, also))?.bodies.slice(1)).toEqual(others.map(typed));
  });

  it('has titles that mean the same', () => {
    expect(officeAsked(read('Ai là CEO Apple?'))?.titles).toContainEqual(typed('giám đốc điều hành'));
  });

  it('knows what it asks of: a country, a place, the past', () => {
    expect(officeAsked(read('Ai là Thủ tướng Lào?'))).toMatchObject({ isAbroad: true, isPlace: true });
    expect(officeAsked(read('Ai là Bí thư Hải Phòng?'))).toMatchObject({ isAbroad: false, isPlace: true });
    expect(officeAsked(read('Ai là cựu Chủ tịch FIFA?'))).toMatchObject({ isPlace: false, isFormer: true });
    expect(officeAsked(read('Ai là HLV CLB Thanh Hóa?'))).toMatchObject({ isPlace: false });
  });
});
