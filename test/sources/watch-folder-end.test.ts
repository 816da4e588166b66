// A watched folder that went must not keep the process alive: in a file of its own, which no other watch is open in.
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pause } from '../../src/app/pause.js';
import { createFolderWatcher } from '../../src/sources/watch-folder.js';

const POLL_MS = 40;

it('holds nothing open once it is stopped while the folder is gone', async () => {
  const root = mkdtempSync(join(tmpdir(), 'watch-end-'));
  const folder = join(root, 'in');
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.txt'), 'x');
  let missed = (): void => {};
  const isMissed = new Promise<void>((resolve) => {
    missed = resolve;
  });
  let looks = 0;
  const stop = new AbortController();
  const watcher = createFolderWatcher({
    isRead: (name) => name.endsWith('.txt'),
    quietMs: 25,
    pollMs: POLL_MS,
    wait: (ms, signal) => {
      looks += ms === POLL_MS ? 1 : 0;
      if (looks === 5) missed();
      return pause(ms, signal);
    },
  });
  const changes = (await watcher.watch([folder], stop.signal))[Symbol.asyncIterator]();
  const end = changes.next();
  renameSync(folder, join(root, 'away'));
  await isMissed;
  stop.abort();
  expect(await end).toMatchObject({ done: true });
  const open = () => process.getActiveResourcesInfo().filter((name) => name.startsWith('FSEvent'));
  await expect.poll(open).toEqual([]);
  rmSync(root, { recursive: true });
});
