// Research on a real database with the stand-in's vectors: articles are put in, and looked up as in the product.
import { createAsk } from '../../src/app/ask.js';
import { createLookUp } from '../../src/app/look-up.js';
import { createPointOut } from '../../src/app/point-out.js';
import { openResearch, type Research } from '../../src/compose-research.js';
import { openStories } from '../../src/compose-stories.js';
import type { Article } from '../../src/core/article.js';
import type { ArticleStore } from '../../src/core/article-store.js';
import type { StoryStore } from '../../src/core/story-store.js';
import { plainWording } from '../../src/core/wording.js';
import { createArticleStore } from '../../src/store/articles.js';
import type { Database } from '../../src/store/database.js';
import { createStoryStore } from '../../src/store/stories.js';
import { createWordSearch } from '../../src/store/word-search.js';
import { createExactIndex } from '../../src/vectors/exact-index.js';
import { articleOf, model, put } from './articles.js';
import { createHashedEmbedder } from './hashed-embedder.js';

interface ResearchStores {
  readonly articles: ArticleStore;
  readonly stories: StoryStore;
}

export interface ResearchScene extends Research {
  /** Stores an article; what is not said of it is as in `articleOf`, without captions and event. */
  add(key: string, over?: Partial<Article>): Promise<void>;
  /** Puts what was stored into stories. */
  groupStories(): Promise<void>;
}

/** Research over the articles of a database, at noon of 25 October 2025 in Việt Nam; stores that are there already are used. */
export function researchOn(
  db: Database,
  {
    articles: store = createArticleStore(db),
    stories: kept = createStoryStore(db),
  }: Partial<ResearchStores> = {},
): ResearchScene {
  const words = createWordSearch(db);
  const index = createExactIndex(model.dimension);
  const embedder = createHashedEmbedder();
  const clock = () => Date.UTC(2025, 9, 25, 5);
  const { stories, groupStories, tellStories } = openStories({
    articles: store,
    stories: kept,
  });
  const parts = { store, words, embedder, index, clock };
  const research = openResearch({
    ...parts,
    ask: createAsk({ ...parts, threshold: 0 }),
    lookUp: createLookUp(parts),
    history: { versionsOf: async () => [], version: async () => null, renamedTo: async () => null },
    storyOf: (key) => stories.storyOf(key),
    tellStories,
    pointOut: createPointOut({
      ...{ articles: store, clock, wordingOf: async (text) => plainWording(text), change: store.change },
      readerUrl: ({ article }) => `https://doc.example/doc/${article}`,
    }),
    first: (work) => work(),
  });
  return {
    ...research,
    groupStories: async () => void (await groupStories.catchUp({})),
    async add(key, over = {}) {
      if ((await store.model()) === null) await store.setModel(model);
      await index.add((await put(store, articleOf(key, { captions: [], eventDay: null, ...over }))).added);
    },
  };
}
