// What a message of a digest may still tell when it is sent: what was ended or paused since is left out.
import type { Quote, Reply } from './answer.js';
import { digestOf, partsOf } from './cut-digest.js';
import type { DigestPage } from './digest-page.js';
import { inTurn } from './in-turn.js';
import type { Place } from './place.js';
import type { StoredArticle } from './ports.js';
import { type QuoteNow, quoteNow } from './quote-now.js';

/** A story of a message, shown or counted: for which subscription, and by which article. */
export interface StandingStory {
  readonly subscription: string;
  readonly article: string;
  /** Of the article now; null when it is gone. */
  readonly version: number | null;
}

/** What of a message on the outbox's list is still to be told. */
export interface Standing {
  readonly stories: readonly StandingStory[];
  /** Which of how many messages of its digest it is, of those that were sent or are still to be. */
  readonly part: number;
  readonly parts: number;
}

/** How far a place has been sent the digests of a day: some are still to be sent, or the last message that was; null for none. */
export type DigestsSent = 'under-way' | { readonly message: number } | null;

/** What becomes of the messages of digests on the outbox's list; `message` is a row's number. */
export interface DigestMessages {
  /**
   * Puts what the message was to tell for paused subscriptions back to what waits, together with what was to be told along
   * with that or with what was ended, and gives what is left. Asked again, as when nobody knows whether the message arrived,
   * it leaves no more out than was ended or paused meanwhile. `page` says which of its digest's messages it is, as composed.
   */
  standing(message: number, page: Pick<DigestPage, 'part' | 'parts'>): Promise<Standing>;
  /** Puts all of it back to what waits, as nothing of it was told. */
  putBack(message: number): Promise<void>;
  /** What the place was sent, or is being sent, of the digests of days that were due from `since` on (milliseconds since 1970). */
  sentSince(place: Place, since: number): Promise<DigestsSent>;
}

/**
 * The reply with only the stories that stand, each quoted as its article reads now, and said to be corrected where other
 * words stand for those that were chosen; itself where nothing is changed, null where nothing is left.
 */
export async function whatStands(
  reply: Reply,
  stories: ReadonlyArray<Named & Pick<StandingStory, 'version'>>,
  articleOf: (key: string) => Promise<StoredArticle | null>,
): Promise<Reply | null> {
  const versions = new Map(stories.map((one) => [nameOf(one), one.version]));
  let isChanged = false;

  async function now(quote: Quote, subscription: string | null): Promise<QuoteNow | null> {
    const version = versions.get(nameOf({ subscription, article: quote.article })) ?? null;
    if (version === (quote.version ?? 1)) return { quote, corrected: false };
    isChanged = true;
    const article = version === null ? null : await articleOf(quote.article);
    return article && quoteNow(quote, article);
  }

  const parts = (
    await inTurn(partsOf(reply), async ({ group, answer }) => {
      const kept = (
        await inTurn(answer.quotes, async (quote, index) => {
          const read = await now(quote, group.subscription);
          if (read === null) return [];
          const update = read.corrected ? ({ kind: 'corrected' } as const) : (group.updates[index] ?? null);
          return [{ quote: read.quote, update }];
        })
      ).flat();
      if (kept.length === 0) return [];
      const updates = kept.map(({ update }) => update);
      return [
        { group: { ...group, updates }, answer: { ...answer, quotes: kept.map(({ quote }) => quote) } },
      ];
    })
  ).flat();
  if (parts.length === 0) return null;
  return isChanged ? digestOf(parts) : reply;
}

/** The page of a message as composed, for what stands of its stories. */
export function pageStanding(
  page: DigestPage,
  { stories, part, parts }: Standing,
  { composed, standing }: { readonly composed: Reply; readonly standing: Reply },
): DigestPage {
  const own = new Set(storyNames(composed));
  const counted = stories.filter((one) => one.version !== null && !own.has(nameOf(one)));
  const more = page.more === 0 ? 0 : counted.length;
  const first = part === 1 ? 1 : page.first;
  const only = first === 1 && parts === 1 && more === 0 && storyNames(standing).length === 1;
  return { ...page, first, only, part, parts, more, ...(more === 0 && { rest: null, shown: 0 }) };
}

interface Named {
  readonly subscription: string | null;
  readonly article: string;
}

function nameOf({ subscription, article }: Named): string {
  return `${subscription} ${article}`;
}

function storyNames(reply: Reply): string[] {
  return partsOf(reply).flatMap(({ group: { subscription }, answer }) =>
    answer.quotes.map(({ article }) => nameOf({ subscription, article })),
  );
}
