// Bytes to text, strictly: what is not text is told apart instead of being guessed at.
import { TextDecoder } from 'node:util';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The UTF-16 encoding that a byte order mark announces, null for anything else. */
export function utf16Of(start: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-8 to text; null when the bytes hold a NUL or are not valid UTF-8, that is, are no text. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return UTF8.decode(bytes);
  } catch {
    return null;
  }
}

/** The same stream as UTF-8 bytes when it opens with a UTF-16 byte order mark, else unchanged. */
export async function* asUtf8(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let decoder: TextDecoder | null = null;
  let pending: Buffer | null = Buffer.alloc(0);
  for await (const chunk of chunks) {
    let next = chunk;
    if (pending !== null) {
      // Two bytes tell the encoding; a stream may hand them over one at a time.
      next = Buffer.concat([pending, chunk]);
      pending = next.length < 2 ? next : null;
      if (pending !== null) continue;
      const encoding = utf16Of(next);
      if (encoding !== null) decoder = new TextDecoder(encoding);
    }
    yield decoder === null ? next : Buffer.from(decoder.decode(next, { stream: true }));
  }
  if (pending !== null && pending.length > 0) yield pending;
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield Buffer.from(rest);
}
