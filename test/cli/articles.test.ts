// The articles command on the real store and the real prompts.
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articlesCommand } from '../../src/cli/articles.js';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';
import { createArticleStore } from '../../src/store/articles.js';
import { type Database, openDatabase } from '../../src/store/database.js';
import { createStoryStore } from '../../src/store/stories.js';
import { articleOf, model, put } from '../support/articles.js';
import { captureOutput } from '../support/captured-output.js';

const prompts = loadPrompts(join(projectRoot, 'prompts'), 'terminal');
let db: Database;

beforeEach(() => {
  db = openDatabase(':memory:');
  createArticleStore(db).setModel(model);
});
afterEach(() => void db.close());

async function run(json: boolean) {
  const { output, text } = captureOutput();
  let closed = 0;
  const open = async () => ({
    store: createArticleStore(db),
    stories: createStoryStore(db),
    close: async () => void closed++,
  });
  const code = await articlesCommand({ json }, { open, prompts, locale: 'vi', out: output, err: output });
  expect([code, closed]).toEqual([0, 1]);
  return text();
}

describe('the articles command', () => {
  it('prints one JSON array with all that is known of each article', async () => {
    const store = createArticleStore(db);
    await put(store, articleOf('a'));
    await put(store, articleOf('b', { outlet: null, date: null, title: null, eventDay: null }));
    const article = articleOf('a');
    expect(JSON.parse(await run(true))).toEqual([
      {
        article: 'a',
        title: article.title,
        date: '2025-08-16',
        dateSource: 'header',
        eventDate: '2025-08-15',
        author: 'Nguyễn Văn A',
        outlet: 'Báo Mẫu',
        url: article.url,
        text: article.text,
        captions: article.captions,
        agency: 'TTXVN',
        photographer: 'Trần B',
        story: null,
      },
      expect.objectContaining({
        article: 'b',
        title: null,
        date: null,
        dateSource: null,
        eventDate: null,
        outlet: 'TTXVN',
      }),
    ]);
  });

  it('prints an empty array for an empty collection', async () => {
    expect(JSON.parse(await run(true))).toEqual([]);
  });

  it('prints a table with the day and how it is known for people', async () => {
    await put(createArticleStore(db), articleOf('a'));
    const text = await run(false);
    for (const part of ['Tiêu đề a', '16/8/2025', 'Báo Mẫu', 'Nguyễn Văn A', '1 bài trong kho tin.'])
      expect(text).toContain(part);
  });
});
