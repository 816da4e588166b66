// A conversation over a real store with real words and exact vectors: two articles, and whatever is found is answered (threshold 0).
import { type Ask, createAsk } from '../../src/app/ask.js';
import { type Converse, createConverse } from '../../src/app/converse.js';
import { createDescribeCollection } from '../../src/app/describe-collection.js';
import { createLookUp } from '../../src/app/look-up.js';
import type { Article } from '../../src/core/article.js';
import type { ArticleStore } from '../../src/core/article-store.js';
import { createArticleStore } from '../../src/store/articles.js';
import { createWordSearch } from '../../src/store/word-search.js';
import { createExactIndex } from '../../src/vectors/exact-index.js';
import { articleOf, model, put } from './articles.js';
import { createHashedEmbedder } from './hashed-embedder.js';
import { memoryDatabase } from './memory-database.js';

/** Noon of 25 October 2025 in Vietnam. */
export const NOON = Date.UTC(2025, 9, 25, 5);

export interface Conversation {
  readonly store: ArticleStore;
  readonly converse: Converse;
  /** The options that came with each question that was asked of the articles. */
  readonly options: Array<Parameters<Ask>[1]>;
  /** What was announced before it was read. */
  readonly announced: string[];
  add(key: string, day: string | null, over?: Partial<Article>): Promise<void>;
  close(): Promise<void>;
}

/** Opens one with two articles, "nga" of 16 August 2025 and "úc" of the 18th. */
export async function openConversation(): Promise<Conversation> {
  const db = memoryDatabase();
  const store = createArticleStore(db);
  await store.setModel(model);
  const words = createWordSearch(db);
  const index = createExactIndex(model.dimension);
  const clock = () => NOON;
  const embedder = createHashedEmbedder();
  const plain = createAsk({ store, words, embedder, index, clock, threshold: 0 });
  const options: Array<Parameters<Ask>[1]> = [];
  const announced: string[] = [];
  const ask = Object.assign(
    (...asked: Parameters<Ask>) => {
      options.push(asked[1]);
      return plain(...asked);
    },
    { findings: plain.findings },
  );
  const converse = createConverse({
    ask,
    lookUp: createLookUp({ store, words, embedder, index, clock }),
    store,
    clock,
    describe: createDescribeCollection({ store, words }),
    onAsked: (text) => announced.push(text),
    passagesOf: async (article) => (await store.chunksOf(article)).map(({ id }) => id),
  });
  async function add(key: string, day: string | null, over: Partial<Article> = {}): Promise<void> {
    const date = day === null ? null : { day, time: null, source: 'meta' as const };
    const article = articleOf(key, { title: `Bài ${key}`, captions: [], date, eventDay: null, ...over });
    await index.add((await put(store, article)).added);
  }
  await add('nga', '2025-08-16', {
    title: 'Bộ Công an ký kết với Nga',
    text: 'Bộ Công an ký với Nga một bản ghi nhớ về đào tạo. Bộ trưởng Lương Tam Quang chủ trì.\n\nNga giúp huấn luyện chó nghiệp vụ cho ba trường.',
  });
  await add('úc', '2025-08-18', {
    title: 'Bộ Công an ký kết với Úc',
    text: 'Bộ Công an ký với Úc một hiệp định về di trú. Lễ ký diễn ra tại Canberra.',
    outlet: 'vnexpress.net',
  });
  return {
    ...{ store, converse, options, announced, add },
    close: async () => {
      await index.close();
      db.close();
    },
  };
}
