// Puts together what makes digests: from what waits for a place to its messages, or only to what they would be.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createChooseStories } from './app/choose-stories.js';
import { type ComposeDigest, createComposeDigest, type LayOut } from './app/compose-digest.js';
import { createDigestOnRequest, type DigestOnRequest } from './app/digest-on-request.js';
import type { PreviewTopic } from './app/preview-topic.js';
import type { SharedWork } from './app/remember-shared.js';
import { type PlacePlan, planDigest } from './app/schedule-digests.js';
import { createTellStories } from './app/tell-stories.js';
import { createDigestLayOut } from './bot/render-digest.js';
import type { Collection } from './compose.js';
import type { Config } from './config.js';
import type { ChatStore } from './core/chat-ports.js';
import type { Clock } from './core/ports.js';
import type { Prompts } from './prompts.js';
import { createArticleStore } from './store/articles.js';
import { createChatStore } from './store/chats.js';
import { openDatabase } from './store/database.js';
import { createDigestStore } from './store/digests.js';
import { createLanguages } from './store/languages.js';
import { createStoryStore } from './store/stories.js';
import { createSubscriptionStore } from './store/subscriptions.js';

interface RequestParts {
  readonly prompts: Prompts;
  readonly previewTopic: PreviewTopic;
  readonly clock: Clock;
}

/** Where digests read articles, and what they show quotes with. */
export function digestWork({
  store,
  stories,
  pointOut,
}: Pick<Collection, 'store' | 'stories' | 'pointOut'>): Omit<SharedWork, 'forget'> {
  const tellStories = createTellStories(stories);
  return { byKey: (key) => store.byKey(key), present: (reply) => pointOut(tellStories(reply)) };
}

/** Composes digests that people are sent: what a message quotes is kept with the answers. */
export function openDigestComposing(
  { stories, chats }: Pick<Collection, 'stories' | 'chats'>,
  { byKey, present }: Omit<SharedWork, 'forget'>,
  layOut: LayOut,
): ComposeDigest {
  return createComposeDigest({
    choose: createChooseStories({ articles: { byKey }, stories }),
    keep: (place, reply, now) => chats.answers.save(place, reply, now).id,
    ...{ present, layOut },
  });
}

/** What people ask to be told at once, with the stories and the words that the bot's digests have. */
export function openDigestRequests(
  collection: Pick<Collection, 'store' | 'stories' | 'pointOut' | 'chats' | 'corrections'>,
  { prompts, previewTopic, clock }: RequestParts,
): { readonly digestOnRequest: DigestOnRequest; readonly layOutDigest: LayOut } {
  const { store, stories, chats, corrections } = collection;
  const work = digestWork(collection);
  const layOutDigest = createDigestLayOut(prompts);
  const digestOnRequest = createDigestOnRequest({
    ...{ articles: store, stories, previewTopic, clock, onOutbox: corrections.changed },
    ...{ digests: chats.digests, subscriptions: chats.subscriptions },
    compose: openDigestComposing(collection, work, layOutDigest),
    present: work.present,
  });
  return { digestOnRequest, layOutDigest };
}

/** Tells what digests would be prepared, without the model and writing nothing. */
export interface DigestPlans {
  /**
   * What the places where something is due or held back at `at`, in milliseconds since 1970, would be sent then of what
   * waits now.
   */
  at(at: number): PlacePlan[];
  readonly isGone: ChatStore['isGone'];
  close(): void;
}

export function openDigestPlans(config: Config): DigestPlans {
  const file = join(config.DATA_DIR, 'trichdan.sqlite');
  const db = existsSync(file) ? openDatabase(file, { readonly: true }) : openDatabase(':memory:');
  const [digests, articles, stories] = [createDigestStore(db), createArticleStore(db), createStoryStore(db)];
  const compose = createComposeDigest({
    choose: createChooseStories({ articles, stories }),
    present: (reply) => reply,
    keep: () => '',
    layOut: (_, parts) => [parts.reduce((sum, { answer }) => sum + answer.quotes.length, 0)],
  });
  const subscriptions = createSubscriptionStore(db);
  const parts = { digests, subscriptions, compose, languageOf: createLanguages(db).of };
  return {
    at: (at) =>
      subscriptions
        .places()
        .map((place) => planDigest(parts, place, at))
        .filter(({ due, held }) => due.length + held.length > 0),
    isGone: createChatStore(db).isGone,
    close: () => void db.close(),
  };
}
