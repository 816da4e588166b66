// Remembers the vectors of questions: one is begun while its message is looked up, and the same is asked again soon after.
import type { Embedder } from '../core/ports.js';

/** Of 384 numbers each, some 100 KB. */
const MOST = 64;

/** Embeds questions, each once as long as it is remembered; beyond `MOST` those made first go first, and a failure at once. */
export function rememberingQuestions(
  embedder: Pick<Embedder, 'model' | 'embedQuestion'>,
): Embedder['embedQuestion'] {
  // Promises, so that whoever asks meanwhile waits for the same run of the model.
  const known = new Map<string, Promise<Float32Array>>();
  let model = embedder.model.fingerprint;
  return async (text) => {
    if (model !== embedder.model.fingerprint) known.clear();
    model = embedder.model.fingerprint;
    const held = known.get(text);
    if (held !== undefined) return held;
    const [oldest] = known.keys();
    if (known.size >= MOST && oldest !== undefined) known.delete(oldest);
    const making = embedder.embedQuestion(text);
    known.set(text, making);
    making.catch(() => {
      if (known.get(text) === making) known.delete(text);
    });
    return making;
  };
}
