// Asking with a reader: what it reads, what it decides, and that a question is answered without it when it fails. The
// reader's weights are given, so that nothing here depends on fitted numbers.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ask, type AskDependencies, createAsk } from '../../src/app/ask.js';
import { readingFew } from '../../src/app/read-few.js';
import type { Answer } from '../../src/core/answer.js';
import type { Article } from '../../src/core/article.js';
import type { ArticleStore } from '../../src/core/article-store.js';
import { AppError } from '../../src/core/errors.js';
import { PASSAGE_WEIGHTS, QUOTE_WEIGHTS } from '../../src/core/fitted.js';
import type { VectorIndex } from '../../src/core/ports.js';
import { READER_PASSAGE_SIGNALS, READER_QUOTE_SIGNALS } from '../../src/core/reader-signals.js';
import { createArticleStore } from '../../src/store/articles.js';
import type { Database } from '../../src/store/database.js';
import { createWordSearch } from '../../src/store/word-search.js';
import { createExactIndex } from '../../src/vectors/exact-index.js';
import { articleOf, model, put } from '../support/articles.js';
import { fakeReader } from '../support/fake-reader.js';
import { createHashedEmbedder, type HashedEmbedder } from '../support/hashed-embedder.js';
import { memoryDatabase } from '../support/memory-database.js';

let db: Database;
let store: ArticleStore;
let index: VectorIndex;
let embedder: HashedEmbedder;

beforeEach(async () => {
  db = memoryDatabase();
  store = createArticleStore(db);
  await store.setModel(model);
  index = createExactIndex(model.dimension);
  embedder = createHashedEmbedder();
});
afterEach(async () => {
  await index.close();
  db.close();
});

async function add(key: string, day: string, text: string, over: Partial<Article> = {}): Promise<void> {
  const date = { day, time: null, source: 'meta' as const };
  const article = articleOf(key, { title: `Bài ${key}`, text, captions: [], date, eventDay: null, ...over });
  await index.add((await put(store, article)).added);
}

function asking(over: Partial<AskDependencies>): Ask {
  const words = createWordSearch(db);
  const clock = () => Date.UTC(2025, 9, 25, 5);
  return createAsk({ store, words, embedder, index, clock, threshold: 0, ...over });
}

/** The reader's word counts for more than all else. */
const BY_READER = {
  passages: PASSAGE_WEIGHTS,
  quotes: QUOTE_WEIGHTS,
  reader: {
    passages: READER_PASSAGE_SIGNALS.map((name) => (name === 'relevance by the reader' ? 9 : 0)),
    quotes: READER_QUOTE_SIGNALS.map((name) => (name === 'best span below that of all passages' ? 9 : 0)),
  },
};

const quotesOf = (answer: Answer) => (answer.status === 'answered' ? answer.quotes : []);
const LONG = 'Cầu Sông Lô dài 520 mét. Trời hôm ấy mưa rất to. Lễ khánh thành có hai nghìn khách.';
const OTHER = 'Cầu Sông Gâm dài 300 mét. Người dân đã chờ cầu này mười năm nay.';
const ASKED = 'Cầu Sông Lô dài bao nhiêu mét?';

describe('with a reader', () => {
  beforeEach(async () => {
    await add('lô', '2025-08-18', LONG);
    await add('gâm', '2025-08-18', OTHER);
  });

  it('the passage it holds for relevant comes first, and of it the sentence with its span', async () => {
    const without = await asking({})(ASKED);
    expect(quotesOf(without)[0]).toMatchObject({ article: 'lô' });
    const reader = fakeReader({
      relevance: (_, { text }) => (text === OTHER ? 4 : -4),
      spans: ['mười năm nay.'],
    });
    const { passages, sentences } = await asking({ reader }).findings(ASKED, { weights: BY_READER });
    expect(passages[0]?.chunk.article.key).toBe('gâm');
    expect(sentences[0]?.text).toBe('Người dân đã chờ cầu này mười năm nay.');
    // A sentence belongs to the passage as it is ranked now.
    expect(passages).toContain(sentences[0]?.passage);
  });

  it('what sentences score without it does not depend on it', async () => {
    const reader = fakeReader({ relevance: (_, { text }) => (text === OTHER ? 4 : -4) });
    const quotes = READER_QUOTE_SIGNALS.map((name) => (name === READER_QUOTE_SIGNALS[0] ? 1 : 0));
    const weights = { ...BY_READER, reader: { ...BY_READER.reader, quotes } };
    const read = await asking({ reader }).findings(ASKED, { weights });
    const plain = await asking({ without: ['sentence vectors'] }).findings(ASKED);
    const scores = ({ sentences }: typeof plain) =>
      sentences.map(({ text, score }) => [text, (score - (sentences[0]?.score ?? 0)).toFixed(6)]);
    expect(scores(read)).toEqual(scores(plain));
    expect(read.passages.map(({ chunk }) => chunk.id)).toEqual(
      plain.passages.map(({ chunk }) => chunk.id).toReversed(),
    );
  });

  it('is read the question with the header and the text of each passage', async () => {
    const reader = fakeReader();
    await asking({ reader })('cầu sông lô dài bao nhiêu mét');
    expect(reader.pairs).toHaveLength(2);
    expect(reader.pairs).toContainEqual({
      question: 'cầu sông lô dài bao nhiêu mét',
      passage: { header: 'Bài lô · 18/8/2025 · Báo Mẫu', text: LONG },
    });
  });

  it('its span is what is in bold', async () => {
    const reader = fakeReader({ spans: ['dài 520 mét.'] });
    const [quote] = quotesOf(await asking({ reader })(ASKED, { weights: BY_READER }));
    const [span] = quote?.answering ?? [];
    expect(quote?.text.slice(span?.start, span?.end)).toBe('dài 520 mét');
    // Where it is sure of none, none is.
    expect(quotesOf(await asking({ reader: fakeReader() })(ASKED))[0]).toMatchObject({ answering: [] });
    expect(quotesOf(await asking({})(ASKED))[0]).not.toHaveProperty('answering');
  });

  it('no sentence is embedded, and without it they are', async () => {
    const english = 'How long is the bridge?';
    await add('xem', '2025-08-18', 'Tin. Hai nghìn người đến xem lễ ở đây. Ba nghìn người đến xem lễ ở đó.');
    await asking({ reader: fakeReader() }).findings(english);
    expect(embedder.passages).toEqual([]);
    await asking({}).findings(english);
    expect(embedder.passages.length).toBeGreaterThan(0);
  });

  it('its own threshold decides', async () => {
    const status = async (over: Partial<AskDependencies>) => (await asking(over)(ASKED)).status;
    const reader = fakeReader();
    expect(await status({ reader, threshold: 0, readerThreshold: 1 })).toBe('not-found');
    expect(await status({ reader, threshold: 1, readerThreshold: 0 })).toBe('answered');
    expect(await status({ reader, threshold: 1 })).toBe('not-found');
    expect(await status({ threshold: 0, readerThreshold: 1 })).toBe('answered');
  });

  it('confidence listens to it', async () => {
    const score = async (relevance: number) =>
      (await asking({ reader: fakeReader({ relevance: () => relevance }) })(ASKED)).score;
    expect(await score(4)).toBeGreaterThan(await score(-4));
  });

  it('what is refused for its days is not read', async () => {
    const reader = fakeReader();
    const answers = await Promise.all(
      ['Ngày 30/2/2025 cầu nào khánh thành?', 'Tháng 1 năm 2020 cầu nào khánh thành?'].map((question) =>
        asking({ reader })(question),
      ),
    );
    expect(answers).toMatchObject([{ reason: 'no-such-day' }, { reason: 'window-empty' }]);
    expect(reader.pairs).toEqual([]);
  });

  it('a greeting is not read', async () => {
    const reader = fakeReader();
    await asking({ reader })('Xin chào bạn');
    expect(reader.pairs).toEqual([]);
  });

  it('left out for measuring, all is as if there were none', async () => {
    const reader = fakeReader();
    expect(await asking({ reader, without: ['reader'] })(ASKED)).toEqual(await asking({})(ASKED));
    expect(reader.pairs).toEqual([]);
  });
});

describe('a reader that fails', () => {
  const failing = (error: Error) => ({
    ...fakeReader(),
    read: async () => {
      throw error;
    },
  });

  it('loses no answer, and is heard of once', async () => {
    await add('lô', '2025-08-18', LONG);
    const heard: string[] = [];
    const reader = failing(new AppError('READING_FAILED', 'The thread died.'));
    const onUnread = ({ code }: AppError) => heard.push(code);
    const answer = await asking({ reader, onUnread, readerThreshold: 1 })(ASKED);
    expect(answer).toEqual(await asking({})(ASKED));
    expect([answer.status, heard]).toEqual(['answered', ['READING_FAILED']]);
  });

  it('reads no more than five questions at a time: others are answered without it, and later ones with it', async () => {
    await add('lô', '2025-08-18', LONG);
    const heard: string[] = [];
    const reader = fakeReader();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = {
      ...reader,
      read: async (...args: Parameters<typeof reader.read>) => {
        await held;
        return await reader.read(...args);
      },
    };
    const ask = asking({ reader: readingFew(slow), onUnread: ({ code }) => heard.push(code) });
    const plain = await asking({})(ASKED);
    const all = Array.from({ length: 8 }, () => ask(ASKED));
    const first = await Promise.race(all);
    expect(first).toEqual(plain);
    release();
    const answers = await Promise.all(all);
    const unread = answers.filter((answer) => answer.score === plain.score);
    expect([unread.length, heard]).toEqual([3, ['READER_BUSY', 'READER_BUSY', 'READER_BUSY']]);
    expect((await ask(ASKED)).score).not.toBe(plain.score);
  });

  it('in a way nobody foresees is not kept quiet', async () => {
    await add('lô', '2025-08-18', LONG);
    const reader = failing(new TypeError('a fault of ours'));
    await expect(asking({ reader })(ASKED)).rejects.toThrow('a fault of ours');
  });
});

describe('what is read', () => {
  it('is four passages, for a question for several things one of each further article among them', async () => {
    // Of the first, every paragraph is a passage of its own.
    const paragraph = (i: number) =>
      `Cầu số ${i} ở tỉnh Sơn La dài ${i}00 mét. ${'Người dân rất vui. '.repeat(16)}`;
    await add('một', '2025-08-18', Array.from({ length: 7 }, (_, i) => paragraph(i + 1).trim()).join('\n\n'));
    for (const key of ['hai', 'ba', 'bốn']) await add(key, '2025-08-18', `Tỉnh Sơn La có thêm cầu ${key}.`);
    const read = async (question: string) => {
      const reader = fakeReader();
      await asking({ reader })(question);
      return reader.pairs;
    };
    expect(await read('Cầu số 3 ở tỉnh Sơn La dài bao nhiêu mét?')).toHaveLength(4);
    const several = await read('Những cầu nào ở tỉnh Sơn La?');
    expect(several).toHaveLength(4);
    expect(new Set(several.map(({ passage }) => passage.header)).size).toBe(4);
  });

  it('holds passages of other days to compare with, where only newer ones may be quoted', async () => {
    await add('cũ', '2025-08-01', LONG);
    for (const i of [1, 2, 3, 4, 5, 6]) await add(`mới${i}`, '2025-09-01', `${OTHER} Tin số ${i}.`);
    const reader = fakeReader();
    const published = { side: 'newer' as const, from: '2025-08-15', to: '2025-10-25' };
    const { passages } = await asking({ reader }).findings(ASKED, { published });
    const headers = reader.pairs.map(({ passage }) => passage.header.split(' · ')[0]);
    expect(headers).toHaveLength(4);
    expect(headers).toContain('Bài cũ');
    expect(passages.map(({ chunk }) => chunk.article.key)).not.toContain('cũ');
  });
});
