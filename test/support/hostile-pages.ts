// Pages and feeds in encodings that differ from what is said about them.
import iconv from 'iconv-lite';
import { goodRss } from './hostile-feeds.js';

export interface EncodedDocument {
  readonly name: string;
  readonly body: Uint8Array;
  readonly contentType: string;
  /** A part of the text as it reads when the encoding has been found. */
  readonly says: string;
}

const SENTENCE = 'Người dân phố cổ Hội An đón những vị khách đầu tiên sau trận lũ lớn.';

/** A page of an article; `meta` stands in its head. */
export function pageOf(title: string, paragraphs: readonly string[], meta = ''): string {
  return (
    `<!doctype html><html lang="vi"><head>${meta}<title>${title}</title></head><body><main><article>` +
    `<h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</article></main></body></html>`
  );
}

export const goodPage = (): string =>
  pageOf('Hội An sau lũ', Array(6).fill(SENTENCE), '<meta charset="utf-8">');

const bytes = (text: string, encoding: string): Uint8Array => iconv.encode(text, encoding);
const page = (meta: string): string => pageOf('Hội An sau lũ', Array(6).fill(SENTENCE), meta);

/** Each says something else about its encoding than is true, or nothing at all. */
export function wrongCharsets(): readonly EncodedDocument[] {
  return [
    {
      name: 'UTF-8 that calls itself ISO-8859-1 in the header and UTF-8 in the page',
      body: bytes(page('<meta charset="utf-8">'), 'utf8'),
      contentType: 'text/html; charset=ISO-8859-1',
      says: SENTENCE,
    },
    {
      name: 'UTF-8 of which nobody says anything',
      body: bytes(page(''), 'utf8'),
      contentType: 'text/html',
      says: SENTENCE,
    },
    {
      name: 'UTF-16 with a byte order mark that calls itself UTF-8',
      body: Buffer.concat([Buffer.from([0xff, 0xfe]), bytes(page('<meta charset="utf-8">'), 'utf-16le')]),
      contentType: 'text/html; charset=utf-8',
      says: SENTENCE,
    },
    {
      name: 'windows-1258 that says so only in the page',
      body: bytes(
        page('<meta http-equiv="Content-Type" content="text/html; charset=windows-1258">').normalize('NFD'),
        'windows-1258',
      ),
      contentType: 'text/html',
      says: 'khách',
    },
    {
      name: 'an XML feed in UTF-16 whose head says so',
      body: Buffer.concat([
        Buffer.from([0xfe, 0xff]),
        bytes(goodRss(2).replace('UTF-8', 'UTF-16'), 'utf-16be'),
      ]),
      contentType: 'application/rss+xml',
      says: 'cầu vượt thứ 2',
    },
    {
      name: 'a charset that nobody knows, over UTF-8',
      body: bytes(page('<meta charset="x-viet">'), 'utf8'),
      contentType: 'text/html; charset=x-viet',
      says: SENTENCE,
    },
  ];
}
