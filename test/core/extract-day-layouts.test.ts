// The day of an article in the layouts of many papers, wherever they print it, over articles that make it hard.
import { describe, expect, it } from 'vitest';
import { BODY, extract, LEAD, rawArticle, TITLE } from '../support/raw-article.js';

interface Sample {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Titles that end in numbers or marks, leads with days of their own, texts of one paragraph. */
const SAMPLES: readonly Sample[] = [
  { title: TITLE, paragraphs: [LEAD, ...BODY] },
  {
    title: 'Hai tỉnh chốt lịch tuần tra rừng mùa khô năm 2025',
    paragraphs: [`Ngày 14/8, tại Đà Lạt, ${LEAD[0]?.toLowerCase()}${LEAD.slice(1)}`, ...BODY],
  },
  { title: 'Lập 12 trạm quan trắc mới', paragraphs: [LEAD] },
  {
    title: '“Rừng còn thì suối còn”',
    paragraphs: [
      `9h sáng nay (15/8), ${LEAD[0]?.toLowerCase()}${LEAD.slice(1)}`,
      'Quy chế trước đó được ký ngày 20/7/2019 và hết hiệu lực ngày 31/12/2024.',
      ...BODY,
    ],
  },
  {
    title: 'Kiểm lâm hai tỉnh bàn giao 26 - 30 hồ sơ mỗi tháng?',
    paragraphs: [`(TTXVN) - ${LEAD}`, ...BODY, 'Trần Thị Bình'],
  },
];

const between = (line: string) => (one: Sample) => [one.title, line, ...one.paragraphs];
const before = (start: string) => (one: Sample) => [
  one.title,
  start + (one.paragraphs[0] ?? ''),
  ...one.paragraphs.slice(1),
];
const behind = (end: string) => (one: Sample) => [one.title + end, ...one.paragraphs];
const below = (line: string) => (one: Sample) => [one.title, ...one.paragraphs, line];

/** Saturday 16 August 2025. */
const WRITTEN: ReadonlyArray<[string, (one: Sample) => string[]]> = [
  ...[
    '16-08-2025 | 07:30',
    '07:30 ngày 16/08/2025',
    '16 Tháng Tám, 2025',
    'Tháng Tám 16, 2025',
    'Tháng 8 16, 2025',
    'Sat, 16 Aug 2025 07:30:00 +0700',
    'Sat, 16 Aug 2025 07:30:00 +07:00',
    'TTO - 16/08/2025 07:30 GMT+7',
    '07:30 GMT+7 16/08/2025',
    'T7, 16/08/2025 | 07:30',
    'Thứ 7, ngày 16/08/2025 07:30 (GMT+7)',
    'Published: 16/08/2025',
    'Posted on 16 August 2025',
    'Saturday, August 16, 2025 | 07:30 AM',
    'August 16th, 2025',
    '16.08.2025',
    'Hà Nội, ngày 16 tháng 8 năm 2025',
    '7 giờ 30 phút, ngày 16 tháng 8 năm 2025',
    'Đăng ngày 16/08/2025 bởi Admin',
    'Đăng: 16/08/2025 07:30 | Cập nhật: 20/08/2025 09:00',
    'Cập nhật: 20/08/2025 09:00 - Xuất bản: 16/08/2025 07:30',
    'By Minh Anh | Aug 16, 2025',
    'Nguyễn Văn An (16/08/2025)',
    'HOÀNG LAN - 07:30 16/08/2025',
    'Theo Tuổi Trẻ | 16/08/2025 07:30',
    'Tác giả: Minh Anh | Ngày đăng: 16/08/2025',
    'VnExpress Thứ bảy, 16/8/2025, 07:30 (GMT+7)',
    '(Dân trí) Thứ bảy, 16/8/2025 - 07:30',
    'Thời sự Thứ bảy, 16/8/2025',
    'Thứ bảy, 16/8/25',
    '16/08/25 07:30',
    '2025/08/16 07:30',
    '2025-08-16T00:30:00.000Z',
    '16/08/2025 07:30 • 1.234 lượt xem',
    '🕒 16/08/2025 07:30',
    '**Ngày 16/08/2025**',
    'date: 2025-08-16',
    'pubDate: Sat, 16 Aug 2025 07:30:00 +0700',
    '"datePublished": "2025-08-16T00:30:00.000Z",',
    'datePublished 2025-08-16',
    'article:published_time 2025-08-16T07:30:00+07:00',
    '<meta property="article:published_time" content="2025-08-16T07:30:00+07:00">',
    '<time datetime="2025-08-16T07:30:00+07:00">16/08/2025</time>',
    '{"@type":"NewsArticle","datePublished":"2025-08-16T07:30:00+07:00","dateModified":"2025-08-20T09:00:00+07:00"}',
  ].map((line): [string, (one: Sample) => string[]] => [line, between(line)]),
  ...[
    '(Hà Nội, 16/8/2025) – ',
    'HÀ NỘI, 16/8/2025 (TTXVN) – ',
    'HANOI, Aug. 16, 2025 (VNA) — ',
    '(Chinhphu.vn) 16/08/2025 - ',
    '(TTXVN) Hà Nội, ngày 16/8/2025 - ',
    '(16/08/2025) - ',
  ].map((start): [string, (one: Sample) => string[]] => [`${start}…`, before(start)]),
  ...[
    ' - 16/08/2025',
    ' (16/08/2025)',
    ' | 07:30 16/08/2025',
    ' · 16 tháng 8, 2025 07:30',
    ' Thứ bảy, 16/8/2025',
  ].map((end): [string, (one: Sample) => string[]] => [`…${end}`, behind(end)]),
  ...[
    'Ngày đăng: 16/08/2025',
    'Theo Tuổi Trẻ, 16/08/2025',
    'Cập nhật: 16/08/2025',
    'Thứ bảy, 16/8/2025, 07:30 (GMT+7)',
  ].map((line): [string, (one: Sample) => string[]] => [`… ${line}`, below(line)]),
  ['[16/08/2025] …', ({ title, paragraphs }) => [`[16/08/2025] ${title}`, ...paragraphs]],
];

describe.each(WRITTEN)('the day written as %s', (_, write) => {
  it.each(SAMPLES.map((one) => [one.title, one] as const))('dates “%s”', (__, sample) => {
    for (const gap of ['\n\n', '\n']) {
      const { date } = extract(rawArticle({ text: write(sample).join(gap) })).article;
      expect(date).toMatchObject({ day: '2025-08-16' });
      expect(date?.source).not.toBe('event');
    }
  });
});

describe('without its day', () => {
  it.each(SAMPLES.map((one) => [one.title, one] as const))('“%s” has none', (_, { title, paragraphs }) => {
    for (const lines of [
      [title, ...paragraphs],
      paragraphs,
      ['Thứ Hai, 18/8/2025', 'Trang chủ', 'Xã hội', title, ...paragraphs],
    ])
      expect(extract(rawArticle({ text: lines.join('\n') })).article.date).toBeNull();
  });
});
