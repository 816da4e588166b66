// Adds to each quote of a reply what its story is: how many papers tell it, and its earliest and fullest version.
import type { Answer, CollectionAnswer, Quote, Reply } from '../core/answer.js';
import { type StorySummary, summaryOf } from '../core/story.js';
import type { StoryStore } from '../core/story-store.js';

/** The reply with `story` at each quote whose article shares its story with others; the rest as it is. */
export type TellStories = (reply: Reply) => Reply;

/** Makes the use case. */
export function createTellStories(stories: Pick<StoryStore, 'storyOf' | 'members'>): TellStories {
  function withStories(quotes: readonly Quote[]): Quote[] {
    const known = new Map<string, StorySummary | null>();
    return quotes.map((quote) => {
      const id = stories.storyOf(quote.article);
      if (id === null) return quote;
      const story = known.has(id) ? known.get(id) : summaryOf(id, stories.members(id));
      known.set(id, story ?? null);
      return story ? { ...quote, story } : quote;
    });
  }

  const single = (part: Answer | CollectionAnswer): Answer | CollectionAnswer =>
    part.status === 'answered' ? { ...part, quotes: withStories(part.quotes) } : part;

  return (reply) =>
    reply.status === 'several' ? { ...reply, parts: reply.parts.map(single) } : single(reply);
}
