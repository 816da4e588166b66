// What a topic means in numbers, the words by which it is known, and the cheap test before it is compared.
import { expect, test } from 'vitest';
import { readQuestion } from '../../src/core/question.js';
import { readTopic } from '../../src/core/topic.js';
import { mayMatch, readArticle, topicOf, topicScore, topicTerms } from '../../src/core/topic-score.js';
import { kinOf, nearness } from '../../src/core/topic-sense.js';
import { articleOf } from '../support/articles.js';

const question = (text: string) => readQuestion(text, '2026-11-27');
const STATISTICS = { total: 100, frequency: () => 5 };
const topicOn = (text: string) => topicOf(readTopic(text), question(readTopic(text).subject), STATISTICS);
const vector = (...numbers: number[]) => Float32Array.from(numbers);

test('no word of a topic is left out for looking like one that asks, and words that link are', () => {
  expect(topicTerms(question('ma túy'))).toHaveLength(3);
  expect(topicTerms(question('lãi suất'))).toHaveLength(3);
  expect(topicTerms(question('Tô Lâm'))).toHaveLength(3);
  expect(topicTerms(question('Triều Tiên và Nga'))).toEqual([
    ...topicTerms(question('Triều Tiên')),
    ...topicTerms(question('Nga')),
  ]);
});

test('a topic of linking words alone is those words', () => {
  expect(topicTerms(question('và'))).toHaveLength(1);
});

test('nearness is of the nearest passage, the next, the first and the one nearest to the kin', () => {
  const passages = [vector(0.6, 0.8), vector(1, 0), vector(0, 1)].map((each) => ({ vector: each }));
  const near = nearness(passages, { vector: vector(1, 0), kin: vector(0, 1) });
  expect(near).toEqual({ best: 1, second: expect.closeTo(0.6), opening: expect.closeTo(0.6), kin: 1 });
  const [only = expect.fail()] = passages;
  expect(nearness([only], { vector: vector(1, 0), kin: vector(1, 0) })).toMatchObject({
    best: expect.closeTo(0.6),
    second: expect.closeTo(0.6),
  });
});

test('the kin is the middle of the best passages of five articles, one each', () => {
  const far = vector(0, 0, 1);
  const near = ['a', 'b', 'c', 'd', 'e'].map((article) => ({ article, vector: vector(1, 0, 0), words: 0 }));
  const candidates = [
    { article: 'far', vector: far, words: 0 },
    { article: 'a', vector: far, words: 0 },
    ...near,
  ];
  expect(kinOf(vector(1, 0, 0), candidates, 1000)).toEqual(vector(1, 0, 0));
});

test('words make kin of a passage that is a little farther', () => {
  const [said, nearer] = [vector(0.6, 0.8), vector(0.7, Math.sqrt(0.51))];
  const four = ['a', 'b', 'c', 'd'].map((article) => ({ article, vector: vector(1, 0), words: 0 }));
  const kin = kinOf(
    vector(1, 0),
    [...four, { article: 'nearer', vector: nearer, words: 0 }, { article: 'said', vector: said, words: 1 }],
    1000,
  );
  expect(kin[1]).toBeCloseTo(0.8 / Math.hypot(4.6, 0.8));
});

test('in a small collection the kin is one article alone', () => {
  const candidates = [
    { article: 'far', vector: vector(0, 1), words: 0 },
    { article: 'near', vector: vector(1, 0), words: 0 },
  ];
  expect(kinOf(vector(1, 0), candidates, 8)).toEqual(vector(1, 0));
});

test('a topic to which nothing is near is its own kin', () => {
  const own = vector(0, 1);
  expect(kinOf(own, [], 1000)).toBe(own);
});

test('what the cheap test turns away would not have matched either, however near it is', () => {
  const near = { best: 1, second: 1, opening: 1, kin: 1 };
  const article = readArticle({
    ...articleOf('lúa', { title: 'Được mùa', text: 'Nông dân miền Tây bán lúa với giá thấp.', captions: [] }),
    id: 1,
  });
  for (const text of ['Interpol', 'Messi', 'thể thao', 'Võ Nguyên']) {
    const topic = topicOn(text);
    expect(mayMatch(topic, article)).toBe(false);
    expect(topicScore(topic, article, near)).toBe(0);
  }
  expect(topicScore(topicOn('lúa'), article, near)).toBeGreaterThan(0);
});
