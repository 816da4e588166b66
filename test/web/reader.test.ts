// Reader pages over HTTP: what they show, whom they answer, and what cannot be reached through them.
import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReadPassage, type PassageOf } from '../../src/app/read-passage.js';
import type { StoredArticle } from '../../src/core/ports.js';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';
import { createReaderAddresses, readerAddress } from '../../src/web/reader-address.js';
import { type ReaderServer, startReaderServer } from '../../src/web/reader-server.js';

const ARTICLE: StoredArticle = {
  id: 1,
  key: 'bài 1.txt',
  version: 2,
  title: 'Phim <Bến cũ> & khán giả',
  text: 'Đoàn phim gặp khán giả.\n\nPhim thu 120 tỷ <script>alert(1)</script>. Đạo diễn cảm ơn.\n\nHết.',
  captions: ['Khán giả xếp hàng.', 'Rạp <b>Đống Đa</b>.'],
  author: 'Minh An',
  photographer: null,
  agency: null,
  outlet: 'Báo Ví Dụ',
  url: null,
  date: { day: '2025-08-16', time: null, source: 'url' },
  eventDay: '2025-08-15',
};
const FORMER: StoredArticle = { ...ARTICLE, version: 1, text: 'Phim thu 100 tỷ.', captions: [] };

let stored: StoredArticle | null;
let server: ReaderServer;
const addresses = createReaderAddresses(randomBytes(32));
const warnings: unknown[] = [];

beforeEach(async () => {
  stored = ARTICLE;
  server = await startReaderServer({
    addresses,
    readPassage: createReadPassage({
      articles: { byKey: async (key) => (key === ARTICLE.key ? stored : null) },
      history: {
        version: async (key, version) =>
          key === ARTICLE.key && version === 1
            ? { version, article: FORMER, replacedAt: 5, present: false, withdrawn: false }
            : null,
        renamedTo: async () => null,
      },
    }),
    prompts: loadPrompts(join(projectRoot, 'prompts'), 'page'),
    bot: () => 'https://t.me/thu_bot?start=t-x',
    port: 0,
    publicUrl: 'https://doc.example/tin',
    pageFolder: join(projectRoot, 'src/web/page'),
    log: { warn: (fields) => void warnings.push(fields) },
  });
});
afterEach(() => server.close());

const at = (quote: string, text = ARTICLE.text): PassageOf => {
  const start = text.indexOf(quote);
  return { article: ARTICLE.key, version: 2, caption: null, start, end: start + quote.length };
};

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Asks with any Host, which fetch does not allow. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: server.port, path, method, headers: { Host: 'doc.example', ...headers } },
      async (response) => {
        let body = '';
        for await (const part of response) body += String(part);
        resolve({ status: response.statusCode ?? 0, body, headers: response.headers });
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}
const read = (passage: PassageOf, headers = {}) => get(`/doc/${addresses.seal(passage)}`, headers);

describe('the reader page', () => {
  it('shows the article with the quote marked, outlet, days and how they are known, captions, and a way to the bot', async () => {
    const { status, body, headers } = await read(at('thu 120 tỷ'));
    expect(status).toBe(200);
    expect(body).toContain('<mark id="q">thu 120 tỷ</mark>');
    expect(body).toContain('<h1>Phim &lt;Bến cũ&gt; &amp; khán giả</h1>');
    expect(body).toContain('16/8/2025 (theo địa chỉ trang) · sự việc ngày 15/8/2025 · Minh An');
    expect(body).toContain('<li>Khán giả xếp hàng.</li>');
    expect(body).toContain('href="https://t.me/thu_bot?start=t-x"');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['referrer-policy']).toBe('no-referrer');
  });

  it('lets no markup of an article through, inside the quote or out of it', async () => {
    const { body } = await read(at('<script>alert(1)</script>'));
    expect(body).toContain('<mark id="q">&lt;script&gt;alert(1)&lt;/script&gt;</mark>');
    expect(body).not.toContain('<script');
    expect(body).toContain('Rạp &lt;b&gt;Đống Đa&lt;/b&gt;.');
  });

  it('marks a quote over two paragraphs in both, and goes to the first', async () => {
    const { body } = await read(at('khán giả.\n\nPhim thu'));
    expect(body).toContain('<mark id="q">khán giả.</mark>');
    expect(body).toContain('<mark>Phim thu</mark>');
    expect(body.match(/id="q"/gu)).toHaveLength(1);
  });

  it('marks a caption', async () => {
    const { body } = await read({ article: ARTICLE.key, version: 2, caption: 0, start: 0, end: 8 });
    expect(body).toContain('<li><mark id="q">Khán giả</mark> xếp hàng.</li>');
  });

  it('shows the version that was quoted, and says what became of it', async () => {
    const former = { ...at('100 tỷ', FORMER.text), version: 1 };
    const changed = await read(former);
    expect(changed.body).toContain('<mark id="q">100 tỷ</mark>');
    expect(changed.body).toContain('Bài này đã được sửa sau khi được trích.');
    stored = null;
    expect((await read(former)).body).toContain('Bài này không còn trong kho tin.');
  });

  it('speaks English to an English browser, and leaves the article in Vietnamese', async () => {
    const { body } = await read(at('thu 120 tỷ'), { 'Accept-Language': 'en' });
    expect(body).toContain('<html lang="en">');
    expect(body).toContain('<article lang="vi">');
    expect(body).toContain('16 Aug 2025 (from the page address) · event on 15 Aug 2025');
  });
});

describe('what is not there', () => {
  it.each([
    ['a word that nobody sealed', '/doc/abc'],
    ['one sealed by another database', `/doc/${createReaderAddresses(randomBytes(32)).seal(at('thu'))}`],
    ['an article that never was', `/doc/${addresses.seal({ ...at('thu'), article: 'x' })}`],
    ['a version that never was', `/doc/${addresses.seal({ ...at('thu'), version: 9 })}`],
    ['a passage beyond the end', `/doc/${addresses.seal({ ...at('thu'), end: 5000 })}`],
  ])('is said kindly: %s', async (_, path) => {
    const { status, body } = await get(path);
    expect(status).toBe(404);
    expect(body).toContain('Không có bài này');
    expect(body).toContain('href="../reader.css"');
  });

  it('is nothing of the chat, no list, and no other file', async () => {
    for (const path of [
      '/',
      '/page.js',
      '/events',
      '/commands',
      '/index.html',
      '/doc/',
      '/%2e%2e/package.json',
    ])
      expect((await get(path)).status, path).toBe(404);
  });
});

describe('whom it answers', () => {
  it('the public name, below its path or not, and this machine', async () => {
    const path = `/doc/${addresses.seal(at('thu 120 tỷ'))}`;
    for (const [host, prefix] of [
      ['doc.example', ''],
      ['doc.example', '/tin'],
      [`127.0.0.1:${server.port}`, ''],
    ] as const)
      expect((await get(prefix + path, { Host: host })).status, host + prefix).toBe(200);
    for (const file of ['/reader.css', '/tin/reader.css', '/icon.svg'])
      expect((await get(file)).status, file).toBe(200);
  });

  it('nobody by another name, and nobody who writes', async () => {
    const path = `/doc/${addresses.seal(at('thu 120 tỷ'))}`;
    for (const host of ['evil.example', 'doc.example.evil.example', '127.0.0.1:1'])
      expect((await get(path, { Host: host })).status, host).toBe(403);
    expect((await get(path, {}, 'POST')).status).toBe(405);
  });
});

describe('an address', () => {
  it('is the same for the same passage, and names nothing that one could read or guess', () => {
    const sealed = addresses.seal(at('thu 120 tỷ'));
    expect(addresses.seal(at('thu 120 tỷ'))).toBe(sealed);
    expect(addresses.open(sealed)).toEqual(at('thu 120 tỷ'));
    expect(sealed).toMatch(/^[\w-]+$/u);
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('txt');
    expect(addresses.seal(at('thu 120'))).not.toBe(sealed);
    expect(readerAddress('https://doc.example/tin', sealed)).toBe(`https://doc.example/tin/doc/${sealed}#q`);
  });

  it('that was changed anywhere is none', () => {
    const sealed = addresses.seal(at('thu 120 tỷ'));
    for (let i = 0; i < sealed.length - 1; i += 7) {
      const other = sealed[i] === 'A' ? 'B' : 'A';
      expect(addresses.open(sealed.slice(0, i) + other + sealed.slice(i + 1)), String(i)).toBeNull();
    }
    for (const word of ['', 'a', '%', 'x'.repeat(3000)]) expect(addresses.open(word)).toBeNull();
  });
});
