// Adds to each quote of a reply what its story is: how many papers tell it, and its earliest and fullest version.
import type { Answer, CollectionAnswer, Quote, Reply } from '../core/answer.js';
import { inTurn } from '../core/in-turn.js';
import { type StorySummary, summaryOf } from '../core/story.js';
import type { StoryStore } from '../core/story-store.js';

/** The reply with `story` at each quote whose article shares its story with others; the rest as it is. */
export type TellStories = (reply: Reply) => Promise<Reply>;

/** Makes the use case. */
export function createTellStories(stories: Pick<StoryStore, 'storyOf' | 'members'>): TellStories {
  async function withStories(quotes: readonly Quote[]): Promise<Quote[]> {
    const known = new Map<string, StorySummary | null>();
    return await inTurn(quotes, async (quote) => {
      const id = await stories.storyOf(quote.article);
      if (id === null) return quote;
      const story = known.has(id) ? known.get(id) : summaryOf(id, await stories.members(id));
      known.set(id, story ?? null);
      return story ? { ...quote, story } : quote;
    });
  }

  const single = async (part: Answer | CollectionAnswer): Promise<Answer | CollectionAnswer> =>
    part.status === 'answered' ? { ...part, quotes: await withStories(part.quotes) } : part;

  return async (reply) =>
    reply.status === 'several' ? { ...reply, parts: await inTurn(reply.parts, single) } : await single(reply);
}
