// Figures of two articles for one thing: those that contradict each other, and those that only seem to.
import { describe, expect, it } from 'vitest';
import { differingFigures, differingPair, isNewestFirst } from '../../src/core/differing.js';
import { readQuestion } from '../../src/core/question.js';
import { articleOf } from '../support/articles.js';
import { passagesOf, scoredBy } from '../support/passages.js';

const ask = (text: string) => readQuestion(text, '2025-10-25');
const BRIDGE = 'Vụ sập cầu Sông Lô làm bao nhiêu người chết?';
const POLICE = 'Bộ Công an có quan hệ với bao nhiêu cơ quan nước ngoài?';
const RICE = 'Tỉnh Long An xuất khẩu bao nhiêu tấn gạo?';
const HURT = 'Vụ sập cầu Sông Lô làm bao nhiêu người bị thương?';

function pair(question: string, a: string, b: string, days: readonly [string, string] | [null, null]) {
  const told = (sentence: string, day: string | null) => ({ sentence, headline: 'Tin trong ngày', day });
  return differingPair(ask(question), told(a, days[0]), told(b, days[1]));
}

const COLD = 'Trước Tết 2026 miền Bắc đón mấy đợt không khí lạnh?';

const NEXT_DAY = ['2025-08-16', '2025-08-17'] as const;

describe('two articles contradict each other', () => {
  it.each([
    [BRIDGE, 'Vụ sập cầu Sông Lô làm 12 người chết.', 'Vụ sập cầu Sông Lô làm 15 người chết.'],
    [
      BRIDGE,
      'Vụ sập cầu Sông Lô làm 12 người thiệt mạng.',
      'Số người chết vụ sập cầu Sông Lô là 15 người chết.',
    ],
    [BRIDGE, 'Vụ sập cầu Sông Lô khiến 12 người tử vong.', 'Đã có 15 người chết trong vụ sập cầu Sông Lô.'],
    [BRIDGE, 'Vụ sập cầu Sông Lô làm chín người chết.', 'Vụ sập cầu Sông Lô làm 15 người chết.'],
    [
      BRIDGE,
      'Sáng 16/8, vụ sập cầu Sông Lô làm 12 người chết.',
      'Vụ sập cầu Sông Lô sáng 16/8 làm 15 người chết.',
    ],
    [
      BRIDGE,
      'Sáng nay, vụ sập cầu Sông Lô làm 12 người chết.',
      'Vụ sập cầu Sông Lô ngày 16-8 làm 15 người chết.',
    ],
    [BRIDGE, 'Vụ sập cầu Sông Lô sáng 16/8 làm 12 người chết.', 'Vụ sập cầu Sông Lô làm 15 người chết.'],
    [
      BRIDGE,
      'Tính đến ngày 16/8, vụ sập cầu Sông Lô làm 12 người chết.',
      'Tính đến ngày 17/8, vụ sập cầu Sông Lô làm 15 người chết.',
    ],
    [BRIDGE, 'Vụ sập cầu Sông Lô làm ít nhất 12 người chết.', 'Vụ sập cầu Sông Lô làm 20 người chết.'],
    [
      HURT,
      'Sập cầu Sông Lô: vụ việc làm 12 người bị thương.',
      'Vụ sập cầu Sông Lô làm 15 người đã bị thương.',
    ],
    [
      POLICE,
      'Bộ Công an có quan hệ với 164 cơ quan nước ngoài.',
      'Bộ Công an có quan hệ với 160 cơ quan nước ngoài.',
    ],
    [
      POLICE,
      'Bộ Công an quan hệ với 164 cơ quan của 65 nước ngoài.',
      'Bộ Công an quan hệ với 160 cơ quan ở 60 nước ngoài.',
    ],
    [RICE, 'Tỉnh Long An xuất khẩu 1,5 triệu tấn gạo.', 'Tỉnh Long An xuất khẩu 1.800.000 tấn gạo.'],
    [
      RICE,
      'Năm 2024, tỉnh Long An xuất khẩu 900 nghìn tấn gạo.',
      'Tỉnh Long An xuất khẩu 800 nghìn tấn gạo năm 2024.',
    ],
    [
      COLD,
      'Trước Tết 2026, miền Bắc đón hai đợt không khí lạnh.',
      'Miền Bắc đón 3 đợt không khí lạnh trước dịp Tết 2026.',
    ],
  ])('%s | %s | %s', (question, a, b) => {
    expect(pair(question, a, b, NEXT_DAY)).not.toBeNull();
  });

  it('with the figures as written', () => {
    const a = 'Tỉnh Long An xuất khẩu 1,5 triệu tấn gạo.';
    const b = 'Tỉnh Long An xuất khẩu 1.800.000 tấn gạo.';
    expect(pair(RICE, a, b, NEXT_DAY)).toEqual(['1,5 triệu tấn', '1.800.000 tấn']);
  });
});

it('a headline says on which side of a feast its article counts', () => {
  const day = '2026-02-07';
  const before = {
    sentence: 'Trước khi đón Tết 2026, miền Bắc đón hai đợt không khí lạnh.',
    headline: 'Thời tiết',
    day,
  };
  const sentence = '3 đợt không khí lạnh dồn dập, Tết 2026 ở miền Bắc vẫn nắng ấm.';
  const around = { sentence, headline: 'Miền Bắc đón không khí lạnh trước và sau Tết', day };
  expect(differingPair(ask(COLD), before, around)).toBeNull();
  expect(differingPair(ask(COLD), before, { ...around, headline: 'Trước Tết' })).not.toBeNull();
});

describe('two articles do not contradict each other', () => {
  const same = 'Tỉnh Long An xuất khẩu 1,5 triệu tấn gạo.';
  const dead = 'Vụ sập cầu Sông Lô làm 12 người chết.';
  it.each([
    ['same number in digits', RICE, same, 'Tỉnh Long An xuất khẩu 1.500.000 tấn gạo.'],
    ['same number, rounded', RICE, same, 'Tỉnh Long An xuất khẩu 1.512.300 tấn gạo.'],
    [
      'same number, "hơn"',
      POLICE,
      'Bộ Công an quan hệ với hơn 160 cơ quan nước ngoài.',
      'Bộ Công an quan hệ với 164 cơ quan nước ngoài.',
    ],
    [
      'same number, "gần"',
      RICE,
      'Tỉnh Long An xuất khẩu gần 900 tấn gạo.',
      'Tỉnh Long An xuất khẩu 887 tấn gạo.',
    ],
    [
      'same number in words',
      BRIDGE,
      'Vụ sập cầu Sông Lô làm mười người chết.',
      'Vụ sập cầu Sông Lô làm 10 người chết.',
    ],
    ['same number, other word for it', BRIDGE, dead, 'Vụ sập cầu Sông Lô làm 12 người tử vong.'],
    ['written in two ways to read', RICE, 'Tỉnh Long An xuất khẩu 1,240 tấn gạo.', same],
    ['other unit', RICE, same, 'Tỉnh Long An xuất khẩu gạo đạt 800 triệu USD.'],
    [
      'other unit, same subject',
      POLICE,
      'Bộ Công an quan hệ với 164 cơ quan nước ngoài.',
      'Bộ Công an quan hệ với 65 tổ chức nước ngoài.',
    ],
    ['the hurt, not the dead', BRIDGE, dead, 'Vụ sập cầu Sông Lô làm 15 người bị thương.'],
    ['other place', BRIDGE, dead, 'Vụ sập cầu Sông Hồng làm 15 người chết.'],
    ['other province', RICE, same, 'Tỉnh An Giang xuất khẩu 1,8 triệu tấn gạo.'],
    [
      'other event of the same kind',
      'Vụ cháy chung cư làm bao nhiêu người chết?',
      'Vụ cháy chung cư ở Hà Nội làm 12 người chết.',
      'Vụ cháy chung cư ở Đà Nẵng làm 15 người chết.',
    ],
    ['other product', RICE, same, 'Tỉnh Long An xuất khẩu 2 triệu tấn thanh long.'],
    [
      'another day of the counter',
      'Hà Nội có bao nhiêu ca mắc sởi?',
      'Ngày 16/8, Hà Nội có 12 ca mắc sởi.',
      'Ngày 17/8, Hà Nội có 15 ca mắc sởi.',
    ],
    [
      'today, each day',
      'Hà Nội có bao nhiêu ca mắc sởi?',
      'Hôm nay, Hà Nội có 12 ca mắc sởi.',
      'Hôm nay, Hà Nội có 15 ca mắc sởi.',
    ],
    [
      'another year',
      RICE,
      'Năm 2023, tỉnh Long An xuất khẩu 1,5 triệu tấn gạo.',
      'Năm 2024, tỉnh Long An xuất khẩu 1,8 triệu tấn gạo.',
    ],
    [
      'a year in one alone',
      RICE,
      'Năm 2023, tỉnh Long An xuất khẩu 1,5 triệu tấn gạo.',
      'Tỉnh Long An xuất khẩu 1,8 triệu tấn gạo.',
    ],
    [
      'another quarter',
      RICE,
      'Quý 1, tỉnh Long An xuất khẩu 1,5 triệu tấn gạo.',
      'Quý 2, tỉnh Long An xuất khẩu 1,8 triệu tấn gạo.',
    ],
    [
      'a month and a year',
      RICE,
      'Tháng 8, tỉnh Long An xuất khẩu 200 nghìn tấn gạo.',
      'Năm 2025, tỉnh Long An xuất khẩu 2 triệu tấn gạo.',
    ],
    [
      'another side of a feast',
      COLD,
      'Trước Tết 2026, miền Bắc đón hai đợt không khí lạnh.',
      'Trước và sau Tết 2026, miền Bắc đón 3 đợt không khí lạnh.',
    ],
    [
      'a feast in one alone',
      COLD,
      'Trước Tết 2026, miền Bắc đón hai đợt không khí lạnh.',
      'Miền Bắc đón 3 đợt không khí lạnh trước, trong và sau kỳ nghỉ Tết 2026.',
    ],
    ['an addition', BRIDGE, dead, 'Vụ sập cầu Sông Lô làm thêm 3 người chết.'],
    ['a part', BRIDGE, dead, 'Vụ sập cầu Sông Lô, trong đó có 2 người chết.'],
    [
      'from one to the other',
      BRIDGE,
      'Vụ sập cầu Sông Lô: có 9 người chết, rồi 12 người chết.',
      'Vụ sập cầu Sông Lô làm 15 người chết.',
    ],
    [
      'a price, which moves',
      'Giá gạo Long An bao nhiêu đồng một ký?',
      'Giá gạo Long An 15.000 đồng một ký.',
      'Giá gạo Long An 16.000 đồng một ký.',
    ],
    [
      'a temperature',
      'Nhiệt độ Hà Nội bao nhiêu độ?',
      'Nhiệt độ Hà Nội là 30 độ.',
      'Nhiệt độ Hà Nội là 36 độ.',
    ],
    [
      'a rank, which counts nothing',
      'Long An xếp thứ mấy cả nước?',
      'Long An xếp thứ 3 cả nước.',
      'Long An xếp thứ 5 cả nước.',
    ],
    [
      'no number asked for',
      'Vụ sập cầu Sông Lô xảy ra ở đâu?',
      dead,
      'Vụ sập cầu Sông Lô làm 15 người chết.',
    ],
    ['only one gives a number', BRIDGE, dead, 'Vụ sập cầu Sông Lô làm nhiều người chết.'],
    [
      'an English question, whose unit is no Vietnamese word',
      'How many people died in the Sông Lô bridge collapse?',
      dead,
      'Vụ sập cầu Sông Lô làm 15 người chết.',
    ],
  ])('%s', (_, question, a, b) => {
    expect(pair(question, a, b, NEXT_DAY)).toBeNull();
    expect(pair(question, b, a, NEXT_DAY)).toBeNull();
  });

  it('when only one names a day and the other article is of weeks later', () => {
    const days = ['2025-08-16', '2025-10-01'] as const;
    const a = 'Sáng 16/8, vụ sập cầu Sông Lô làm 12 người chết.';
    expect(pair(BRIDGE, a, 'Vụ sập cầu Sông Lô làm 15 người chết.', days)).toBeNull();
    expect(pair(BRIDGE, a, 'Vụ sập cầu Sông Lô làm 15 người chết.', [null, null])).toBeNull();
  });
});

describe('the figures of an answer', () => {
  const on = (key: string, day: string | null, text: string) =>
    passagesOf(
      articleOf(key, {
        title: 'Sập cầu Sông Lô',
        text,
        captions: [],
        date: day === null ? null : { day, time: null, source: 'meta' },
        eventDay: null,
      }),
    );
  const sentences = (older: string | null, newer: string | null) =>
    scoredBy(
      [
        ...on('cũ', older, 'Vụ sập cầu Sông Lô làm 12 người chết.'),
        ...on('mới', newer, 'Vụ sập cầu Sông Lô làm 15 người chết.'),
      ],
      (text) => (text.includes('12') ? 5 : 4),
    );

  it('stand newest first, with their sentences', () => {
    const found = differingFigures(ask(BRIDGE), sentences('2025-08-16', '2025-08-18'));
    expect(found?.figures).toEqual([
      { figure: '15 người', article: 'mới', day: '2025-08-18' },
      { figure: '12 người', article: 'cũ', day: '2025-08-16' },
    ]);
    expect(found?.sentences.map(({ passage }) => passage.chunk.article.key)).toEqual(['mới', 'cũ']);
  });

  it('keep the better first where no day tells which is newer', () => {
    for (const days of [
      ['2025-08-16', '2025-08-16'],
      [null, null],
    ] as const) {
      const figures = differingFigures(ask(BRIDGE), sentences(days[0], days[1]))?.figures ?? [];
      expect(figures.map(({ article }) => article)).toEqual(['cũ', 'mới']);
      expect(isNewestFirst(figures)).toBe(false);
    }
    expect(
      isNewestFirst(differingFigures(ask(BRIDGE), sentences('2025-08-16', '2025-08-18'))?.figures ?? []),
    ).toBe(true);
  });

  it('are none within one article', () => {
    const text = 'Vụ sập cầu Sông Lô làm 12 người chết. Vụ sập cầu Sông Lô làm 15 người chết.';
    const own = scoredBy(on('một', '2025-08-16', text), () => 1);
    expect(differingFigures(ask(BRIDGE), own)).toBeNull();
  });
});
