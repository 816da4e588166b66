// A stream of text in whatever charset as UTF-8: the charset is told by how it opens, and then kept to.
import { asUtf8, decodeUtf8, utf16Of } from './decode.js';

/** Enough words for every charset to show itself; a table's header alone is too short. */
const SAMPLE_BYTES = 64 * 1024;
/** A character of UTF-8 has at most four bytes: so many may be cut off at the end of a sample. */
const LONGEST_REST = 3;

/** Whether bytes that may end in the middle of a character are UTF-8; null when they are no text at all. */
function isUtf8(sample: Buffer, isWhole: boolean): boolean | null {
  if (sample.includes(0)) return null;
  for (let rest = 0; rest <= (isWhole ? 0 : LONGEST_REST); rest += 1) {
    if (decodeUtf8(sample.subarray(0, sample.length - rest)) !== null) return true;
  }
  return false;
}

async function* continued(start: Buffer, chunks: AsyncIterator<Buffer>): AsyncIterable<Buffer> {
  if (start.length > 0) yield start;
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
}

/** The same text as UTF-8 bytes; null when the stream opens with what is no text in any charset that can be told. */
export async function toUtf8(source: AsyncIterable<Buffer>): Promise<AsyncIterable<Buffer> | null> {
  const chunks = source[Symbol.asyncIterator]();
  const held: Buffer[] = [];
  let length = 0;
  let isWhole = false;
  while (length < SAMPLE_BYTES && !isWhole) {
    const { value, done } = await chunks.next();
    if (done === true) isWhole = true;
    else {
      held.push(Buffer.from(value));
      length += value.length;
    }
  }
  const sample = Buffer.concat(held, length);
  if (utf16Of(sample) !== null) return asUtf8(continued(sample, chunks));
  const plain = isUtf8(sample, isWhole);
  if (plain === true) return continued(sample, chunks);
  const found = plain === null ? null : await decodeOther(sample);
  if (found === null) {
    await chunks.return?.();
    return null;
  }
  return decodedAs(found.charset, continued(sample, chunks));
}

async function* decodedAs(charset: string, chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  if (charset === 'utf-8') {
    yield* chunks;
    return;
  }
  const { default: iconv } = await import('iconv-lite');
  const decoder = iconv.getDecoder(charset);
  for await (const chunk of chunks) yield Buffer.from(decoder.write(chunk));
  const rest = decoder.end();
  if (rest) yield Buffer.from(rest);
}

/** More signs than this share that no text has show that the bytes are none. */
const MOST_STRANGE = 0.002;

/** Bytes that are neither UTF-8 nor marked UTF-16; null when they are no text. */
export async function decodeOther(bytes: Buffer): Promise<{ text: string; charset: string } | null> {
  // Tables of charsets are loaded with the first text that is not UTF-8.
  const { decodeDocument } = await import('./charset.js');
  const found = await decodeDocument(bytes, null);
  if (found === null) return null;
  const strange = found.text.match(/[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\ufffd]/gu)?.length ?? 0;
  return strange > found.text.length * MOST_STRANGE ? null : found;
}
