// Which kinds of input are taken for what: files named by themselves, by extension, and standard input, by its content.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import type { SourceItem } from '../../src/core/source-item.js';
import { readSources } from '../../src/sources/read-sources.js';
import { forWindows1258 } from '../support/windows-1258.js';

const root = mkdtempSync(join(tmpdir(), 'kinds-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function all(items: AsyncIterable<SourceItem>): Promise<SourceItem[]> {
  const list: SourceItem[] = [];
  for await (const item of items) list.push(item);
  return list;
}

/** What became of it: the key of each article, the code and detail of each problem. */
const told = (items: readonly SourceItem[]): string[] =>
  items.map((item) =>
    item.kind === 'article' ? item.article.key : `${item.problem.code}: ${item.problem.detail}`,
  );

async function readNamed(name: string, content: string): Promise<string[]> {
  const path = join(root, name);
  writeFileSync(path, content);
  return told(await all(readSources([path])));
}

const readPiped = (text: string): Promise<SourceItem[]> =>
  all(readSources(['-'], { stdin: Readable.from([Buffer.from(text)]) }));

describe('a file named by itself', () => {
  it.each(['tin.txt', 'tin.text', 'tin.TXT', 'tin'])('is one article when it is called %s', async (name) => {
    expect(await readNamed(name, '{"không": "phải dòng JSON"}')).toEqual([name]);
  });

  it.each(['tin.jsonl', 'tin.NDJSON'])('is read row by row when it is called %s', async (name) => {
    expect(await readNamed(name, '{"id": "a", "text": "Nội dung."}')).toEqual(['a']);
  });

  it.each(['.json', '.html', '.rss', '.pdf', '.DOCX'])(
    'is reported, not taken as prose, when it ends in %s',
    async (extension) => {
      const wanted = [`unknown-kind: ${extension.toLowerCase()}`];
      expect(await readNamed(`tin${extension}`, 'Một bản tin bình thường.')).toEqual(wanted);
    },
  );

  it.each(['tin.md', 'tin.MARKDOWN'])(
    'is one article, without its signs, when it is called %s',
    async (name) => {
      expect(await readNamed(name, '**Một** bản tin.')).toEqual([name]);
    },
  );

  it.each(['tin.csv', 'tin.TSV'])('is read as a table when it is called %s', async (name) => {
    expect(await readNamed(name, 'mã,nội dung\na,Một bản tin.')).toEqual(['a']);
  });

  it.each(['windows-1258', 'tcvn', 'viscii'])('is decoded from %s, which nothing marks', async (charset) => {
    const text =
      'Sáng nay, các đơn vị của thành phố đã được thông báo về việc này. Người dân không phải chờ đợi trong những ngày tới.';
    const bytes = iconv.encode(charset === 'windows-1258' ? forWindows1258(text) : text, charset);
    const path = join(root, `${charset}.txt`);
    writeFileSync(path, bytes);
    const [item] = await all(readSources([path]));
    expect(item?.kind === 'article' && item.article.text.normalize('NFC')).toBe(text);
  });

  it('is told missing rather than unknown when it is not there', async () => {
    expect(told(await all(readSources([join(root, 'không-có.json')])))).toEqual(['unreadable: ENOENT']);
  });
});

describe('standard input', () => {
  it.each([
    ['an array of rows', '[{"id": 1, "text": "Nội dung."}]'],
    ['an array of rows over several lines', '\ufeff\n[\n  {"id": 1, "text": "Nội dung."}\n]\n'],
    ['an array of rows that is cut off', '[{"id": 1, "text": "Nội'],
    ['an array of texts', ' ["Một bản tin.", "Hai bản tin."]'],
    ['an empty array', '[]'],
  ])('that is %s is reported with what to give instead', async (_, text) => {
    expect(told(await readPiped(text))).toEqual(['broken-json: an array; give one object per line']);
  });

  it('that is prose opening with a bracket is an article', async () => {
    expect(await readPiped('[Video] Cầu mới thông xe sáng nay.')).toMatchObject([{ kind: 'article' }]);
  });

  it('gives each text a key of its own, and the same text the same key', async () => {
    const keys = told((await Promise.all(['Tin một.', 'Tin hai.', 'Tin một.'].map(readPiped))).flat());
    // printf 'Tin một.' | sha256sum
    expect(keys[0]).toBe('stdin-d543bcd4');
    expect(keys[1]).toMatch(/^stdin-[0-9a-f]{8}$/u);
    expect(keys[1]).not.toBe(keys[0]);
    expect(keys[2]).toBe(keys[0]);
  });
});
