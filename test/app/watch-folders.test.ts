// Watched folders and the collection: batches one after the other, renames that leave one article, and removals as chosen.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIngest, type IngestOptions } from '../../src/app/ingest.js';
import { watchFolders } from '../../src/app/watch-folders.js';
import type { FolderChange } from '../../src/core/folder-watcher.js';
import { collected } from '../../src/core/in-turn.js';
import type { RawArticle, SourceItem } from '../../src/core/source-item.js';
import { createArticleStore } from '../../src/store/articles.js';
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

/** A folder of these files (names to texts), and what becomes of the collection as they change. */
function setUp({ forgetRemoved = false, failing = [] as string[] } = {}) {
  const store = createArticleStore(db);
  const files = new Map<string, string>();
  const failures: unknown[] = [];
  const reports: Array<[number, number, number]> = [];
  const heard: IngestOptions[] = [];
  let [running, most] = [0, 0];
  const run = createIngest({
    store,
    embedder: createHashedEmbedder(),
    index: createExactIndex(),
    clock: () => 1000,
    extract: plainExtract,
    exists: (path) => files.has(path),
  });
  const ingest = async (items: AsyncIterable<SourceItem>, options: IngestOptions = {}) => {
    heard.push(options);
    running += 1;
    most = Math.max(most, running);
    const report = await run(items, options).finally(() => {
      running -= 1;
    });
    return report;
  };
  const articleOf = (file: string): RawArticle =>
    rawOf(file.slice('/in/'.length), { file, text: files.get(file) ?? '' });
  const read = (_: string, names: readonly string[] | null): AsyncIterable<SourceItem> => {
    if (names?.some((name) => failing.includes(name))) throw new Error('đĩa hỏng');
    return streamOf([...files.keys()].filter((file) => names?.includes(file) ?? true).map(articleOf));
  };
  const signal = new AbortController();
  const follow = async (...changes: Array<Partial<FolderChange> | (() => Partial<FolderChange>)>) => {
    async function* told(): AsyncIterable<FolderChange> {
      for (const change of changes) {
        const next = typeof change === 'function' ? change() : change;
        yield { folder: '/in', changed: [], removed: [], ...next };
      }
    }
    await watchFolders(
      told(),
      {
        ingest,
        read,
        store,
        forgetRemoved,
        onReport: ({ counts }) => void reports.push([counts.new, counts.changed, counts.pruned]),
        onFailure: (error) => void failures.push(error),
      },
      signal.signal,
    );
  };
  const write = (name: string, text: string) => files.set(`/in/${name}`, `Đầu đề\n${text}`);
  const rename = (from: string, to: string) => {
    files.set(`/in/${to}`, files.get(`/in/${from}`) ?? '');
    files.delete(`/in/${from}`);
  };
  const keys = async (): Promise<string[]> => (await collected(store.list())).map(({ key }) => key).sort();
  return { store, files, follow, write, rename, keys, reports, failures, heard, signal, most: () => most };
}

describe('what changes in a watched folder', () => {
  it('is taken in batch by batch, never two at once, as the whole folder would be', async () => {
    const { follow, write, keys, reports, heard, most, store } = setUp();
    write('a.txt', 'Một.');
    write('b.txt', 'Hai.');
    await follow({ changed: ['/in/a.txt', '/in/b.txt'] }, () => {
      write('a.txt', 'Một, sửa lại.');
      return { changed: ['/in/a.txt'] };
    });
    expect(await keys()).toEqual(['a.txt', 'b.txt']);
    expect((await store.byKey('a.txt'))?.text).toBe('Một, sửa lại.');
    expect(reports).toEqual([
      [2, 0, 0],
      [0, 1, 0],
    ]);
    expect(heard.every(({ roots }) => roots?.join() === '/in')).toBe(true);
    expect(most()).toBe(1);
  });

  it('is the whole folder when it is told so', async () => {
    const { follow, write, keys } = setUp();
    for (const name of ['a.txt', 'b.txt', 'c.txt']) write(name, name);
    await follow({ changed: null });
    expect(await keys()).toEqual(['a.txt', 'b.txt', 'c.txt']);
  });

  it('does not end the watching when it cannot be taken in', async () => {
    const { follow, write, keys, failures } = setUp({ failing: ['/in/a.txt'] });
    write('a.txt', 'Một.');
    write('b.txt', 'Hai.');
    await follow({ changed: ['/in/a.txt'] }, { changed: ['/in/b.txt'] });
    expect(await keys()).toEqual(['b.txt']);
    expect(failures).toHaveLength(1);
  });

  it('is left for the next start once the bot is being stopped', async () => {
    const { follow, write, keys, signal } = setUp();
    write('a.txt', 'Một.');
    write('b.txt', 'Hai.');
    await follow({ changed: ['/in/a.txt'] }, () => {
      signal.abort();
      return { changed: ['/in/b.txt'] };
    });
    expect(await keys()).toEqual(['a.txt']);
  });
});

describe('a file that is gone', () => {
  it('keeps its article', async () => {
    const { follow, files, write, keys } = setUp();
    write('a.txt', 'Một.');
    await follow({ changed: ['/in/a.txt'] }, () => {
      files.clear();
      return { removed: ['/in/a.txt'] };
    });
    expect(await keys()).toEqual(['a.txt']);
  });

  it('loses it when that was chosen, and no other file does', async () => {
    const { follow, files, write, keys, reports } = setUp({ forgetRemoved: true });
    write('a.txt', 'Một.');
    write('b.txt', 'Hai.');
    await follow({ changed: ['/in/a.txt', '/in/b.txt'] }, () => {
      files.delete('/in/a.txt');
      return { removed: ['/in/a.txt'] };
    });
    expect(await keys()).toEqual(['b.txt']);
    expect(reports.at(-1)).toEqual([0, 0, 1]);
  });
});

describe.each([false, true])('a renamed file (forgetting removed ones: %s)', (forgetRemoved) => {
  it('is one article still, under its new name', async () => {
    const { follow, write, rename, keys } = setUp({ forgetRemoved });
    write('cũ.txt', 'Một.');
    write('khác.txt', 'Hai.');
    await follow({ changed: ['/in/cũ.txt', '/in/khác.txt'] }, () => {
      rename('cũ.txt', 'mới.txt');
      return { changed: ['/in/mới.txt'], removed: ['/in/cũ.txt'] };
    });
    expect(await keys()).toEqual(['khác.txt', 'mới.txt']);
  });
});

it('a file that goes while another comes is not taken for renamed', async () => {
  const { follow, files, write, keys } = setUp();
  write('a.txt', 'Một.');
  await follow({ changed: ['/in/a.txt'] }, () => {
    files.delete('/in/a.txt');
    write('b.txt', 'Hai.');
    return { changed: ['/in/b.txt'], removed: ['/in/a.txt'] };
  });
  expect(await keys()).toEqual(['a.txt', 'b.txt']);
});
