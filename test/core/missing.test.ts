// What a no says is missing: only what the nearest article really lacks, and nothing when it is about something else.
import { describe, expect, it } from 'vitest';
import type { Missing } from '../../src/core/answer.js';
import type { RankedChunk } from '../../src/core/fusion.js';
import { missingFrom, missingParts } from '../../src/core/missing.js';
import { readQuestion } from '../../src/core/question.js';
import { articleOf } from '../support/articles.js';
import { passagesOf } from '../support/passages.js';

const ARTICLE = articleOf('cầu', {
  title: 'Khánh thành cầu Sông Lô',
  text: 'Sáng 18/8, tỉnh Phú Thọ khánh thành cầu Sông Lô, dài 520 mét, vốn 300 tỷ đồng. Hơn một trăm công nhân Công ty Cầu 7 dự lễ.',
  captions: [],
  date: { day: '2025-08-18', time: null, source: 'meta' },
  eventDay: null,
});

function missing(text: string, over: Partial<RankedChunk> = {}): Missing | null {
  return missingFrom(readQuestion(text, '2025-10-25'), passagesOf(ARTICLE, over)[0]);
}

const NOTHING = { days: null, years: [], names: [], numbers: [], kind: null, unit: null };

describe('the nearest article lacks', () => {
  it.each<[string, Partial<Missing>]>([
    ['Ông Phan Văn Giang dự lễ khánh thành cầu Sông Lô?', { names: ['Phan Văn Giang'] }],
    ['Lễ khánh thành cầu Sông Lô mùa 1998 dài 520 mét?', { years: ['1998'] }],
    ['Khánh thành cầu Sông Lô có 45 đại biểu dự lễ?', { numbers: ['45'] }],
    ['Khánh thành cầu Sông Lô có bao nhiêu đại biểu dự lễ?', { kind: 'number', unit: 'đại biểu' }],
    ['Khánh thành cầu Sông Lô có bao nhiêu người dự lễ?', { kind: 'number', unit: 'người' }],
    ['Vì sao khánh thành cầu Sông Lô?', { kind: 'reason' }],
  ])('%s', (text, expected) =>
    expect(missing(text)).toEqual({ about: 'Khánh thành cầu Sông Lô', ...NOTHING, ...expected }),
  );

  it('the days asked about, when it is of others and tells of others', () => {
    const question = 'Ngày 5/3/2019 khánh thành cầu Sông Lô, tỉnh Phú Thọ?';
    expect(missing(question, { fit: 'outside' })).toMatchObject({
      days: 'Ngày 5/3/2019',
      years: [],
      numbers: [],
    });
    expect(missing(question, { fit: 'told' })).toBeNull();
  });
});

describe('the nearest article does not lack', () => {
  it.each([
    ['what it says', 'Cầu Sông Lô ở tỉnh Phú Thọ dài bao nhiêu mét?'],
    ['money of any kind', 'Khánh thành cầu Sông Lô hết bao nhiêu tiền?'],
    ['a number in words', 'Bao nhiêu công nhân dự lễ khánh thành cầu Sông Lô?'],
    ['the year of its day', 'Lễ khánh thành cầu Sông Lô mùa 2025?'],
    ['a name whose title stands in small letters', 'Tỉnh Phú Thọ khánh thành cầu Sông Lô?'],
    ['words that a question abbreviates', 'PT khánh thành cầu SL ở tỉnh Phú Thọ?'],
    ['a name that the question ran together', 'Cầu Sông Lô Phú Thọ khánh thành?'],
    ['what is nothing but a name', 'Ai là Phan Văn Giang?'],
    ['what is asked about something else', 'Ai vô địch giải cờ vua trẻ châu Á ở Manila?'],
  ])('%s: %s', (_, text) => expect(missing(text)).toBeNull());

  it('people who are told by another word', () => {
    const text = 'Vụ cháy nhà trẻ ở Huế làm 6 trẻ bị bỏng.';
    const [passage] = passagesOf(articleOf('cháy', { title: 'Cháy nhà trẻ', text, captions: [] }));
    const ask = (what: string) =>
      missingFrom(readQuestion(`Vụ cháy nhà trẻ ở Huế làm mấy ${what} bị bỏng?`, '2025-10-25'), passage);
    expect(ask('bé')).toBeNull();
    expect(ask('thợ')?.unit).toBe('thợ');
  });

  it('anything when there is none', () => {
    expect(missingFrom(readQuestion('Cầu dài bao nhiêu?', '2025-10-25'), undefined)).toBeNull();
  });
});

describe('what is said', () => {
  const parts = (over: Partial<Missing>) =>
    missingParts({ about: 'Bài', ...NOTHING, ...over }).map(({ what, items }) => [what, ...items].join(' '));

  it('is all that is surely missing', () => {
    const over = { days: 'tháng 8', years: ['1998'], names: ['A', 'B'], numbers: ['45'], unit: 'người' };
    expect(parts({ ...over, kind: 'number' })).toEqual([
      'days tháng 8',
      'years 1998',
      'names A B',
      'numbers 45',
      'unit người',
    ]);
  });

  it('is the kind of answer where nothing else is', () => {
    expect(parts({ kind: 'reason' })).toEqual(['reason']);
    expect(parts({ kind: 'reason', names: ['A'] })).toEqual(['names A']);
  });
});
