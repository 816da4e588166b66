// Tables of articles as people export them: what their columns are called, how they are quoted, and rows that are broken.
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { RawArticle, SourceProblem } from '../../src/core/source-item.js';
import { toUtf8 } from '../../src/sources/decode-stream.js';
import { readTable } from '../../src/sources/read-table.js';
import { forWindows1258 } from '../support/windows-1258.js';

async function* pieces(bytes: Buffer, size: number): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(table: string | Buffer, limit = 1_000_000, size = 7) {
  const articles: RawArticle[] = [];
  const problems: SourceProblem[] = [];
  const chunks = await toUtf8(pieces(Buffer.from(table), size));
  if (chunks === null) throw new Error('no text');
  for await (const item of readTable(chunks, '/in/a.csv', limit)) {
    if (item.kind === 'article') articles.push(item.article);
    else problems.push(item.problem);
  }
  return { articles, problems };
}

const told = (problems: readonly SourceProblem[]) =>
  problems.map(({ line, code, detail }) => [line, code, detail]);

describe('a table', () => {
  it('gives a row all its fields and knows the line it begins at', async () => {
    const { articles, problems } = await read(
      'id,title,date,source,url,text,author\nx1,Đầu đề,16/8/2025,Báo Mẫu,https://mau.example/1,Nội dung.,"Lê An, Hà"\n\nx2,,,,,Bài hai.,\n',
    );
    expect(problems).toEqual([]);
    const place = { file: '/in/a.csv' };
    expect(articles).toEqual([
      {
        ...place,
        line: 2,
        key: 'x1',
        title: 'Đầu đề',
        date: '16/8/2025',
        outlet: 'Báo Mẫu',
        url: 'https://mau.example/1',
        text: 'Nội dung.',
        author: 'Lê An, Hà',
      },
      { ...place, line: 4, key: 'x2', title: null, date: null, outlet: null, url: null, text: 'Bài hai.' },
    ]);
  });

  it.each([
    ['Vietnamese names', 'Mã,Tiêu đề,Ngày,Báo,Đường dẫn,Nội dung,Tác giả', ','],
    ['other Vietnamese names', 'mã bài;Tựa đề;Ngày đăng;Nguồn;Liên kết;Bài viết;Người viết', ';'],
    ['names without marks', 'ma\ttieu_de\tngay\tbao\tduong dan\tnoi dung\ttac gia', '\t'],
    ['names in capitals behind a mark', '\ufeffID;TITLE;DATE;SOURCE;URL;TEXT;AUTHOR', ';'],
    ['quoted names', '"id"|"title"|"published"|"outlet"|"link"|"content"|"authors"', '|'],
    ['names below the line of Excel', 'sep=;\r\nid;title;date;source;url;text;author', ';'],
  ])('may have %s', async (_, header, delimiter) => {
    const row = ['k', 'T', '2025-08-16', 'B', 'https://b.example/', 'Chữ.', 'A'].join(delimiter);
    const { articles, problems } = await read(`${header}\r\n${row}\r\n`);
    expect(problems).toEqual([]);
    expect(articles).toMatchObject([
      {
        key: 'k',
        title: 'T',
        date: '2025-08-16',
        outlet: 'B',
        url: 'https://b.example/',
        text: 'Chữ.',
        author: 'A',
      },
    ]);
  });

  it('keeps line ends, delimiters and doubled quotes inside quotes', async () => {
    const { articles } = await read(
      'id,text\r\n1,"Đoạn một, có phẩy.\r\n\r\nÔng nói: ""Vâng"".\r\n"\r\n2,Hai\r\n',
    );
    expect(articles.map(({ key, line, text }) => [key, line, text])).toEqual([
      ['1', 2, 'Đoạn một, có phẩy.\n\nÔng nói: "Vâng".\n'],
      ['2', 6, 'Hai'],
    ]);
  });

  it('takes a quote in the middle of an unquoted field as it is', async () => {
    const { articles, problems } = await read('id,text\n1,Vở "Tấm Cám" diễn tối nay\n');
    expect(problems).toEqual([]);
    expect(articles[0]?.text).toBe('Vở "Tấm Cám" diễn tối nay');
  });

  it('names an article without an id by its address, else by what it says', async () => {
    const table = 'url,title,text\nhttps://b.example/1,A,Một\n,A,Hai\n,A,Ba\n';
    const keys = (await read(table)).articles.map(({ key }) => key);
    expect(keys[0]).toBe('https://b.example/1');
    expect(keys[1]).toMatch(/^row-[0-9a-f]{16}$/u);
    expect(new Set(keys).size).toBe(3);
    expect((await read(table)).articles.map(({ key }) => key)).toEqual(keys);
  });

  it.each([
    ['windows-1258', 'tiêu đề'],
    ['tcvn', 'tiêu đề'],
    ['utf-16le', 'title'],
  ])('is read in %s', async (charset, name) => {
    const text = 'Chiều nay, người dân và các đơn vị của thành phố đã được thông báo về việc này.'.repeat(4);
    const table = `id;${name};noi dung\n1;Đà Nẵng;${text}\n`;
    const decomposed = charset === 'windows-1258' ? forWindows1258(table) : table;
    const { articles } = await read(iconv.encode(decomposed, charset, { addBOM: charset === 'utf-16le' }));
    expect(articles.map(({ title, text }) => [title?.normalize('NFC'), text.normalize('NFC')])).toEqual([
      ['Đà Nẵng', text],
    ]);
  });
});

describe('a broken table', () => {
  it('loses no row but the broken ones, and names their lines', async () => {
    const { articles, problems } = await read(
      [
        'id,date,text',
        '1,2025-08-16,Một',
        '2,2025-08-17,"Hai "hai" hai"',
        '3,2025-02-30,Ba',
        '4,,',
        '5,,Năm,thừa',
        '6,"2025-08-16",Sáu',
        ',,"chưa khép',
        '7,,Bảy',
        '8',
      ].join('\n'),
    );
    expect(articles.map(({ key, date, text }) => [key, date, text])).toEqual([
      ['1', '2025-08-16', 'Một'],
      ['3', null, 'Ba'],
      ['6', '2025-08-16', 'Sáu'],
      ['7', null, 'Bảy'],
    ]);
    expect(told(problems)).toEqual([
      [3, 'broken-row', 'quote inside a field'],
      [4, 'invalid-date', 'date'],
      [5, 'empty', 'text'],
      [6, 'broken-row', '4 fields'],
      [8, 'broken-row', 'quote not closed'],
      [10, 'invalid-field', 'text'],
    ]);
    expect(problems.map(({ taken }) => taken ?? false)).toEqual([false, true, false, false, false, false]);
  });

  it('takes a date in any layout that pages and feeds write, and reports one that could be two days', async () => {
    const dates = [
      '8/16/2025 7:30:00 AM',
      '1755304200',
      '16-Aug-25',
      'Sat Aug 16 2025 07:30:00 GMT+0700 (Indochina Time)',
      '2/3/2025 10:00:00 AM',
      'hôm nay',
    ];
    const { articles, problems } = await read(
      ['id;date;text', ...dates.map((date, i) => `${i};${date};Một`)].join('\n'),
    );
    expect(articles.map(({ date }) => date)).toEqual([...dates.slice(0, 4), null, null]);
    expect(told(problems)).toEqual([
      [6, 'invalid-date', 'date'],
      [7, 'invalid-date', 'date'],
    ]);
  });

  it('loses only the row that is too long, quoted over lines or not', async () => {
    const long = 'dài '.repeat(100);
    const half = long.slice(0, 110);
    const table = `id,text\n1,${long}\n2,Hai\n3,"một\n${half}\n${half}"\n4,Bốn\n`;
    const { articles, problems } = await read(table, 200);
    expect(articles.map(({ key }) => key)).toEqual(['2', '4']);
    expect(told(problems)).toEqual([
      [2, 'broken-row', `${Buffer.byteLength(`1,${long}`)} bytes`],
      [4, 'broken-row', `${Buffer.byteLength(`3,"một${half}${half}"`)} bytes`],
    ]);
  });

  it('of nothing but quotes that never close is told line by line, in a time that grows with its length', async () => {
    const { articles, problems } = await read(`id,text\n${'a","\n'.repeat(20_000)}z,Cuối.\n`, 1e6, 65_536);
    expect(articles.map(({ key }) => key)).toEqual(['z']);
    expect(problems).toHaveLength(20_000);
  });

  it('of one column has texts with any sign in them', async () => {
    const { articles, problems } = await read('Nội dung bài viết\nMột, hai; ba.\n"Bốn ""năm"", | sáu."\n');
    expect(problems).toEqual([]);
    expect(articles.map(({ text }) => text)).toEqual(['Một, hai; ba.', 'Bốn "năm", | sáu.']);
  });

  it('without a column of texts is reported once, with its header', async () => {
    const { articles, problems } = await read('tên,tuổi\nAn,5\nHà,6\n');
    expect(articles).toEqual([]);
    expect(told(problems)).toEqual([[1, 'no-columns', 'tên | tuổi']]);
  });

  it.each(['id,text\n', '\n\n'])('without any row is reported as empty: %j', async (table) => {
    expect(told((await read(table)).problems)).toEqual([[null, 'empty', 'no rows']]);
  });

  it('is no text when it holds NULs', async () => {
    expect(await toUtf8(pieces(Buffer.from('id,text\n1,a\0b'), 5))).toBeNull();
  });
});
