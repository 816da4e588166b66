// Bytes of a feed or a page to what they hold: the size is checked, then the charset found, then the text read.
import type {
  ArticlePage,
  Feed,
  FetchedDocument,
  ReadFailure,
  ReadFailureCode,
} from '../core/source-ports.js';
import { decodeDocument } from './charset.js';
import { readFeed } from './read-feed.js';
import { readPage } from './read-page.js';

/** Bytes, after decompression. Papers' feeds stay below 1 MB and their pages below 2. */
const LARGEST = { feed: 5 * 1024 * 1024, page: 10 * 1024 * 1024 } as const;

/** What each kind of document becomes. */
export interface Outcomes {
  readonly feed: { readonly feed: Feed } | ReadFailure;
  readonly page: { readonly page: ArticlePage } | ReadFailure;
}

/** Null when the document may be read; otherwise why not. */
export function sizeFailure(kind: keyof Outcomes, { body }: FetchedDocument): ReadFailure | null {
  return body.byteLength > LARGEST[kind] ? failure('too-large', `${body.byteLength} bytes`) : null;
}

/** Never throws for anything a document holds, but may run long and take memory: that is the thread's to bound. */
export async function readDocument<K extends keyof Outcomes>(
  kind: K,
  document: FetchedDocument,
): Promise<Outcomes[K]> {
  const refused = sizeFailure(kind, document);
  if (refused !== null) return refused as Outcomes[K];
  const decoded = await decodeDocument(document.body, document.contentType);
  if (decoded === null) return failure('undecodable', 'no text, or an unknown charset') as Outcomes[K];
  try {
    const read = kind === 'feed' ? readFeed : readPage;
    return read(decoded.text, document.url) as Outcomes[K];
  } catch (error) {
    // A document nested so deep that the stack ends is no article and no feed of anybody.
    const detail = error instanceof Error ? error.name : 'unreadable';
    return failure(kind === 'feed' ? 'not-a-feed' : 'no-article', detail) as Outcomes[K];
  }
}

export function failure(code: ReadFailureCode, detail: string): ReadFailure {
  return { failure: code, detail };
}
