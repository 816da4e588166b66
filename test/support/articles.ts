// Articles for tests, and storing them the way ingest does, with the stand-in's vectors.
import type { Article } from '../../src/core/article.js';
import type { ArticleStore, Replaced, WordSearch } from '../../src/core/article-store.js';
import { chunkArticle, passageText } from '../../src/core/chunk.js';
import { createHashedEmbedder } from './hashed-embedder.js';

const embedder = createHashedEmbedder();

/** The stand-in's model, to be set before `put`. */
export const { model } = embedder;

export interface OpenedStore {
  readonly store: ArticleStore;
  readonly words: WordSearch;
  close(): void | Promise<void>;
}

/** An article with all fields filled; `over` replaces some. */
export function articleOf(key: string, over: Partial<Article> = {}): Article {
  return {
    key,
    title: `Tiêu đề ${key}`,
    text: `Sáng nay tại Đà Nẵng, hội nghị ${key} đã khai mạc.\n\nHội nghị kéo dài ba ngày.`,
    captions: [`Quang cảnh hội nghị ${key}. Ảnh: TTXVN`],
    author: 'Nguyễn Văn A',
    photographer: 'Trần B',
    outlet: 'Báo Mẫu',
    agency: 'TTXVN',
    url: `https://example.test/${key}`,
    date: { day: '2025-08-16', time: '07:30', source: 'header' },
    eventDay: '2025-08-15',
    ...over,
  };
}

/** Stores an article the way ingest does, with the stand-in's vectors. */
export async function put(
  store: ArticleStore,
  article: Article,
  over: {
    hash?: string;
    file?: string;
    line?: number | null;
    now?: number;
    sourceHash?: string | undefined;
  } = {},
): Promise<Replaced> {
  const cut = chunkArticle(article);
  const texts = cut.map((chunk) => passageText(article, chunk));
  const vectors = await embedder.embedPassages(texts);
  const chunks = cut.map((chunk, i) => ({
    ...chunk,
    searchText: texts[i] ?? '',
    vector: vectors[i] ?? new Float32Array(0),
  }));
  return store.replace(article, {
    hash: `hash of ${article.key}`,
    file: `/in/${article.key}`,
    line: null,
    now: 1,
    ...over,
    chunks,
  });
}

/** Every item of an iterator, of promises or not. */
export async function all<T>(items: Iterable<T> | AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

/** The code of the error that `act` fails with. */
export async function code(act: () => unknown): Promise<unknown> {
  try {
    await act();
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
  return 'no error';
}
