// Vectors in eight bits a number, many of them one after the other, quick to compare.
import { partsOfPacked } from '../core/packed-vector.js';

/** Numbers multiplied at once; four sums side by side take half the time of one. */
const LANES = 4;
const FIRST_ROOM = 64;

export interface ByteVectors {
  /** How many were added, those dropped among them. */
  size(): number;
  add(id: number, packed: Buffer): void;
  drop(id: number): void;
  /** Tells `visit` the cosine of each vector with a packed one, from the place `first` on, in the order added. */
  compare(packed: Buffer, first: number, visit: (id: number, similarity: number) => void): void;
}

/** No article's id. */
const DROPPED = 0;

/** Vectors of `dimension` numbers; others are not taken. */
export function createByteVectors(dimension: number): ByteVectors {
  const width = Math.ceil(dimension / LANES) * LANES;
  const ids: number[] = [];
  const scales: number[] = [];
  let room = new Int8Array(FIRST_ROOM * width);

  return {
    size: () => ids.length,
    add(id, packed) {
      const { numbers, scale } = partsOfPacked(packed);
      if (numbers.length !== dimension) return;
      const start = ids.length * width;
      if (start + width > room.length) {
        const larger = new Int8Array(room.length * 2);
        larger.set(room);
        room = larger;
      }
      room.set(numbers, start);
      ids.push(id);
      scales.push(scale);
    },
    drop(id) {
      const place = ids.indexOf(id);
      if (place >= 0) ids[place] = DROPPED;
    },
    compare(packed, first, visit) {
      const { numbers, scale } = partsOfPacked(packed);
      const asked = new Int32Array(width);
      asked.set(numbers.subarray(0, width));
      const held = room;
      for (let place = first; place < ids.length; place++) {
        const id = ids[place] ?? DROPPED;
        if (id === DROPPED) continue;
        let [a, b, c, d] = [0, 0, 0, 0];
        const start = place * width;
        for (let i = 0; i < width; i += LANES) {
          const at = start + i;
          a = (a + Math.imul(asked[i] ?? 0, held[at] ?? 0)) | 0;
          b = (b + Math.imul(asked[i + 1] ?? 0, held[at + 1] ?? 0)) | 0;
          c = (c + Math.imul(asked[i + 2] ?? 0, held[at + 2] ?? 0)) | 0;
          d = (d + Math.imul(asked[i + 3] ?? 0, held[at + 3] ?? 0)) | 0;
        }
        visit(id, (a + b + c + d) * scale * (scales[place] ?? 0));
      }
    },
  };
}
