// Watching real folders: files that come, change, move and go are told once they are complete, and nothing else is.
import { appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pause } from '../../src/app/pause.js';
import type { FolderChange } from '../../src/core/folder-watcher.js';
import { createFolderWatcher, type FolderWatcherOptions } from '../../src/sources/watch-folder.js';

const POLL_MS = 40;
let root: string;
let stop: AbortController;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'watch-'));
  mkdirSync(join(root, 'in'));
  stop = new AbortController();
});
afterEach(() => {
  stop.abort();
  rmSync(root, { recursive: true, force: true });
});

const path = (...names: string[]): string => join(root, 'in', ...names);

/** What is told, change by change, as names below the folder. */
async function watching(over: Partial<FolderWatcherOptions> = {}, folders = [path()]) {
  const options = {
    wait: pause,
    quietMs: 25,
    pollMs: POLL_MS,
    isRead: (name: string) => name.endsWith('.txt'),
  };
  const watcher = createFolderWatcher({ ...options, ...over });
  const changes = (await watcher.watch(folders, stop.signal))[Symbol.asyncIterator]();
  const below = (files: readonly string[]): string[] =>
    files.map((file) => file.slice(root.length + '/in/'.length)).sort();
  return {
    end: () => changes.next(),
    next: async () => {
      const { value }: IteratorResult<FolderChange> = await changes.next();
      return value === undefined ? null : [value.changed && below(value.changed), below(value.removed)];
    },
  };
}

/** Changes until both are told, in one or several. */
async function toldUntil(
  next: () => Promise<unknown[] | null>,
  isEnough: (changed: string[], removed: string[]) => boolean,
): Promise<{ changed: string[]; removed: string[] }> {
  const told = { changed: [] as string[], removed: [] as string[] };
  while (!isEnough(told.changed, told.removed)) {
    const [changed, removed] = (await next()) as [string[] | null, string[]];
    told.changed.push(...(changed ?? ['*']));
    told.removed.push(...removed);
  }
  return told;
}

describe.each([false, true])('a watched folder (polling: %s)', (polling) => {
  it('tells of new files at any depth, not of those that were there, are hidden or are not read', async () => {
    writeFileSync(path('old.txt'), 'x');
    const { next } = await watching({ polling });
    mkdirSync(path('sâu', 'hơn'), { recursive: true });
    mkdirSync(path('.ẩn'));
    for (const name of ['a.txt', 'ảnh.jpg', '.b.txt', '.ẩn/c.txt', 'sâu/hơn/d.txt'])
      writeFileSync(path(name), 'x');
    // As below: whatever comes, even what is not told of, makes the folder be read again.
    let more = 0;
    const adding = polling
      ? setInterval(() => writeFileSync(path(`.${more++}`), 'x'), 20 * POLL_MS)
      : undefined;
    const told = await toldUntil(next, (changed) => changed.length >= 2);
    clearInterval(adding);
    expect(told).toEqual({ changed: expect.arrayContaining(['a.txt', 'sâu/hơn/d.txt']), removed: [] });
  });

  it('tells of changed and of removed files', async () => {
    for (const name of ['a.txt', 'b.txt']) writeFileSync(path(name), 'x');
    const { next } = await watching({ polling });
    const change = (): void => appendFileSync(path('a.txt'), 'thêm');
    change();
    rmSync(path('b.txt'));
    // Polling may look at a file for the first time only after its change, which nobody can tell then; the next one it must.
    const changing = polling ? setInterval(change, 20 * POLL_MS) : undefined;
    const told = await toldUntil(next, (changed, removed) => changed.length > 0 && removed.length > 0);
    clearInterval(changing);
    expect([...new Set(told.changed)]).toEqual(['a.txt']);
    expect(told.removed).toEqual(['b.txt']);
  });
});

describe('a watched folder', () => {
  it('tells both names of a renamed file at once, and of one written beside and moved over', async () => {
    for (const name of ['cũ.txt', 'b.txt']) writeFileSync(path(name), 'x');
    const { next } = await watching();
    renameSync(path('cũ.txt'), path('mới.txt'));
    expect(await next()).toEqual([['mới.txt'], ['cũ.txt']]);
    writeFileSync(path('b.txt.tmp'), 'khác');
    renameSync(path('b.txt.tmp'), path('b.txt'));
    expect(await next()).toEqual([['b.txt'], []]);
  });

  it('waits for a file that is still being written', async () => {
    let looks = 0;
    const { next } = await watching({
      wait: (ms, signal) => {
        looks += 1;
        if (looks < 4) appendFileSync(path('a.txt'), 'x');
        return pause(ms, signal);
      },
    });
    writeFileSync(path('a.txt'), 'x');
    expect(await next()).toEqual([['a.txt'], []]);
    expect(looks).toBeGreaterThanOrEqual(4);
  });

  it('adds up what comes while nobody asks, and tells the folder when that is too much', async () => {
    const { next } = await watching({ mostFiles: 20 });
    for (let i = 0; i < 50; i += 1) writeFileSync(path(`${i}.txt`), 'x');
    const told = await toldUntil(next, (changed) => changed.includes('*'));
    expect(told.changed.length).toBeLessThan(50);
  });

  it('that goes is not told as emptied, and is told whole when it comes back', async () => {
    writeFileSync(path('a.txt'), 'x');
    let missed = (): void => {};
    const isMissed = new Promise<void>((resolve) => {
      missed = resolve;
    });
    const { next } = await watching({
      wait: (ms, signal) => {
        if (ms === POLL_MS) missed();
        return pause(ms, signal);
      },
    });
    renameSync(path(), join(root, 'away'));
    await isMissed;
    renameSync(join(root, 'away'), path());
    const { changed, removed } = await toldUntil(next, (all) => all.length > 0);
    expect([changed, removed]).toEqual([['*'], []]);
  });

  it('that goes right after a file of it keeps that file’s article too', async () => {
    for (const name of ['a.txt', 'b.txt']) writeFileSync(path(name), 'x');
    let looks = 0;
    const { next } = await watching({
      wait: async (ms, signal) => {
        looks += ms === POLL_MS ? 0 : 1;
        await pause(ms, signal);
        if (ms === POLL_MS) renameSync(join(root, 'away'), path());
        else if (looks === 2) renameSync(path(), join(root, 'away'));
      },
    });
    rmSync(path('a.txt'));
    const { removed } = await toldUntil(next, (all) => all.includes('*'));
    expect(removed).toEqual([]);
  });

  it('that another one takes the place of is told whole, and then watched', async () => {
    for (const name of ['a.txt', 'b.txt', 'c.txt']) writeFileSync(path(name), 'x');
    mkdirSync(join(root, 'other'));
    for (const name of ['a.txt', 'd.txt']) writeFileSync(join(root, 'other', name), 'y');
    const { next } = await watching();
    rmSync(path(), { recursive: true });
    renameSync(join(root, 'other'), path());
    await toldUntil(next, (all) => all.includes('*'));
    writeFileSync(path('e.txt'), 'z');
    expect((await toldUntil(next, (all) => all.includes('e.txt'))).removed).toEqual([]);
  });

  it('need not be there yet', async () => {
    const later = join(root, 'in', 'later');
    const { next } = await watching({}, [path(), later]);
    mkdirSync(later);
    writeFileSync(join(later, 'a.txt'), 'x');
    const told = await toldUntil(next, (changed) => changed.includes('*'));
    expect(told.removed).toEqual([]);
  });

  it('ends its stream when it is stopped, whether or not anybody waits', async () => {
    const { end } = await watching();
    const waiting = end();
    stop.abort();
    expect(await waiting).toMatchObject({ done: true });
    expect(await (await watching()).end()).toMatchObject({ done: true });
  });
});
