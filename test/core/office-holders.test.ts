// How well sentences tell who holds the office asked for, and what is done with that.
import { describe, expect, it } from 'vitest';
import {
  furtherOfHolder,
  holderAsked,
  isHolderUntold,
  readForHolder,
  tellingFirst,
} from '../../src/core/office-holders.js';
import { readQuestion } from '../../src/core/question.js';
import type { ScoredSentence } from '../../src/core/quote.js';
import { articleOf } from '../support/articles.js';
import { passagesOf, scoredBy } from '../support/passages.js';

const read = (question: string) => readQuestion(question, '2025-10-25');

describe('a sentence tells who holds an office', () => {
  it.each([
    ['Ai là Thủ tướng Lào?', 'Thủ tướng Lào Sonexay Siphandone thăm Hà Nội.', 2],
    ['Ai là Thủ tướng Lào?', 'Ông Sonexay Siphandone, Thủ tướng nước CHDCND Lào, thăm Hà Nội.', 2],
    ['Ai là Thủ tướng Lào?', 'Thủ tướng Phạm Minh Chính thăm Lào.', 0],
    ['Ai là Thủ tướng Lào?', 'Phó Thủ tướng Lào Saleumxay Kommasith thăm Huế.', 0],
    ['Ai là Thủ tướng Lào?', 'Tại Lào, Thủ tướng Campuchia Hun Manet phát biểu.', 0],
    ['Ai là Thủ tướng Lào?', 'Nguyên Thủ tướng Lào Thongloun Sisoulith thăm Huế.', 1],
    ['Ai là cựu Thủ tướng Lào?', 'Nguyên Thủ tướng Lào Thongloun Sisoulith thăm Huế.', 2],
    ['Ai là Thủ tướng Lào?', 'Thủ tướng Lào cảm ơn món quà mà ông Trần Văn Bảy gửi tặng.', 0],
    ['Ai là Thủ tướng Lào?', 'Ông hiện là Thủ tướng Lào.', 1],
    ['Ai là Thủ tướng Lào?', 'Thủ tướng Lào cảm ơn món quà.', 0],
    ['Ai là Thủ tướng Lào?', 'Thủ tướng Sonexay Siphandone của Lào thăm Hà Nội.', 2],
    ['Ai là Thủ tướng Lào?', 'Thủ tướng đã nói chuyện ba lần với Lào về ông Bảy.', 0],
    ['Ai là Thủ tướng Lào?', 'Ông Trần Văn Bảy gửi thư cho Thủ tướng Lào.', 0],
    ['Ai là Thủ tướng Lào?', 'Sonexay Siphandone, ủy viên Bộ Chính trị và Thủ tướng Lào, nói.', 1],
    ['Ai là Thủ tướng Lào?', 'Ông Trump đề cử ông Kevin Warsh làm Thủ tướng Lào.', 1],
    ['Ai là Thủ tướng Lào?', 'Là nguyên chủ nhiệm, Thủ tướng Lào Sonexay Siphandone nói.', 2],
    ['Ai là cựu Thủ tướng Lào?', 'Thongloun Sisoulith (cựu Thủ tướng Lào) thăm Huế.', 2],
    ['Ai là Thủ tướng?', 'Thủ tướng Phạm Minh Chính thăm Lào.', 2],
    ['Ai là Thủ tướng?', 'Thủ tướng Lào Sonexay Siphandone thăm Hà Nội.', 0],
    ['Ai là Bộ trưởng Ngoại giao?', 'Bộ trưởng Ngoại giao và Thương mại Australia Matt Kean tới dự.', 0],
    ['Ai là Bộ trưởng Ngoại giao?', 'Bộ trưởng Ngoại giao Lê Hoài Trung; Australia cảm ơn.', 2],
    ['Ai là Đại sứ Nga tại Mỹ?', 'Đại sứ Nga tại Canada Oleg Stepanov nói.', 0],
    ['Ai là Đại sứ Nga?', 'Đại sứ Nga tại Việt Nam Gennady Bezdetko nói.', 2],
    ['Ai là Chủ tịch UBND TP.HCM?', 'Chủ tịch UBND TPHCM Phan Văn Mãi nói.', 2],
    ['Ai là Chủ tịch UBND TP.HCM?', 'Chủ tịch HĐND TP.HCM Võ Văn Minh nói.', 0],
    ['Ai là Thống đốc Ngân hàng Nhà nước?', 'Thống đốc Ngân hàng Nhà nước Nguyễn Thị Hồng nói.', 2],
    ['Ai là Giám đốc Công an Hà Nội?', 'Giám đốc UNODC Ghada Waly gặp Công an Hà Nội.', 0],
    ['Ai là Giám đốc Công an Hà Nội?', 'Thiếu tướng Nguyễn Văn Tám, Giám đốc Công an TP Hà Nội, nói.', 2],
    ['Ai là Chủ tịch VFF?', 'Chủ tịch VFF Trần Quốc Tuấn trao giải.', 2],
    ['Ai là Chủ tịch VFF?', 'Giải U23 châu Á Sau trận, Chủ tịch VFF Trần Quốc Tuấn trao giải.', 2],
    [
      'Ai là Giám đốc điều hành UNODC?',
      'Bà Ghada Waly, Giám đốc điều hành Văn phòng Liên hợp quốc về phòng, chống ma túy (UNODC), nói.',
      2,
    ],
    ['Ai là Tổng giám đốc Vinamilk?', 'Bà Mai Liên, Tổng giám đốc Công ty Cổ phần Sữa Xanh Vinamilk.', 2],
    [
      'Ai là Tổng giám đốc TASS?',
      'Ông Vadim Bade, Tổng giám đốc Tập đoàn Máy bay Nga (UAC), nói với hãng tin TASS.',
      0,
    ],
    ['Ai là CEO JPMorgan?', 'Ngân hàng JPMorgan và CEO Jamie Dimon bị kiện.', 1],
    ['Ai là Bộ trưởng Quốc phòng?', 'Bộ trưởng Lương Tam Quang nói về quốc phòng.', 0],
    ['Ai là Chủ tịch FPT?', 'Ông Nguyễn Văn Khoa, Chủ tịch mạng lưới AUVS, Tổng giám đốc FPT.', 0],
    ['Ai là HLV Arsenal?', 'Dù thua Arsenal, HLV trưởng Chelsea vẫn vui.', 0],
    ['Ai là Chủ tịch Sunhouse?', 'Sunhouse họp báo, ông Nguyễn Xuân Phú, chủ tịch tập đoàn, nói.', 1],
  ])('%s %s', (question, sentence, telling) => {
    expect(holderAsked(read(question))?.(sentence)).toBe(telling);
  });

  it('is found in one pass, whatever stands between', () => {
    const tells = holderAsked(read('Ai là Thủ tướng Lào?'));
    expect(tells?.(`Thủ tướng Lào ${'-'.repeat(20_000)}x Nguyễn Văn Bảy`)).toBe(0);
    expect(tells?.(`Thủ tướng Lào ${'2013 '.repeat(20_000)}Nguyễn Văn Bảy`)).toBe(0);
  });

  it('only where an office is asked for', () => {
    expect(holderAsked(read('Ai thăm Hà Nội?'))).toBeNull();
  });
});

/** The one sentence of an article of a day. */
function said(text: string, day: string | null): ScoredSentence {
  const date = day === null ? null : ({ day, time: null, source: 'meta' } as const);
  const [sentence] = scoredBy(passagesOf(articleOf(text, { text, captions: [], date })), () => 1);
  if (sentence === undefined) throw new Error('No sentence.');
  return sentence;
}
const OTHER = said('Thủ tướng Phạm Minh Chính thăm Lào.', '2025-10-20');
const FORMER = said('Nguyên Thủ tướng Lào Thongloun Sisoulith phát biểu.', '2025-10-19');
const BEFORE = said('Thủ tướng Lào Phankham Viphavanh phát biểu.', '2022-01-02');
const BESIDE = said('Thủ tướng Lào Sonexay Siphandone phát biểu.', '2023-05-06');
const UNDATED = said('Thủ tướng Lào Bounnhang Vorachit phát biểu.', null);
const ASKED = read('Thủ tướng Lào là ai?');

describe('of some sentences', () => {
  it.each([
    ['the one that names the holder', [OTHER, FORMER, BESIDE], [BESIDE, OTHER, FORMER]],
    ['the newest that does', [BEFORE, UNDATED, BESIDE], [BESIDE, BEFORE, UNDATED]],
    ['the best of those without a day', [OTHER, UNDATED], [UNDATED, OTHER]],
    ['one that names who held it', [OTHER, FORMER], [FORMER, OTHER]],
    ['the best where none tells', [OTHER], [OTHER]],
  ])('%s goes first', (_, given, ordered) => {
    expect(tellingFirst(ASKED, given)).toEqual(ordered);
  });

  it('none is moved for another question', () => {
    expect(tellingFirst(read('Ai thăm Lào?'), [OTHER, BESIDE])).toEqual([OTHER, BESIDE]);
  });
});

const passage = (...some: readonly ScoredSentence[]) => ({
  sentences: some.map(({ text, start, end }) => ({ text, start, end, tokens: new Set<string>() })),
});

describe('of some passages', () => {
  const [a, b, c, d, e, f] = [
    passage(OTHER),
    passage(FORMER),
    passage(OTHER, BESIDE),
    passage(FORMER, OTHER),
    passage(BESIDE),
    passage(FORMER),
  ] as const;

  it('three at most are read besides, those that tell best first', () => {
    expect(furtherOfHolder(ASKED, [a, b, c, d, e, f], [a])).toEqual([c, e, b]);
    expect(furtherOfHolder(ASKED, [a, c], [a, c])).toEqual([]);
    expect(furtherOfHolder(read('Ai thăm Lào?'), [a, c], [a])).toEqual([]);
  });

  it('the holder is told of in one, or in none', () => {
    expect(isHolderUntold(ASKED, [a, b])).toBe(false);
    expect(isHolderUntold(ASKED, [a])).toBe(true);
    expect(isHolderUntold(ASKED, [])).toBe(true);
    expect(isHolderUntold(read('Ai thăm Lào?'), [a])).toBe(false);
  });
});

describe('reading passages for the holder', () => {
  const passages = Array.from({ length: 20 }, () => ({ sentences: [] }));

  it.each([
    ['Ai là Chủ tịch Quốc hội?', 6],
    ['Ai thăm Lào?', 0],
  ])('%s: lets others in %i times', async (text, times) => {
    let pauses = 0;
    await readForHolder(read(text), passages, async () => void pauses++);
    expect(pauses).toBe(times);
  });
});
