// Fitting: what is printed without a reader and with one, and that the reader reads a pair once and what it says counts.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAsk, type Part } from '../../src/app/ask.js';
import { rememberingReadings } from '../../src/app/remember-readings.js';
import { fitCommand } from '../../src/cli/fit.js';
import { wordsOf } from '../../src/cli/terminal-text.js';
import { CONFIDENCE_SIGNALS, SUBJECT_SIGNALS } from '../../src/core/confidence.js';
import type { Reader } from '../../src/core/reader.js';
import {
  READER_CONFIDENCE_SIGNALS,
  READER_PASSAGE_SIGNALS,
  READER_QUOTE_SIGNALS,
} from '../../src/core/reader-signals.js';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';
import { createArticleStore } from '../../src/store/articles.js';
import { createWordSearch } from '../../src/store/word-search.js';
import { createExactIndex } from '../../src/vectors/exact-index.js';
import { articleOf, model, put } from '../support/articles.js';
import { captureOutput } from '../support/captured-output.js';
import { fakeReader } from '../support/fake-reader.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';
import { memoryDatabase } from '../support/memory-database.js';

const RIVERS = ['Lô', 'Gâm', 'Đà', 'Mã', 'Chảy', 'Đuống', 'Luộc', 'Cầu', 'Thương', 'Cả'];
const answerOf = (i: number) => `${i + 2}00 mét`;
/** Which of two sentences answers is told by nothing but their figures, and either comes first as often. */
const textOf = (river: string, i: number) => {
  const [first, second] = i % 2 === 0 ? [answerOf(i), `${i + 2}50 mét`] : [`${i + 2}50 mét`, answerOf(i)];
  return `Cầu sông ${river} đã khánh thành, khách rất đông. Chiều dài là ${first}. Chiều dài là ${second}.`;
};

const db = memoryDatabase();
const store = createArticleStore(db);
const index = createExactIndex(model.dimension);
const folder = mkdtempSync(join(tmpdir(), 'trichdan-fit-'));
const file = join(folder, 'questions.jsonl');

beforeAll(async () => {
  await store.setModel(model);
  for (const [i, river] of RIVERS.entries()) {
    const article = articleOf(river, { title: `Cầu ${river}`, text: textOf(river, i), captions: [] });
    await index.add((await put(store, article)).added);
  }
  const questions = RIVERS.flatMap((river, i) => [
    {
      id: `a${i}`,
      question: `Cầu sông ${river} có chiều dài thế nào?`,
      article_id: river,
      answers: [answerOf(i)],
    },
    { id: `n${i}`, question: `Cầu sông ${river} do ai thiết kế?`, near_article_id: river, answerable: false },
  ]);
  writeFileSync(file, questions.map((one) => JSON.stringify(one)).join('\n'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await index.close();
  db.close();
});

async function fitted(reader: Reader | null, strangers: readonly string[] = []): Promise<string> {
  const remembering = reader && rememberingReadings(reader, 10_000);
  const asking = (without: readonly Part[]) =>
    createAsk({
      ...{ store, words: createWordSearch(db), embedder: createHashedEmbedder(), index },
      ...{ clock: () => Date.UTC(2025, 9, 25, 5), threshold: 0, reader: remembering, without },
    });
  const { output: out, text } = captureOutput();
  const words = wordsOf(loadPrompts(join(projectRoot, 'prompts'), 'terminal'), 'vi');
  const collection = {
    ...{ store, reads: reader !== null, ask: asking([]) },
    askWithout: (parts: readonly Part[]) => ({
      ask: asking(parts),
      answer: async () => {
        throw new Error('not asked here');
      },
    }),
  };
  expect(
    await fitCommand({ questions: [file], strangers }, collection, {
      words,
      out,
      err: captureOutput().output,
    }),
  ).toBe(0);
  return text();
}

/** The numbers between the brackets that follow a name. */
const numbersOf = (text: string, name: string): number[] =>
  (new RegExp(`${name}[^\\[]*(?:number\\[\\] = )?\\[([^\\]]+)\\]`, 'u').exec(text)?.[1] ?? '')
    .split(',')
    .map(Number);
const sentencesRight = (text: string): number =>
  Number(/first and right, 5-fold: .* sentence ([\d.]+) of/u.exec(text)?.[1]);

describe('fit', () => {
  const pairs: string[] = [];
  let plain = '';
  let both = '';

  beforeAll(async () => {
    plain = await fitted(null);
    const reader = fakeReader({
      spans: RIVERS.map((_, i) => `${answerOf(i)}.`),
      relevance: (question, { text }) => (text.includes(question.split(' ')[2] ?? '') ? 3 : -3),
    });
    both = await fitted(reader);
    pairs.push(...reader.pairs.map((pair) => JSON.stringify(pair)));
  });

  it('prints the numbers without a reader as if there were none, and nothing more where there is none', () => {
    expect(plain).not.toContain('READER');
    expect(both.startsWith(plain)).toBe(true);
    expect(both.length).toBeGreaterThan(plain.length);
  });

  it('prints as many weights as there are signals', () => {
    const read = both.slice(plain.length);
    expect(numbersOf(read, 'READER_PASSAGE_WEIGHTS: readonly ')).toHaveLength(READER_PASSAGE_SIGNALS.length);
    expect(numbersOf(read, 'READER_QUOTE_WEIGHTS: readonly ')).toHaveLength(READER_QUOTE_SIGNALS.length);
    const further = READER_CONFIDENCE_SIGNALS.length;
    expect(numbersOf(read, 'subject: ')).toHaveLength(SUBJECT_SIGNALS + further);
    expect(numbersOf(read, 'answer: ')).toHaveLength(CONFIDENCE_SIGNALS.length + further);
    expect(both).not.toContain('NaN');
  });

  it('learns refusing from strangers too, whatever their file says of answers', async () => {
    const other = join(folder, 'strangers.jsonl');
    const asked = Array.from({ length: 12 }, (_, i) => ({
      id: `s${i}`,
      question: `Loài chim thứ ${i} sống bao lâu?`,
      article_id: RIVERS[0],
      answers: ['Chiều dài'],
    }));
    writeFileSync(other, asked.map((one) => JSON.stringify(one)).join('\n'));
    const text = await fitted(null, [other]);
    expect(text).toContain(', 5-fold: ');
    expect(sentencesRight(text)).toBe(sentencesRight(plain));
    expect(/off topic ([\d.]+), few/u.exec(plain)?.[1]).toBeUndefined();
    expect(Number(/off topic ([\d.]+), few/u.exec(text)?.[1])).toBeGreaterThan(0.9);
  });

  it('finds what only the reader knows', () => {
    expect(sentencesRight(both.slice(plain.length))).toBe(1);
    expect(sentencesRight(plain)).toBeLessThan(0.8);
  });

  it('has a pair read once', () => {
    expect(pairs.length).toBeGreaterThan(20);
    expect(new Set(pairs).size).toBe(pairs.length);
  });
});
