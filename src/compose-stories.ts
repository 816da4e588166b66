// Puts together what groups articles to stories and tells of them; the part of compose.ts about stories.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createGroupStories, type GroupStories } from './app/group-stories.js';
import { createTellStories, type TellStories } from './app/tell-stories.js';
import { inTurn } from './core/in-turn.js';
import type { CollectionStorage } from './core/storage.js';
import type { StoryStore } from './core/story-store.js';

export interface Stories {
  readonly stories: StoryStore;
  readonly groupStories: GroupStories;
  readonly tellStories: TellStories;
  /** The passages of all articles that tell the story of one. */
  passagesOf(article: string): Promise<number[]>;
  /** Places what a kill left out, before an ingest; more come from a version that knew no stories, and need not wait. */
  placeLeftOut(signal: AbortSignal | undefined): Promise<void>;
}

/** Articles that a kill can have left without a place, and far more. */
const LEFT_BY_A_KILL = 200;

export function openStories({ articles, stories }: Pick<CollectionStorage, 'articles' | 'stories'>): Stories {
  const groupStories = createGroupStories({ articles, stories, pause: () => nextTurn() });
  return {
    stories,
    groupStories,
    tellStories: createTellStories(stories),
    async passagesOf(article) {
      const story = await stories.storyOf(article);
      const keys = story === null ? [article] : await stories.keysOf(story);
      return (await inTurn(keys, async (key) => (await articles.chunksOf(key)).map(({ id }) => id))).flat();
    },
    placeLeftOut: async (signal) => {
      await groupStories.catchUp({ signal, most: LEFT_BY_A_KILL });
    },
  };
}
