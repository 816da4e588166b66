// A place's digest from what waits: each story once and as it reads now, nothing older or told before, nothing lost.
import { beforeEach, describe, expect, test } from 'vitest';
import { createChooseStories } from '../../src/app/choose-stories.js';
import { type ComposeDigest, createComposeDigest, type DigestInput } from '../../src/app/compose-digest.js';
import { quotesOf, type Reply } from '../../src/core/answer.js';
import { sourceOf } from '../../src/core/article.js';
import { DEFAULT_DIGEST_SETTINGS, type ToldStory, type WaitingItem } from '../../src/core/digest.js';
import type { DigestPayload } from '../../src/core/digest-page.js';
import type { StoredArticle } from '../../src/core/ports.js';
import { AT_ONCE_TURN, type Subscription } from '../../src/core/subscription.js';
import { articleOf } from '../support/articles.js';

const PLACE = { chat: 1, topic: null };
const MORNING = Date.UTC(2025, 9, 26, 0, 30);
const day = (date: string) => ({ date: { day: date, time: null, source: 'feed' } }) as const;

let articles: Map<string, StoredArticle>;
let stories: Map<string, string>;
let kept: Map<string, Reply>;
let compose: ComposeDigest;

beforeEach(() => {
  [articles, stories, kept] = [new Map(), new Map(), new Map()];
  const membersOf = async (story: string) =>
    [...stories].flatMap(([key, own]) => {
      const article = articles.get(key);
      return own === story && article ? [{ article, reason: { kind: 'first' } as const }] : [];
    });
  compose = createComposeDigest({
    choose: createChooseStories({
      articles: { byKey: async (key) => articles.get(key) ?? null },
      stories: {
        storyOf: async (key) => stories.get(key) ?? null,
        keysOf: async (story) => [...stories].filter(([, own]) => own === story).map(([key]) => key),
        members: membersOf,
      },
    }),
    present: async (reply) => reply,
    async keep(_, reply) {
      const id = `answer ${kept.size + 1}`;
      kept.set(id, reply);
      return id;
    },
    layOut: (_, parts) => {
      const all = parts.flatMap(({ answer }) => answer.quotes).length;
      return Array.from({ length: Math.ceil(all / 3) }, (_one, at) => Math.min(3, all - at * 3));
    },
  });
});

function store(key: string, story: string, over: Partial<StoredArticle> = {}): StoredArticle {
  const article = {
    ...articleOf(key, { ...day('2025-10-26'), captions: [], ...over }),
    id: articles.size + 1,
  };
  articles.set(key, article);
  stories.set(key, story);
  return article;
}

let lastId = 0;
function waits(article: StoredArticle, subscription = 'q', score = 0.5): WaitingItem {
  const end = article.text.indexOf('.') + 1;
  const text = article.text.slice(0, end);
  const at = { caption: null, start: 0, end, passage: { start: 0, end } };
  const quote = { ...sourceOf(article), article: article.key, text, ...at };
  lastId++;
  const story = stories.get(article.key) ?? `article ${article.key}`;
  return { id: lastId, subscription, story, article: article.key, quote, score, foundAt: lastId };
}

function following(
  id = 'q',
  kind: Subscription['kind'] = 'question',
  over: Partial<Subscription> = {},
): Subscription {
  const at = { createdAt: Date.UTC(2025, 9, 20), seen: 0, paused: false, threshold: null, person: 1 };
  return {
    ...PLACE,
    id,
    kind,
    question: kind === 'everything' ? '' : `câu ${id}`,
    ...at,
    ...AT_ONCE_TURN,
    ...over,
  };
}

/** `told` is all that the place was told. */
type Given = Partial<Omit<DigestInput, 'told'> & { readonly told: readonly ToldStory[] }>;

async function composed(items: readonly WaitingItem[], { told = [], ...over }: Given = {}) {
  const settings = DEFAULT_DIGEST_SETTINGS;
  const input = { place: PLACE, items, subscriptions: [following()], settings, now: MORNING };
  const toldBy = async (names: readonly string[]) => told.filter(({ story }) => names.includes(story));
  return compose({ ...input, told: toldBy, period: '2025-10-26', language: 'vi', ...over });
}

const payloads = ({ messages }: Awaited<ReturnType<ComposeDigest>>) =>
  messages.map(({ payload }) => payload as DigestPayload);
const shownBy = (digest: Awaited<ReturnType<ComposeDigest>>): string[] =>
  payloads(digest).flatMap(({ answer }) =>
    quotesOf(kept.get(answer) ?? expect.fail()).map(({ article }) => article),
  );
const fatesOf = ({ fates }: Awaited<ReturnType<ComposeDigest>>) => fates.map(({ fate }) => fate);

test('a story of several articles is told once by its clearest sentence, and counts as told by all of them', async () => {
  const [a, b] = [store('a', 's1'), store('b', 's1')];
  const digest = await composed([waits(a, 'q', 0.4), waits(b, 'q', 0.8)]);
  expect(shownBy(digest)).toEqual(['b']);
  expect(digest.told).toEqual([
    { story: 's1', articles: ['b', 'a'] },
    { story: 'article b', articles: ['b'] },
    { story: 'article a', articles: ['a'] },
  ]);
  expect(digest.done).toHaveLength(2);
  expect(digest.messages[0]?.item).toBe('digest 1/1 b');
});

test('a story found for two is shown under the narrower', async () => {
  const a = store('a', 's1');
  const subscriptions = [following('all', 'everything'), following('t', 'topic')];
  const digest = await composed([waits(a, 'all', 0.9), waits(a, 't', 0.3)], { subscriptions });
  const [payload] = payloads(digest);
  const reply = kept.get(payload?.answer ?? '');
  expect(reply).toMatchObject({ digest: [{ subscription: 't', kind: 'topic', title: 'câu t' }] });
});

test('nothing is sent for what is older than the subscription, gone, or told already', async () => {
  const [old, gone, told, copy] = [
    store('old', 's1', day('2025-10-19')),
    store('gone', 's2'),
    store('told', 's3'),
    store('copy', 's4'),
  ];
  store('first', 's4', { text: copy.text });
  const items = [old, gone, told, copy].map((article) => waits(article));
  articles.delete('gone');
  const before: ToldStory[] = [
    { story: 'article told', articles: ['told'], at: 0 },
    { story: 's4', articles: ['first'], at: 0 },
  ];
  const digest = await composed(items, { told: before });
  expect(digest.messages).toEqual([]);
  expect(fatesOf(digest).sort()).toEqual(['gone', 'older', 'told', 'told']);
  expect(digest.done).toHaveLength(4);
  expect(digest.told).toEqual([]);
});

test('a story counts as told by its articles, though one of them was changed and the story has another name since', async () => {
  const [first, again] = [store('first', 's2'), store('again', 's2')];
  const copy = store('copy', 's2', { text: first.text });
  const before = ['s1', 'article first'].map((story) => ({ story, articles: ['first'], at: 0 }));
  expect((await composed([waits(again), waits(copy)], { told: before })).messages).toEqual([]);
  const fuller = store('fuller', 's2', { text: 'Bão làm 3 người chết ở Huế.', ...day('2025-10-27') });
  const { messages } = await composed([waits(fuller)], { told: before });
  expect(messages).toHaveLength(1);
  expect([...kept.values()].at(-1)).toMatchObject({ digest: [{ updates: [{ kind: 'later' }] }] });
});

test('what was found before its subscription was made stricter is not sent, and what others find of it is', async () => {
  const article = store('a', 's1');
  const strict = following('q', 'topic', { threshold: 0.6 });
  expect(fatesOf(await composed([waits(article)], { subscriptions: [strict] }))).toEqual(['loose']);
  expect(shownBy(await composed([waits(article, 'q', 0.6)], { subscriptions: [strict] }))).toEqual(['a']);
  const all = following('all', 'everything');
  const items = [waits(article), waits(article, 'all')];
  expect(shownBy(await composed(items, { subscriptions: [strict, all] }))).toEqual(['a']);
});

test('a later article with a new figure is an update of the story', async () => {
  store('first', 's1', { text: 'Bão làm 3 người chết ở Huế.', ...day('2025-10-25') });
  const next = store('next', 's1', { text: 'Bão làm 7 người chết ở Huế.' });
  const told = [{ story: 's1', articles: ['first'], at: 0 }];
  const digest = await composed([waits(next)], { told });
  const [payload] = payloads(digest);
  expect(kept.get(payload?.answer ?? '')).toMatchObject({
    digest: [{ updates: [{ kind: 'figure', figure: '7 người' }] }],
  });
  expect(digest.told[0]).toEqual({ story: 's1', articles: ['first', 'next'] });
});

test('a quote is as its article reads now: moved, put otherwise, or left out', async () => {
  const [moved, changed, other] = ['moved', 'changed', 'other'].map((key) => store(key, key));
  const items = [moved, changed, other].map((article) => waits(article ?? expect.fail()));
  store('moved', 'moved', { text: `Tin mới.\n\n${moved?.text}` });
  store('changed', 'changed', { text: 'Sáng nay tại Đà Nẵng, hội nghị changed đã khai mạc muộn. Hết.' });
  store('other', 'other', { text: 'Không còn gì như trước.' });
  const digest = await composed(items);
  const quotes = payloads(digest).flatMap(({ answer }) => quotesOf(kept.get(answer) ?? expect.fail()));
  for (const quote of quotes)
    expect(articles.get(quote.article)?.text.slice(quote.start, quote.end)).toBe(quote.text);
  expect(quotes.map(({ article }) => article).sort()).toEqual(['changed', 'moved']);
  expect(fatesOf(digest).sort()).toEqual(['gone', 'shown', 'shown']);
});

test('beyond the cap stories are counted, can be opened, and count as told', async () => {
  const items = Array.from({ length: 9 }, (_, n) => waits(store(`a${n}`, `s${n}`)));
  const digest = await composed(items, { settings: { ...DEFAULT_DIGEST_SETTINGS, most: 4 } });
  const pages = payloads(digest).map(({ page }) => page);
  expect(pages.map(({ first, part, parts, more }) => [first, part, parts, more])).toEqual([
    [1, 1, 2, 0],
    [4, 2, 2, 5],
  ]);
  const rest = kept.get(pages[1]?.rest ?? '') ?? expect.fail();
  const all = [...shownBy(digest), ...quotesOf(rest).map(({ article }) => article)];
  expect(new Set(all).size).toBe(9);
  expect(digest.told.filter(({ story }) => story.startsWith('s'))).toHaveLength(9);
});

describe('the occasion', () => {
  test.each([
    ['the part of the day it is where the place is', {}, { kind: 'day', day: '2025-10-26', part: 'morning' }],
    ['a day that is over', { period: '2025-10-25' }, { kind: 'day', day: '2025-10-25', part: 'late' }],
    ['what comes at once', { period: 'at-once' }, { kind: 'at-once' }],
    [
      'once a week',
      { subscriptions: [following('q', 'question', { frequency: 'weekly' })] },
      { kind: 'day', day: '2025-10-26', part: 'week' },
    ],
  ])('is %s', async (_, over, occasion) => {
    const digest = await composed([waits(store('a', 's'))], over as Given);
    expect(payloads(digest)[0]?.page.occasion).toEqual(occasion);
  });
});
