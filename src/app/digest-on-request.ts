// What someone asks to be told at once: what waits for the place, the stories most told of some days, or a topic's latest.
import { Temporal } from 'temporal-polyfill';
import { type Answer, type Quote, quotesOf, type Reply } from '../core/answer.js';
import { type Article, sourceOf } from '../core/article.js';
import type { ArticleStore } from '../core/article-store.js';
import { type DigestPart, digestOf, partsOf, storiesFrom } from '../core/cut-digest.js';
import type { DigestStore } from '../core/digest.js';
import { whatStands } from '../core/digest-message.js';
import { zonedAt } from '../core/digest-schedule.js';
import { inTurn, keptInTurn } from '../core/in-turn.js';
import { ASKED_PERIOD } from '../core/outbox.js';
import type { Place } from '../core/place.js';
import type { Clock, StoredArticle } from '../core/ports.js';
import { fullestOf, papersOf } from '../core/story.js';
import type { StoryStore } from '../core/story-store.js';
import type { SubscriptionKind, SubscriptionStore } from '../core/subscription.js';
import { sentencesIn } from '../core/version-changes.js';
import type { ComposeDigest } from './compose-digest.js';
import type { PreviewTopic } from './preview-topic.js';

export interface DigestOnRequestDeps {
  readonly digests: Pick<DigestStore, 'settings' | 'waiting' | 'told' | 'prepare'>;
  readonly subscriptions: Pick<SubscriptionStore, 'ofPlace'>;
  readonly compose: ComposeDigest;
  readonly articles: Pick<ArticleStore, 'byAge' | 'byKey'>;
  readonly stories: Pick<StoryStore, 'storyOf' | 'members'>;
  readonly previewTopic: PreviewTopic;
  /** As in `ComposeDigestDeps`. */
  readonly present: (reply: Answer) => Promise<Reply>;
  readonly clock: Clock;
  /** Hears that something was put on the outbox's list. */
  readonly onOutbox: () => void;
}

export type RequestedDays = 'today' | 'this-week';

/** Stories to show, those beyond them that can be opened, and how many there are beyond; a part is null when there are none. */
export interface RequestedStories {
  readonly part: DigestPart | null;
  readonly rest: DigestPart | null;
  readonly more: number;
}

/** Stories of a kept digest as their articles read now; `next` is the index of the first that was not looked at. */
export interface FurtherStories {
  readonly parts: readonly DigestPart[];
  readonly next: number;
  /** Stories from there on. */
  readonly more: number;
}

export interface DigestOnRequest {
  /** Puts what waits for the place on the list of what is sent; it counts as told. */
  waiting(
    place: Place,
    language: 'vi' | 'en',
  ): Promise<'sent' | 'nothing' | 'all-paused' | 'follows-nothing'>;
  /** The stories of these days, by the place's calendar, that most papers tell, the newest of equals first; nothing of it counts as told. */
  biggest(place: Place, days: RequestedDays): Promise<RequestedStories>;
  /** The latest articles of a topic; nothing of it counts as told. */
  about(place: Place, topic: string): Promise<RequestedStories>;
  /** The next `most` stories of a kept digest from the one with index `from` on, without those whose articles are gone. */
  further(kept: Reply, from: number, most: number): Promise<FurtherStories>;
}

/** Stories beyond those shown that can still be opened; of more, none but their number is told. */
const REST_KEPT = 100;
/** Articles of a week that are looked at, the newest. */
const ARTICLES = 3000;
/** A shorter sentence is a place line or a by-line, not what happened; set by reason. */
const SENTENCE_UNITS = 40;

/** Makes the use case. */
export function createDigestOnRequest(deps: DigestOnRequestDeps): DigestOnRequest {
  const { digests, subscriptions, compose, articles, stories, clock } = deps;

  async function prepared(place: Place, language: 'vi' | 'en'): Promise<'sent' | 'nothing' | 'changed'> {
    const followed = (await subscriptions.ofPlace(place)).filter(({ paused }) => !paused);
    const ids = new Set(followed.map(({ id }) => id));
    const items = (await digests.waiting(place)).filter(({ subscription }) => ids.has(subscription));
    if (items.length === 0) return 'nothing';
    const now = clock();
    const { messages, done, carried, told } = await compose({
      ...{ place, items, subscriptions: followed, settings: await digests.settings(place), now, language },
      told: (names) => digests.told(place, names),
      period: ASKED_PERIOD,
    });
    if (!(await digests.prepare({ place, messages, done, carried, told, turns: [] }, now))) return 'changed';
    return messages.length === 0 ? 'nothing' : 'sent';
  }

  async function partOf(
    kind: SubscriptionKind,
    title: string,
    quotes: readonly Quote[],
  ): Promise<DigestPart | null> {
    const [first] = quotes;
    if (first === undefined) return null;
    const asked =
      kind === 'everything'
        ? ({ question: first.headline, lookedUp: 'meaning' } as const)
        : { question: title };
    const answer = await deps.present({ status: 'answered', ...asked, quotes, window: null, score: 0 });
    if (answer.status !== 'answered') return null;
    return { group: { subscription: null, kind, title, updates: quotes.map(() => null) }, answer };
  }

  async function requested(kind: SubscriptionKind, title: string, quotes: readonly Quote[], most: number) {
    const rest = await partOf(kind, title, quotes.slice(most, most + REST_KEPT));
    return { part: await partOf(kind, title, quotes.slice(0, most)), rest };
  }

  /** What stands of `count` stories from the one with index `from` on. */
  async function standing(parts: readonly DigestPart[], from: number, count: number): Promise<DigestPart[]> {
    const some = storiesFrom(parts, from, count);
    const stories = (
      await inTurn(
        some,
        async ({ group: { subscription }, answer }) =>
          await inTurn(answer.quotes, async ({ article }) => {
            const now = await articles.byKey(article);
            return { subscription, article, version: now === null ? null : (now.version ?? 1) };
          }),
      )
    ).flat();
    const reply = await whatStands(digestOf(some), stories, articles.byKey);
    return reply === null ? [] : partsOf(reply);
  }

  return {
    async waiting(place, language) {
      const followed = await subscriptions.ofPlace(place);
      if (followed.length === 0) return 'follows-nothing';
      if (followed.every(({ paused }) => paused)) return 'all-paused';
      let done = await prepared(place, language);
      // The digest that was due took what waited meanwhile; what is left is looked at once more.
      if (done === 'changed') done = await prepared(place, language);
      if (done === 'sent') deps.onOutbox();
      return done === 'changed' ? 'nothing' : done;
    },

    async biggest(place, days) {
      const { zone, most } = await digests.settings(place);
      const today = dayIn(zone, clock());
      const from = days === 'today' ? today : mondayOf(today);
      const found = new Map<string, StoredArticle[]>();
      for (const article of await articles.byAge('newest', ARTICLES, { days: { from, to: today } })) {
        const story = (await stories.storyOf(article.key)) ?? article.key;
        found.set(story, [...(found.get(story) ?? []), article]);
      }
      // As the articles come newest first, so do stories, and those told by as many papers stay in that order.
      const ranked = (
        await inTurn([...found], async ([story, own]) => ({
          own,
          papers: papersOf(await stories.members(story)),
        }))
      ).sort((one, other) => other.papers - one.papers);
      const quotes = ranked.flatMap(({ own }) => leadOf(own) ?? []);
      return {
        ...(await requested('everything', '', quotes, most)),
        more: Math.max(0, quotes.length - most),
      };
    },

    async about(place, topic) {
      const { most } = await digests.settings(place);
      const meant = { kind: 'topic', text: topic } as const;
      const { latest, matching } = await deps.previewTopic(meant, null, most + REST_KEPT);
      const quotes = latest.map(({ quote }) => quote);
      return { ...(await requested('topic', topic, quotes, most)), more: Math.max(0, matching - most) };
    },

    async further(kept, from, most) {
      const parts = partsOf(kept);
      const all = quotesOf(kept).length;
      const isLeft = async (at: number): Promise<boolean> => (await standing(parts, at, 1)).length > 0;
      const left = await keptInTurn(
        Array.from({ length: all - from }, (_, index) => from + index),
        isLeft,
      );
      const next = left[most] ?? all;
      return { parts: await standing(parts, from, next - from), next, more: Math.max(0, left.length - most) };
    },
  };
}

/** The day `YYYY-MM-DD` that it is in `zone` (an IANA name) at `now`, milliseconds since 1970. */
function dayIn(zone: string, now: number): string {
  return zonedAt(now, zone).toPlainDate().toString();
}

/** The Monday of the week of a day `YYYY-MM-DD`. */
function mondayOf(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}

/** The first whole sentence of the fullest of a story's articles; null when there is none to quote. */
function leadOf(articles: readonly StoredArticle[]): Quote | null {
  const members = articles.map((article) => ({ article, reason: { kind: 'first' } as const }));
  const fullest: Article | undefined = fullestOf(members)?.article;
  if (fullest === undefined) return null;
  const sentences = sentencesIn(fullest);
  const lead = sentences.find(({ text }) => text.length >= SENTENCE_UNITS) ?? sentences[0];
  if (lead === undefined) return null;
  const { version } = articles.find(({ key }) => key === fullest.key) ?? {};
  return {
    ...sourceOf(fullest),
    ...lead,
    article: fullest.key,
    passage: { start: lead.start, end: lead.end },
    ...(version !== undefined && { version }),
  };
}
