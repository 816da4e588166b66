// The body of the thread that reads documents: one at a time, as the main thread sends them.
import { parentPort } from 'node:worker_threads';
import { AppError } from '../core/errors.js';
import type { FetchedDocument } from '../core/source-ports.js';
import type { Outcomes } from './document-outcome.js';
import { readDocument } from './read-document.js';

/** What the main thread sends. */
export interface ReadRequest {
  readonly id: number;
  readonly kind: keyof Outcomes;
  readonly document: FetchedDocument;
}

/** What it hears: first that the thread is ready, then an outcome for each request. */
export type ReadReply =
  | { readonly ready: true }
  | { readonly id: number; readonly outcome: Outcomes[keyof Outcomes] };

const port = parentPort;
if (!port) throw new AppError('CLOSED', 'This file is the body of a worker thread.');

port.on('message', ({ id, kind, document }: ReadRequest) => {
  void readDocument(kind, document).then((outcome) => port.postMessage({ id, outcome } satisfies ReadReply));
});
port.postMessage({ ready: true } satisfies ReadReply);
