// Reading days from questions: a table of phrases in Vietnamese with and without marks and in English.
import { describe, expect, it } from 'vitest';
import { foldText } from '../../src/core/text.js';
import { readWindow } from '../../src/core/window.js';

/** A Saturday. */
const TODAY = '2025-08-16';

type Phrase = readonly [question: string, label: string, from: string, to: string];

const DAYS: readonly Phrase[] = [
  ['Bộ trưởng gặp ai ngày 29/5/2025?', 'ngày 29/5/2025', '2025-05-29', '2025-05-29'],
  ['Bộ trưởng gặp ai 29-5-2025', '29-5-2025', '2025-05-29', '2025-05-29'],
  ['Chuyện gì xảy ra hôm 29.05.2025?', '29.05.2025', '2025-05-29', '2025-05-29'],
  ['ai dự lễ ngày 2025-05-29', 'ngày 2025-05-29', '2025-05-29', '2025-05-29'],
  ['2025-05-29 có gì?', '2025-05-29', '2025-05-29', '2025-05-29'],
  ['Ngày 29 tháng 5 năm 2025 ai đến Nga?', 'Ngày 29 tháng 5 năm 2025', '2025-05-29', '2025-05-29'],
  ['ai đến Nga ngày 29 tháng 5/2025', 'ngày 29 tháng 5/2025', '2025-05-29', '2025-05-29'],
  ['sáng 29 tháng 5 năm 2025 mưa ở đâu', '29 tháng 5 năm 2025', '2025-05-29', '2025-05-29'],
  ['mùng 2 tháng 9 năm 2024 có bắn pháo hoa không', 'mùng 2 tháng 9 năm 2024', '2024-09-02', '2024-09-02'],
  ['ngày 7/8 nước lũ lên ở đâu', 'ngày 7/8', '2025-08-07', '2025-08-07'],
  ['ngày 25/10 nước lũ lên ở đâu', 'ngày 25/10', '2024-10-25', '2024-10-25'],
  ['ngày 16-8 nước lũ lên ở đâu', 'ngày 16-8', '2025-08-16', '2025-08-16'],
  ['ngày 20 tháng 11 ai được tặng hoa', 'ngày 20 tháng 11', '2024-11-20', '2024-11-20'],
  ['ngày 5 tháng 3 năm ngoái ai đến', 'ngày 5 tháng 3 năm ngoái', '2024-03-05', '2024-03-05'],
  ['ngày 5/3 năm nay ai đến', 'ngày 5/3 năm nay', '2025-03-05', '2025-03-05'],
  ['ngày 29/2 ở đâu có tuyết', 'ngày 29/2', '2024-02-29', '2024-02-29'],
  ['Who met whom on 29 May 2025?', '29 May 2025', '2025-05-29', '2025-05-29'],
  ['Who met whom on the 29th of May, 2025?', '29th of May, 2025', '2025-05-29', '2025-05-29'],
  ['What happened on May 29, 2025?', 'May 29, 2025', '2025-05-29', '2025-05-29'],
  ['What happened on Aug 3rd 2025?', 'Aug 3rd 2025', '2025-08-03', '2025-08-03'],
];

const MONTHS: readonly Phrase[] = [
  ['Trong tháng 8/2024 ai thăm Lào?', 'tháng 8/2024', '2024-08-01', '2024-08-31'],
  ['tháng 02 năm 2024 ai thăm Lào', 'tháng 02 năm 2024', '2024-02-01', '2024-02-29'],
  ['Tháng 2-2025 ai thăm Lào', 'Tháng 2-2025', '2025-02-01', '2025-02-28'],
  ['ai thăm Lào hồi 11/2024', '11/2024', '2024-11-01', '2024-11-30'],
  ['tháng 8 ai thăm Lào', 'tháng 8', '2025-08-01', '2025-08-31'],
  ['tháng 9 ai thăm Lào', 'tháng 9', '2024-09-01', '2024-09-30'],
  ['tháng 3 năm ngoái ai thăm Lào', 'tháng 3 năm ngoái', '2024-03-01', '2024-03-31'],
  ['tháng 12 năm nay ai thăm Lào', 'tháng 12 năm nay', '2025-12-01', '2025-12-31'],
  ['Who visited Laos in August 2024?', 'August 2024', '2024-08-01', '2024-08-31'],
  ['Who visited Laos in Dec 2024?', 'Dec 2024', '2024-12-01', '2024-12-31'],
  ['Who visited Laos in May of 2025?', 'May of 2025', '2025-05-01', '2025-05-31'],
  ['đầu tháng 8/2025 giá gạo ra sao', 'đầu tháng 8/2025', '2025-08-01', '2025-08-10'],
  ['Giữa tháng 7 năm 2025 giá gạo ra sao', 'Giữa tháng 7 năm 2025', '2025-07-11', '2025-07-20'],
  ['cuối tháng 2/2024 giá gạo ra sao', 'cuối tháng 2/2024', '2024-02-21', '2024-02-29'],
  ['đầu tháng 9 giá gạo ra sao', 'đầu tháng 9', '2024-09-01', '2024-09-10'],
  ['cuối tháng 6 năm ngoái giá gạo ra sao', 'cuối tháng 6 năm ngoái', '2024-06-21', '2024-06-30'],
  ['rice price in early June 2025', 'early June 2025', '2025-06-01', '2025-06-10'],
  ['rice price in mid-June 2025', 'mid-June 2025', '2025-06-11', '2025-06-20'],
  ['rice price in late June 2025', 'late June 2025', '2025-06-21', '2025-06-30'],
];

const QUARTERS_AND_YEARS: readonly Phrase[] = [
  ['quý I/2025 lãi bao nhiêu', 'quý I/2025', '2025-01-01', '2025-03-31'],
  ['quý II năm 2025 lãi bao nhiêu', 'quý II năm 2025', '2025-04-01', '2025-06-30'],
  ['Quý III-2024 lãi bao nhiêu', 'Quý III-2024', '2024-07-01', '2024-09-30'],
  ['Quý IV/2024 lãi bao nhiêu', 'Quý IV/2024', '2024-10-01', '2024-12-31'],
  ['quý 3/2013 lãi bao nhiêu', 'quý 3/2013', '2013-07-01', '2013-09-30'],
  ['quý IV năm ngoái lãi bao nhiêu', 'quý IV năm ngoái', '2024-10-01', '2024-12-31'],
  ['profit in Q2 2025', 'Q2 2025', '2025-04-01', '2025-06-30'],
  ['profit in q4/2024', 'q4/2024', '2024-10-01', '2024-12-31'],
  ['Trong năm 2025 có mấy cuộc gặp?', 'Trong năm 2025', '2025-01-01', '2025-12-31'],
  ['có mấy cuộc gặp hồi năm 2024', 'hồi năm 2024', '2024-01-01', '2024-12-31'],
  ['có mấy cuộc gặp vào năm 2024', 'vào năm 2024', '2024-01-01', '2024-12-31'],
  ['How many meetings were there in 2025?', 'in 2025', '2025-01-01', '2025-12-31'],
  ['How many meetings were there during 2024?', 'during 2024', '2024-01-01', '2024-12-31'],
];

const RELATIVE: readonly Phrase[] = [
  ['Hôm nay có gì?', 'Hôm nay', TODAY, TODAY],
  ['giá vàng hôm qua', 'hôm qua', '2025-08-15', '2025-08-15'],
  ['ai thắng trận tối qua', 'tối qua', '2025-08-15', '2025-08-15'],
  ['sáng qua cháy ở đâu', 'sáng qua', '2025-08-15', '2025-08-15'],
  ['hôm kia cháy ở đâu', 'hôm kia', '2025-08-14', '2025-08-14'],
  ['tuần này họp ở đâu', 'tuần này', '2025-08-11', '2025-08-17'],
  ['Tuần trước họp ở đâu', 'Tuần trước', '2025-08-04', '2025-08-10'],
  ['hai tuần trước bão vào đâu', 'hai tuần trước', '2025-07-28', '2025-08-03'],
  ['họp ở đâu tuần qua', 'tuần qua', '2025-08-04', '2025-08-10'],
  ['tháng này họp ở đâu', 'tháng này', '2025-08-01', '2025-08-31'],
  ['tháng trước họp ở đâu', 'tháng trước', '2025-07-01', '2025-07-31'],
  ['năm nay họp ở đâu', 'năm nay', '2025-01-01', '2025-12-31'],
  ['năm ngoái họp ở đâu', 'năm ngoái', '2024-01-01', '2024-12-31'],
  ['What happened today?', 'today', TODAY, TODAY],
  ['What happened yesterday?', 'yesterday', '2025-08-15', '2025-08-15'],
  ['What happened this week?', 'this week', '2025-08-11', '2025-08-17'],
  ['What happened last week?', 'last week', '2025-08-04', '2025-08-10'],
  ['What happened this month?', 'this month', '2025-08-01', '2025-08-31'],
  ['What happened last month?', 'last month', '2025-07-01', '2025-07-31'],
  ['What happened this year?', 'this year', '2025-01-01', '2025-12-31'],
  ['What happened last year?', 'last year', '2024-01-01', '2024-12-31'],
];

const ALL = [...DAYS, ...MONTHS, ...QUARTERS_AND_YEARS, ...RELATIVE];

const NONE = [
  'Tầm nhìn ASEAN 2025 nói gì?',
  'Kế hoạch giai đoạn 2024 - 2027 gồm gì?',
  'trong năm 2024 - 2027 làm gì',
  'NĐ 04/2026 quy định gì?',
  'Nghị định 04/2026/NĐ-CP quy định gì?',
  'Công văn 12/2025/CV-TTg yêu cầu gì?',
  'Quyết định số 11/2025 do ai ký?',
  'vé tàu 9 tuần trước Tết còn không',
  'tuần trước Tết vé tàu giá bao nhiêu',
  'vài tháng qua giá cà phê thế nào',
  'Việt Nam trước U.23 Thái Lan đá ra sao?',
  'ngày 31/2/2025 có gì',
  'ngày 31/2 có gì',
  'ngày 31 tháng 2 năm 2025 có gì',
  'ngày 29/2/2025 có gì',
  'ngày 29 tháng 2 năm 2025 có gì',
  'tháng 13/2025 có gì',
  'tháng 0 có gì',
  'What is Agenda 2030?',
  'Who won 3-1?',
  'tỷ lệ 25/10 nghĩa là gì',
  'hộp số 11/2024',
  '',
  '   ?',
];

describe('the days of a question', () => {
  it.each(ALL)('are read from "%s"', (question, label, from, to) => {
    expect(readWindow(question, TODAY)).toMatchObject({ label, from, to });
  });

  it.each(ALL.filter(([question]) => foldText(question) !== question))(
    'are the same without marks: "%s"',
    (question, label, from, to) => {
      const folded = foldText(question);
      const at = question.indexOf(label);
      expect(readWindow(folded, TODAY)).toMatchObject({
        from,
        to,
        label: folded.slice(at, at + label.length),
      });
    },
  );

  it.each(NONE)('are not read from "%s"', (question) => {
    expect(readWindow(question, TODAY)).toBeNull();
    expect(readWindow(foldText(question), TODAY)).toBeNull();
  });

  it('are the same in decomposed text, under a label that is a slice of the composed one', () => {
    for (const [question, label, from, to] of ALL) {
      expect(readWindow(question.normalize('NFD'), TODAY)).toMatchObject({ from, to, label });
    }
  });

  it('are the same in capitals, under a label that is a slice of the question', () => {
    for (const [question, label, from, to] of ALL) {
      const loud = question.toUpperCase();
      expect(readWindow(loud, TODAY)).toMatchObject({ from, to, label: label.toUpperCase() });
    }
  });

  it('stand under an exact label after a letter that grows when made small', () => {
    expect(readWindow('Ở İzmir và İstanbul tháng 8/2025 có gì', TODAY)?.label).toBe('tháng 8/2025');
  });

  it('follow the day the question is asked on, over the ends of months, years and leap years', () => {
    expect(readWindow('hôm qua', '2025-01-01')).toMatchObject({ from: '2024-12-31', to: '2024-12-31' });
    expect(readWindow('tuần trước', '2025-01-06')).toMatchObject({ from: '2024-12-30', to: '2025-01-05' });
    expect(readWindow('tuần này', '2025-08-17')).toMatchObject({ from: '2025-08-11', to: '2025-08-17' });
    expect(readWindow('tháng trước', '2024-03-31')).toMatchObject({ from: '2024-02-01', to: '2024-02-29' });
    expect(readWindow('ngày 29/2', '2027-05-01')).toMatchObject({ from: '2024-02-29', to: '2024-02-29' });
  });

  it('are those of the most specific phrase when there are several', () => {
    expect(readWindow('năm nay, ngày 5/8/2025 ai gặp ai', TODAY)?.label).toBe('ngày 5/8/2025');
    expect(readWindow('tháng 8/2024 hay ngày 31/2/2025', TODAY)?.label).toBe('tháng 8/2024');
  });

  it('are not the year when "Viet Nam nay" is typed without marks', () => {
    expect(readWindow('nong san Viet Nam nay xuat sang dau', TODAY)).toBeNull();
  });
});

describe('the paper’s day', () => {
  it.each([
    'tin tháng 8/2025 về Interpol',
    'Tin tức ngày 25/10/2025',
    'bài ngày 16/8/2025 nói gì',
    'Bài báo hôm qua viết gì',
    'Trong bài viết tháng 8/2024, ai phát biểu?',
    'báo chí ngày 1/8/2025 đưa gì',
    'báo đăng ngày 1/8/2025 viết gì',
    'Tin năm 2025 về ASEAN',
    'bài năm 2025 về ASEAN',
    'tin bóng đá hôm nay',
    'Any news from August 2025?',
    'Articles published in May 2025 about drugs',
    'tin thang 8/2025 ve Interpol',
    'bai bao ngay 16/8/2025 noi gi',
    'Tin nam 2025 ve ASEAN',
  ])('is meant in "%s"', (question) => {
    expect(readWindow(question, TODAY)?.published).toBe(true);
  });

  it.each([
    'ngày 25/10/2025 Bộ trưởng gặp ai',
    'Ai gặp Bộ trưởng trong tháng 8/2025?',
    'Cuộc họp báo ngày 25/10/2025 do ai chủ trì?',
    'Theo báo cáo tháng 8/2025, bao nhiêu vụ?',
    'dự báo tháng 8/2025 mưa ra sao',
    'thông báo ngày 16/8/2025 nói gì',
    'công nghệ thông tin tháng 8/2025 tăng bao nhiêu',
    'công nghệ thông tin năm 2025 tăng bao nhiêu',
    'bài phát biểu ngày 25/10/2025 của ai',
    'đăng ký ngày 1/8/2025 ở đâu',
    'Bộ trưởng trả lời báo chí ngày 1/8/2025 về gì',
    'con bao ngay 1/8/2025 vao dau',
    'dang dien ra ngay 1/8/2025 o dau',
    'Who met the minister in August 2025?',
  ])('is not meant in "%s"', (question) => {
    expect(readWindow(question, TODAY)).toMatchObject({ published: false });
  });
});
