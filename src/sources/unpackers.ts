// Streams that undo a Content-Encoding; "deflate" is taken with and without the zlib wrapper, as servers send both.
import { Transform } from 'node:stream';
import {
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  type Inflate,
} from 'node:zlib';
import type { Packing } from './fetch-headers.js';

/** An unpacker of one layer. Broken or cut-off input is an error of the stream. */
export function createUnpacker(packing: Packing): NodeJS.ReadWriteStream {
  if (packing === 'gzip') return createGunzip();
  return packing === 'br' ? createBrotliDecompress() : new EitherInflate();
}

/** Low four bits of a zlib header's first byte (RFC 1950, 2.2): the method, of which there is only this one. */
const DEFLATE_METHOD = 8;

/** Chooses by the first byte which of the two it is, and holds the sender back while its reader is behind. */
class EitherInflate extends Transform {
  #inner: Inflate | null = null;

  override _transform(part: Buffer, _encoding: string, done: (error?: Error | null) => void): void {
    const [first] = part;
    if (first !== undefined) this.#inner ??= this.#open(first);
    if (this.#inner === null) done();
    else this.#inner.write(part, (error) => done(error));
  }

  override _read(size: number): void {
    this.#inner?.resume();
    super._read(size);
  }

  override _flush(done: (error?: Error | null) => void): void {
    if (this.#inner === null) done();
    else this.#inner.once('end', () => done()).end();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#inner?.destroy();
    super._destroy(error, done);
  }

  #open(first: number): Inflate {
    const inner = (first & 0x0f) === DEFLATE_METHOD ? createInflate() : createInflateRaw();
    inner.on('data', (part: Buffer) => {
      if (!this.push(part)) inner.pause();
    });
    inner.on('error', (error) => this.destroy(error));
    return inner as Inflate;
  }
}
