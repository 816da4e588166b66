// Puts together what makes digests: from what waits for a place to its messages.
import { createChooseStories } from './app/choose-stories.js';
import { type ComposeDigest, createComposeDigest, type LayOut } from './app/compose-digest.js';
import { createDigestOnRequest, type DigestOnRequest } from './app/digest-on-request.js';
import type { PreviewTopic } from './app/preview-topic.js';
import type { SharedWork } from './app/remember-shared.js';
import { createTellStories } from './app/tell-stories.js';
import { createDigestLayOut } from './bot/render-digest.js';
import type { Collection } from './compose.js';
import type { Clock } from './core/ports.js';
import type { Prompts } from './prompts.js';

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
  return { byKey: (key) => store.byKey(key), present: async (reply) => pointOut(await tellStories(reply)) };
}

/** Composes digests that people are sent: what a message quotes is kept with the answers. */
export function openDigestComposing(
  { stories, chats }: Pick<Collection, 'stories' | 'chats'>,
  { byKey, present }: Omit<SharedWork, 'forget'>,
  layOut: LayOut,
): ComposeDigest {
  return createComposeDigest({
    choose: createChooseStories({ articles: { byKey }, stories }),
    keep: async (place, reply, now) => (await chats.answers.save(place, reply, now)).id,
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
