// Hears of files that come, change and go below folders, by the system's notices or by looking now and then.
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type FSWatcher, watch } from 'chokidar';
import type { FolderChange, FolderWatcher } from '../core/folder-watcher.js';
import { PendingChanges } from './pending-changes.js';

export interface FolderWatcherOptions {
  /** Whether a file of this name is read at all; others are not watched. */
  readonly isRead: (name: string) => boolean;
  /** Resolves after so many milliseconds, at once when the signal is aborted; never rejects. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Looks at every file now and then instead of waiting for notices, which network drives and some containers do not give. @default false */
  readonly polling?: boolean | undefined;
  /** A file that has not changed for so long, in milliseconds, is complete. @default 1000 */
  readonly quietMs?: number | undefined;
  /** Between two looks when polling, and at a folder that is not there, in milliseconds. @default 5000 */
  readonly pollMs?: number | undefined;
  /** More changed files at once are told as the whole folder. @default 5000 */
  readonly mostFiles?: number | undefined;
  /** Hears the system's code when watching goes on in a poorer way, such as ENOSPC: by looking now and then. */
  readonly onTrouble?: ((folder: string, code: string) => void) | undefined;
}

/** A file that never stops growing holds the others up for so many looks, each `quietMs` apart. */
const PATIENCE = 30;
/** The system gives no more notices: too many watched folders or open files. */
const EXHAUSTED = new Set(['ENOSPC', 'EMFILE', 'ENFILE']);

async function markOf(file: string): Promise<string | null> {
  try {
    const { size, mtimeMs, ino } = await stat(file);
    return `${size} ${mtimeMs} ${ino}`;
  } catch {
    return null;
  }
}

/** Which folder on disk a path leads to; null when there is none. */
async function placeOf(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() ? `${found.dev} ${found.ino}` : null;
}

async function isFolder(path: string): Promise<boolean> {
  return (await placeOf(path)) !== null;
}

/**
 * Closes at a moment when chokidar is between two steps: within one, as in its event for a folder that went, it would
 * still begin to watch something and never let go of it, and the process could not end.
 */
async function closed(watcher: FSWatcher | null): Promise<void> {
  await nextTurn();
  await watcher?.close();
}

/** One folder and what waits to be told of it. Each has a watcher of its own: of several, chokidar is ready too early. */
class WatchedFolder {
  readonly pending: PendingChanges;
  readonly #folder: string;
  readonly #options: FolderWatcherOptions;
  readonly #signal: AbortSignal;
  readonly #ring: () => void;
  #watcher: FSWatcher | null = null;
  /** The folder on disk that is watched. */
  #place: string | null = null;
  #notices = 0;
  #isLooking = false;
  #polling: boolean;
  #waiting: Promise<void> = Promise.resolve();

  constructor(folder: string, options: FolderWatcherOptions, signal: AbortSignal, ring: () => void) {
    this.#folder = folder;
    this.#options = options;
    this.#signal = signal;
    this.#ring = ring;
    this.#polling = options.polling ?? false;
    this.pending = new PendingChanges(folder, options.mostFiles ?? 5000);
  }

  get #pollMs(): number {
    return this.#options.pollMs ?? 5000;
  }

  async open(): Promise<void> {
    if (await isFolder(this.#folder)) await this.#start();
    else this.#awaitFolder();
  }

  async close(): Promise<void> {
    await this.#waiting;
    await closed(this.#watcher);
    this.#watcher = null;
  }

  async #start(): Promise<void> {
    this.#place = await placeOf(this.#folder);
    const watcher = watch(this.#folder, {
      ignoreInitial: true,
      followSymlinks: false,
      ignorePermissionErrors: true,
      // What is gone and back within a moment is put together by PendingChanges, together with renames.
      atomic: false,
      usePolling: this.#polling,
      interval: this.#pollMs,
      binaryInterval: this.#pollMs,
      ignored: (path, stats) =>
        path !== this.#folder &&
        (basename(path).startsWith('.') || (stats?.isFile() === true && !this.#options.isRead(path))),
    });
    this.#watcher = watcher;
    const noting = (note: () => void) => (): void => {
      note();
      this.#ring();
    };
    for (const event of ['add', 'change'] as const)
      watcher.on(event, (file) => noting(() => this.pending.change(file))());
    watcher.on('unlink', (file) => noting(() => this.pending.remove(file))());
    watcher.on('unlinkDir', (path) => {
      if (path === this.#folder) this.#restart(watcher);
    });
    watcher.on('raw', () => void this.#lookForAnother(watcher));
    const ready = new Promise<void>((resolve) => {
      watcher.on('ready', resolve);
      watcher.on('error', (error) => {
        this.#trouble(watcher, error);
        resolve();
      });
    });
    await ready;
  }

  /** Another folder moved into the place of this one gives no notice of its own, and notices of what is in it neither. */
  async #lookForAnother(watcher: FSWatcher): Promise<void> {
    this.#notices += 1;
    if (this.#isLooking) return;
    this.#isLooking = true;
    let place: string | null;
    let seen: number;
    do {
      seen = this.#notices;
      place = await placeOf(this.#folder);
    } while (seen !== this.#notices);
    this.#isLooking = false;
    if (place !== this.#place && this.#watcher === watcher) this.#restart(watcher);
  }

  #trouble(watcher: FSWatcher, error: unknown): void {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    this.#options.onTrouble?.(this.#folder, code);
    if (!EXHAUSTED.has(code) || this.#polling) return;
    this.#polling = true;
    this.#restart(watcher);
  }

  /** Watches anew, once the folder is there: what a folder held that is gone itself (a drive, perhaps) is not told as gone. */
  #restart(watcher: FSWatcher): void {
    if (this.#watcher !== watcher) return;
    this.#watcher = null;
    this.#awaitFolder(closed(watcher));
  }

  #awaitFolder(after: Promise<void> = Promise.resolve()): void {
    this.#waiting = (async () => {
      await after;
      this.pending.forgetRemoved();
      while (!this.#signal.aborted && !(await isFolder(this.#folder)))
        await this.#options.wait(this.#pollMs, this.#signal);
      if (this.#signal.aborted) return;
      await this.#start();
      this.pending.everything();
      this.#ring();
    })();
  }
}

/** The files of a folder that is not there itself count as still in it: a drive comes back. */
async function withoutLostFolder(change: FolderChange): Promise<FolderChange> {
  const isLost = change.removed.length > 0 && !(await isFolder(change.folder));
  return isLost ? { ...change, removed: [] } : change;
}

/** Watches by chokidar. */
export function createFolderWatcher(options: FolderWatcherOptions): FolderWatcher {
  return {
    async watch(folders, signal) {
      let ring = (): void => {};
      const watched = folders.map((folder) => new WatchedFolder(folder, options, signal, () => ring()));
      const closeAll = () => Promise.all(watched.map((one) => one.close()));
      // Not left to the stream alone: nobody may ever have asked for its first change.
      const onAbort = (): void => {
        void closeAll();
        ring();
      };
      signal.addEventListener('abort', onAbort);
      await Promise.all(watched.map((one) => one.open()));
      // What was opened after the end was called for would watch on, and keep the process from ending.
      if (signal.aborted) await closeAll();

      async function* changes(): AsyncIterable<FolderChange> {
        try {
          while (!signal.aborted) {
            if (watched.every(({ pending }) => pending.isEmpty)) {
              await new Promise<void>((resolve) => {
                ring = resolve;
              });
              continue;
            }
            await options.wait(options.quietMs ?? 1000, signal);
            for (const { pending } of watched) {
              const change = signal.aborted ? null : await pending.look(markOf, PATIENCE);
              const told = change === null ? null : await withoutLostFolder(change);
              if (told !== null && (told.changed?.length !== 0 || told.removed.length > 0)) yield told;
            }
          }
        } finally {
          signal.removeEventListener('abort', onAbort);
          await closeAll();
        }
      }
      return changes();
    },
  };
}
