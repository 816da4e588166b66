// Changes of files that wait to be told: until a file is complete, until a burst is over, and never more than fit.
import type { FolderChange } from '../core/folder-watcher.js';

/** What shows that a file is still being written; null when it is gone. */
export type MarkOf = (file: string) => Promise<string | null>;

export class PendingChanges {
  readonly #folder: string;
  readonly #most: number;
  /** A file with its mark when last looked at; null before that. */
  #changed = new Map<string, string | null>();
  #removed = new Set<string>();
  #everything = false;
  #events = 0;
  #eventsBefore = -1;
  #looks = 0;

  /** Above `most` files, the whole folder is told instead. */
  constructor(folder: string, most: number) {
    this.#folder = folder;
    this.#most = most;
  }

  get isEmpty(): boolean {
    return !this.#everything && this.#changed.size === 0 && this.#removed.size === 0;
  }

  change(file: string): void {
    this.#events += 1;
    this.#removed.delete(file);
    if (!this.#everything) this.#changed.set(file, null);
    this.#bound();
  }

  remove(file: string): void {
    this.#events += 1;
    this.#changed.delete(file);
    if (!this.#everything) this.#removed.add(file);
    this.#bound();
  }

  /** The whole folder is to be read: it may have changed while nobody looked. */
  everything(): void {
    this.#events += 1;
    this.#everything = true;
    this.#changed.clear();
    this.#removed.clear();
  }

  /** What is gone is not told: perhaps the whole folder only is not there now. */
  forgetRemoved(): void {
    this.#removed.clear();
  }

  #bound(): void {
    if (this.#changed.size + this.#removed.size > this.#most) this.everything();
  }

  /**
   * Looks at the files that wait; to be called again and again, a moment apart. A file is complete when its mark is the
   * same twice. All are told together once all are complete, so that both halves of a rename stay together; after
   * `patience` looks what is complete goes without the rest. Null while there is nothing to tell.
   */
  async look(markOf: MarkOf, patience: number): Promise<FolderChange | null> {
    if (this.isEmpty) return null;
    this.#looks += 1;
    const isLate = this.#looks >= patience;
    const isQuiet = this.#events === this.#eventsBefore;
    this.#eventsBefore = this.#events;
    if (this.#everything) return isQuiet || isLate ? this.#tell(null) : null;
    const complete: string[] = [];
    for (const [file, before] of [...this.#changed]) {
      const mark = await markOf(file);
      // Meanwhile it may have changed again, which asks for another look.
      if (this.#changed.get(file) !== before) continue;
      if (mark === null) this.#changed.delete(file);
      else if (mark === before) complete.push(file);
      else this.#changed.set(file, mark);
    }
    if (this.#everything || this.isEmpty) return null;
    const isWhole = complete.length === this.#changed.size && (isQuiet || complete.length > 0);
    if (!isWhole && !isLate) return null;
    return complete.length === 0 && this.#removed.size === 0 ? null : this.#tell(complete);
  }

  #tell(complete: readonly string[] | null): FolderChange {
    const removed = complete === null ? [] : [...this.#removed];
    for (const file of complete ?? []) this.#changed.delete(file);
    this.#removed = new Set();
    this.#everything = false;
    this.#looks = 0;
    return { folder: this.#folder, changed: complete, removed };
  }
}
