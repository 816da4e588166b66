// What the shape of a text must not change: encodings, line ends, wrapping, repeated titles; and how hostile input fares.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cleanField, cleanText } from '../../src/core/normalize.js';
import { BODY, extract, LEAD, rawArticle, TITLE } from '../support/raw-article.js';

const WHOLE = [LEAD, ...BODY].join('\n\n');
const SAMPLES = new URL('../../data/articles/', import.meta.url);

/** Breaks every paragraph at a column, as mail programs do. */
function wrap(paragraph: string, column: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > column) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}

describe('cleanText', () => {
  it('leaves one form of every character and nothing invisible', () => {
    const raw =
      '\ufeffHà\u00a0Nội\u200b \u202e\u0000x\t y  \r\nTi\u0065\u0302\u0301ng\rZ\u2028end\u00ad\ud800';
    expect(cleanText(raw)).toBe('Hà Nội x  y\nTiếng\nZ\nend');
  });

  it('joins a tone to its letter across a zero-width character, and changes nothing the second time', () => {
    const once = cleanText('a\u200b\u0301 e\u0302\u200d\u0301');
    expect(once).toBe('á ế');
    expect(cleanText(once)).toBe(once);
  });

  it('of a field is one line, or null when nothing is left', () => {
    expect(cleanField(' Tuổi \n Trẻ\u00a0')).toBe('Tuổi Trẻ');
    expect(cleanField(' \u200b\n')).toBeNull();
    expect(cleanField(null)).toBeNull();
  });
});

describe('the same text', () => {
  const files = readdirSync(SAMPLES).map((name) => readFileSync(new URL(name, SAMPLES), 'utf8'));
  const little = [
    [
      'Trang chủ',
      TITLE,
      'Thứ Bảy, 16/8/2025, 08:05 (GMT+7)',
      LEAD,
      ...BODY,
      'Lê Hòa',
      'Tin liên quan',
      'Một tin khác nữa',
    ].join('\n'),
    [
      `${TITLE} 31/05/2025 08:05`,
      LEAD,
      'Cảnh rừng. Ảnh: Phạm Minh - TTXVN',
      ...BODY,
      '© Báo Lâm nghiệp',
    ].join('\n\n'),
  ];
  const forms: Record<string, (text: string) => string> = {
    'decomposed letters': (text) => text.normalize('NFD'),
    'CRLF line ends': (text) => text.replaceAll('\n', '\r\n'),
    'CR line ends': (text) => text.replaceAll('\n', '\r'),
    'a byte order mark': (text) => `\ufeff${text}`,
    'non-breaking spaces': (text) => text.replaceAll(' ', '\u00a0'),
    'spaces at line ends': (text) => text.replaceAll('\n', ' \t\n'),
    'more blank lines': (text) => text.replaceAll('\n\n', '\n\n\n\n'),
  };

  it.each(Object.entries(forms))('with %s gives the identical article', (_, change) => {
    for (const text of [...files, ...little]) {
      const plain = extract(rawArticle({ text }));
      expect(extract(rawArticle({ text: change(text) }))).toEqual(plain);
      expect(plain.article.text).toBe(plain.article.text.normalize('NFC'));
    }
  });

  it('without blank lines gives the same body', () => {
    const spaced = extract(rawArticle({ text: [TITLE, '16/8/2025', LEAD, ...BODY].join('\n\n') }));
    const dense = extract(rawArticle({ text: [TITLE, '16/8/2025', LEAD, ...BODY].join('\n') }));
    expect(dense).toEqual(spaced);
  });

  it.each([60, 72, 80])('hard-wrapped at column %i is put together again', (column) => {
    const wrapped = [LEAD, ...BODY].map((paragraph) => wrap(paragraph, column));
    for (const gap of ['\n\n', '\n']) {
      const { article } = extract(
        rawArticle({ text: [TITLE, '16/08/2025', '', wrapped.join('\n\n')].join(gap) }),
      );
      expect(article).toMatchObject({ title: TITLE, text: WHOLE, date: { day: '2025-08-16' } });
    }
  });

  it('hard-wrapped before capitals, dashes and figures is put together again', () => {
    const names =
      'Cùng dự có ông Trần Văn Nam - Hạt trưởng, bà Lê Thị Hoa - Phó Chủ tịch huyện Sơn Hà, ông Phạm Minh Đức - Giám đốc Ban Quản lý, các ông Hoàng Văn Thái, Nguyễn Đình Khang, Đỗ Quang Vinh và 12 đại biểu khác.';
    for (let column = 48; column <= 90; column += 1) {
      const text = [wrap(LEAD, column), wrap(names, column), ...BODY.map((each) => wrap(each, column))].join(
        '\n\n',
      );
      expect(extract(rawArticle({ text })).article.text).toBe([LEAD, names, ...BODY].join('\n\n'));
    }
  });

  it('in verse or a list is not taken for hard-wrapped', () => {
    const lines = [
      'Rừng xanh gọi gió về đây',
      'Suối reo qua đá tháng ngày không quên',
      'Người đi giữ lấy màu xanh',
      'Cho mai con cháu yên lành bên sông',
    ];
    const { article } = extract(
      rawArticle({
        text: [TITLE, LEAD, ...BODY, ...lines, 'Bài thơ được khắc trên bia đá ở cửa rừng.'].join('\n'),
      }),
    );
    for (const line of lines) expect(article.text.split('\n\n')).toContain(line);
  });
});

describe('a title', () => {
  it('that the source gives is believed, and its repetition above the text is cut', () => {
    const { article, cut } = extract(
      rawArticle({
        title: TITLE,
        date: '2025-08-16',
        text: [TITLE.toUpperCase(), '16/08/2025 08:05', LEAD, ...BODY].join('\n\n'),
      }),
    );
    expect(article).toMatchObject({
      title: TITLE,
      text: WHOLE,
      date: { day: '2025-08-16', source: 'given' },
    });
    expect(cut.map(({ reason }) => reason)).toEqual(['title', 'date-line']);
  });

  it('printed twice, with the site’s name or without, is taken once', () => {
    const { article } = extract(
      rawArticle({ text: [`${TITLE} - Báo Lâm nghiệp điện tử`, TITLE, LEAD, ...BODY].join('\n') }),
    );
    expect(article).toMatchObject({ title: TITLE, text: WHOLE });
  });

  it.each([
    ['a paragraph', LEAD],
    ['a sentence', 'Vụ việc đang được điều tra.'],
    ['a caption', 'Quang cảnh buổi làm việc'],
    ['a credited picture', 'Cảnh rừng đầu nguồn. Ảnh: TTXVN'],
    ['an outlet’s mark', 'VOV.VN - Lực lượng kiểm lâm hai tỉnh tuần tra chung'],
  ])('is not made of %s', (_, first) => {
    expect(extract(rawArticle({ text: [first, LEAD, ...BODY].join('\n') })).article.title).toBeNull();
  });

  it('in English is read with its day and writer', () => {
    const lead =
      'Two neighbouring provinces agreed on Friday to patrol their upland forests together and to share what they learn.';
    const text = [
      'Home > Environment',
      'Provinces join forces to guard forests',
      'By Jane Miller',
      'Aug 16, 2025 8:05 AM',
      lead,
      `${lead} ${lead}`,
    ].join('\n');
    expect(extract(rawArticle({ text })).article).toMatchObject({
      title: 'Provinces join forces to guard forests',
      author: 'Jane Miller',
      date: { day: '2025-08-16', time: '08:05' },
      text: `${lead}\n\n${lead} ${lead}`,
    });
  });
});

describe('any text', () => {
  it.each([
    ['nothing', ''],
    ['one line', 'Chính phủ họp phiên thường kỳ'],
    ['furniture alone', 'Trang chủ\nVideo\n© 2025'],
    ['a very long line', 'Rừng xanh. '.repeat(200_000)],
    ['a hundred thousand headings', 'Xem thêm\n'.repeat(100_000)],
    ['twenty thousand days', '16/8/2025\n'.repeat(20_000)],
    ['twenty thousand names of papers', 'Báo Tuổi Trẻ hôm nay ra số mới\n'.repeat(20_000)],
    ['buttons without end', `${'Facebook '.repeat(5_000)}x`],
    ['capitals without end', `(${'Hà '.repeat(50_000)}`],
    ['one word without end', 'A'.repeat(500_000)],
  ])('is taken without failing or standing still: %s', (_, text) => {
    const { article } = extract(rawArticle({ text }));
    expect(article.text.length).toBeLessThanOrEqual(text.length);
  });

  it('that is one line stays a text', () => {
    expect(extract(rawArticle({ text: 'Chính phủ họp phiên thường kỳ' })).article).toMatchObject({
      title: null,
      text: 'Chính phủ họp phiên thường kỳ',
    });
  });
});

describe('a text that says nothing but its title', () => {
  it.each([
    ['stated', TITLE, TITLE],
    ['stated, twice over', `${TITLE}\n${TITLE}`, TITLE],
  ])('%s, keeps both', (_, text, kept) => {
    const { article } = extract(rawArticle({ title: TITLE, text }));
    expect(article).toMatchObject({ title: TITLE, text: kept });
  });

  it('leaves the text alone once there is more of it', () => {
    const { article } = extract(rawArticle({ title: TITLE, text: `${TITLE}\n\n${LEAD}` }));
    expect(article).toMatchObject({ title: TITLE, text: LEAD });
  });
});
