// Digests on request over the stores of a database, with the bot's own words and layout.
import { join } from 'node:path';
import { createChooseStories } from '../../src/app/choose-stories.js';
import { type ComposeDigest, createComposeDigest, type LayOut } from '../../src/app/compose-digest.js';
import { createDigestOnRequest, type DigestOnRequestDeps } from '../../src/app/digest-on-request.js';
import { createTellStories } from '../../src/app/tell-stories.js';
import type { BotDeps } from '../../src/bot/create-bot.js';
import { createDigestLayOut } from '../../src/bot/render-digest.js';
import type { ArticleStore } from '../../src/core/article-store.js';
import type { DigestStore } from '../../src/core/digest.js';
import type { AnswerStore, Clock } from '../../src/core/ports.js';
import type { StoryStore } from '../../src/core/story-store.js';
import type { SubscriptionStore } from '../../src/core/subscription.js';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';

export interface DigestStores {
  readonly articles: ArticleStore;
  readonly stories: StoryStore;
  readonly answers: AnswerStore;
  readonly digests: DigestStore;
  readonly subscriptions: SubscriptionStore;
}

const layOutDigest = createDigestLayOut(loadPrompts(join(projectRoot, 'prompts'), 'bot'));

/** What composes digests as the bot that runs does, but that it links no passages. */
export function composeOn(
  { articles, stories, answers }: Pick<DigestStores, 'articles' | 'stories' | 'answers'>,
  layOut: LayOut,
): ComposeDigest {
  return createComposeDigest({
    choose: createChooseStories({ articles, stories }),
    present: createTellStories(stories),
    keep: async (place, reply, now) => (await answers.save(place, reply, now)).id,
    layOut,
  });
}

/** The parts of a bot that make digests on request. */
export function digestRequestsOn(
  stores: DigestStores,
  previewTopic: DigestOnRequestDeps['previewTopic'],
  clock: Clock = () => Date.UTC(2025, 9, 25),
): Pick<BotDeps, 'digestOnRequest' | 'layOutDigest'> {
  const { stories } = stores;
  const digestOnRequest = createDigestOnRequest({
    ...{ ...stores, previewTopic, clock, onOutbox: () => {} },
    compose: composeOn(stores, layOutDigest),
    present: createTellStories(stories),
  });
  return { digestOnRequest, layOutDigest };
}
