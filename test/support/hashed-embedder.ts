// An embedder that needs no model: each word and pair of words adds to a place that its letters choose, marks included,
// so that texts with the same words are near each other.
import type { Embedder, ModelIdentity } from '../../src/core/ports.js';
import { typedTokens } from '../../src/core/text.js';

export interface HashedEmbedder extends Embedder {
  /** Every passage embedded so far. */
  readonly passages: string[];
}

const SHARED = 1.1;

function place(token: string, dimension: number): number {
  let hash = 2166136261;
  for (let i = 0; i < token.length; i++) hash = Math.imul(hash ^ token.charCodeAt(i), 16777619);
  return (hash >>> 0) % dimension;
}

function vectorOf(text: string, dimension: number): Float32Array {
  const vector = new Float32Array(dimension);
  for (const token of typedTokens(text)) {
    const at = place(token, dimension);
    vector[at] = (vector[at] ?? 0) + 1;
  }
  const words = unit(vector);
  // What every text has in common: cosines then lie between 0.55 and 1, much as those of the real model do.
  words[0] = (words[0] ?? 0) + SHARED;
  return unit(words);
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector) || 1;
  return vector.map((number) => number / length);
}

/** A stand-in Embedder; two with the same `name` make the same vectors. */
export function createHashedEmbedder(name = 'hashed', dimension = 64): HashedEmbedder {
  const model: ModelIdentity = { name, dimension, fingerprint: `fingerprint-of-${name}` };
  const passages: string[] = [];
  return {
    model,
    passages,
    embedQuestion: async (text) => vectorOf(text, dimension),
    embedStatement: async (text) => vectorOf(text, dimension),
    async embedPassages(texts, onDone) {
      passages.push(...texts);
      onDone?.(texts.length);
      return texts.map((text) => vectorOf(text, dimension));
    },
    close: async () => {},
  };
}
