// Remembers the vectors of questions: one is begun while its message is looked up, and the same is asked again soon after.
import type { Embedder } from '../core/ports.js';
import { createMemory } from './memory.js';

/** Of 384 numbers each, some 100 KB. */
const MOST = 64;

/** Embeds questions, each once as long as it is remembered. */
export function rememberingQuestions(
  embedder: Pick<Embedder, 'model' | 'embedQuestion'>,
): Embedder['embedQuestion'] {
  // What a model makes of a text is the same whatever is written to the collection.
  const memory = createMemory<Float32Array>(async () => 0, MOST);
  return (text) => memory.recall(`${embedder.model.fingerprint} ${text}`, () => embedder.embedQuestion(text));
}
