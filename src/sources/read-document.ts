// Bytes of a feed or a page to what they hold: the size is checked, then the charset found, then the text read.
import type { FetchedDocument } from '../core/source-ports.js';
import { decodeDocument } from './charset.js';
import { failure, type Outcomes, sizeFailure } from './document-outcome.js';
import { readFeed } from './read-feed.js';
import { readPage } from './read-page.js';

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
