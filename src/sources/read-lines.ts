// Bytes to lines without ever holding more than one of them: a line that is too long is counted and let go.

export type ReadLine =
  | { readonly kind: 'line'; readonly number: number; readonly bytes: Buffer }
  /** Longer than allowed; its bytes were not kept. */
  | { readonly kind: 'too-long'; readonly number: number; readonly length: number };

const NEWLINE = 0x0a;

/**
 * Splits a byte stream at `\n`. `number` counts from 1. At most `maxBytes` of one line are held at any time; the line
 * after a too long one is read as usual. The last line needs no line end; an empty one at the end is not reported.
 */
export async function* readLines(chunks: AsyncIterable<Buffer>, maxBytes: number): AsyncIterable<ReadLine> {
  let held: Buffer[] = [];
  let length = 0;
  let number = 1;
  const take = (part: Buffer): void => {
    length += part.length;
    if (length > maxBytes) held = [];
    else held.push(part);
  };
  const finish = (): ReadLine => {
    const line: ReadLine =
      length > maxBytes
        ? { kind: 'too-long', number, length }
        : { kind: 'line', number, bytes: Buffer.concat(held, length) };
    held = [];
    length = 0;
    number += 1;
    return line;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      take(chunk.subarray(from, end));
      yield finish();
      from = end + 1;
    }
    // A copy, because streams may reuse their buffers once the next chunk is asked for.
    if (from < chunk.length) take(Buffer.from(chunk.subarray(from)));
  }
  if (length > 0) yield finish();
}
