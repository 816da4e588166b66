// What the reader says of passages, as signals: spans, shares, and what was not read.
import { describe, expect, it } from 'vitest';
import type { PassageReading } from '../../src/core/reader.js';
import {
  READER_CONFIDENCE_SIGNALS,
  READER_PASSAGE_SIGNALS,
  READER_QUOTE_SIGNALS,
  readerConfidenceSignals,
  readerPassageSignals,
  readerQuoteSignals,
  readingsOf,
} from '../../src/core/reader-signals.js';
import type { RankedPassage } from '../../src/core/rerank.js';
import { articleOf } from '../support/articles.js';
import { passagesOf, scoredBy } from '../support/passages.js';

const VI = { language: 'vi' } as const;
const EN = { language: 'en' } as const;
const TEXT = 'Cầu Sông Lô dài 520 mét. Nhiều hộ dân phải rời nhà trong đêm.';

/** A passage of an article of its own. */
function passage(text: string, relevance: number): RankedPassage {
  const [one] = passagesOf(articleOf(text.slice(0, 9), { title: 'Tin', text, captions: [] }));
  if (!one) throw new Error('no passage');
  return { ...one, relevance };
}

/** A reading whose named words begin and end an answer with the logit given, all others with −2. */
function reading(
  text: string,
  relevance: number,
  logits: Readonly<Record<string, number>> = {},
  nowhere = 0,
): PassageReading {
  const words = [...text.matchAll(/\S+/gu)].map((match) => {
    const logit = logits[match[0]] ?? -2;
    return { start: match.index, end: match.index + match[0].length, first: logit, last: logit };
  });
  return { relevance, nowhere, words };
}

const at = <T extends string>(names: readonly T[], rows: ReadonlyArray<readonly number[]>, name: T) =>
  rows.map((row) => row[names.indexOf(name)]);

describe('a passage', () => {
  const near = passage(TEXT, 2);
  const far = passage('Trời đã tạnh ở miền núi.', 1);
  const unread = passage('Giá gạo xuất khẩu tăng mạnh.', -1);
  const readings = readingsOf(
    [near.chunk, far.chunk],
    [reading(near.chunk.text, 9, { '520': 4 }), reading(far.chunk.text, -1, {}, 3)],
  );
  const passages = [near, far, unread];
  const of = (name: (typeof READER_PASSAGE_SIGNALS)[number], question: typeof VI | typeof EN = VI) =>
    at(READER_PASSAGE_SIGNALS, readerPassageSignals(question, passages, readings), name);

  it('is as far below the best as before', () => {
    expect(of('relevance without the reader, below the best')).toEqual([0, -1, -3]);
  });

  it('has the reader’s relevance within six, and how far it is below the best', () => {
    expect(of('relevance by the reader')).toEqual([6, -1, -1]);
    expect(of('relevance by the reader below the best')).toEqual([0, -10, -10]);
  });

  it('that was not read has the least of those that were, and says so', () => {
    expect(of('read')).toEqual([1, 1, 0]);
    expect(of('best span above "not here"')).toEqual([8, -7, -7]);
  });

  it('is weighed apart for an English question', () => {
    const name = 'relevance by the reader below the best, in an English question';
    expect(of(name)).toEqual([0, -0, -0]);
    expect(of(name, EN)).toEqual([0, -10, -10]);
  });

  it('has finite signals where no word of it was read', () => {
    const blank = readingsOf([near.chunk], [{ relevance: 0, nowhere: 1, words: [] }]);
    for (const row of readerPassageSignals(VI, passages, blank))
      expect(row.every(Number.isFinite)).toBe(true);
    const sentences = scoredBy([near], () => 0);
    for (const row of readerQuoteSignals(VI, sentences, blank)) expect(row.every(Number.isFinite)).toBe(true);
    const [best] = sentences;
    expect(best && readerConfidenceSignals(best, blank).every(Number.isFinite)).toBe(true);
  });
});

describe('a sentence', () => {
  const one = passage(TEXT, 0);
  const other = passage('Trời đã tạnh ở miền núi.', 0);
  const sentences = scoredBy([one, other], (text) => (text.includes('520') ? 2 : 0));
  const of = (name: (typeof READER_QUOTE_SIGNALS)[number], readings: ReturnType<typeof readingsOf>) =>
    Object.fromEntries(
      at(READER_QUOTE_SIGNALS, readerQuoteSignals(VI, sentences, readings), name).map((value, i) => [
        sentences[i]?.text.split(' ')[0],
        value,
      ]),
    );

  it('has spans of its own words alone, however good those across its edge are', () => {
    // "mét. Nhiều" would be best of all: it begins in one sentence and ends in the next.
    const words = reading(one.chunk.text, 1).words.map((word) => ({
      ...word,
      first: one.chunk.text.startsWith('mét.', word.start) ? 9 : -2,
      last: one.chunk.text.startsWith('Nhiều', word.start) ? 9 : -2,
    }));
    const readings = readingsOf([one.chunk], [{ relevance: 1, nowhere: 0, words }]);
    const below = of('best span below that of its passage', readings);
    // 18 for the span across, 7 within either sentence.
    expect(below).toMatchObject({ Cầu: 0, Nhiều: 0 });
    expect(readings.get(one.chunk.id)?.best).toMatchObject({ logit: 7 });
  });

  it('has its share of all spans of all passages and their "not here"', () => {
    const readings = readingsOf(
      [one.chunk, other.chunk],
      [reading(one.chunk.text, 1, { '520': 5 }), reading(other.chunk.text, 1)],
    );
    const shares = of('share of all spans', readings);
    expect(shares.Cầu).toBeGreaterThan(0.95);
    expect(shares.Nhiều).toBeLessThan(0.01);
    const sum = (shares.Cầu ?? 0) + (shares.Nhiều ?? 0) + (shares.Trời ?? 0);
    expect(sum).toBeLessThan(1);
    const elsewhere = readingsOf(
      [...readings.values()].map(({ chunk }) => chunk),
      [reading(one.chunk.text, 1, { '520': 5 }), reading(other.chunk.text, 1, {}, 12)],
    );
    expect(of('share of all spans', elsewhere).Cầu).toBeLessThan(0.2);
    expect(of('logarithm of its share in its passage', elsewhere).Cầu).toBeGreaterThan(-0.1);
  });

  it('that was not read has the least of those that were', () => {
    const readings = readingsOf([one.chunk], [reading(one.chunk.text, 1, { '520': 5 })]);
    const below = of('best span below that of all passages', readings);
    expect(below).toEqual({ Cầu: 0, Nhiều: -10, Trời: -10 });
  });

  it('is found in a passage that does not begin its article', () => {
    const text = `${'Người dân rất vui mừng. '.repeat(40).trim()}\n\n${TEXT}${' Họ đã chờ mười năm.'.repeat(14)}`;
    const last = passagesOf(articleOf('dài', { title: 'Tin', text, captions: [] })).at(-1);
    if (!last) throw new Error('no passage');
    expect(last.chunk.start).toBeGreaterThan(0);
    const readings = readingsOf([last.chunk], [reading(last.chunk.text, 1, { '520': 5 })]);
    const some = scoredBy([last], (one) => (one.includes('520') ? 1 : 0)).slice(0, 2);
    const rows = readerQuoteSignals(VI, some, readings);
    expect(at(READER_QUOTE_SIGNALS, rows, 'best span below that of its passage')).toEqual([0, -10]);
  });

  it('counts no answer of more than thirty words', () => {
    const long = passage(`${'từ '.repeat(60)}hết.`, 0);
    const words = reading(long.chunk.text, 1).words.map((word, i) => ({
      ...word,
      first: i === 0 ? 5 : -5,
      last: i === 40 ? 5 : i === 29 ? 1 : -5,
    }));
    const readings = readingsOf([long.chunk], [{ relevance: 1, nowhere: 0, words }]);
    expect(readings.get(long.chunk.id)?.best).toMatchObject({ start: 0, logit: 6 });
  });
});

describe('confidence', () => {
  const one = passage(TEXT, 0);
  const other = passage('Trời đã tạnh ở miền núi.', 0);
  const [best] = scoredBy([one], (text) => (text.includes('520') ? 1 : 0));
  const of = (relevance: number, rival: number, nowhere = 0) => {
    if (!best) throw new Error('no sentence');
    const readings = readingsOf(
      [one.chunk, other.chunk],
      [reading(one.chunk.text, relevance, { '520': 3 }, nowhere), reading(other.chunk.text, rival)],
    );
    const row = readerConfidenceSignals(best, readings);
    return Object.fromEntries(READER_CONFIDENCE_SIGNALS.map((name, i) => [name, row[i] ?? Number.NaN]));
  };

  it('tells whether the passage quoted is the one the reader would take, and by how much', () => {
    expect(of(3, 0)).toMatchObject({
      'best relevance by the reader': 0.5,
      'relevance by the reader of the passage quoted': 0.5,
      'relevance by the reader above the next article': 0.5,
      'passage quoted is the reader’s best': 1,
    });
    expect(of(0, 3)).toMatchObject({
      'best relevance by the reader': 0.5,
      'relevance by the reader of the passage quoted': 0,
      'relevance by the reader above the next article': -0.5,
      'passage quoted is the reader’s best': 0,
    });
  });

  it('tells how much likelier an answer is than none', () => {
    expect(of(1, 0, 1)['best span of the sentence above "not here"']).toBeCloseTo(0.5);
    expect(of(1, 0, 9)['best span of the passage above "not here"']).toBeCloseTo(-0.3);
    expect(of(1, 0, 9)['share of the sentence in its passage']).toBeLessThan(0.1);
  });

  it('takes a quoted passage that was not read for the worst of those that were', () => {
    if (!best) throw new Error('no sentence');
    const readings = readingsOf([other.chunk], [reading(other.chunk.text, -3)]);
    const row = readerConfidenceSignals(best, readings);
    expect(row[1]).toBe(-0.5);
    expect(row.at(-1)).toBe(0);
  });
});
