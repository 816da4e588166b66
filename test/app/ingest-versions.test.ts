// Versions as ingest makes them: of what sources changed, and of what only this program reads otherwise.
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCite } from '../../src/app/cite.js';
import { createIngest } from '../../src/app/ingest.js';
import { sourceHash } from '../../src/app/source-hash.js';
import { wordsIn } from '../../src/bot/context.js';
import { renderSource } from '../../src/bot/render-sources.js';
import { quoteOf } from '../../src/core/choose-quotes.js';
import type { RawArticle } from '../../src/core/source-item.js';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';
import { createAnswerStore } from '../../src/store/answers.js';
import { createArticleHistory } from '../../src/store/article-versions.js';
import { createArticleStore } from '../../src/store/articles.js';
import { createCorrectionOutbox } from '../../src/store/corrections.js';
import type { Database } from '../../src/store/database.js';
import { createExactIndex } from '../support/exact-index.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';
import { memoryDatabase } from '../support/memory-database.js';
import { plainExtract, rawOf, streamOf } from '../support/raw-articles.js';

let db: Database;
beforeEach(() => {
  db = memoryDatabase();
});
afterEach(() => void db.close());

const WORDS = 'Hội nghị a kéo dài ba ngày.';

function setUp() {
  const store = createArticleStore(db);
  const [embedder, index] = [createHashedEmbedder(), createExactIndex()];
  const ingestWith = (extract: typeof plainExtract) => (raw: RawArticle) =>
    createIngest({ store, embedder, index, clock: () => 1000, extract })(streamOf([raw]));
  async function quoteTo(chat: number): Promise<void> {
    const article = (await store.byKey('a')) ?? expect.fail();
    const start = article.text.indexOf(WORDS);
    const span = { start, end: start + WORDS.length };
    const answers = createAnswerStore(db);
    const quotes = [quoteOf(article, null, span, span)];
    const { id } = await answers.save(
      { chat, topic: null },
      { status: 'answered', question: '?', quotes, window: null, score: 1 },
      5,
    );
    await answers.sent(id, [1], 'vi');
  }
  const given = async () =>
    (await createAnswerStore(db).last({ chat: 7, topic: null }))?.answer ?? expect.fail();
  return { store, ingestWith, quoteTo, given, waiting: () => createCorrectionOutbox(db).waiting() };
}

it('keeps the version it replaces, with the time, and puts down who was quoted words that are gone', async () => {
  const { ingestWith, quoteTo, waiting } = setUp();
  const ingest = ingestWith(plainExtract);
  await ingest(rawOf('a'));
  await quoteTo(7);
  await ingest(rawOf('a'));
  expect(await waiting()).toEqual([]);
  await ingest(rawOf('a', { text: rawOf('a').text.replace('ba ngày', 'bốn ngày') }));
  const versions = await createArticleHistory(db).versionsOf('a');
  expect(versions.map(({ version, replacedAt }) => [version, replacedAt])).toEqual([
    [1, 1000],
    [2, null],
  ]);
  expect(await waiting()).toMatchObject([{ chat: 7, key: 'a', createdAt: 1000 }]);
});

it('keeps a version but corrects nobody when the same source is read otherwise by a later program', async () => {
  const { store, ingestWith, quoteTo, given, waiting } = setUp();
  await ingestWith(plainExtract)(rawOf('a'));
  await quoteTo(7);
  db.exec(`UPDATE articles SET hash = 'of an earlier pipeline'`);
  await ingestWith((raw) => {
    const { article, cut } = plainExtract(raw);
    return { article: { ...article, text: article.text.replace(WORDS, '').trim() }, cut };
  })(rawOf('a'));
  expect((await store.byKey('a'))?.text).not.toContain(WORDS);
  expect((await createArticleHistory(db).version('a', 1))?.article.text).toContain(WORDS);
  expect(await waiting()).toEqual([]);
  const versions = await createArticleHistory(db).versionsOf('a');
  expect(versions.map(({ reread }) => reread)).toEqual([undefined, true]);
  const page = await createCite({ articles: store, history: createArticleHistory(db) })(await given(), 0);
  expect(page).toMatchObject({ kind: 'cited', quote: WORDS, since: { kind: 'changed', reread: true } });
  const html = renderSource(
    page ?? expect.fail(),
    wordsIn(loadPrompts(join(projectRoot, 'prompts'), 'bot'), 'vi'),
  );
  expect(html).toMatch(/^Bài báo không đổi, nhưng từ ngày 1\/1\/1970 kho tin đọc bài này khác trước\./u);
});

it.each([
  ['text', { text: 'khác' }],
  ['title', { title: 'khác' }],
  ['date', { date: '2025-08-17' }],
  ['claims', { claims: [{ source: 'meta', role: 'published', written: '2025-08-17' }] }],
  ['captions', { captions: ['Ảnh'] }],
] as const)('tells another %s of the source, and nothing of where it came from', (_, over) => {
  const raw = rawOf('a');
  expect(sourceHash({ ...raw, ...over })).not.toBe(sourceHash(raw));
  expect(sourceHash({ ...raw, file: '/elsewhere', line: 3 })).toBe(sourceHash(raw));
});
