// The ways of asking put together: who has the reader read, by which threshold, and what a log hears of its failing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskDependencies } from '../../src/app/ask.js';
import { openAsking, type ReaderUse } from '../../src/compose-asking.js';
import { loadConfig } from '../../src/config.js';
import type { WordSearch } from '../../src/core/article-store.js';
import { AppError } from '../../src/core/errors.js';
import { DEFAULT_THRESHOLD } from '../../src/core/fitted.js';
import { READER_THRESHOLD } from '../../src/core/fitted-reader.js';
import type { VectorIndex } from '../../src/core/ports.js';
import { readQuestion } from '../../src/core/question.js';
import type { Reader } from '../../src/core/reader.js';
import { createLogger } from '../../src/log.js';
import { createArticleStore } from '../../src/store/articles.js';
import { createWordSearch } from '../../src/store/word-search.js';
import { createExactIndex } from '../../src/vectors/exact-index.js';
import { articleOf, model, put } from '../support/articles.js';
import { fakeReader } from '../support/fake-reader.js';
import { createHashedEmbedder } from '../support/hashed-embedder.js';
import { memoryDatabase } from '../support/memory-database.js';

const QUESTION = 'Cầu Sông Lô dài bao nhiêu mét?';
const db = memoryDatabase();
const store = createArticleStore(db);
const index = createExactIndex(model.dimension);

beforeAll(async () => {
  await store.setModel(model);
  const article = articleOf('lô', { title: 'Cầu', text: 'Cầu Sông Lô dài 520 mét.', captions: [] });
  await index.add((await put(store, article)).added);
});
afterAll(async () => {
  await index.close();
  db.close();
});

function open(
  reader: Reader | null,
  settings: Record<string, string> = {},
  use: ReaderUse = {},
  over: Partial<Pick<AskDependencies, 'embedder' | 'words' | 'index'>> = {},
) {
  const warned: unknown[][] = [];
  const log = Object.assign(createLogger('silent'), { warn: (...told: unknown[]) => warned.push(told) });
  const parts = {
    ...{ store, words: createWordSearch(db), embedder: createHashedEmbedder(), index },
    clock: () => Date.UTC(2025, 9, 25, 5),
    ...over,
  };
  return { asking: openAsking(parts, parts.index, reader, loadConfig(settings), log, use), warned };
}

describe('asking', () => {
  it('has the reader read for people alone, and a pair once', async () => {
    const reader = fakeReader();
    const { asking } = open(reader);
    await asking.following(QUESTION);
    await asking.ofSubjects.findings(QUESTION);
    await asking.without(['reader'])(QUESTION);
    expect(reader.pairs).toEqual([]);
    await asking.ask(QUESTION);
    await asking.ask(QUESTION);
    await asking.without(['days'])(QUESTION);
    expect(reader.pairs).toHaveLength(1);
  });

  it('goes by the setting, else by the threshold that was fitted with or without the reader', async () => {
    const answers = async (reader: Reader | null, settings = {}) =>
      (await open(reader, settings).asking.ask(QUESTION)).status === 'answered';
    const scoreOf = async (reader: Reader | null) => (await open(reader).asking.ask(QUESTION)).score;
    expect(await answers(null)).toBe((await scoreOf(null)) >= DEFAULT_THRESHOLD);
    expect(await answers(fakeReader())).toBe((await scoreOf(fakeReader())) >= READER_THRESHOLD);
    for (const reader of [null, fakeReader()]) {
      expect(await answers(reader, { ANSWER_THRESHOLD: '0' })).toBe(true);
      expect(await answers(reader, { ANSWER_THRESHOLD: '1' })).toBe(false);
    }
  });

  it('goes on with what was begun of a question, and meets its failure itself', async () => {
    const plain = createHashedEmbedder();
    let embedded = 0;
    let fails = false;
    const embedder = {
      ...plain,
      async embedQuestion(text: string) {
        embedded++;
        if (fails) throw new AppError('EMBEDDING_FAILED', 'no model');
        return plain.embedQuestion(text);
      },
    };
    const words = createWordSearch(db);
    const searched: string[] = [];
    const overheard: WordSearch = {
      ...words,
      search(field, tokens, ...rest) {
        searched.push(`${field} ${tokens.join(' ')}`);
        return words.search(field, tokens, ...rest);
      },
    };
    const near: Float32Array[] = [];
    const heard = {
      search(...asked: Parameters<VectorIndex['search']>) {
        near.push(asked[0]);
        return index.search(...asked);
      },
    };
    const { asking } = open(null, {}, {}, { embedder, words: overheard, index: heard });
    asking.begin(readQuestion(QUESTION, '2025-10-25'));
    const [begun] = searched;
    await expect.poll(() => near).toHaveLength(1);
    expect((await asking.ask(QUESTION)).status).toBe('answered');
    expect(embedded).toBe(1);
    // The very vector, by which an index that remembers knows it again.
    expect(near[1]).toBe(near[0]);
    expect(searched.filter((one) => one === begun)).toHaveLength(2);
    const before = searched.length;
    asking.begin(readQuestion('Cầu nào khánh thành hôm qua?', '2025-10-25'));
    expect(searched).toHaveLength(before + 1);
    // What was published then is not searched for among all.
    asking.begin(readQuestion('Tin ngày 24/10/2025', '2025-10-25'));
    expect(searched).toHaveLength(before + 1);
    fails = true;
    asking.begin(readQuestion('Lũ ở đâu?', '2025-10-25'));
    await expect(asking.ask('Lũ ở đâu?')).rejects.toMatchObject({ code: 'EMBEDDING_FAILED' });
  });

  it('embeds a text before it is read, and what it means where that is another', async () => {
    const plain = createHashedEmbedder();
    const embedded: string[] = [];
    const embedder = {
      ...plain,
      async embedQuestion(text: string) {
        embedded.push(text);
        return plain.embedQuestion(text);
      },
    };
    const { asking } = open(null, {}, {}, { embedder });
    asking.expect(`  ${QUESTION}\n`);
    await expect.poll(() => embedded).toEqual([QUESTION]);
    await asking.ask(QUESTION);
    expect(embedded).toEqual([QUESTION]);
    // Marks are put back, so that nobody will ask for it as it stands.
    asking.expect('cau song lo dai bao nhieu met');
    asking.expect('Cầu Sông Lô ở đâu?');
    await expect.poll(() => embedded).toEqual([QUESTION, 'Cầu Sông Lô ở đâu?']);
  });

  it('tells a log that the reader failed, and nothing of what it was given', async () => {
    const reader = {
      ...fakeReader(),
      read: async () => {
        throw new AppError('READING_FAILED', `cannot read ${QUESTION}`);
      },
    };
    const { asking, warned } = open(reader);
    const answer = await asking.ask(QUESTION);
    expect(answer).toEqual(await open(null).asking.ask(QUESTION));
    expect(warned).toHaveLength(1);
    expect(warned[0]?.[0]).toEqual({ code: 'READING_FAILED' });
    expect(JSON.stringify(warned)).not.toContain('Sông');
    await expect(open(reader, {}, { reader: 'required' }).asking.ask(QUESTION)).rejects.toMatchObject({
      code: 'READING_FAILED',
    });
  });
});
