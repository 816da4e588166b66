// What reading a document ends in, for both sides of the thread: whoever only waits for it loads no parser.
import type {
  ArticlePage,
  Feed,
  FetchedDocument,
  ReadFailure,
  ReadFailureCode,
} from '../core/source-ports.js';

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

export function failure(code: ReadFailureCode, detail: string): ReadFailure {
  return { failure: code, detail };
}
