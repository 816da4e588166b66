// Names what a source stated of an article, so that a change of ours in reading it is not taken for a change of theirs.
import { createHash } from 'node:crypto';
import type { RawArticle } from '../core/source-item.js';

/** SHA-256 (hex) over all that the source states about the article, whatever this program makes of it. */
export function sourceHash(raw: RawArticle): string {
  const { text, title, date, outlet, url, author, captions, claims } = raw;
  const fields = [text, title, date, outlet, url, author ?? null, captions ?? null, claims ?? null];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}
