// What watching folders needs from outside: hearing of files that have come, changed or gone.

/** What happened below one folder since it was last told. Paths are absolute. */
export interface FolderChange {
  readonly folder: string;
  /** Files that are new or changed and no longer being written; null when so many that the whole folder is to be read. */
  readonly changed: readonly string[] | null;
  /** Files that are gone; a renamed file is gone under its old name and new under the other. Empty when `changed` is null. */
  readonly removed: readonly string[];
}

export interface FolderWatcher {
  /**
   * Resolves once every later change will be told; a folder that is not there is told when it comes. While nobody asks
   * for the next change they add up, in bounded memory. The stream ends without an error when `signal` is aborted.
   */
  watch(folders: readonly string[], signal: AbortSignal): Promise<AsyncIterable<FolderChange>>;
}
