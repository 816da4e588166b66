// Ranking candidates again: each signal tells what it says, and the weights decide the order.
import { describe, expect, it } from 'vitest';
import { PASSAGE_WEIGHTS } from '../../src/core/fitted.js';
import { readQuestion } from '../../src/core/question.js';
import { readPassages } from '../../src/core/reading.js';
import { PASSAGE_SIGNALS, passageSignals, rerank, rerankInTurn } from '../../src/core/rerank.js';
import { articleOf } from '../support/articles.js';
import { EVEN, passagesOf } from '../support/passages.js';

type Name = (typeof PASSAGE_SIGNALS)[number];

const BRIDGE = articleOf('cầu', {
  title: 'Khánh thành cầu Sông Lô',
  text: 'Cầu Sông Lô dài 520 mét, rộng 12 mét. Năm 2023, công trình được khởi công.',
  captions: ['Cầu nhìn từ trên cao'],
});
const FLOOD = articleOf('lũ', { title: 'Lũ ở Mường Lát', text: 'Nước lũ dâng cao trong đêm.', captions: [] });

/** The signals of the body of each article, by name. */
function signalsFor(text: string, over: Array<Parameters<typeof passagesOf>[1]> = [{}, {}]) {
  const question = readQuestion(text, '2025-08-16');
  const given = [BRIDGE, FLOOD].flatMap((article, i) => passagesOf(article, over[i], question));
  const rows = passageSignals(question, readPassages(question, given), EVEN);
  const of = (row: number) => (name: Name) => rows[row]?.[PASSAGE_SIGNALS.indexOf(name)] ?? Number.NaN;
  const caption = given.findIndex(({ chunk }) => chunk.caption !== null);
  return { bridge: of(0), caption: of(caption), flood: of(given.length - 1), rows };
}

describe('the signals of a passage', () => {
  it('are as many as their names and their weights', () => {
    for (const row of signalsFor('Cầu Sông Lô dài bao nhiêu mét?').rows)
      expect(row).toHaveLength(PASSAGE_SIGNALS.length);
    expect(PASSAGE_WEIGHTS).toHaveLength(PASSAGE_SIGNALS.length);
  });

  it('tell what passage, headline and article hold of the question', () => {
    const { bridge, flood } = signalsFor('khánh thành công trình dài 520 mét');
    expect(bridge('terms in the passage')).toBeGreaterThan(0);
    expect(bridge('terms in the passage or headline')).toBeGreaterThan(bridge('terms in the passage'));
    expect(bridge('terms in the two best neighbouring sentences')).toBeGreaterThan(
      bridge('terms in the best sentence'),
    );
    expect(flood('terms in the article')).toBe(0);
    expect(bridge('numbers missing from the passage')).toBe(0);
    expect(flood('numbers missing from the passage')).toBe(1);
  });

  it('tell names, kind of answer and unit', () => {
    const { bridge, flood } = signalsFor('Cầu Sông Lô dài bao nhiêu mét?');
    expect([bridge('names missing from the passage'), flood('names missing from the passage')]).toEqual([
      0, 1,
    ]);
    expect(bridge('unit asked for follows a number')).toBe(1);
    expect(flood('unit asked for follows a number')).toBe(0);
    expect(bridge('kind of answer in the best sentence')).toBe(1);
    expect(flood('kind of answer absent from the passage')).toBe(1);
  });

  it('tell how the searches found it, against the best', () => {
    const { bridge, flood } = signalsFor('cầu', [
      { cosine: 0.9, typed: 4, folded: 2, fit: 'inside' },
      { cosine: 0.8, typed: 1, folded: 1, fit: 'outside' },
    ]);
    expect(bridge('cosine below the best')).toBe(0);
    expect(flood('cosine below the best')).toBeCloseTo(-1, 9);
    expect(flood('typed BM25, share of the best')).toBeCloseTo(0.25, 9);
    expect(flood('folded BM25, share of the best')).toBeCloseTo(0.5, 9);
    expect([
      bridge('article of the days asked about'),
      flood('article outside the days asked about'),
    ]).toEqual([1, 1]);
  });

  it('tell a caption, and the beginning of an article', () => {
    const { bridge, caption } = signalsFor('cầu');
    expect([bridge('caption'), caption('caption')]).toEqual([0, 1]);
    expect([bridge('first of the article'), caption('first of the article')]).toEqual([1, 0]);
  });
});

describe('ranking again', () => {
  it('orders by the weighted sum, keeps ties in place, and hands on the signals', () => {
    const question = readQuestion('Cầu Sông Lô dài bao nhiêu mét?', '2025-08-16');
    const read = readPassages(
      question,
      [FLOOD, BRIDGE].flatMap((article) => passagesOf(article, {}, question)),
    );
    const only = PASSAGE_SIGNALS.map((name) => (name === 'terms in the passage' ? 2 : 0));
    const ranked = rerank(question, read, EVEN, only);
    expect(ranked[0]?.chunk.article.key).toBe('cầu');
    expect(ranked.map(({ relevance }) => relevance)).toEqual(
      ranked.map(({ signals }) => 2 * (signals[PASSAGE_SIGNALS.indexOf('terms in the passage')] ?? 0)),
    );
    expect(rerank(question, read, EVEN, []).map(({ chunk }) => chunk.id)).toEqual(
      read.map(({ chunk }) => chunk.id),
    );
  });

  it('lets the fused score count besides in an English question alone', () => {
    const order = (text: string) => {
      const question = readQuestion(text, '2025-08-16');
      const given = [
        ...passagesOf(FLOOD, { score: 0.8 }, question),
        ...passagesOf(BRIDGE, { score: 0.9 }, question),
      ];
      return rerank(question, readPassages(question, given), EVEN, []).map(
        ({ chunk }) => chunk.article.key,
      )[0];
    };
    expect(order('Who built the bridge?')).toBe('cầu');
    expect(order('Ai xây cầu?')).toBe('lũ');
  });
});

it('is the same in turns, with a pause after every eight passages', async () => {
  const question = readQuestion('Cầu Sông Lô dài bao nhiêu mét?', '2025-08-16');
  const one = [BRIDGE, FLOOD].flatMap((article) => passagesOf(article, {}, question));
  const passages = readPassages(question, Array.from({ length: 9 }, () => one).flat());
  let pauses = 0;
  const inTurn = await rerankInTurn(question, passages, EVEN, undefined, async () => {
    pauses++;
  });
  expect(inTurn).toEqual(rerank(question, passages, EVEN));
  expect(passages.length).toBeGreaterThan(16);
  expect(pauses).toBe(Math.ceil(passages.length / 8) - 1);
});
