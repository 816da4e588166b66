// What every reader of documents must do, wherever it does the reading.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentReader, FetchedDocument } from '../../src/core/source-ports.js';
import { PAGE_TEXT, PAPER_PAGES } from '../support/paper-pages.js';

export function documentOf(text: string, fields: Partial<FetchedDocument> = {}): FetchedDocument {
  return { body: new TextEncoder().encode(text), contentType: null, url: 'https://bao.vn/rss', ...fields };
}

export const FEED =
  '<rss version="2.0"><channel><title>Báo</title><link>https://bao.vn/</link><item><title>Lúa được mùa</title><link>/a.html</link><pubDate>Mon, 14 Sep 2026 08:00:00 +07:00</pubDate></item></channel></rss>';
const MEGABYTE = 1024 * 1024;

export function documentReaderContract(name: string, open: () => DocumentReader): void {
  describe(`${name} as a reader of documents`, () => {
    let reader: DocumentReader;
    beforeEach(() => {
      reader = open();
    });
    afterEach(() => reader.close());

    it('reads feeds', async () => {
      expect(await reader.feed(documentOf(FEED))).toMatchObject({
        feed: {
          title: 'Báo',
          leftOut: 0,
          items: [
            {
              title: 'Lúa được mùa',
              url: 'https://bao.vn/a.html',
              claims: [{ source: 'feed', role: 'published', written: 'Mon, 14 Sep 2026 08:00:00 +07:00' }],
            },
          ],
        },
      });
    });

    it('reads pages', async () => {
      for (const { html, url, authors } of PAPER_PAGES.slice(0, 2)) {
        expect(await reader.page(documentOf(html, { url }))).toMatchObject({
          page: { text: PAGE_TEXT, authors, url },
        });
      }
    });

    it('reads many at once, each for the one who asked', async () => {
      const feeds = Array.from({ length: 8 }, (_, i) =>
        reader.feed(documentOf(FEED.replace('Báo', `Báo ${i}`))),
      );
      const titles = (await Promise.all(feeds)).map((read) =>
        'feed' in read ? read.feed.title : read.failure,
      );
      expect(titles).toEqual(Array.from({ length: 8 }, (_, i) => `Báo ${i}`));
    });

    it('leaves the bytes to the caller, also when they are part of a larger buffer', async () => {
      const pool = Buffer.from(`xxxx${FEED}yyyy`);
      const body = pool.subarray(4, pool.length - 4);
      const first = await reader.feed(documentOf('', { body }));
      expect(await reader.feed(documentOf('', { body }))).toEqual(first);
      expect(pool.toString()).toBe(`xxxx${FEED}yyyy`);
    });

    it('says in one word why a document cannot be read', async () => {
      const entity = `<!DOCTYPE rss [<!ENTITY a "b">]>${FEED}`;
      expect(await reader.feed(documentOf(entity))).toMatchObject({ failure: 'forbidden' });
      expect(await reader.feed(documentOf('Not Found'))).toMatchObject({ failure: 'not-a-feed' });
      expect(await reader.page(documentOf('Not Found'))).toMatchObject({ failure: 'no-article' });
      expect(await reader.page(documentOf('\0\u0001\0\u0002'))).toMatchObject({ failure: 'undecodable' });
      const large = (megabytes: number) => documentOf('', { body: new Uint8Array(megabytes * MEGABYTE + 1) });
      expect(await reader.feed(large(5))).toMatchObject({ failure: 'too-large' });
      expect(await reader.page(large(10))).toMatchObject({ failure: 'too-large' });
    });

    it('refuses with CLOSED once it is closed', async () => {
      await reader.close();
      await expect(reader.feed(documentOf(FEED))).rejects.toMatchObject({ code: 'CLOSED' });
    });
  });
}
