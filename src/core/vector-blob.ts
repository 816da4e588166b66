// How a vector lies in the database: its numbers as float32, little-endian, one after the other.

/** Where numbers lie with their highest byte first. */
const swaps = new Uint8Array(new Uint16Array([1]).buffer)[0] === 0;

/** A copy of the vector's bytes. */
export function encodeVector(vector: Float32Array): Buffer {
  const bytes = Buffer.from(new Float32Array(vector).buffer);
  return swaps ? bytes.swap32() : bytes;
}

/** The vector in a BLOB; copied, because a Float32Array must begin on a multiple of four bytes. */
export function decodeVector(blob: Uint8Array): Float32Array {
  const copy = new Uint8Array(blob).buffer;
  if (swaps) Buffer.from(copy).swap32();
  return new Float32Array(copy);
}
