// A vector in eight bits a number, as stories keep the vectors of their articles.

/** Largest absolute value of a signed byte that has its opposite. */
const STEPS = 127;
const SCALE_BYTES = 4;

/** A float32 scale (little-endian), then one signed byte a number: off by at most half a step, .004 in a cosine. */
export function packVector(vector: Float32Array): Buffer {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const scale = largest / STEPS || 1;
  const bytes = Buffer.alloc(SCALE_BYTES + vector.length);
  bytes.writeFloatLE(scale, 0);
  for (const [i, value] of vector.entries()) bytes.writeInt8(Math.round(value / scale), SCALE_BYTES + i);
  return bytes;
}

/** The numbers that a packed vector holds, and what each is to be multiplied by. */
export function partsOfPacked(bytes: Uint8Array): { numbers: Int8Array; scale: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { numbers: new Int8Array(bytes.subarray(SCALE_BYTES)), scale: view.getFloat32(0, true) };
}

/** The vector as it was packed, but for the rounding. */
export function unpackVector(bytes: Uint8Array): Float32Array {
  const { numbers, scale } = partsOfPacked(bytes);
  return Float32Array.from(numbers, (value) => value * scale);
}

/** The cosine of two packed vectors of unit length and the same dimension. */
export function packedSimilarity(a: Uint8Array, b: Uint8Array): number {
  const [left, right] = [partsOfPacked(a), partsOfPacked(b)];
  let sum = 0;
  for (const [i, value] of left.numbers.entries()) sum += value * (right.numbers[i] ?? 0);
  return sum * left.scale * right.scale;
}
