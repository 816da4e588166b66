// Digests on request over the stores in a database, with the bot's own words and layout.
import { join } from 'node:path';
import { createChooseStories } from '../../src/app/choose-stories.js';
import { type ComposeDigest, createComposeDigest, type LayOut } from '../../src/app/compose-digest.js';
import { createDigestOnRequest, type DigestOnRequestDeps } from '../../src/app/digest-on-request.js';
import { createTellStories } from '../../src/app/tell-stories.js';
import type { BotDeps } from '../../src/bot/create-bot.js';
import { createDigestLayOut } from '../../src/bot/render-digest.js';
import type { Clock } from '../../src/core/ports.js';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';
import { createAnswerStore } from '../../src/store/answers.js';
import { createArticleStore } from '../../src/store/articles.js';
import type { Database } from '../../src/store/database.js';
import { createDigestStore } from '../../src/store/digests.js';
import { createStoryStore } from '../../src/store/stories.js';
import { createSubscriptionStore } from '../../src/store/subscriptions.js';

/** What composes digests as the bot that runs does, but that it links no passages. */
export function composeOn(db: Database, layOut: LayOut): ComposeDigest {
  const [articles, stories, answers] = [createArticleStore(db), createStoryStore(db), createAnswerStore(db)];
  return createComposeDigest({
    choose: createChooseStories({ articles, stories }),
    present: createTellStories(stories),
    keep: async (place, reply, now) => (await answers.save(place, reply, now)).id,
    layOut,
  });
}

/** The parts of a bot that make digests on request. */
export function digestRequestsOn(
  db: Database,
  previewTopic: DigestOnRequestDeps['previewTopic'],
  clock: Clock = () => Date.UTC(2025, 9, 25),
): Pick<BotDeps, 'digestOnRequest' | 'layOutDigest'> {
  const stories = createStoryStore(db);
  const layOutDigest = createDigestLayOut(loadPrompts(join(projectRoot, 'prompts'), 'bot'));
  const digestOnRequest = createDigestOnRequest({
    ...{ previewTopic, clock, stories, onOutbox: () => {} },
    digests: createDigestStore(db),
    subscriptions: createSubscriptionStore(db),
    articles: createArticleStore(db),
    compose: composeOn(db, layOutDigest),
    present: createTellStories(stories),
  });
  return { digestOnRequest, layOutDigest };
}
