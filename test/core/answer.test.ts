// What is read off a reply of any kind: the nearest days that have something, and the one answer that measuring counts.
import { expect, it } from 'vitest';
import {
  type Answer,
  type CollectionAnswer,
  nearestDaysOf,
  type Reply,
  singleAnswer,
} from '../../src/core/answer.js';

const window = { from: '2025-03-01', to: '2025-03-31', label: 'tháng 3/2025' };
const no: Answer = {
  status: 'not-found',
  question: 'Ai?',
  reason: 'window-empty',
  rejected: [],
  near: [],
  span: null,
  window,
  score: 0,
};
const list: CollectionAnswer = {
  status: 'collection',
  question: 'tin tháng 3/2025',
  topic: 'days',
  articles: 0,
  outlet: null,
  about: null,
  span: null,
  outlets: [],
  listed: [],
  nearest: [],
  window,
  score: 1,
};
const several = (...parts: ReadonlyArray<Answer | CollectionAnswer>): Reply => ({
  status: 'several',
  question: 'Hai?',
  parts,
  left: 0,
  window: null,
  score: 0,
});
const counted: Answer = { status: 'answered', question: 'tin tháng 3/2025', quotes: [], window, score: 1 };

it.each<[string, Reply, string | null, string | null]>([
  ['a no without any', no, null, null],
  [
    'a no with both',
    { ...no, nearest: { before: '2025-02-01', after: '2025-04-02' } },
    '2025-02-01',
    '2025-04-02',
  ],
  ['a list with both', { ...list, nearest: ['2025-02-01', '2025-04-02'] }, '2025-02-01', '2025-04-02'],
  ['a list with one before', { ...list, nearest: ['2025-02-01'] }, '2025-02-01', null],
  ['a list with one after', { ...list, nearest: ['2025-04-02'] }, null, '2025-04-02'],
  ['several', several({ ...no, nearest: { before: '2025-02-01', after: null } }), null, null],
])('the nearest days of %s', (_, reply, before, after) => {
  expect(nearestDaysOf(reply)).toEqual({ before, after });
});

it.each<[string, Reply, Answer]>([
  ['an answer is itself', no, no],
  ['the collection is answered without a quote', list, counted],
  ['several are the first', several(no, list), no],
  ['several are the first, also one about the collection', several(list, no), counted],
])('for measuring, %s', (_, reply, answer) => {
  expect(singleAnswer(reply)).toEqual(answer);
});
