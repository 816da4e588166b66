// Scoring sentences: each is a slice, and what is known of it moves its score the right way.
import { describe, expect, it } from 'vitest';
import { textOf } from '../../src/core/article.js';
import { QUOTE_WEIGHTS } from '../../src/core/fitted.js';
import { readQuestion } from '../../src/core/question.js';
import { QUOTE_SIGNALS, type ScoredSentence, scoreSentences } from '../../src/core/quote.js';
import { splitSentences } from '../../src/core/sentences.js';
import { articleOf } from '../support/articles.js';
import { EVEN, passagesOf } from '../support/passages.js';

const ARTICLE = articleOf('a', {
  title: 'Lễ khánh thành cầu Sông Lô',
  text: [
    'Sáng nay, lễ khánh thành cầu Sông Lô diễn ra tại Phú Thọ. Cầu dài 520 mét, rộng 12 mét. Ai cũng vui?',
    'Công an nhân dân (CAND) bảo vệ buổi lễ. Lực lượng CAND có mặt từ sớm để giữ trật tự trên hai bờ sông.',
    'Mưa to.',
  ].join('\n\n'),
  captions: ['Cầu Sông Lô nhìn từ trên cao. Ảnh: Minh Hà'],
});
const read = (text: string) => readQuestion(text, '2025-08-16');
const score = (text: string, weights?: readonly number[]) =>
  scoreSentences(read(text), passagesOf(ARTICLE, {}, read(text)), EVEN, weights);

function signal(sentence: ScoredSentence | undefined, name: (typeof QUOTE_SIGNALS)[number]): number {
  return sentence?.signals[QUOTE_SIGNALS.indexOf(name)] ?? Number.NaN;
}

function find(sentences: readonly ScoredSentence[], part: string): ScoredSentence | undefined {
  return sentences.find(({ text }) => text.includes(part));
}

describe('scored sentences', () => {
  it('are slices of the body or of the caption they are from, all of them, each once', () => {
    const sentences = score('Cầu dài bao nhiêu mét?');
    for (const { text, start, end, passage } of sentences) {
      expect(textOf(ARTICLE, passage.chunk.caption).slice(start, end)).toBe(text);
    }
    const all = [ARTICLE.text, ...ARTICLE.captions].flatMap((text) =>
      splitSentences(text).map(({ start, end }) => text.slice(start, end)),
    );
    expect(sentences.map(({ text }) => text).sort()).toEqual(all.sort());
    expect(sentences.some(({ passage }) => passage.chunk.caption === 0)).toBe(true);
  });

  it('are slices in the later passages of a long article too', () => {
    const text = Array.from({ length: 40 }, (_, i) => `Đoạn thứ ${i} kể chuyện làng Vạn Phúc dệt lụa.`).join(
      '\n\n',
    );
    const article = articleOf('dài', { text, captions: [] });
    const passages = passagesOf(article);
    expect(passages.length).toBeGreaterThan(2);
    const sentences = scoreSentences(read('Làng nào dệt lụa?'), passages, EVEN);
    expect(sentences).toHaveLength(40);
    for (const one of sentences) expect(text.slice(one.start, one.end)).toBe(one.text);
    expect(sentences.map((one) => one.text)).toContain('Đoạn thứ 39 kể chuyện làng Vạn Phúc dệt lụa.');
  });

  it('come best first, and in the order of the ranking when equal', () => {
    const scores = score('Cầu dài bao nhiêu mét?').map((sentence) => sentence.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    const even = score('Cầu dài bao nhiêu mét?', []);
    expect(even[0]?.text).toMatch(/^Sáng nay/u);
    expect(even.at(-1)?.text).toBe('Ảnh: Minh Hà');
  });

  it('of the body add up their signals by weight', () => {
    const weights = QUOTE_SIGNALS.map((_, i) => 2 ** i);
    for (const sentence of score('Cầu dài bao nhiêu mét?', weights)) {
      expect(sentence.signals).toHaveLength(QUOTE_SIGNALS.length);
      if (sentence.passage.chunk.caption !== null) continue;
      const sum = sentence.signals.reduce((part, one, i) => part + one * 2 ** i, 0);
      expect(sentence.score).toBeCloseTo(sum, 9);
    }
  });

  it('are none for no passages', () => {
    expect(scoreSentences(read('Cầu dài bao nhiêu?'), [], EVEN)).toEqual([]);
  });

  it('have a weight for each signal', () => {
    expect(QUOTE_WEIGHTS).toHaveLength(QUOTE_SIGNALS.length);
  });
});

describe('the signals of a sentence', () => {
  it('tell how much of the question it holds, with its headline and passage besides', () => {
    const sentences = score('lễ khánh thành dài 520 mét');
    const long = find(sentences, '520');
    expect(signal(long, 'terms in the sentence')).toBeGreaterThan(0);
    expect(signal(long, 'terms in the sentence or its headline')).toBeGreaterThan(
      signal(long, 'terms in the sentence'),
    );
    expect(signal(find(sentences, 'Mưa to'), 'terms in the sentence')).toBe(0);
    expect(signal(find(sentences, 'Mưa to'), 'terms in the passage')).toBe(
      signal(long, 'terms in the passage'),
    );
  });

  it('tell whether the kind of answer is there, not there or not known', () => {
    const present = (question: string, part: string) => {
      const one = find(score(question), part);
      return [signal(one, 'kind of answer present'), signal(one, 'kind of answer absent')];
    };
    expect(present('Cầu dài bao nhiêu mét?', '520')).toEqual([1, 0]);
    expect(present('Cầu dài bao nhiêu mét?', 'Mưa to')).toEqual([0, 1]);
    expect(present('Hai bên bàn nội dung nào?', '520')).toEqual([0, 0]);
  });

  it('tell names missing, shortness, questions and the opening of the body', () => {
    const sentences = score('Công an tỉnh Phú Thọ làm gì?');
    const opening = find(sentences, 'Sáng nay');
    expect(signal(opening, 'names missing')).toBe(0);
    expect(signal(find(sentences, '520'), 'names missing')).toBe(1);
    expect(signal(find(sentences, 'Mưa to'), 'short')).toBe(1);
    expect(signal(opening, 'short')).toBe(0);
    expect(signal(find(sentences, 'Lực lượng'), 'length')).toBeGreaterThan(
      signal(find(sentences, 'Mưa to'), 'length'),
    );
    expect(signal(find(sentences, 'Ai cũng vui'), 'question or heading')).toBe(1);
    expect(signal(opening, 'question or heading')).toBe(0);
    expect(
      sentences.filter((one) => signal(one, 'first of the article') === 1).map(({ text }) => text),
    ).toEqual([opening?.text]);
  });

  it('tell the unit asked for, and what stands around the sentence', () => {
    const sentences = score('Cầu Sông Lô dài bao nhiêu mét?');
    const long = find(sentences, '520');
    expect(signal(long, 'unit asked for follows a number')).toBe(1);
    expect(signal(find(sentences, 'Mưa to'), 'unit asked for does not')).toBe(1);
    expect(signal(long, 'terms in the sentence and its neighbours')).toBeGreaterThan(
      signal(long, 'terms in the sentence'),
    );
    expect(signal(find(sentences, 'Ai cũng vui'), 'first of the passage')).toBe(0);
  });

  it('tell how far the passage is behind the best', () => {
    const best = passagesOf(ARTICLE, { score: 0.95 });
    const behind = passagesOf(articleOf('b', { text: 'Trời mưa ở Huế.' }), { score: 0.8 });
    const sentences = scoreSentences(read('mưa ở đâu'), [...best, ...behind], EVEN);
    const signalName = 'relevance below the best passage';
    expect(signal(find(sentences, '520'), signalName)).toBe(0);
    expect(signal(find(sentences, 'Trời mưa'), signalName)).toBeCloseTo(-0.15, 12);
  });
});

describe('a caption', () => {
  it('comes after a sentence of the body that says the same', () => {
    const article = articleOf('a', { text: 'Lũ quét ở Huế.', captions: ['Lũ quét ở Huế.'] });
    const sentences = scoreSentences(read('lũ quét ở đâu'), passagesOf(article).toReversed(), EVEN, []);
    expect(sentences.map(({ passage }) => passage.chunk.caption)).toEqual([null, 0]);
  });
});

describe('an abbreviation asked for', () => {
  it('is answered first by the sentence that spells it out', () => {
    expect(score('CAND là gì?')[0]?.text).toContain('Công an nhân dân (CAND)');
    expect(score('CAND viết tắt của cụm từ gì?', [])[0]?.text).toContain('Công an nhân dân (CAND)');
  });

  it('favours no sentence when something else is asked', () => {
    const body = score('CAND làm nhiệm vụ nào?', []).filter(({ passage }) => passage.chunk.caption === null);
    expect(new Set(body.map((sentence) => sentence.score))).toEqual(new Set([0]));
  });
});
