// Puts together what makes digests of what waits; whoever only looks what would be sent keeps nothing of it.
import { createChooseStories } from './app/choose-stories.js';
import { type ComposeDigest, type ComposeDigestDeps, createComposeDigest } from './app/compose-digest.js';
import { createTellStories } from './app/tell-stories.js';
import { createDigestLayOut } from './bot/render-digest.js';
import type { Collection } from './compose.js';
import type { Prompts } from './prompts.js';

/** What a digest that is not to be sent is kept as. */
const NOWHERE = '-';

/** Makes digests; with `sends` false, for looking only. */
export function openComposeDigest(
  { store, stories, pointOut, chats }: Collection,
  prompts: Prompts,
  { sends }: { readonly sends: boolean },
): ComposeDigest {
  const tellStories = createTellStories(stories);
  const keep: ComposeDigestDeps['keep'] = (place, reply, now) =>
    sends ? chats.answers.save(place, reply, now).id : NOWHERE;
  return createComposeDigest({
    choose: createChooseStories({ articles: store, stories }),
    present: (reply) => pointOut(tellStories(reply)),
    keep,
    layOut: createDigestLayOut(prompts),
  });
}
