// What people hand in, as real files on disk: every kind that is taken and every problem that is reported.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import type { RawArticle, SourceProblem } from '../../src/core/source-item.js';
import { type ReadOptions, readSources } from '../../src/sources/read-sources.js';

const root = mkdtempSync(join(tmpdir(), 'sources-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

let made = 0;
/** A fresh folder with these files; returns its path. */
function folder(files: Record<string, string | Buffer>): string {
  made += 1;
  const path = join(root, String(made));
  mkdirSync(path);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

async function read(
  paths: string[],
  options: ReadOptions = {},
): Promise<{ articles: RawArticle[]; problems: SourceProblem[] }> {
  const articles: RawArticle[] = [];
  const problems: SourceProblem[] = [];
  for await (const item of readSources(paths, options)) {
    if (item.kind === 'article') articles.push(item.article);
    else problems.push(item.problem);
  }
  return { articles, problems };
}

const row = (fields: Record<string, unknown>): string => JSON.stringify({ text: 'Nội dung.', ...fields });
const rows = (...lines: string[]): string => lines.join('\n');
const keys = (articles: RawArticle[]): string[] => articles.map(({ key }) => key);

describe('text files', () => {
  it('become one article each, keyed by base name when given directly', async () => {
    const path = join(folder({ 'sub/tin.txt': 'Một bản tin.\n' }), 'sub', 'tin.txt');
    const { articles, problems } = await read([path]);
    expect(problems).toEqual([]);
    expect(articles).toEqual([
      {
        key: 'tin.txt',
        text: 'Một bản tin.\n',
        title: null,
        date: null,
        outlet: null,
        url: null,
        file: path,
        line: null,
      },
    ]);
  });

  it('are keyed by their path below a given folder, in the order of names, without hidden or other files', async () => {
    const path = folder({
      'b.txt': 'B',
      'a/2.txt': 'A2',
      'a/1.TXT': 'A1',
      '.hidden.txt': 'no',
      '~$open.txt': 'no',
      '.git/c.txt': 'no',
      'photo.jpg': Buffer.from([0xff, 0xd8, 0]),
      'notes.docx': 'no',
      'page.html': 'no',
    });
    const { articles, problems } = await read([path]);
    expect(keys(articles)).toEqual(['a/1.TXT', 'a/2.txt', 'b.txt']);
    expect(problems).toEqual([]);
  });

  it('are decoded from UTF-16 with a byte order mark, either way round, and lose a UTF-8 mark', async () => {
    const text = 'Chiều 16/8, tại Hà Nội';
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    const path = folder({
      'be.txt': Buffer.from(little).swap16(),
      'le.txt': little,
      'utf8.txt': `\ufeff${text}`,
    });
    const { articles, problems } = await read([path]);
    expect(problems).toEqual([]);
    expect(articles.map((article) => article.text)).toEqual([text, text, text]);
  });

  it('are reported when binary, empty, too large, missing or a dangling link, and the rest still goes in', async () => {
    const path = folder({
      'blank.txt': ' \n\n',
      'empty.txt': '',
      'large.txt': 'x'.repeat(2000),
      'latin1.txt': Buffer.from('Hà Nội', 'latin1'),
      'nul.txt': Buffer.from('a\0b'),
      'right.txt': 'Tin.',
    });
    symlinkSync(join(path, 'nowhere'), join(path, 'link.txt'));
    const { articles, problems } = await read([path, join(path, 'missing.txt')], { maxFileBytes: 1000 });
    expect(keys(articles)).toEqual(['right.txt']);
    expect(problems.map(({ file, code }) => [file.slice(path.length + 1), code])).toEqual([
      ['blank.txt', 'empty'],
      ['empty.txt', 'empty'],
      ['large.txt', 'too-large'],
      ['latin1.txt', 'binary'],
      ['link.txt', 'unreadable'],
      ['nul.txt', 'binary'],
      ['missing.txt', 'unreadable'],
    ]);
    expect(problems.at(-1)?.detail).toBe('ENOENT');
  });

  it('of a folder with nothing usable are one problem', async () => {
    const path = folder({ 'photo.jpg': 'x' });
    expect(await read([path])).toEqual({
      articles: [],
      problems: [
        { file: path, line: null, code: 'nothing-found', detail: 'no files of a kind that is read' },
      ],
    });
  });
});

describe('JSONL', () => {
  it('gives a row all its fields, takes numbers as ids, and null or nothing for what is not stated', async () => {
    const full = {
      id: 'x1',
      title: 'Đầu đề',
      date: '2025-08-16T08:05:00+07:00',
      source: 'VOV',
      url: 'https://vov.vn/1',
    };
    const path = join(
      folder({ 'a.jsonl': rows(row(full), '', row({ id: 7, title: null, date: '', extra: 1 })) }),
      'a.jsonl',
    );
    const { articles, problems } = await read([path]);
    expect(problems).toEqual([]);
    expect(articles).toEqual([
      {
        key: 'x1',
        title: 'Đầu đề',
        date: full.date,
        outlet: 'VOV',
        url: full.url,
        text: 'Nội dung.',
        file: path,
        line: 1,
      },
      { key: '7', title: null, date: null, outlet: null, url: null, text: 'Nội dung.', file: path, line: 3 },
    ]);
  });

  it('names the line of what is broken and goes on', async () => {
    const good = row({ id: 'good' });
    const path = folder({
      'a.jsonl': Buffer.concat([
        Buffer.from(
          rows(
            '{"id": 1, "text": ',
            '[1]',
            row({ id: null }),
            row({ id: 2, text: 5 }),
            row({ id: 3, text: ' ' }),
            '',
          ),
        ),
        Buffer.from([0x7b, 0xff, 0x7d, 0x0a]),
        Buffer.from(good),
      ]),
    });
    const { articles, problems } = await read([path]);
    expect(articles.map(({ key, line }) => [key, line])).toEqual([['good', 7]]);
    expect(problems.map(({ line, code, detail }) => [line, code, detail])).toEqual([
      [1, 'broken-json', 'not valid JSON'],
      [2, 'broken-json', 'not an object'],
      [3, 'invalid-field', 'id'],
      [4, 'invalid-field', 'text'],
      [5, 'empty', 'text'],
      [6, 'binary', 'not UTF-8 text'],
    ]);
    expect(problems.some(({ taken }) => taken)).toBe(false);
  });

  it('reports a wrong title, date, source or url and takes the article without it', async () => {
    const path = folder({
      'a.jsonl': rows(
        row({ id: 1, date: '31/2/2025' }),
        row({ id: 2, date: 20250816, title: 'Đầu đề' }),
        row({ id: 3, title: ['x'], source: 5, url: 'javascript:alert(1)', date: '16/8/2025' }),
      ),
    });
    const { articles, problems } = await read([path]);
    expect(articles.map(({ key, title, date, outlet, url }) => [key, title, date, outlet, url])).toEqual([
      ['1', null, null, null, null],
      ['2', 'Đầu đề', null, null, null],
      ['3', null, '16/8/2025', null, null],
    ]);
    expect(problems.every(({ taken }) => taken)).toBe(true);
    expect(problems.map(({ line, code, detail }) => [line, code, detail])).toEqual([
      [1, 'invalid-date', 'date'],
      [2, 'invalid-date', 'date'],
      [3, 'invalid-field', 'title'],
      [3, 'invalid-field', 'source'],
      [3, 'invalid-field', 'url'],
    ]);
  });

  it('skips a line that is too long by its number and reads the lines after it', async () => {
    const long = row({ id: 'long', text: 'dài '.repeat(100_000) });
    const path = folder({ 'a.jsonl': rows(row({ id: 1 }), long, row({ id: 2 })) });
    const { articles, problems } = await read([path], { maxLineBytes: 1000 });
    expect(articles.map(({ key, line }) => [key, line])).toEqual([
      ['1', 1],
      ['2', 3],
    ]);
    expect(problems).toMatchObject([
      { line: 2, code: 'too-large', detail: `${Buffer.byteLength(long)} bytes` },
    ]);
    const unlimited = await read([path]);
    expect(keys(unlimited.articles)).toEqual(['1', 'long', '2']);
  });

  it('is read with CRLF line ends, with a byte order mark, and in UTF-16', async () => {
    const text = `\ufeff${row({ id: 'một' })}\r\n${row({ id: 'hai' })}\r\n`;
    const path = folder({
      '1.jsonl': text,
      '2.jsonl': Buffer.from(text.replaceAll('"id":"', '"id":"u-'), 'utf16le'),
    });
    const { articles, problems } = await read([path]);
    expect(problems).toEqual([]);
    expect(keys(articles)).toEqual(['một', 'hai', 'u-một', 'u-hai']);
  });

  it('without any row is reported as empty', async () => {
    const path = folder({ 'a.jsonl': '\n\n' });
    expect((await read([path])).problems).toMatchObject([{ code: 'empty', line: null }]);
  });
});

describe('keys', () => {
  it('met a second time in a run are reported where they stand; the first article stays', async () => {
    const path = folder({
      'a.jsonl': rows(row({ id: 'k', title: 'Đầu' }), row({ id: 'k', title: 'Sau' })),
      'k.txt': 'K',
    });
    const { articles, problems } = await read([path, join(path, 'k.txt')]);
    expect(articles.map(({ key, title }) => [key, title])).toEqual([
      ['k', 'Đầu'],
      ['k.txt', null],
    ]);
    expect(problems.map(({ line, code, detail }) => [line, code, detail])).toEqual([
      [2, 'duplicate-id', 'k'],
      [null, 'duplicate-id', 'k.txt'],
    ]);
  });
});

describe('standard input', () => {
  const stdin = (...chunks: Array<string | Buffer>): ReadOptions => ({
    stdin: Readable.from(chunks.map((chunk) => Buffer.from(chunk))),
  });

  it('is JSONL when its first character is a brace, however the bytes arrive', async () => {
    const { articles } = await read(
      ['-'],
      stdin('\ufeff', ' \n ', row({ id: 'a' }).slice(0, 5), row({ id: 'a' }).slice(5)),
    );
    expect(articles.map(({ key, file, line }) => [key, file, line])).toEqual([['a', '-', 2]]);
  });

  it('is one article otherwise, even cut in the middle of a letter', async () => {
    const bytes = Buffer.from('Ông Nguyễn nói.');
    const { articles, problems } = await read(['-'], stdin(bytes.subarray(0, 1), bytes.subarray(1)));
    expect(problems).toEqual([]);
    expect(articles).toMatchObject([{ text: 'Ông Nguyễn nói.', file: '-', line: null }]);
  });

  it('is reported when it is missing, empty or too large', async () => {
    const codes = await Promise.all([
      read(['-']),
      read(['-'], stdin()),
      read(['-'], { ...stdin('x'.repeat(50), 'x'.repeat(60)), maxFileBytes: 100 }),
    ]);
    expect(codes.map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ['unreadable'],
      ['empty'],
      ['too-large'],
    ]);
  });
});
