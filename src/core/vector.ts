// Arithmetic on vectors of unit length.

/** The cosine of two vectors of unit length and the same dimension. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
