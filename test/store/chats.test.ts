// Answers kept for their buttons, on the real database.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Quote, Reply } from '../../src/core/answer.js';
import { createAnswerStore } from '../../src/store/answers.js';
import { type Database, openDatabase } from '../../src/store/database.js';

let db: Database;

beforeEach(() => {
  db = openDatabase(':memory:');
});
afterEach(() => void db.close());

const quote: Quote = {
  text: 'Lúa gạo “xuất khẩu” tăng.',
  article: 'a.txt',
  headline: 'Lúa',
  title: null,
  outlet: 'Báo',
  url: null,
  date: { day: '2025-08-16', time: null, source: 'json-ld' },
  eventDay: null,
  caption: 0,
  start: 3,
  end: 28,
  passage: { start: 0, end: 60 },
};
const answered: Answer = { status: 'answered', question: 'Lúa?', quotes: [quote], window: null, score: 0.7 };
const notFound: Answer = {
  status: 'not-found',
  question: 'Ai?',
  reason: 'window-empty',
  rejected: [quote],
  score: 0.1,
  near: [
    {
      article: 'b',
      headline: 'B',
      outlet: null,
      url: 'https://example.test/b',
      date: null,
      eventDay: '2024-08-28',
    },
  ],
  span: { from: '2024-08-28', to: '2025-10-25' },
  window: { from: '2025-01-01', to: '2025-01-31', label: 'tháng 1' },
  nearest: { before: null, after: '2025-05-29' },
};

const version = {
  article: 'c.txt',
  headline: 'Lúa',
  title: null,
  outlet: 'Báo Hai',
  url: null,
  date: quote.date,
  eventDay: null,
};
const told: Answer = {
  ...answered,
  quotes: [{ ...quote, story: { id: 's1', outlets: 2, articles: 2, earliest: version, fullest: version } }],
};
const differing: Answer = {
  ...answered,
  differing: [
    { figure: '15 người', article: 'a.txt', day: '2025-08-17' },
    { figure: '12 người', article: 'b.txt', day: null },
  ],
};
const lacking: Answer = {
  ...notFound,
  reason: 'not-answering',
  missing: {
    about: 'Cầu',
    days: 'tháng 1',
    years: ['1998'],
    names: ['Nam'],
    numbers: ['45'],
    kind: 'number',
    unit: 'người',
  },
};

const lookedUp: Reply = { ...answered, understood: 'Lúa gạo?', lookedUp: 'sentence' };
const collection: Reply = {
  status: 'collection',
  question: 'Kho có gì?',
  topic: 'overview',
  articles: 3,
  outlet: null,
  about: null,
  span: { from: '2024-08-28', to: '2025-10-25' },
  outlets: [{ outlet: null, articles: 3 }],
  listed: notFound.near,
  nearest: ['2024-08-28'],
  window: null,
  score: 1,
};
const several: Reply = {
  status: 'several',
  question: 'Lúa? Ai? Kho có gì?',
  parts: [answered, notFound, collection],
  left: 2,
  window: null,
  score: 1,
};

describe('createAnswerStore', () => {
  it('gives every kind of answer back as it was, under an id that fits a button', async () => {
    const answers = createAnswerStore(db);
    for (const answer of [answered, told, notFound, differing, lacking, lookedUp, collection, several]) {
      const saved = await answers.save({ chat: -1001234567890, topic: null }, answer, 5);
      expect(saved.id).toMatch(/^[\w-]{10}$/u);
      expect(await answers.get(saved.id)).toEqual({
        id: saved.id,
        chat: -1001234567890,
        topic: null,
        answer,
        at: 5,
      });
    }
    expect(await answers.get('nothing')).toBeNull();
  });

  it('knows the last answer of each chat, also of two in the same millisecond', async () => {
    const answers = createAnswerStore(db);
    await answers.save({ chat: 1, topic: null }, answered, 5);
    const second = await answers.save({ chat: 1, topic: null }, notFound, 5);
    await answers.save({ chat: 2, topic: null }, answered, 6);
    expect(await answers.last({ chat: 1, topic: null })).toEqual(second);
    expect(await answers.last({ chat: 3, topic: null })).toBeNull();
  });

  it('knows the answer before another in the same place alone', async () => {
    const answers = createAnswerStore(db);
    const first = await answers.save({ chat: 1, topic: null }, answered, 5);
    await answers.save({ chat: 1, topic: 7 }, answered, 6);
    await answers.save({ chat: 2, topic: null }, answered, 7);
    const second = await answers.save({ chat: 1, topic: null }, notFound, 8);
    await answers.save({ chat: 1, topic: null }, answered, 9);
    expect(await answers.before(second.id)).toEqual(first);
    expect(await answers.before(first.id)).toBeNull();
    expect(await answers.before('nothing')).toBeNull();
  });

  it('forgets what is older than asked and nothing else', async () => {
    const answers = createAnswerStore(db);
    const old = await answers.save({ chat: 1, topic: null }, answered, 4);
    const edge = await answers.save({ chat: 1, topic: null }, answered, 5);
    expect(await answers.prune(5)).toBe(1);
    expect(await answers.get(old.id)).toBeNull();
    expect(await answers.get(edge.id)).not.toBeNull();
  });

  it('counts an answer it cannot understand as forgotten', async () => {
    const answers = createAnswerStore(db);
    const { id } = await answers.save({ chat: 1, topic: null }, answered, 4);
    db.prepare('UPDATE answers SET answer = ?').run(JSON.stringify({ ...answered, quotes: [{ text: 'x' }] }));
    expect(await answers.get(id)).toBeNull();
    expect(await answers.last({ chat: 1, topic: null })).toBeNull();
  });
});
