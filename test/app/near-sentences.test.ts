// Sentence vectors: they decide where words tell little, and are not even made where words tell enough.
import { describe, expect, it } from 'vitest';
import { nearFirst } from '../../src/app/near-sentences.js';
import type { Embedder } from '../../src/core/ports.js';
import { readQuestion } from '../../src/core/question.js';
import { scoreSentences } from '../../src/core/quote.js';
import { rerank } from '../../src/core/rerank.js';
import { articleOf } from '../support/articles.js';
import { EVEN, passagesOf } from '../support/passages.js';

const TEXT = 'Cầu Sông Lô dài 520 mét. Nhiều hộ dân phải rời nhà trong đêm. Trời đã tạnh.';
const OTHER_WORDS = 'gia đình nào chạy lụt lúc khuya';
const axis = (at: number) => Float32Array.from({ length: 3 }, (_, i) => (i === at ? 1 : 0));

/**
 * Orders the sentences of one passage, by words in the article's order and `apart` from the next in score; the embedder puts
 * the one that holds `near` on the question's axis.
 */
async function ordered(text: string, near: string, { apart = 0.1, article = TEXT } = {}) {
  const question = readQuestion(text, '2025-08-16');
  const given = passagesOf(articleOf('a', { title: 'Tin', text: article, captions: [] }), {}, question);
  const passages = rerank(question, given, EVEN);
  const sentences = scoreSentences(question, passages, EVEN)
    .sort((one, other) => article.indexOf(one.text) - article.indexOf(other.text))
    .map((one, i) => ({ ...one, score: -i * apart }));
  const embedded: string[] = [];
  const urgent: Array<boolean | undefined> = [];
  const embedder: Pick<Embedder, 'embedPassages'> = {
    embedPassages: async (texts, _, options) => {
      embedded.push(...texts);
      urgent.push(options?.urgent);
      return texts.map((one) => axis(one.includes(near) ? 0 : 1));
    },
  };
  const found = await nearFirst(question, axis(0), passages, sentences, embedder);
  return { first: found[0]?.text, found, sentences, embedded, urgent };
}

describe('sentence vectors', () => {
  it('put the sentence nearest in meaning first for an English question', async () => {
    const { first, found } = await ordered('How many households had to leave?', 'hộ dân');
    expect(first).toContain('hộ dân');
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
  });

  it('are made before what an ingest has waiting', async () => {
    expect((await ordered(OTHER_WORDS, 'hộ dân')).urgent).toEqual([true]);
  });

  it('do so for a question in quite other words', async () => {
    const { first } = await ordered(OTHER_WORDS, 'hộ dân');
    expect(first).toContain('hộ dân');
  });

  it('are not made where words tell enough', async () => {
    const { found, sentences, embedded } = await ordered('Cầu Sông Lô dài bao nhiêu mét?', 'hộ dân');
    expect(embedded).toEqual([]);
    expect(found).toBe(sentences);
  });

  it('are made of sentences that words put near the first, and of no others', async () => {
    const near = await ordered(OTHER_WORDS, 'Trời', { apart: 0.3 });
    expect(near.embedded).toEqual(['Cầu Sông Lô dài 520 mét.', 'Nhiều hộ dân phải rời nhà trong đêm.']);
    const alone = await ordered(OTHER_WORDS, 'hộ dân', { apart: 2 });
    expect(alone.embedded).toEqual([]);
    expect(alone.found).toBe(alone.sentences);
  });

  it('are made of the beginning of a long sentence, to a whole word', async () => {
    const long = `Nhiều hộ dân phải rời nhà trong đêm ${'và đi xa dần '.repeat(20)}mãi`;
    const { first, embedded } = await ordered(OTHER_WORDS, 'hộ dân', { article: `Trời đã tạnh. ${long}.` });
    expect(first).toContain('mãi');
    const [beginning] = embedded.filter((one) => one.includes('hộ dân'));
    expect(beginning?.length).toBeLessThanOrEqual(100);
    expect(`${long} `.startsWith(`${beginning} `)).toBe(true);
  });

  it('are made of as much as fits where a word alone is too long, and of no half of a sign', async () => {
    const address = `https://${'x'.repeat(62)}${'😀'.repeat(60)}`;
    const { embedded } = await ordered(OTHER_WORDS, 'hộ dân', {
      article: `Trời đã tạnh. Nhiều hộ dân xem ở ${address}`,
    });
    const [beginning = ''] = embedded.filter((one) => one.includes('hộ dân'));
    expect(beginning).toContain('https://xxx');
    expect([99, 100]).toContain(beginning.length);
    expect(beginning).not.toMatch(/\p{Cs}/u);
  });

  it('lose no sentence', async () => {
    const { found } = await ordered('How many households had to leave?', 'hộ dân');
    expect(found.map(({ text }) => text).sort()).toEqual(
      ['Cầu Sông Lô dài 520 mét.', 'Nhiều hộ dân phải rời nhà trong đêm.', 'Trời đã tạnh.'].sort(),
    );
  });
});
