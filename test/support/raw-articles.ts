// Raw articles for ingest tests, and an extraction that only splits a first line off as the title.
import type { Cut } from '../../src/app/ingest-report.js';
import type { Article } from '../../src/core/article.js';
import type { RawArticle, SourceItem } from '../../src/core/source-item.js';

/** A raw article of two paragraphs; `over` replaces fields. */
export function rawOf(key: string, over: Partial<RawArticle> = {}): RawArticle {
  return {
    key,
    text: `Tin ${key}\nSáng nay, hội nghị ${key} khai mạc tại Hà Nội.\n\nHội nghị ${key} kéo dài ba ngày.`,
    title: null,
    date: '2025-08-16',
    outlet: 'Báo Mẫu',
    url: null,
    file: `/in/${key}`,
    line: null,
    ...over,
  };
}

/** A stand-in for extraction: the first line is the title, lines that begin with # are cut. */
export function plainExtract(raw: RawArticle): { article: Article; cut: Cut[] } {
  const [title = '', ...rest] = raw.text.normalize('NFC').split('\n');
  const cut = rest.filter((line) => line.startsWith('#')).map((text) => ({ reason: 'advert', text }));
  const text = rest
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .trim();
  return {
    article: {
      key: raw.key,
      title,
      text,
      captions: [],
      author: null,
      photographer: null,
      outlet: raw.outlet,
      agency: null,
      url: raw.url,
      date: raw.date === null ? null : { day: raw.date, time: null, source: 'given' },
      eventDay: null,
    },
    cut,
  };
}

/** A stream of articles and problems, as sources give it. */
export async function* streamOf(items: Iterable<RawArticle | SourceItem>): AsyncGenerator<SourceItem> {
  for (const item of items) yield 'kind' in item ? item : { kind: 'article', article: item };
}
