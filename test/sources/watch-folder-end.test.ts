// A watched folder that went must not keep the process alive: in a file of its own, which no other watch is open in.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pause } from '../../src/sources/pause.js';
import { createFolderWatcher } from '../../src/sources/watch-folder.js';

const POLL_MS = 40;

it('holds nothing open once it is stopped while the folder is gone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'watch-end-'));
  writeFileSync(join(folder, 'a.txt'), 'x');
  let missed = (): void => {};
  const isMissed = new Promise<void>((resolve) => {
    missed = resolve;
  });
  const stop = new AbortController();
  const watcher = createFolderWatcher({
    isRead: (name) => name.endsWith('.txt'),
    quietMs: 25,
    pollMs: POLL_MS,
    wait: (ms, signal) => {
      if (ms === POLL_MS) missed();
      return pause(ms, signal);
    },
  });
  const changes = (await watcher.watch([folder], stop.signal))[Symbol.asyncIterator]();
  const end = changes.next();
  rmSync(folder, { recursive: true });
  await isMissed;
  stop.abort();
  expect(await end).toMatchObject({ done: true });
  const open = () => process.getActiveResourcesInfo().filter((name) => name.startsWith('FSEvent'));
  await expect.poll(open).toEqual([]);
});
