// Reading the wording of questions against a small collection: marks, slips and short forms, and what stays as typed.
import { describe, expect, it } from 'vitest';
import { readQuestionInFull } from '../../src/core/question.js';
import { indexAbbreviations } from '../../src/core/short-forms.js';
import { typedTokens } from '../../src/core/text.js';
import { createVocabulary } from '../../src/core/vocabulary.js';
import { readEnglishWording, readWording, type WordingKnowledge } from '../../src/core/wording.js';

const SENTENCES = [
  'Trưởng công an thị xã Ninh Hòa nói về vụ cướp ngân hàng',
  'vụ cướp ngân hàng ở thị xã Ninh Hòa bị công an điều tra',
  'bạn gái mới của Kyrgios ở Australian Open',
  'những người phát ngôn của Bộ Công an xử lý thông tin trên mạng',
  'kinh tế phát triển, doanh nghiệp nộp thuế thu nhập doanh nghiệp',
  'mỗi tuần nên tập vừa sức',
  'Việt Nam gia nhập Interpol, cơ quan công an xử lý tội phạm',
  'doanh nghiệp Việt Nam xếp thứ nhất bảng xếp hạng',
  'chủ tịch hội đồng quản trị công ty',
  'máy bay của Lào rơi cách sân bay',
];

/** Counts as if each sentence stood in ten chunks of a collection of a hundred. */
const counted = new Map<string, number>();
for (const sentence of SENTENCES) {
  for (const token of new Set(typedTokens(sentence))) counted.set(token, (counted.get(token) ?? 0) + 10);
}
const LEARNT = [
  { short: 'CAND', long: 'Công an nhân dân', articles: 2 },
  { short: 'UNODC', long: 'Cơ quan Phòng chống ma túy Liên hợp quốc', articles: 1 },
];
const knowledge: WordingKnowledge = {
  list: indexAbbreviations([
    { short: 'bn', meanings: ['bao nhiêu'] },
    { short: 'ko', meanings: ['không'] },
    { short: 'DN', meanings: ['doanh nghiệp'] },
    { short: 'BN', meanings: ['bệnh nhân'] },
    { short: 'CT', meanings: ['công trình', 'chủ tịch'] },
    { short: 'CA', meanings: ['công an'] },
    { short: 'BCA', meanings: ['bộ Công an'] },
    { short: 'T{n}', meanings: ['tháng {n}'] },
  ]),
  meanings: async (keys) => LEARNT.filter(({ short }) => keys.includes(short)),
  shortForms: async (keys) => (keys.includes('cong_an_nhan_dan') ? LEARNT.slice(0, 1) : []),
  counts: async (tokens) => new Map(tokens.map((token) => [token, counted.get(token) ?? 0])),
  statistics: {
    total: 100,
    vocabulary: createVocabulary(
      [...counted].filter(([token]) => !token.includes('_')).map(([typed, chunks]) => ({ typed, chunks })),
    ),
    counts: async (tokens) => new Map(tokens.map((token) => [token, counted.get(token) ?? 0])),
  },
};
const reading = (text: string) => readWording(text, knowledge);

describe('spelling', () => {
  it.each([
    ['vụ cứop ngân hàng ở thị xã Ninh Hòa', 'vụ cướp ngân hàng ở thị xã Ninh Hòa'],
    ['mỗi tuàn nên tâp vừa sức', 'mỗi tuần nên tập vừa sức'],
    ['bạn gái mới cùa Kyrgios ở Autralian Open', 'bạn gái mới của Kyrgios ở Australian Open'],
    ['công an sử lý tội phạm thế nào', 'công an xử lý tội phạm thế nào'],
    ['kinh tế phat triển', 'kinh tế phát triển'],
    ['Vieetj Nam gia nhập Intepol', 'Việt Nam gia nhập Interpol'],
    ['nhửng người phát ngôn của Bộ Công an', 'những người phát ngôn của Bộ Công an'],
  ])('of "%s" is put right: %s', async (text, spelt) => {
    expect(await reading(text)).toMatchObject({ spelt, changed: true });
  });

  it.each([
    'Trưởng công an thị xã Ninh Hòa là ai?',
    'Ông Võ Văn Hoan gặp bà Chamaléa Thị Thủy ở đâu',
    'Djokovic thắng Cilic tỷ số bao nhiêu',
    'hoà bình và hòa bình, 24.000 m2 ngày 5/9/2018',
    'VN-Index đóng cửa bao nhiêu điểm',
    'Ca mổ tim ở đâu, QB 98889',
    'Qi2 vì sao cần nam châm',
    '',
    '?!',
  ])('of "%s" stays as it is', async (text) => {
    expect(await reading(text)).toMatchObject({ spelt: text, changed: false });
  });

  it('sets a tone mark on the letter it belongs to, and leaves both schools theirs', async () => {
    expect((await reading('trửơng công an, hoà bình, hòa, Thuý')).spelt).toBe(
      'trưởng công an, hoà bình, hòa, Thuý',
    );
  });

  it('without marks gets them back, which is no correction', async () => {
    expect(await reading('vu cuop ngan hang o thi xa ninh hoa')).toMatchObject({
      spelt: 'vụ cướp ngân hàng ở thị xã ninh hòa',
      changed: false,
    });
    expect((await reading('may bay cua Lao roi cach san bay bao nhieu km')).spelt).toBe(
      'máy bay của Lào rơi cách sân bay bao nhiêu km',
    );
  });
});

describe('short forms', () => {
  it.each([
    ['DN nào xếp thứ nhất', 'DN nào xếp thứ nhất', 'doanh nghiệp nào xếp thứ nhất'],
    ['dn nao xep thu nhat', 'dn nào xếp thứ nhất', 'doanh nghiệp nào xếp thứ nhất'],
    ['nộp thuế bn', 'nộp thuế bao nhiêu', 'nộp thuế bao nhiêu'],
    ['CT hội đồng quản trị', 'CT hội đồng quản trị', 'chủ tịch hội đồng quản trị'],
    ['thuế T8/2025', 'thuế T8/2025', 'thuế tháng 8/2025'],
    ['ca nào', 'ca nào', 'ca nào'],
    ['BCA họp', 'BCA họp', 'bộ Công an họp'],
  ])('of "%s"', async (text, spelt, usual) => {
    expect(await reading(text)).toMatchObject({ spelt, usual });
  });

  it('that only articles explain stay, and are searched for by the rarest of their words', async () => {
    expect(await reading('UNODC họp')).toMatchObject({ usual: 'UNODC họp', also: ['Cơ quan'] });
  });

  it('are searched for where the long form is said', async () => {
    expect((await reading('báo Công an nhân dân nói gì')).also).toEqual(
      expect.arrayContaining(['CA', 'CAND']),
    );
    expect((await reading('doanh nghiệp nào')).also).toEqual(['DN']);
    expect((await reading('trời nắng')).also).toEqual([]);
  });

  it('leave the words of an English question alone', async () => {
    expect(await readEnglishWording('Which bn did BCA sign', knowledge)).toMatchObject({
      usual: 'Which bn did BCA sign',
      also: ['bộ Công'],
      changed: false,
    });
  });
});

describe('a question read with its wording', () => {
  const read = (text: string) =>
    readQuestionInFull(text, '2025-08-16', async (some) => readWording(some, knowledge));

  it('is searched by what was typed and by what was meant', async () => {
    const question = await read('công an sử lý tội phạm bn');
    expect(question.repaired).toBe('công an xử lý tội phạm bao nhiêu');
    expect(question.typed).toEqual(expect.arrayContaining(['sư3_ly2', 'xư3_ly2', 'bn', 'bao_nhiêu']));
    expect(question.terms).toContain('xư3_ly2');
    expect(question.terms).not.toContain('sư3_ly2');
    expect(question.kind).toBe('number');
  });

  it('keeps the letters whose meaning is asked for', async () => {
    expect(await read('BCA là gì?')).toMatchObject({ kind: 'definition', names: ['BCA'], repaired: null });
  });

  it('says nothing of repairs when only marks were left out', async () => {
    expect((await read('vu cuop ngan hang')).repaired).toBeNull();
  });
});
