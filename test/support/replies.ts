// One reply of every kind, as they are kept.
import type { Answer, Quote, Reply } from '../../src/core/answer.js';

export const quote: Quote = {
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
export const answered: Answer = {
  status: 'answered',
  question: 'Lúa?',
  quotes: [quote],
  window: null,
  score: 0.7,
};
export const notFound: Answer = {
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

export const EVERY_REPLY: readonly Reply[] = [
  answered,
  told,
  notFound,
  differing,
  lacking,
  lookedUp,
  collection,
  several,
];
