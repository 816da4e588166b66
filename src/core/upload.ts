// Files that people send to be taken in: how they are named on disk, and where they wait.

/** Largest file that a bot may fetch from Telegram, bytes (Bot API, getFile). */
export const UPLOAD_BYTES = 20 * 1024 * 1024;

const NAME_UNITS = 80;
const EXTENSION = /\.[a-z\d]{1,10}$/iu;
const UNFIT = /[^\p{L}\p{M}\p{N}._ ()-]+/gu;

/**
 * A name for a file on disk made of a name that somebody gave: the last part of a path, letters and digits in NFC, never
 * hidden, with its extension, at most 80 units; `tep` where nothing of it is left.
 */
export function safeFileName(given: string): string {
  const [last = ''] = given.normalize('NFC').split(/[/\\]/u).slice(-1);
  const clean = last
    .replace(UNFIT, '-')
    .replace(/\.{2,}/gu, '.')
    .replace(/\s+/gu, ' ');
  const extension = EXTENSION.exec(clean.trimEnd())?.[0] ?? '';
  const stem = clean.trimEnd().slice(0, extension === '' ? undefined : -extension.length);
  const fit = [...stem.replace(/^[. -]+|[. -]+$/gu, '')];
  while (fit.join('').length > NAME_UNITS - extension.length) fit.pop();
  return `${fit.join('').trimEnd() || 'tep'}${extension.toLowerCase()}`;
}

/** Where files wait until it is decided about them. */
export interface UploadFolder {
  /** Keeps bytes under a safe form of `name`, in a place of their own; returns the absolute path. */
  save(name: string, bytes: Uint8Array): Promise<string>;
  /** Whether a path is one that `save` gave and its file is still there. */
  holds(path: string): boolean;
  /** Throws a file away; one that is not there, or not of this folder, is left alone. */
  discard(path: string): Promise<void>;
  /** Throws away what was saved before `before`, milliseconds since 1970. */
  prune(before: number): Promise<void>;
}
