// Which stories a digest shows and in what order; what of a story told before is worth another message.
import { describe, expect, it, test } from 'vitest';
import type { Article } from '../../src/core/article.js';
import {
  type DigestGroup,
  groupsOf,
  narrowFirst,
  storiesIn,
  withinCap,
} from '../../src/core/digest-content.js';
import { partOfDay } from '../../src/core/digest-page.js';
import { whatIsNew } from '../../src/core/digest-update.js';
import { AT_ONCE_TURN, type Subscription } from '../../src/core/subscription.js';
import { ARTICLES, quoteOf } from '../bot/sample.js';
import { articleOf } from '../support/articles.js';

const [FILM = expect.fail()] = ARTICLES;

function subscriptionOf(id: string, kind: Subscription['kind']): Subscription {
  const at = { createdAt: 0, seen: 0, paused: false, threshold: null, person: 1 };
  return { chat: 1, topic: null, id, kind, question: id, ...at, ...AT_ONCE_TURN };
}

function storyOf(story: string, subscription: string, day: string | null, time: string | null = null) {
  const date = day === null ? null : ({ day, time, source: 'feed' } as const);
  const quote = { ...quoteOf(FILM, 'Phim thu 120 tỷ đồng sau hai tuần chiếu.'), date };
  const id = Number(story);
  const item = { id, subscription, story, article: story, quote, score: 0.5, foundAt: id };
  return { story, subscription, quote, items: [item], update: null };
}

const named = (groups: readonly DigestGroup[]) =>
  groups.map(
    ({ subscription, stories }) => `${subscription.id}: ${stories.map(({ story }) => story).join(' ')}`,
  );

test('questions and topics come before everything, each in the order given', () => {
  const order = narrowFirst([
    subscriptionOf('all', 'everything'),
    subscriptionOf('t', 'topic'),
    subscriptionOf('q2', 'question'),
    subscriptionOf('q1', 'question'),
  ]);
  expect(order.map(({ id }) => id)).toEqual(['q2', 'q1', 't', 'all']);
});

test('stories are newest first, by time within a day, those without a day last and the last found first', () => {
  const stories = [
    storyOf('1', 't', null),
    storyOf('2', 't', '2025-10-24', '09:00'),
    storyOf('3', 't', null),
    storyOf('4', 't', '2025-10-25'),
    storyOf('5', 't', '2025-10-24', '10:30'),
    storyOf('6', 'nobody', '2025-10-26'),
  ];
  const groups = groupsOf(stories, [subscriptionOf('none', 'topic'), subscriptionOf('t', 'topic')]);
  expect(named(groups)).toEqual(['t: 4 5 2 3 1']);
});

test('a cap gives every group its newest before any its second, and leaves the rest', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => subscriptionOf(id, 'topic')) as [
    Subscription,
    Subscription,
    Subscription,
  ];
  const stories = [
    ...['1', '2', '3', '4'].map((story) => storyOf(story, 'a', `2025-10-2${9 - Number(story)}`)),
    storyOf('5', 'b', '2025-10-01'),
    storyOf('6', 'c', '2025-10-03'),
    storyOf('7', 'c', '2025-10-02'),
  ];
  const groups = groupsOf(stories, [a, b, c]);
  const { shown, left } = withinCap(groups, 4);
  expect(named(shown)).toEqual(['a: 1 2', 'b: 5', 'c: 6']);
  expect(named(left)).toEqual(['a: 3 4', 'c: 7']);
  expect(storiesIn(shown) + storiesIn(left)).toBe(7);
  expect(withinCap(groups, 100).left).toEqual([]);
});

test.each([
  ['00:00', 'morning'],
  ['10:59', 'morning'],
  ['11:00', 'noon'],
  ['14:00', 'afternoon'],
  ['18:00', 'evening'],
  ['23:59', 'evening'],
])('%s is %s', (time, part) => {
  expect(partOfDay(time)).toBe(part);
});

describe('what is new of a story told before', () => {
  const told = articleOf('cũ', {
    outlet: 'Báo A',
    text: 'Bão số 12 làm 3 người chết ở Huế. Nhiều tuyến đường bị chia cắt vì nước dâng cao trong đêm.',
    captions: [],
  });
  const news = (text: string, over: Partial<Article> = {}): ReturnType<typeof whatIsNew> =>
    whatIsNew(text, articleOf('mới', { text, captions: [], outlet: 'Báo B', ...over }), [told]);

  it('is nothing where the sentence, or one much like it, was told', () => {
    expect(news('Bão số 12 làm 3 người chết ở Huế.')).toBeNull();
    expect(news('Bão số 12 đã làm 3 người chết ở Huế và Đà Nẵng.')).toBeNull();
  });
  it('is a figure that no article told gives for the same unit', () => {
    expect(news('Bão số 12 làm 7 người chết ở Huế.')).toEqual({ kind: 'figure', figure: '7 người' });
  });
  it('is another day that says something else', () => {
    const later = { date: { day: '2025-08-18', time: null, source: 'feed' } as const };
    expect(news('Chính phủ cấp gạo cứu đói cho các xã bị cô lập.', later)).toEqual({ kind: 'later' });
    expect(news('Chính phủ cấp gạo cứu đói cho các xã bị cô lập.')).toBeNull();
  });
  it("is another paper's much fuller report", () => {
    const said = 'Chính phủ cấp gạo cứu đói cho các xã bị cô lập.';
    const text = `${said} ${'Người dân các xã ven sông kể lại một đêm trắng chống lũ. '.repeat(6)}`;
    const of = (outlet: string) => whatIsNew(said, articleOf('mới', { text, outlet, captions: [] }), [told]);
    expect(of('Báo B')).toEqual({ kind: 'fuller' });
    expect(of('Báo A')).toBeNull();
  });
  it('is nothing where the article is of an earlier day, whatever it says', () => {
    const earlier = { date: { day: '2025-08-14', time: null, source: 'feed' } as const };
    expect(news('Bão số 12 làm 1 người chết ở Huế.', earlier)).toBeNull();
  });
});
