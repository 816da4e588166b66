// Of two articles that answer equally well the newer comes first, and never one that answers worse.
import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../src/core/question.js';
import { newerFirst } from '../../src/core/recency.js';
import { articleOf } from '../support/articles.js';
import { passagesOf, scoredBy } from '../support/passages.js';

const QUESTION = readQuestion('Cầu Sông Lô dài bao nhiêu mét?', '2025-10-25');

/** Days of the articles in the order in which their sentences come, given `[day, score]` of each. */
function order(articles: ReadonlyArray<readonly [string | null, number]>, question = QUESTION): unknown[] {
  const passages = articles.flatMap(([day], i) =>
    passagesOf(
      articleOf(`bài ${i}`, {
        text: `Câu số ${i}.`,
        captions: [],
        date: day === null ? null : { day, time: null, source: 'meta' },
        eventDay: null,
      }),
    ),
  );
  const score = (text: string) => articles[Number(/\d+/u.exec(text)?.[0])]?.[1] ?? 0;
  return newerFirst(question, scoredBy(passages, score)).map(
    ({ passage }) => passage.chunk.article.date?.day ?? null,
  );
}

describe('the newer article', () => {
  it.each([
    [
      'a day newer, equally good',
      [
        ['2025-08-16', 5],
        ['2025-08-17', 5],
      ],
      ['2025-08-17', '2025-08-16'],
    ],
    [
      'a day newer, a hair behind',
      [
        ['2025-08-16', 5],
        ['2025-08-17', 4.995],
      ],
      ['2025-08-17', '2025-08-16'],
    ],
    [
      'weeks newer, a little behind',
      [
        ['2025-08-16', 5],
        ['2025-09-17', 4.96],
      ],
      ['2025-09-17', '2025-08-16'],
    ],
    [
      'a day newer, a little behind',
      [
        ['2025-08-16', 5],
        ['2025-08-17', 4.96],
      ],
      ['2025-08-16', '2025-08-17'],
    ],
    [
      'years newer, clearly behind',
      [
        ['2013-08-16', 5],
        ['2025-08-17', 4.9],
      ],
      ['2013-08-16', '2025-08-17'],
    ],
    [
      'known, the other of no day',
      [
        [null, 5],
        ['2025-08-17', 4.98],
      ],
      ['2025-08-17', null],
    ],
    [
      'neither of a day',
      [
        [null, 5],
        [null, 5],
      ],
      [null, null],
    ],
  ] as const)('%s', (_, articles, expected) => expect(order(articles)).toEqual(expected));

  it('comes first where both say the same words, though the passage around the older is nearer', () => {
    const [old, young] = ['2015-08-16', '2025-08-17'].map((day) =>
      passagesOf(
        articleOf(day, {
          text: 'Cầu dài 520 mét.',
          captions: [],
          date: { day, time: null, source: 'meta' },
          eventDay: null,
        }),
      ),
    );
    if (!old || !young) throw new Error('no passages');
    const sentences = [...scoredBy(old, () => 5), ...scoredBy(young, () => 4)];
    const days = newerFirst(QUESTION, sentences).map(({ passage }) => passage.chunk.article.key);
    expect(days).toEqual(['2025-08-17', '2015-08-16']);
  });

  it('does not matter where the question names its days', () => {
    const question = readQuestion('Tháng 8/2025 cầu Sông Lô dài bao nhiêu mét?', '2025-10-25');
    const articles = [
      ['2025-08-16', 5],
      ['2025-08-17', 5],
    ] as const;
    expect(order(articles, question)).toEqual(['2025-08-16', '2025-08-17']);
  });

  it('leaves what answers worse where it was', () => {
    const articles = [
      ['2025-08-16', 5],
      ['2025-08-20', 5],
      ['2025-08-18', 4],
      ['2025-10-18', 3],
    ] as const;
    expect(order(articles)).toEqual(['2025-08-20', '2025-08-16', '2025-08-18', '2025-10-18']);
  });
});
