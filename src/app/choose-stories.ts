// Decides which stories of what waits are told: each once, by its clearest sentence as its article reads now.
import type { Quote } from '../core/answer.js';
import { dayAt } from '../core/dates.js';
import type { ToldStory, WaitingItem } from '../core/digest.js';
import {
  appearedAt,
  clearestFirst,
  type DigestStory,
  type ItemFate,
  namesToldBy,
  ownName,
} from '../core/digest-content.js';
import type { DigestUpdate } from '../core/digest-group.js';
import { whatIsNew } from '../core/digest-update.js';
import { inTurn } from '../core/in-turn.js';
import type { StoredArticle } from '../core/ports.js';
import { type QuoteNow, quoteNow } from '../core/quote-now.js';
import type { StoryStore } from '../core/story-store.js';
import type { Subscription } from '../core/subscription.js';

export interface ChooseStoriesDeps {
  readonly articles: { byKey(key: string): Promise<StoredArticle | null> };
  readonly stories: Pick<StoryStore, 'storyOf' | 'keysOf' | 'members'>;
}

/** `subscriptions` in the order in which a story found for several is shown under the first. */
export type ChooseStories = (waiting: {
  readonly items: readonly WaitingItem[];
  readonly subscriptions: readonly Subscription[];
  /** What the place was told under these names. */
  readonly told: (names: readonly string[]) => Promise<readonly ToldStory[]>;
}) => Promise<{
  /** In no order. Those not told before are said to be corrected at the most. */
  readonly stories: readonly DigestStory[];
  /** Of the items that are in none of the stories. */
  readonly left: ReadonlyMap<number, Exclude<ItemFate, 'shown' | 'counted'>>;
}>;

/** Makes the use case. */
export function createChooseStories({ articles, stories }: ChooseStoriesDeps): ChooseStories {
  /** The item as its article reads now; null when the article is gone or says nothing like it any more. */
  async function asItReads(item: WaitingItem): Promise<ReadItem | null> {
    const stored = await articles.byKey(item.article);
    const now = stored && quoteNow(item.quote, stored);
    if (stored === null || now === null) return null;
    return { ...item, ...now, stored, story: (await stories.storyOf(item.article)) ?? item.story };
  }

  /** What was told of a story, by article; where it is not known by which, all of it that does not wait. */
  async function articlesTold(told: ToldStory, waiting: ReadonlySet<string>): Promise<StoredArticle[]> {
    const keys =
      told.articles ??
      (await stories.members(told.story))
        .map(({ article }) => article.key)
        .filter((key) => !waiting.has(key));
    return (await inTurn(keys, async (key) => (await articles.byKey(key)) ?? [])).flat();
  }

  return async ({ items, subscriptions, told }) => {
    const left = new Map<number, Exclude<ItemFate, 'shown' | 'counted'>>();
    const rank = new Map(subscriptions.map(({ id }, index) => [id, index]));
    const wanted = new Map(subscriptions.map((one) => [one.id, one]));
    const byStory = new Map<string, ReadItem[]>();
    for (const waiting of items) {
      const subscription = wanted.get(waiting.subscription);
      if (subscription === undefined) continue;
      const item = await asItReads(waiting);
      if (item === null) left.set(waiting.id, 'gone');
      else if (item.score < (subscription.threshold ?? 0)) left.set(item.id, 'loose');
      else if (isOlder(item.quote, dayAt(subscription.createdAt))) left.set(item.id, 'older');
      else byStory.set(item.story, [...(byStory.get(item.story) ?? []), item]);
    }
    const namesOf = new Map(
      await inTurn([...byStory], async ([story, found]) => [
        story,
        namesToldBy(story, await stories.keysOf(story), found),
      ]),
    );
    const toldBy = new Map((await told([...namesOf.values()].flat())).map((one) => [one.story, one]));

    const chosen: DigestStory[] = [];
    for (const [story, waitingFor] of byStory) {
      const found = waitingFor.filter(({ article }) => !toldBy.has(ownName(article)));
      for (const { id, article } of waitingFor) if (toldBy.has(ownName(article))) left.set(id, 'told');
      const before = (namesOf.get(story) ?? []).flatMap((name) => toldBy.get(name) ?? []);
      const waiting = new Set(found.map(({ article }) => article));
      const known = (await inTurn(before, (one) => articlesTold(one, waiting))).flat();
      const adding =
        before.length === 0
          ? found.map((item) => ({ item, update: item.corrected ? CORRECTED : null }))
          : additions(found, known);
      const narrowest = Math.min(...adding.map(({ item }) => rank.get(item.subscription) ?? 0));
      const [best] = adding
        .filter(({ item }) => rank.get(item.subscription) === narrowest)
        .sort((one, other) => clearestFirst(one.item, other.item));
      if (best === undefined) {
        for (const { id } of found) left.set(id, 'told');
        continue;
      }
      const others = found.filter(({ id }) => id !== best.item.id);
      chosen.push({
        story,
        subscription: best.item.subscription,
        quote: best.item.quote,
        items: [best.item, ...others].map(({ stored: _, corrected: __, ...item }) => item),
        update: best.update,
      });
    }
    return { stories: chosen, left };
  };
}

type ReadItem = WaitingItem & QuoteNow & { readonly stored: StoredArticle };

const CORRECTED: DigestUpdate = { kind: 'corrected' };

interface Addition {
  readonly item: ReadItem;
  readonly update: DigestUpdate;
}

/** The items that add something to what was told; none when it cannot be known what that was. */
function additions(found: readonly ReadItem[], told: readonly StoredArticle[]): Addition[] {
  if (told.length === 0) return [];
  return found.flatMap((item) => {
    const update = whatIsNew(item.quote.text, item.stored, told);
    return update === null ? [] : [{ item, update }];
  });
}

/** Published before the subscription's day; an article without a day counts by its arrival. */
function isOlder(quote: Quote, since: string): boolean {
  const at = appearedAt(quote);
  return at !== '' && at.slice(0, since.length) < since;
}
