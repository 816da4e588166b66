// Saved pages and feeds and web addresses as they are handed in: what each becomes, under which key, and what is reported.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { extractArticle } from '../../src/core/extract.js';
import type { RawArticle, SourceProblem } from '../../src/core/source-item.js';
import type { FetchOutcome } from '../../src/core/source-ports.js';
import { createDocumentReader } from '../../src/sources/document-reader.js';
import { readFilesBelow, readSources } from '../../src/sources/read-sources.js';

const root = mkdtempSync(join(tmpdir(), 'web-'));
const reader = createDocumentReader();
afterAll(async () => {
  rmSync(root, { recursive: true, force: true });
  await reader.close();
});

const ADDRESS = 'https://bao.example/cau-moi-123.html';
const PARAGRAPH =
  'Cây cầu dài 412 mét nối hai bờ sông chính thức thông xe sáng nay sau gần ba năm thi công, rút ngắn quãng đường đi lại của hàng nghìn hộ dân hai xã từ 19 km xuống còn 4 km.';
const page = (head = ''): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>Cầu mới thông xe</title>${head}</head><body><article><h1>Cầu mới thông xe</h1>${`<p>${PARAGRAPH}</p>`.repeat(4)}</article></body></html>`;
const CANONICAL = `<link rel="canonical" href="${ADDRESS}"><meta property="article:published_time" content="2025-03-15T08:00:00+07:00">`;
const rss = (...items: string[]): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Báo Mẫu</title><link>https://bao.example/</link>${items.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`;
const ITEM = `<title>Tin một</title><link>https://www.bao.example/1.html</link><description>Mô tả của tin một.</description><pubDate>Mon, 14 Sep 2026 19:44:41 +07:00</pubDate>`;
const JSON_FEED = JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1',
  title: 'F',
  items: [{ id: 'x', content_text: 'Chữ của mục.', title: 'Mục' }],
});

async function all(items: ReturnType<typeof readSources>) {
  const articles: RawArticle[] = [];
  const problems: SourceProblem[] = [];
  for await (const item of items) {
    if (item.kind === 'article') articles.push(item.article);
    else problems.push(item.problem);
  }
  return { articles, problems, told: problems.map(({ code, detail }) => `${code}: ${detail}`) };
}

let made = 0;
function folder(files: Record<string, string>): string {
  made += 1;
  const path = join(root, String(made));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    writeFileSync(join(path, name), content);
  }
  return path;
}

describe('saved files', () => {
  it('of pages are articles under their own address, else under their names', async () => {
    const path = folder({ 'a.html': page(CANONICAL), 'b.htm': page() });
    const { articles, told } = await all(readSources([path], { reader }));
    expect(told).toEqual([]);
    expect(articles.map(({ key, title, url, file }) => [key, title, url, file])).toEqual([
      [ADDRESS, 'Cầu mới thông xe', ADDRESS, join(path, 'a.html')],
      ['b.htm', 'Cầu mới thông xe', null, join(path, 'b.htm')],
    ]);
    expect(articles[0]?.claims).toMatchObject([{ source: 'meta', written: '2025-03-15T08:00:00+07:00' }]);
    expect(articles[0]?.text).toContain(PARAGRAPH);
  });

  it('of feeds give their items, one with only a title being an article of that sentence', async () => {
    const path = folder({
      'a.rss': rss(ITEM, '<title>Chỉ có tiêu đề</title><guid>g2</guid>'),
      'b.json': JSON_FEED,
    });
    const { articles, told } = await all(readSources([path], { reader }));
    expect(told).toEqual([]);
    expect(articles.map(({ key, text, outlet }) => [key, text, outlet])).toEqual([
      ['https://www.bao.example/1.html', 'Mô tả của tin một.', 'bao.example'],
      [expect.any(String), 'Chỉ có tiêu đề', null],
      [expect.any(String), 'Chữ của mục.', null],
    ]);
    expect(articles[0]?.claims).toMatchObject([{ source: 'feed', role: 'published' }]);
    const bodies = articles.map((article) => extractArticle(article, Date.now()).article.text);
    expect(bodies).toEqual(articles.map(({ text }) => text));
  });

  it('that only look like feeds are passed over in a folder and reported by name', async () => {
    const path = folder({ 'a.json': '{"name": "x"}', 'b.xml': '<svg></svg>', 'c.txt': 'Tin.' });
    const inFolder = await all(readSources([path], { reader }));
    expect(inFolder.articles.map(({ key }) => key)).toEqual(['c.txt']);
    expect(inFolder.told).toEqual([]);
    const named = await all(readSources([join(path, 'a.json'), join(path, 'b.xml')], { reader }));
    expect(named.told).toEqual([
      'unknown-kind: .json',
      expect.stringMatching(/^not-understood: not-a-feed/u),
    ]);
  });

  it('that hold no article or forbidden things are reported, and the rest goes in', async () => {
    const path = folder({
      'a.html': '<html><body><p>Không có gì.</p></body></html>',
      'b.xml': `<!DOCTYPE rss [<!ENTITY a "b">]>${rss(ITEM)}`,
      'c.rss': rss(),
      'd.txt': 'Tin.',
    });
    const { articles, told } = await all(readSources([path], { reader }));
    expect(articles.map(({ key }) => key)).toEqual(['d.txt']);
    expect(told.map((line) => line.split(':').slice(0, 2).join(':'))).toEqual([
      'not-understood: no-article',
      'not-understood: forbidden',
      'empty: no items',
    ]);
  });

  it('beside a page, in the folder its browser made, are not read', async () => {
    const path = folder({
      'a.html': page(CANONICAL),
      'a_files/frame.html': page(),
      'b_files/c.txt': 'Không phải của trang nào.',
    });
    const keys = async (items: ReturnType<typeof readSources>) =>
      (await all(items)).articles.map(({ key }) => key);
    const wanted = [ADDRESS, 'b_files/c.txt'];
    expect(await keys(readSources([path], { reader }))).toEqual(wanted);
    const files = ['a_files/frame.html', 'a.html', 'b_files/c.txt'].map((name) => join(path, name));
    expect(await keys(readFilesBelow(path, files, { reader }))).toEqual(wanted);
  });

  it('are of unknown kind without a reader', async () => {
    const path = folder({ 'a.html': page(), 'b.txt': 'Tin.' });
    expect((await all(readSources([path]))).articles.map(({ key }) => key)).toEqual(['b.txt']);
    const named = await all(readSources([join(path, 'a.html'), ADDRESS]));
    expect(named.told).toEqual(['unknown-kind: .html', `unknown-kind: ${ADDRESS}`]);
  });
});

describe('some files of a folder', () => {
  it('have the keys that the whole folder gives them, and those that are gone or hidden are passed over', async () => {
    const path = folder({
      'sâu/b.txt': 'B.',
      'a.csv': 'mã,nội dung\nx1,Một.',
      '.ẩn/c.txt': 'C.',
      'd.jpg': 'D',
    });
    const files = ['sâu/b.txt', 'a.csv', '.ẩn/c.txt', 'd.jpg', 'mất.txt'].map((name) => join(path, name));
    const { articles, told } = await all(readFilesBelow(path, files));
    expect(articles.map(({ key }) => key)).toEqual(['x1', 'sâu/b.txt']);
    expect(told).toEqual([]);
  });
});

describe('addresses', () => {
  /** A web of one address. */
  function web(outcome: Partial<FetchOutcome> & { text?: string }) {
    const asked: string[] = [];
    const { text = '', ...rest } = outcome;
    const fetched = {
      status: 'fetched',
      url: ADDRESS,
      movedTo: null,
      body: Buffer.from(text),
      contentType: null,
      etag: null,
      lastModified: null,
      freshForMs: null,
      ...rest,
    } as FetchOutcome;
    const get = async ({ url }: { url: string }) => {
      asked.push(url);
      return fetched;
    };
    return { asked, fetcher: { get, close: async () => {} } };
  }

  it.each([
    ['a page', { text: page() }, [ADDRESS]],
    ['a page that is XHTML', { text: `<?xml version="1.0"?>${page(CANONICAL)}` }, [ADDRESS]],
    ['a feed', { text: rss(ITEM) }, ['https://www.bao.example/1.html']],
    [
      'a feed served as such behind blanks',
      { text: `\n\n${rss(ITEM)}`, contentType: 'text/xml' },
      ['https://www.bao.example/1.html'],
    ],
  ])('are fetched once and read as %s', async (_, outcome, keys) => {
    const { fetcher, asked } = web(outcome);
    const { articles, told } = await all(readSources([ADDRESS], { reader, fetcher }));
    expect(told).toEqual([]);
    expect(articles.map(({ key }) => key)).toEqual(keys);
    expect(articles[0]?.file).toBe(ADDRESS);
    expect(asked).toEqual([ADDRESS]);
  });

  it('that cannot be fetched or hold no article are reported with the cause', async () => {
    const failed = {
      status: 'failed',
      httpStatus: null,
      retryAfterMs: null,
      detail: 'địa chỉ nội bộ',
    } as const;
    const told = async (outcome: Parameters<typeof web>[0]) =>
      (await all(readSources([ADDRESS], { reader, fetcher: web(outcome).fetcher }))).told;
    expect(await told({ ...failed, failure: 'refused' })).toEqual(['not-fetched: refused: địa chỉ nội bộ']);
    expect(await told({ ...failed, failure: 'http-status', httpStatus: 404 })).toEqual([
      'not-fetched: HTTP 404',
    ]);
    expect(await told({ ...failed, failure: 'aborted' })).toEqual([]);
    expect(await told({ text: '<html><body>Trống</body></html>' })).toEqual([
      expect.stringMatching(/^not-understood: no-article/u),
    ]);
  });
});
