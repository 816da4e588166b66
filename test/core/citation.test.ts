// Citations: what is known is in them, what is not known is left out, and BibTeX can be read back by a parser.
import { describe, expect, it } from 'vitest';
import { type Citation, writeCitation } from '../../src/core/citation.js';
import { readBibtex } from '../support/read-bibtex.js';

const WORDS = { day: (day: string) => day.split('-').reverse().join('/'), undated: 'không rõ ngày' };
const WHOLE: Citation = {
  quote: 'Phim thu 120 tỷ đồng sau hai tuần chiếu.',
  title: 'Phim “Bến cũ” đạt kỷ lục & giải thưởng',
  author: 'Nguyễn Văn A',
  outlet: 'Tuổi Trẻ',
  url: 'https://vidu.example/phim_ben?a=1&b=2%20',
  day: '2025-08-16',
};
const BARE: Citation = {
  quote: 'Cầu dài 1.240 mét.',
  title: null,
  author: null,
  outlet: null,
  url: null,
  day: null,
};

const written = (citation: Citation, format: 'text' | 'markdown' | 'bibtex', number = 1) =>
  writeCitation(citation, format, number, WORDS);

describe('a citation as text', () => {
  it('has quote, author, outlet, title, day and address', () => {
    expect(written(WHOLE, 'text')).toBe(
      '“Phim thu 120 tỷ đồng sau hai tuần chiếu.” (Nguyễn Văn A, Tuổi Trẻ, "Phim “Bến cũ” đạt kỷ lục & giải thưởng", 16/08/2025, https://vidu.example/phim_ben?a=1&b=2%20)',
    );
  });

  it('leaves out what is not known, and says so of the day', () => {
    expect(written(BARE, 'text')).toBe('“Cầu dài 1.240 mét.” (không rõ ngày)');
  });
});

describe('a citation as Markdown', () => {
  it('is a block quote with the title linked', () => {
    expect(written(WHOLE, 'markdown')).toBe(
      [
        '> Phim thu 120 tỷ đồng sau hai tuần chiếu.',
        '>',
        '> — Nguyễn Văn A, Tuổi Trẻ, [Phim “Bến cũ” đạt kỷ lục \\& giải thưởng](<https://vidu.example/phim_ben?a=1&b=2%20>), 16/08/2025',
      ].join('\n'),
    );
  });

  it('keeps a quote of several paragraphs in one block, its signs as they stand', () => {
    const quote = '1. Giá *tăng* [mạnh]\n\n- 5_000 <đồng>';
    expect(written({ ...BARE, quote }, 'markdown')).toBe(
      '> 1\\. Giá \\*tăng\\* \\[mạnh\\]\n>\n> \\- 5\\_000 \\<đồng\\>\n>\n> — không rõ ngày',
    );
  });
});

describe('a citation as BibTeX', () => {
  it('is an entry that a parser reads back to the very words', () => {
    expect(readBibtex(written(WHOLE, 'bibtex', 3))).toEqual({
      type: 'online',
      key: 'tuoitre20250816n3',
      fields: {
        author: 'Nguyễn Văn A',
        title: WHOLE.title,
        organization: 'Tuổi Trẻ',
        year: '2025',
        month: '8',
        day: '16',
        url: WHOLE.url,
        note: `“${WHOLE.quote}”`,
      },
    });
  });

  it('is an article of its journal without an address, and says n.d. without a day', () => {
    expect(readBibtex(written({ ...BARE, outlet: 'Nhân Dân' }, 'bibtex'))).toEqual({
      type: 'article',
      key: 'nhandanndn1',
      fields: { journal: 'Nhân Dân', year: 'n.d.', note: `“${BARE.quote}”` },
    });
  });

  it.each([
    '{ mở mà không đóng',
    'đóng } trước { mở',
    '100 % & 5 $ # _ ^ ~ \\ \\{',
    '"ngoặc kép" \\textbf{x} @article{a,}',
    'emoji 🐉, chữ Hán 漢字, chữ Ả Rập مرحبا',
  ])('keeps %s', (quote) => {
    const read = readBibtex(
      written({ ...WHOLE, quote, title: quote, author: quote, outlet: quote }, 'bibtex'),
    );
    expect(read.fields).toMatchObject({
      note: `“${quote}”`,
      title: quote,
      author: quote,
      organization: quote,
    });
    expect(read.key).toMatch(/^[a-z0-9]+$/u);
  });

  it('keeps an address from ending its field', () => {
    const url = 'https://vidu.example/a}b{c\\d';
    expect(readBibtex(written({ ...WHOLE, url }, 'bibtex')).fields.url).toBe(
      'https://vidu.example/a%7Db%7Bc%5Cd',
    );
  });
});
