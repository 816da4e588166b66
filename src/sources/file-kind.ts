// What a file is read as, by the end of its name.
import { basename, extname } from 'node:path';

/** `json` is a JSON Feed or nothing that is read; `feed` is RSS or Atom. */
export type FileKind = 'text' | 'markdown' | 'rows' | 'table' | 'page' | 'feed' | 'json';

const KINDS: Readonly<Record<string, FileKind>> = {
  '.txt': 'text',
  '.text': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.jsonl': 'rows',
  '.ndjson': 'rows',
  '.csv': 'table',
  '.tsv': 'table',
  '.html': 'page',
  '.htm': 'page',
  '.xml': 'feed',
  '.rss': 'feed',
  '.atom': 'feed',
  '.json': 'json',
};

export const extensionOf = (name: string): string => extname(name).toLowerCase();

/** What office programs keep beside an open file. */
const OWNER_FILE = /^~\$/u;

/** Null for a name that stands for nothing that is read, one without an extension among them. */
export function kindOf(name: string): FileKind | null {
  return OWNER_FILE.test(basename(name)) ? null : (KINDS[extensionOf(name)] ?? null);
}

/** Whether reading this kind needs a DocumentReader. */
export function isDocument(kind: FileKind): boolean {
  return kind === 'page' || kind === 'feed' || kind === 'json';
}
