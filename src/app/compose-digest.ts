// Makes the digest of a place from what waits for it: its stories, each told once, as messages for the outbox.
import type { Answer, Reply } from '../core/answer.js';
import { cutDigest, type DigestPart, digestOf } from '../core/cut-digest.js';
import type { CarriedItem, DigestSettings, ToldStory, WaitingItem } from '../core/digest.js';
import {
  type DigestGroup,
  type DigestStory,
  groupsOf,
  type ItemFate,
  narrowFirst,
  ownName,
  storiesIn,
  withinCap,
} from '../core/digest-content.js';
import { type DigestOccasion, type DigestPayload, pagesOf, partOfDay } from '../core/digest-page.js';
import { zonedAt } from '../core/digest-schedule.js';
import { inTurn } from '../core/in-turn.js';
import type { NewMessage } from '../core/outbox.js';
import type { Place } from '../core/place.js';
import type { Subscription } from '../core/subscription.js';
import type { ChooseStories } from './choose-stories.js';

export interface DigestInput {
  readonly place: Place;
  /** What waits for `subscriptions`; of others it is left alone. */
  readonly items: readonly WaitingItem[];
  /** Those that are due. */
  readonly subscriptions: readonly Subscription[];
  /** What the place was told under these names. */
  readonly told: (names: readonly string[]) => Promise<readonly ToldStory[]>;
  readonly settings: DigestSettings;
  /** A day `YYYY-MM-DD`, `at-once`, or `asked` for what someone asked to see. */
  readonly period: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly language: 'vi' | 'en';
}

export interface ComposedDigest {
  /** None when nothing is worth sending. */
  readonly messages: readonly NewMessage[];
  /** Waiting items that are done with, sent or not. */
  readonly done: readonly number[];
  /** Of those, what the messages tell; a story that is only counted goes with the last. */
  readonly carried: readonly CarriedItem[];
  /** Under `namesToldBy` what is sent. */
  readonly told: ReadonlyArray<Pick<ToldStory, 'story' | 'articles'>>;
  /** What became of each item, for whoever asks why. */
  readonly fates: ReadonlyArray<{ readonly item: number; readonly fate: ItemFate }>;
}

export interface ComposeDigestDeps {
  readonly choose: ChooseStories;
  /** Adds to quotes what their stories are, their answering words and where to read them. */
  readonly present: (reply: Answer) => Promise<Reply>;
  /** Keeps what a message quotes and gives its id; whoever only wants to know what would be sent keeps nothing. */
  readonly keep: (place: Place, reply: Reply, now: number) => Promise<string>;
  readonly layOut: LayOut;
}

/** How many stories of a digest go into each message, in order: all of them, and at least one in each. */
export type LayOut = (
  occasion: DigestOccasion,
  parts: readonly DigestPart[],
  language: 'vi' | 'en',
) => readonly number[];

export type ComposeDigest = (input: DigestInput) => Promise<ComposedDigest>;

/** Stories beyond the cap that can still be opened; of more, none but their number is kept. */
const REST_KEPT = 100;

/** Makes the use case. */
export function createComposeDigest(deps: ComposeDigestDeps): ComposeDigest {
  const { choose, present, keep, layOut } = deps;

  async function partsFor(groups: readonly DigestGroup[]): Promise<DigestPart[]> {
    return (
      await inTurn(groups, async (group) => {
        const answer = await present(answerOf(group));
        return answer.status === 'answered' ? [{ group: pageGroup(group), answer }] : [];
      })
    ).flat();
  }

  async function messagesOf(input: DigestInput, shown: readonly DigestGroup[], left: readonly DigestGroup[]) {
    const { place, now, language, period } = input;
    const parts = await partsFor(shown);
    const more = storiesIn(left);
    const rest =
      more === 0 ? null : await keep(place, digestOf(await partsFor(firstOf(left, REST_KEPT))), now);
    const occasion = occasionOf(input);
    const counts = layOut(occasion, parts, language);
    const replies = cutDigest(parts, counts);
    const messages = (
      await inTurn(
        pagesOf({ occasion, more, rest, shown: 0 }, counts),
        async (page, index): Promise<NewMessage[]> => {
          const reply = replies[index];
          if (reply === undefined) return [];
          const payload: DigestPayload = { kind: 'digest', answer: await keep(place, reply, now), page };
          const first = shown.flatMap(({ stories }) => stories)[page.first - 1];
          // An article is told to a place once, so that this is never the key of another message.
          const item = `digest ${page.part}/${page.parts} ${first?.items[0]?.article}`;
          return [{ ...place, period, item, language, payload, dueAt: now }];
        },
      )
    ).flat();
    return { messages, carried: carriedBy(shown, left, counts) };
  }

  return async (input) => {
    const subscriptions = narrowFirst(input.subscriptions);
    const { stories, left: dropped } = await choose({ ...input, subscriptions });
    const groups = groupsOf(stories, subscriptions);
    const { shown, left } = withinCap(groups, input.settings.most);
    const fates = [
      ...[...dropped].map(([item, fate]) => ({ item, fate })),
      ...fatesOf(shown, 'shown'),
      ...fatesOf(left, 'counted'),
    ];
    return {
      ...(shown.length === 0 ? { messages: [], carried: [] } : await messagesOf(input, shown, left)),
      done: fates.map(({ item }) => item),
      told: toldOf(stories, await input.told(stories.map(({ story }) => story))),
      fates,
    };
  };
}

/** A group as the answer to its question; what answers none has its headline for a question, and no answering words. */
function answerOf({ subscription, stories }: DigestGroup): Answer {
  const quotes = stories.map(({ quote }) => quote);
  const score = Math.max(0, ...stories.flatMap(({ items }) => items[0]?.score ?? 0));
  const found = { status: 'answered', quotes, window: null, score } as const;
  if (subscription.kind !== 'everything') return { ...found, question: subscription.question };
  return { ...found, question: quotes[0]?.headline ?? '', lookedUp: 'meaning' };
}

function pageGroup({ subscription: { id, kind, question }, stories }: DigestGroup): DigestPart['group'] {
  return { subscription: id, kind, title: question, updates: stories.map(({ update }) => update) };
}

/** The groups' first `count` stories. */
function firstOf(groups: readonly DigestGroup[], count: number): DigestGroup[] {
  let left = count;
  return groups.flatMap((group) => {
    const stories = group.stories.slice(0, left);
    left -= stories.length;
    return stories.length === 0 ? [] : [{ ...group, stories }];
  });
}

function fatesOf(groups: readonly DigestGroup[], fate: ItemFate) {
  return groups.flatMap(({ stories }) =>
    stories.flatMap(({ items }) => items.map(({ id }) => ({ item: id, fate }))),
  );
}

/** The items by the message that shows their story, of so many each; those only counted by the last. */
function carriedBy(
  shown: readonly DigestGroup[],
  left: readonly DigestGroup[],
  counts: readonly number[],
): CarriedItem[] {
  const messages = counts.flatMap((count, message) => Array.from({ length: count }, () => message));
  return [...shown, ...left]
    .flatMap(({ stories }) => stories)
    .flatMap(({ items }, index) => {
      const message = messages[index] ?? counts.length - 1;
      const lead = items[0]?.id ?? 0;
      return items.map(({ id }) => ({ item: id, lead, message }));
    });
}

/** Each story with all its articles told by now, and each article by itself. */
function toldOf(stories: readonly DigestStory[], before: readonly ToldStory[]): ComposedDigest['told'] {
  const known = new Map(before.map(({ story, articles }) => [story, articles ?? []]));
  return stories.flatMap(({ story, items }) => {
    const articles = [...new Set(items.map(({ article }) => article))];
    const whole = { story, articles: [...new Set([...(known.get(story) ?? []), ...articles])] };
    const alone = articles.map((key) => ({ story: ownName(key), articles: [key] }));
    return [whole, ...alone.filter((one) => one.story !== story)];
  });
}

function occasionOf({ period, settings, subscriptions, now }: DigestInput): DigestOccasion {
  if (period === 'at-once' || period === 'asked') return { kind: period };
  const local = zonedAt(now, settings.zone);
  if (subscriptions.every(({ frequency }) => frequency === 'weekly'))
    return { kind: 'day', day: period, part: 'week' };
  const today = local.toPlainDate().toString() === period;
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return { kind: 'day', day: period, part: today ? partOfDay(time) : 'late' };
}
