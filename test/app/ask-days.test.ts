// The days of a question: on the sample articles, taken away, set to another day, that no calendar has, or empty; and
// the newest first where it is asked for.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Ask, createAsk } from '../../src/app/ask.js';
import type { Answer } from '../../src/core/answer.js';
import type { Article } from '../../src/core/article.js';
import type { ArticleStore } from '../../src/core/article-store.js';
import type { VectorIndex } from '../../src/core/ports.js';
import { createArticleStore } from '../../src/store/articles.js';
import type { Database } from '../../src/store/database.js';
import { createWordSearch } from '../../src/store/word-search.js';
import { createExactIndex } from '../../src/vectors/exact-index.js';
import { articleOf, model, put } from '../support/articles.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';
import { memoryDatabase } from '../support/memory-database.js';
import { extract } from '../support/raw-article.js';

const SAMPLES = [
  '000_568ef09292876e92.txt',
  '001_3f5b5f12a9420355.txt',
  '002_d5760d875a26d581.txt',
  '003_159744564d810685.txt',
  '004_0f1f8f14869c9a1c.txt',
];
/** Published on 31/5/2025; its text says "ngày 29-5". */
const MOSCOW = '002_d5760d875a26d581.txt';
const FLOOD = 'Nước lũ dâng cao ở huyện Mường Lát. Hơn 200 hộ dân phải di dời trong đêm.';

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

async function keep(article: Article): Promise<void> {
  await index.add((await put(store, article)).added);
}

function flood(key: string, day: string | null, text = FLOOD): Promise<void> {
  const date = day === null ? null : { day, time: null, source: 'meta' as const };
  return keep(articleOf(key, { title: `Bài ${key}`, captions: [], date, eventDay: null, text }));
}

function asking(over: Partial<Parameters<typeof createAsk>[0]> = {}): Ask {
  const words = createWordSearch(db);
  const clock = () => Date.UTC(2025, 9, 29, 5);
  return createAsk({ store, words, embedder: createHashedEmbedder(), index, clock, threshold: 0, ...over });
}

const keysOf = (answer: Answer) =>
  (answer.status === 'answered' ? answer.quotes : answer.rejected).map(({ article }) => article);

describe('the sample articles', () => {
  beforeEach(async () => {
    for (const key of SAMPLES) {
      const text = readFileSync(new URL(`../../data/articles/${key}`, import.meta.url), 'utf8');
      const raw = { key, text, title: null, date: null, outlet: null, url: null, file: key, line: null };
      await keep(extract(raw).article);
    }
  });

  it.each([
    'Ngày 29/5/2025 Bộ trưởng Lương Tam Quang gặp ai?',
    'ngay 29/5/2025 bo truong Luong Tam Quang gap ai',
    'Ngày 29-5 Bộ trưởng Lương Tam Quang gặp ai?',
    'Whom did Minister Lương Tam Quang meet on 29 May 2025?',
  ])('give the one published on 31/05 whose text says "ngày 29-5" for %j', async (question) => {
    const answer = await asking()(question);
    expect(answer.window).toMatchObject({ from: '2025-05-29', to: '2025-05-29' });
    expect(answer.status).toBe('answered');
    expect(new Set(keysOf(answer))).toEqual(new Set([MOSCOW]));
  });

  it('give it for its day of publication too', async () => {
    const answer = await asking()('Tin ngày 31/5/2025: Bộ trưởng Lương Tam Quang gặp ai?');
    expect(answer.window).toMatchObject({ from: '2025-05-31', published: true });
    expect(new Set(keysOf(answer))).toEqual(new Set([MOSCOW]));
  });

  it('are compared by the index where it can do that, with the same answer and none of their vectors read', async () => {
    const question = 'Tin ngày 31/5/2025: Bộ trưởng Lương Tam Quang gặp ai?';
    const days = await store.chunksInWindow('2025-05-31', '2025-05-31');
    const among: number[][] = [];
    const reads: number[][] = [];
    const answer = await asking({
      index: {
        search: index.search,
        async searchAmong(vector, count, ids) {
          among.push([...ids]);
          const all = await index.search(vector, await index.size());
          return all.filter(({ id }) => ids.includes(id)).slice(0, count);
        },
      },
      store: {
        ...store,
        vectorsOf: async (ids) => {
          reads.push([...ids]);
          return store.vectorsOf(ids);
        },
      },
    })(question);
    expect(answer).toEqual(await asking()(question));
    expect(among).toEqual([days]);
    expect(reads.flat().filter((id) => days.includes(id))).toEqual([]);
  });

  it('name the nearest days that have something when the days asked about have nothing', async () => {
    const answer = await asking()('Ngày 1/3/2025 Bộ trưởng Lương Tam Quang gặp ai?');
    expect(answer).toMatchObject({
      status: 'not-found',
      reason: 'window-empty',
      nearest: { before: '2024-08-28', after: '2025-05-29' },
    });
  });
});

describe('asking again', () => {
  const question = 'Nước lũ ở Mường Lát ngày 20/8/2025 ra sao?';

  beforeEach(async () => {
    await flood('trước', '2025-08-16');
    await flood('sau', '2025-08-25');
  });

  it('at any time finds what the days had shut out, and shows no days', async () => {
    expect(await asking()(question)).toMatchObject({ reason: 'window-empty', score: 0 });
    const answer = await asking()(question, { anyTime: true });
    expect(answer).toMatchObject({ status: 'answered', window: null, question });
  });

  it('on another day finds what is of that day alone', async () => {
    const answer = await asking()(question, { day: '2025-08-25' });
    expect(keysOf(answer)).toEqual(['sau']);
    expect(answer.window).toMatchObject({ from: '2025-08-25', to: '2025-08-25', label: '25/8/2025' });
  });

  it('names no nearest days where the days asked about have something', async () => {
    const answer = await asking()('Nước lũ ở Mường Lát ngày 16/8/2025 ra sao?');
    expect(keysOf(answer)).toEqual(['trước']);
    expect(answer).not.toHaveProperty('nearest');
  });
});

describe('what is newer or older', () => {
  const question = 'Nước lũ ở Mường Lát ngày 16/8/2025 ra sao?';
  const newer = { side: 'newer', from: '2025-08-17', to: '2025-10-29' } as const;

  beforeEach(() => flood('giữa', '2025-08-16'));

  it('is what was published then alone, though another article tells of those days', async () => {
    await flood('sau', '2025-09-10');
    await flood('trước', '2024-08-16', 'Nước lũ dâng ở huyện Mường Lát. Dự báo ngày 10/9/2025 còn lũ.');
    expect(keysOf(await asking()(question, { published: newer }))).toEqual(['sau']);
    const published = { side: 'older', from: '1900-01-01', to: '2025-08-15' } as const;
    expect(keysOf(await asking()(question, { published }))).toEqual(['trước']);
  });

  it('is not found in articles of other days, however well they answer', async () => {
    const found = await asking()(question, { published: newer });
    expect(found).toMatchObject({ status: 'not-found', window: { only: 'newer', from: '2025-08-17' } });
    expect(keysOf(found)).toEqual([]);
  });
});

describe('a day that no calendar has', () => {
  beforeEach(() => flood('lũ', '2025-08-16'));

  it.each([
    ['Nước lũ ở Mường Lát ngày 30/2/2025 ra sao?', 'ngày 30/2/2025'],
    ['Nước lũ ở Mường Lát ngày 31/4 ra sao?', 'ngày 31/4'],
  ])('is named in the no to %j, however near an article is', async (question, noSuchDay) => {
    expect(await asking()(question)).toMatchObject({
      status: 'not-found',
      reason: 'no-such-day',
      noSuchDay,
      score: 0,
      window: null,
    });
  });

  it('is passed over when any time will do', async () => {
    const answer = await asking()('Nước lũ ở Mường Lát ngày 31/4 ra sao?', { anyTime: true });
    expect(answer.status).toBe('answered');
  });
});

describe('the newest', () => {
  beforeEach(async () => {
    await flood('cũ', '2024-08-16');
    await flood('mới', '2025-09-10');
    await flood('giữa', '2025-08-16');
    await flood('không ngày', null);
    await flood('khác', '2025-10-20', 'Đội bóng thắng đậm trên sân nhà.');
  });

  it('comes first when it is asked for, but never what is about something else', async () => {
    expect(keysOf(await asking()('Tin mới nhất về nước lũ ở Mường Lát?'))[0]).toBe('mới');
    expect(keysOf(await asking()('Latest on the flood: nước lũ ở Mường Lát?'))[0]).toBe('mới');
  });

  it('does not lift what answers worse when it is not asked for', async () => {
    await flood('đủ', '2024-01-05', 'Nước lũ ở Mường Lát làm 12 cầu bị cuốn trôi.');
    const question = 'Nước lũ ở Mường Lát cuốn trôi bao nhiêu cầu?';
    expect(keysOf(await asking()(question))[0]).toBe('đủ');
    expect(keysOf(await asking()(question.replace('Nước', 'Tin mới nhất: nước')))[0]).toBe('đủ');
  });
});

it('is not surer of something weak for not being allowed to quote what is better', async () => {
  const published = { side: 'older', from: '0001-01-01', to: '2025-10-01' } as const;
  const ask = asking();
  const older = () => ask('Bao nhiêu hộ dân ở huyện Mường Lát phải di dời vì nước lũ?', { published });
  await flood('yếu', '2025-09-01', 'Huyện Mường Lát mở hội thi nấu cơm. Nhiều người đến xem.');
  const alone = await older();
  await flood('hay', '2025-10-20');
  const beside = await older();
  expect(keysOf(beside)).toEqual(['yếu']);
  expect(beside.score).toBeLessThan(alone.score / 2);
});
