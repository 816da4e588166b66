// Takes in what admins send, files and addresses, by the same reading and ingest as the command line.
import type { Clock } from '../core/ports.js';
import { isAddress, type SourceItem } from '../core/source-item.js';
import type { UploadFolder } from '../core/upload.js';
import type { Ingest } from './ingest.js';
import type { IngestReport } from './ingest-report.js';

export interface UploadDependencies {
  readonly ingest: Ingest;
  readonly read: (paths: readonly string[]) => AsyncIterable<SourceItem>;
  /** Whether a file of this name is of a kind that is read. */
  readonly isRead: (name: string) => boolean;
  readonly folder: UploadFolder;
  readonly clock: Clock;
}

/** A `place` is an http(s) address, or the path that `keep` gave. */
export interface TakeUploads {
  isRead(name: string): boolean;
  /** Keeps a file until it is decided about; returns its place. */
  keep(name: string, bytes: Uint8Array): Promise<string>;
  /** What taking it in would bring; stores nothing. Null when it is no longer there. */
  look(place: string): Promise<IngestReport | null>;
  /** Takes it in and throws the file away, unless it was stopped. Null when it is no longer there. */
  take(place: string): Promise<IngestReport | null>;
  discard(place: string): Promise<void>;
  /** Throws away what nobody decided about for a day; to be called once a day. */
  prune(): Promise<void>;
  /** Ends what is under way; to be called before the collection is closed. */
  stop(): Promise<void>;
}

const KEPT_MS = 24 * 3_600_000;

/** Makes the use case. */
export function createTakeUploads({ ingest, read, isRead, folder, clock }: UploadDependencies): TakeUploads {
  const ending = new AbortController();
  const running = new Set<Promise<unknown>>();

  function isThere(place: string): boolean {
    return isAddress(place) || folder.holds(place);
  }

  async function run(place: string, dryRun: boolean): Promise<IngestReport> {
    const report = ingest(read([place]), { dryRun, roots: [place], signal: ending.signal });
    running.add(report);
    return report.finally(() => running.delete(report));
  }

  return {
    isRead,
    keep: (name, bytes) => folder.save(name, bytes),
    look: async (place) => (isThere(place) ? run(place, true) : null),
    async take(place) {
      if (!isThere(place)) return null;
      const report = await run(place, false);
      if (!report.stopped) await folder.discard(place);
      return report;
    },
    discard: (place) => folder.discard(place),
    prune: () => folder.prune(clock() - KEPT_MS),
    async stop() {
      ending.abort();
      await Promise.allSettled(running);
    },
  };
}
