// Votes as questions that judge: what most found right is right, what was not is left for someone to fill in.
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../src/core/answer.js';
import { feedbackRows, type KeptVote, type Vote } from '../../src/core/votes.js';
import { answeredWith, firstQuote, notFoundWith, secondQuote } from '../bot/sample.js';

const ANSWERED = answeredWith('Phim thu bao nhiêu?', [firstQuote(), secondQuote()]);
const cast = (vote: Vote, reply: Reply = ANSWERED, at = 0, answerId = 'a1'): KeptVote => ({
  answerId,
  vote,
  at,
  reply,
  model: 'e5 abc',
  change: 12,
});

describe('feedbackRows', () => {
  it('makes of an answer found right a question with its quotes, articles and days', () => {
    expect(feedbackRows([cast('up'), cast('up', ANSWERED, 1000), cast('down')])).toEqual([
      {
        id: 'a1',
        question: 'Phim thu bao nhiêu?',
        kind: 'voted-up',
        answerable: true,
        articles: ['phim.txt', 'cau.txt'],
        answers: [firstQuote().text, secondQuote().text],
        date: '2025-08-16',
        dates_ok: ['2025-05-29'],
        given: [
          { article: 'phim.txt', quote: firstQuote().text },
          { article: 'cau.txt', quote: secondQuote().text },
        ],
        window: null,
        votes: { up: 2, down: 1 },
        at: '1970-01-01T00:00:01.000Z',
        model: 'e5 abc',
        change: 12,
      },
    ]);
  });

  it.each([
    ['voted-down', [cast('down')]],
    ['voted-both', [cast('down'), cast('up')]],
  ])('says of an answer %s only what was given', (kind, votes) => {
    expect(feedbackRows(votes)).toMatchObject([
      { kind, answerable: true, articles: [], answers: [], date: null, given: [{}, {}] },
    ]);
  });

  it.each([
    ['up', false],
    ['down', true],
  ] as const)('takes a no voted %s for a question whose being answerable is %s', (vote, answerable) => {
    expect(feedbackRows([cast(vote, notFoundWith())])).toMatchObject([
      { answerable, articles: [], given: [] },
    ]);
  });

  it('makes a row of each of several questions, as understood, and none of the collection', () => {
    const collection: Reply = {
      ...{ status: 'collection', question: 'Kho?', topic: 'count', articles: 3, outlet: null, about: null },
      ...{ span: null, outlets: [], listed: [], nearest: [], window: null, score: 1 },
    };
    const parts = [collection, { ...ANSWERED, understood: 'Phim “Bến cũ” thu bao nhiêu?' }, notFoundWith()];
    const several: Reply = { status: 'several', question: 'Cả ba?', parts, left: 0, window: null, score: 1 };
    const rows = feedbackRows([cast('up', several)]);
    expect(rows.map(({ id, question }) => [id, question])).toEqual([
      ['a1-2', 'Phim “Bến cũ” thu bao nhiêu?'],
      ['a1-3', 'Câu hỏi?'],
    ]);
  });

  it('leaves out a question that leant on nothing', () => {
    expect(feedbackRows([cast('down', notFoundWith({ reason: 'subject-missing' }))])).toEqual([]);
  });

  it('gives only those on which the wanted vote prevails', () => {
    const votes = [cast('up'), cast('down', ANSWERED, 0, 'a2'), cast('up', ANSWERED, 0, 'a2')];
    expect(feedbackRows(votes, 'up').map(({ id }) => id)).toEqual(['a1']);
    expect(feedbackRows(votes, 'down')).toEqual([]);
  });
});
