// The articles command on the real store and the real prompts.
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyCommand } from '../../src/cli/article-history.js';
import { articlesCommand } from '../../src/cli/articles.js';
import { projectRoot } from '../../src/project-root.js';
import { loadPrompts } from '../../src/prompts.js';
import { createArticleHistory } from '../../src/store/article-versions.js';
import { createArticleStore } from '../../src/store/articles.js';
import type { Database } from '../../src/store/database.js';
import { createStoryStore } from '../../src/store/stories.js';
import { articleOf, model, put } from '../support/articles.js';
import { captureOutput } from '../support/captured-output.js';
import { memoryDatabase } from '../support/memory-database.js';

const prompts = loadPrompts(join(projectRoot, 'prompts'), 'terminal');
let db: Database;

beforeEach(async () => {
  db = memoryDatabase();
  await createArticleStore(db).setModel(model);
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
        updated: null,
        dateEvidence: null,
        author: 'Nguyễn Văn A',
        outlet: 'Báo Mẫu',
        url: article.url,
        text: article.text,
        captions: article.captions,
        agency: 'TTXVN',
        photographer: 'Trần B',
        version: 1,
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

  it('shows what else was said of the dates, and marks another day for people', async () => {
    const said = { source: 'json-ld', role: 'published', time: null } as const;
    const evidence = [
      { ...said, written: '2025-08-16', day: '2025-08-16', verdict: 'used' },
      { ...said, source: 'url', written: '/20250817', day: '2025-08-17', verdict: 'differs' },
      { ...said, role: 'updated', written: '2025-08-18', day: '2025-08-18', verdict: 'differs' },
    ] as const;
    const updated = { day: '2025-08-18', time: '09:00' };
    await put(createArticleStore(db), articleOf('a', { dateEvidence: evidence, updated }));
    expect(JSON.parse(await run(true))).toEqual([
      expect.objectContaining({ dateEvidence: evidence, updated }),
    ]);
    const shown = (await run(false)).replace(/[\s│]+/gu, ' ');
    for (const part of ['(nguồn', 'khác ghi', '17/8/2025']) expect(shown).toContain(part);
    expect(shown).not.toContain('18/8/2025');
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

describe('the articles of one story', () => {
  const names = ['Đà Nẵng', 'Cẩm Lệ'];

  async function grouped() {
    const store = createArticleStore(db);
    const stories = createStoryStore(db);
    const vector = Float32Array.from([1, 0]);
    const long = articleOf('b', {
      outlet: 'Báo Hai',
      date: { day: '2025-08-15', time: null, source: 'meta' },
    });
    await put(store, articleOf('a'));
    await put(store, long);
    await put(store, articleOf('c', { text: `${articleOf('c').text}\n\nNói thêm.` }));
    const story = await stories.place('a', { story: null, reason: { kind: 'first' }, bands: [], vector });
    const copy = { kind: 'copy', of: 'a', overlap: 0.934, others: [] } as const;
    const event = {
      kind: 'same-event',
      as: 'a',
      likeness: 0.971,
      similarity: 0.954,
      names,
      days: 1,
    } as const;
    await stories.place('c', { story, reason: copy, bands: [], vector });
    await stories.place('b', { story, reason: event, bands: [], vector });
    return story ?? '';
  }

  async function ask(story: string, json = false) {
    const { output, text } = captureOutput();
    const err = captureOutput();
    const open = async () => ({
      store: createArticleStore(db),
      stories: createStoryStore(db),
      close: async () => {},
    });
    const flags = { json, story };
    const code = await articlesCommand(flags, { open, prompts, locale: 'vi', out: output, err: err.output });
    return { code, text: text(), err: err.text() };
  }

  it('are listed with outlet, date and reason, by the id or the key of any, earliest and fullest marked', async () => {
    const story = await grouped();
    const { code, text } = await ask(story);
    expect(code).toBe(0);
    expect((await ask('b')).text).toBe(text);
    const words = text.replace(/[│┌┬┐├┼┤└┴┘─\s]+/gu, ' ');
    for (const part of ['Báo Hai', '15/8/2025', '[sớm nhất]', 'nhất]', `Chuyện ${story}: 3 bài, 2 báo.`])
      expect(words).toContain(part);
    expect(text).toContain('93 %');
  });

  it('are one JSON array with reasons', async () => {
    const story = await grouped();
    expect(JSON.parse((await ask('a', true)).text)).toMatchObject([
      { article: 'a', story, reason: { kind: 'first' }, earliest: false, fullest: false },
      { article: 'b', outlet: 'Báo Hai', date: '2025-08-15', reason: { names, days: 1 }, earliest: true },
      { article: 'c', reason: { kind: 'copy', of: 'a', overlap: 0.934 }, earliest: false, fullest: true },
    ]);
  });

  it('are asked for in vain with an id that nothing has', async () => {
    expect(await ask('s99')).toEqual({
      code: 2,
      text: '',
      err: 'Không có chuyện hay bài nào mang mã “s99”.\n',
    });
  });
});

describe('the articles command with --history', () => {
  async function history(key: string, json = false) {
    const [out, err] = [captureOutput(), captureOutput()];
    const open = async () => ({ history: createArticleHistory(db), close: async () => {} });
    const deps = { open, prompts, locale: 'vi', out: out.output, err: err.output } as const;
    const code = await historyCommand(key, { json }, deps);
    return { code, out: out.text(), err: err.text() };
  }

  async function twoVersions() {
    const store = createArticleStore(db);
    await put(store, articleOf('a'), { hash: 'one' });
    const date = { day: '2025-08-17', time: null, source: 'meta' } as const;
    const text = articleOf('a').text.replace('ba ngày', 'bốn ngày');
    await put(store, articleOf('a', { title: 'Tên mới', date, text }), {
      hash: 'two',
      now: 1_761_368_400_000,
    });
  }

  it('prints the versions with what went and came', async () => {
    await twoVersions();
    expect(await history('a')).toEqual({
      code: 0,
      err: '',
      out: [
        'Bản 1 (được thay ngày 25/10/2025)',
        '  Tiêu đề a',
        'Bản 2 (hiện nay)',
        '  tiêu đề nay là: Tên mới',
        '  ngày đăng: 16/8/2025 (ghi ở đầu bài); sự việc ngày 15/8/2025 → 17/8/2025 (theo trang báo: thẻ meta); sự việc ngày 15/8/2025',
        '  − Hội nghị kéo dài ba ngày.',
        '  + Hội nghị kéo dài bốn ngày.',
        '',
      ].join('\n'),
    });
  });

  it('prints them as JSON, also of an article that was withdrawn', async () => {
    await twoVersions();
    await createArticleStore(db).remove(['a']);
    const { code, out } = await history('a', true);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([
      {
        article: 'a',
        version: 1,
        title: 'Tiêu đề a',
        present: false,
        withdrawn: false,
        replaced: '2025-10-25T05:00:00.000Z',
      },
      { article: 'a', version: 2, title: 'Tên mới', present: false, withdrawn: true, replaced: null },
    ]);
    expect((await history('a')).out).toContain('Bản 2 (bài đã bị gỡ)');
  });

  it('says so when there never was such an article', async () => {
    const { code, out, err } = await history('z');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('z');
  });
});
