// Asking a real store with real words and exact vectors. Thresholds are set around the score a question gets, so that
// nothing here depends on fitted numbers.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ask, createAsk } from '../../src/app/ask.js';
import type { Answer } from '../../src/core/answer.js';
import { type Article, textOf } from '../../src/core/article.js';
import type { ArticleStore } from '../../src/core/article-store.js';
import type { VectorIndex } from '../../src/core/ports.js';
import { createArticleStore } from '../../src/store/articles.js';
import type { Database } from '../../src/store/database.js';
import { createWordSearch } from '../../src/store/word-search.js';
import { createExactIndex } from '../../src/vectors/exact-index.js';
import { articleOf, model, put } from '../support/articles.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';
import { memoryDatabase } from '../support/memory-database.js';

const NOON = Date.UTC(2025, 9, 25, 5);

let db: Database;
let store: ArticleStore;
let index: VectorIndex;

beforeEach(async () => {
  db = memoryDatabase();
  store = createArticleStore(db);
  await store.setModel(model);
  index = createExactIndex(model.dimension);
});
afterEach(async () => {
  await index.close();
  db.close();
});

async function add(key: string, day: string | null, over: Partial<Article> = {}): Promise<void> {
  const date = day === null ? null : { day, time: null, source: 'meta' as const };
  const article = articleOf(key, { title: `Bài ${key}`, captions: [], date, eventDay: null, ...over });
  await index.add((await put(store, article)).added);
}

function asking(threshold: number, now = NOON): Ask {
  const words = createWordSearch(db);
  return createAsk({ store, words, embedder: createHashedEmbedder(), index, clock: () => now, threshold });
}

/** What a question gets when its score is just enough, or times `factor` too little. */
async function ask(text: string, factor = 1, now = NOON): Promise<Answer> {
  const { score } = await asking(0, now)(text);
  return asking(score * factor, now)(text);
}

const keysOf = (answer: Answer) =>
  (answer.status === 'answered' ? answer.quotes : answer.rejected).map(({ article }) => article);

const BRIDGE =
  'Sáng nay, tỉnh khánh thành cầu Sông Lô. Cầu dài 520 mét, rộng 12 mét.\n\nÔng Trần Văn Nam cắt băng.';
const FLOOD = 'Nước lũ dâng cao ở huyện Mường Lát. Hơn 200 hộ dân phải di dời trong đêm.';
const RICE = 'Giá gạo xuất khẩu tăng mạnh. Nông dân miền Tây phấn khởi vì được mùa.';

describe('an answer', () => {
  beforeEach(async () => {
    await add('lũ', '2025-08-16', { text: FLOOD });
    await add('cầu', '2025-08-18', { text: BRIDGE, captions: ['Xe chạy thử qua vòm thép mới sơn. Ảnh: Hà'] });
    await add('gạo', '2025-09-01', { text: RICE });
  });

  it.each(['Cầu Sông Lô dài bao nhiêu mét?', 'cau song lo dai bao nhieu met', 'vòm thép mới sơn'])(
    'quotes stored articles word for word: %s',
    async (text) => {
      const answer = await ask(text);
      if (answer.status !== 'answered') throw new Error(answer.reason);
      expect(answer).toMatchObject({ question: text, window: null });
      expect(answer.quotes[0]?.article).toBe('cầu');
      for (const quote of answer.quotes) {
        const article = await store.byKey(quote.article);
        expect(article && textOf(article, quote.caption).slice(quote.start, quote.end)).toBe(quote.text);
        expect(quote).toMatchObject({
          date: article?.date,
          headline: article?.title,
          outlet: article?.outlet,
        });
      }
    },
  );

  it('holds the sentence asked for', async () => {
    const answer = await ask('Cầu Sông Lô dài bao nhiêu mét?');
    expect(answer.status === 'answered' && answer.quotes[0]?.text).toContain('520 mét');
  });

  it('is given from the threshold on and refused below it', async () => {
    const question = 'Cầu Sông Lô dài bao nhiêu mét?';
    expect(await ask(question, 1)).toMatchObject({ status: 'answered' });
    expect(await ask(question, 1.5)).toMatchObject({ status: 'not-found', reason: 'not-answering' });
    expect(await ask(question, 2.5)).toMatchObject({ status: 'not-found', reason: 'nothing-near' });
  });

  it('on who holds an office is refused, whatever the threshold, where only the deputy is told of', async () => {
    await add('phó', '2025-09-02', { text: 'Sáng 2/9, Phó Thủ tướng Trần Văn Bảy thăm làng nghề.' });
    const refused = { status: 'not-found', reason: 'not-answering', score: 0 };
    expect(await asking(0.01)('Thủ tướng là ai?')).toMatchObject(refused);
    expect(await ask('Phó Thủ tướng là ai?')).toMatchObject({ status: 'answered' });
    await add('thủ tướng', '2025-09-03', { text: 'Chiều 3/9, Thủ tướng Lê Văn Tám dự lễ khánh thành.' });
    const answer = await ask('Thủ tướng là ai?');
    expect(answer.status === 'answered' && answer.quotes[0]?.text).toContain('Lê Văn Tám');
  });

  it('on who holds an office is refused where nobody is named beside it, and else quotes who is', async () => {
    await add('thăm', '2025-09-02', { text: 'Sáng 2/9, Thủ tướng Phạm Minh Chính lên đường thăm Lào.' });
    const refused = { status: 'not-found', reason: 'not-answering', score: 0 };
    expect(await asking(0.01)('Thủ tướng Lào là ai?')).toMatchObject(refused);
    await add('hội đàm', '2025-09-03', {
      text: 'Chiều 3/9, hai bên hội đàm. Thủ tướng Lào Sonexay Siphandone cảm ơn Việt Nam.',
    });
    const answer = await asking(0.01)('Thủ tướng Lào là ai?');
    expect(answer.status === 'answered' && answer.quotes[0]?.text).toContain('Sonexay Siphandone');
  });

  it('is looked for by words with marks and by words without', async () => {
    const best = async (text: string) => (await asking(0).findings(text)).ranked[0];
    expect((await best('cầu Sông Lô'))?.typed).toBeGreaterThan(0);
    expect((await best('cau song lo'))?.folded).toBeGreaterThan(0);
  });

  it('has the score that its findings give, between 0 and 1', async () => {
    const { score } = await asking(0)('Cầu Sông Lô dài bao nhiêu mét?');
    expect(score).toBeGreaterThan(0);
    expect(score).toBeLessThanOrEqual(1);
    expect((await asking(0)('Vì sao sao Hỏa đỏ?')).score).toBeLessThan(score);
  });

  it('is not found in vectors whose article is gone from the store', async () => {
    await store.remove(['cầu']);
    expect(keysOf(await asking(0)('Cầu Sông Lô dài bao nhiêu mét?'))).not.toContain('cầu');
  });
});

describe('a no', () => {
  it('says that the collection is empty', async () => {
    expect(await asking(0.2)('Cầu dài bao nhiêu?')).toEqual({
      status: 'not-found',
      question: 'Cầu dài bao nhiêu?',
      repaired: null,
      reason: 'empty-collection',
      rejected: [],
      near: [],
      span: null,
      window: null,
      score: 0,
    });
  });

  it('names up to three articles that are near, each once, nearest first, and the days of the collection', async () => {
    await add('đông', '2025-08-16', { text: FLOOD });
    await add('cầu', '2025-08-18', { text: BRIDGE, captions: ['Cầu Sông Lô về đêm. Ảnh: Hà'] });
    await add('gạo', null, { text: RICE, eventDay: '2024-08-28' });
    await add('xa', '2025-10-20', { text: 'Đội bóng thắng đậm trên sân nhà.' });
    const answer = await ask('Cầu Sông Lô dài bao nhiêu mét?', 3);
    if (answer.status !== 'not-found') throw new Error('answered');
    expect(answer.near).toHaveLength(3);
    expect(new Set(answer.near.map(({ article }) => article)).size).toBe(3);
    expect(answer.near[0]).toEqual({
      article: 'cầu',
      headline: 'Bài cầu',
      title: 'Bài cầu',
      outlet: 'Báo Mẫu',
      url: 'https://example.test/cầu',
      date: { day: '2025-08-18', time: null, source: 'meta' },
      eventDay: null,
    });
    expect(answer.span).toEqual({ from: '2024-08-28', to: '2025-10-20' });
    expect(answer.rejected[0]?.article).toBe('cầu');
  });

  it('names what the vectors find near though no word is shared', async () => {
    await add('gạo', '2025-08-16', { text: RICE, outlet: null, agency: null });
    const answer = await asking(1)('xylophone');
    expect(answer.status === 'not-found' && answer.near.map(({ article }) => article)).toEqual(['gạo']);
  });

  it.each([0, 0.2])('says that nothing is of the days asked about, at threshold %f', async (threshold) => {
    await add('cầu', '2025-08-18', { text: BRIDGE });
    const answer = await asking(threshold)('Ngày 5/3/2019 cầu Sông Lô dài bao nhiêu mét?');
    expect(answer).toMatchObject({ status: 'not-found', reason: 'window-empty', score: 0 });
    expect(answer.window).toMatchObject({ from: '2019-03-05', to: '2019-03-05', label: 'Ngày 5/3/2019' });
    expect(answer.status === 'not-found' && answer.near[0]?.article).toBe('cầu');
  });
});

describe('the days asked about', () => {
  const question = 'Nước lũ ở Mường Lát ngày 16/8/2025 ra sao?';

  it('prefer the article of those days to the same text of others, and are told', async () => {
    await add('trước', '2024-08-16', { text: FLOOD });
    await add('đúng', '2025-08-16', { text: FLOOD });
    await add('sau', '2025-08-18', { text: FLOOD });
    const answer = await ask(question);
    expect(keysOf(answer)).toEqual(['đúng']);
    expect(answer.window).toMatchObject({ from: '2025-08-16', to: '2025-08-16', label: 'ngày 16/8/2025' });
    expect(keysOf(await ask('Nước lũ ở Mường Lát ra sao?'))).not.toContain('đúng');
  });

  it('are met by an article that tells of them', async () => {
    await add('trước', '2024-08-16', { text: FLOOD });
    await add('kể', '2025-09-10', { text: `Ngày 16/8, ${FLOOD}` });
    expect(keysOf(await ask(question))[0]).toBe('kể');
  });

  it('count from the day it is in Vietnam', async () => {
    await add('đúng', '2025-08-16', { text: FLOOD });
    const evening = Date.UTC(2025, 7, 16, 16, 59);
    const window = async (now: number) => (await asking(0, now)('Hôm qua nước lũ ra sao?')).window?.from;
    expect([await window(evening), await window(evening + 60_000)]).toEqual(['2025-08-15', '2025-08-16']);
  });

  it('of publication never give an article of another day', async () => {
    await add('trước', '2025-08-15', { text: FLOOD });
    await add('đúng', '2025-08-16', { text: RICE });
    await add('sự kiện', '2025-08-18', { text: `Ngày 16/8/2025, ${FLOOD}`, eventDay: '2025-08-16' });
    const answer = await asking(0)('Tin ngày 16/8/2025: nước lũ ở Mường Lát ra sao?');
    expect(new Set(keysOf(answer))).toEqual(new Set(['đúng']));
    const none = await asking(0)('Tin ngày 17/8/2025: nước lũ ở Mường Lát ra sao?');
    expect(none).toMatchObject({ status: 'not-found', reason: 'window-empty' });
  });

  it('of publication with nothing published then give what tells of those days', async () => {
    await add('sau', '2025-08-18', { text: FLOOD, eventDay: '2025-08-16' });
    await add('khác', '2025-08-20', { text: FLOOD });
    const answer = await asking(0)('Tin ngày 16/8/2025: nước lũ ở Mường Lát ra sao?');
    expect(new Set(keysOf(answer))).toEqual(new Set(['sau']));
  });

  it('are searched by vector too when they hold very many chunks', async () => {
    const captions = Array.from({ length: 5001 }, (_, i) => `zqx${i}`);
    const article = { title: null, text: 'Nông dân được mùa.', captions, outlet: null, agency: null };
    await add('nhiều', '2025-10-25', article);
    const { ranked } = await asking(0).findings('Bài hôm nay');
    expect(ranked.map(({ typed, folded }) => typed + folded)).toEqual(ranked.map(() => 0));
    expect(ranked.length).toBeGreaterThan(0);
  });
});
